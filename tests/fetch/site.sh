#!/bin/sh
# site.sh - what the tests of fetching share: a publisher's folder signed by minisign, nginx in front of it, a pack to change: . tests/fetch/site.sh
# Needs $work, a folder of the test's own.

# key NAME: a pair of keys; $work/NAME.pub and NAME.key.
key() { minisign -G -W -f -p "$work/$1.pub" -s "$work/$1.key" >/dev/null 2>&1; }
public() { tail -n 1 "$work/$1.pub"; }
# key_id NAME: as minisign prints it, with all its digits.
key_id() { public "$1" | base64 -d | od -An -tx1 -j2 -N8 | tr -d ' \n' | sed 's/\(..\)\(..\)\(..\)\(..\)\(..\)\(..\)\(..\)\(..\)/\8\7\6\5\4\3\2\1/' | tr a-f A-F; }
# sign FOLDER NAME [OPTIONS]: sign its index with the key NAME.
sign() { folder=$1 name=$2; shift 2; rm -f "$folder/index.json.minisig"; minisign -S -W -s "$work/$name.key" -m "$folder/index.json" "$@" >/dev/null 2>&1 </dev/null; }
# pack FILE ID SERIAL VERSION: tests/packs/example.json under that name and number.
pack() { node -e '
	const [file, from, id, serial, version] = process.argv.slice(1), fs = require("fs");
	const pack = JSON.parse(fs.readFileSync(from));
	Object.assign(pack, { id, serial: Number(serial), version });
	fs.writeFileSync(file, JSON.stringify(pack, null, 1));' "$1" "$top/tests/packs/example.json" "$2" "$3" "$4"; }
# index FOLDER SERIAL [NAME=VALUE...]: an index of all packs in the folder; NAME=VALUE changes what it says: issued, expires, next_key, or any JSON under a path such as packs.0.size.
index() { node "$top/tests/fetch/index.mjs" "$@"; anew "$1"; }
# anew FOLDER: its index is of a second of its own, or a web server could take one list for another that is as long.
anew() { echo >>"$work/times"; touch -d "@$((1700000000 + $(wc -l <"$work/times")))" "$1/index.json"; }
# linked FILE ADDRESS...: a pack that has these addresses and no others.
linked() { node -e '
	const [file, from, ...urls] = process.argv.slice(1), fs = require("fs");
	let text = fs.readFileSync(from, "utf8").replace(/https:\/\/[^"\s]*/g, urls[0]);
	const pack = JSON.parse(text);
	Object.values(pack.messages)[0].body = urls.join("\n");
	fs.writeFileSync(file, JSON.stringify(pack));' "$1" "$top/tests/packs/example.json" $(shift; echo "$@"); }
