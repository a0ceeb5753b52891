#!/bin/sh
# publish.sh - a publisher's folder with real minisign: published, signed, looked at again; each damage and each slip refused in words. The manual's own example is followed to the letter.
set -u
build=$1
cd "$(dirname "$0")/../.." || exit 1
top=$(pwd)
case $build in /*) ;; *) build=$top/$build ;; esac
program=$build/closeknit
work=$build/tests/publish
. tests/kit.sh
mkdir -p "$work/site" "$work/keys"
site=$work/site
today=2026-11-26

publish() { "$program" pack publish --today $today "$@"; }
sign() { minisign -S "$@" -s "$work/keys/one.key" -m "$site/index.json" >/dev/null 2>&1 </dev/null; }
# read_index EXPRESSION: what JavaScript finds in the index.
read_index() { node -e "const i = JSON.parse(require('fs').readFileSync('$site/index.json', 'utf8')); console.log($1)"; }
is() { if [ "$2" = "$3" ]; then ok; else bad "$1" "is $2, expected $3"; fi; }

minisign -G -W -p "$work/keys/one.pub" -s "$work/keys/one.key" >/dev/null 2>&1 </dev/null
minisign -G -W -p "$work/keys/two.pub" -s "$work/keys/two.key" >/dev/null 2>&1 </dev/null
one=$work/keys/one.pub

# ---- From nothing to a signed folder, as the manual says
gives 1 "an empty folder is told what is missing" publish "$site"; says "holds no checklist"
cd "$site" && gives 0 "an overlay is begun" "$program" pack new --extends uk-parents our-town.json; cd "$top" || exit 1
gives 0 "it is free of complaints" "$program" pack lint --strict "$site/our-town.json"
today=$(date +%Y-%m-%d)
gives 0 "the folder is published" publish "$site"; prints "new:       our-town"; prints "serial 1"; prints "still has https://example.org"; prints "minisign -S -H -m"; prints "closeknit pack publish"
gives 1 "until it is signed it is not ready" publish "$site" --key "$one"; prints "not signed yet"
sign; gives 0 "once signed it is ready to upload" publish "$site" --key "$one"; prints "Ready to upload"; prints "    our-town.json"; prints "    index.json.minisig"; prints "closeknit pack add https://"
gives 0 "the key itself will do" publish "$site" --key "$(tail -n 1 "$one")"; prints "Ready to upload"
gives 2 "whose signature has to be said" publish "$site"; says "--key"
cp "$one" "$site/minisign.pub"; gives 0 "or lies in the folder" publish "$site"; prints "Ready to upload"
gives 0 "minisign agrees" minisign -V -p "$one" -m "$site/index.json"
is "the hash is that of the file" "$(read_index 'i.packs[0].sha256')" "$(sha256sum "$site/our-town.json" | cut -d' ' -f1)"
is "the size is that of the file" "$(read_index 'i.packs[0].size')" "$(wc -c <"$site/our-town.json" | tr -d ' ')"
is "nothing new writes nothing" "$(read_index i.serial)" 1
today=2026-11-26

# ---- A checklist with a translation and an overlay of it
cp checklists/example.json "$site/example.json"
sed 's/"uk-parents", "serial": [0-9]*/"my-checklist", "serial": 1/; s#/topics/[a-z-]*/title#/topics/places/title#; s/"id": "our-town", "version"/"id": "near", "version"/' "$site/our-town.json" >"$site/near.json"
node tests/installed/translate.mjs checklists/example.json cy >"$site/example-cy.json"
sed 's/Where pictures go/Utilise pictures/' checklists/example.json >"$site/example.json"
gives 3 "warnings count" publish "$site"; prints "warning:"; says "nothing was published"
cp checklists/example.json "$site/example.json"
gives 0 "a checklist, an overlay of it and a translation are published" publish "$site"; prints "new:       my-checklist"; prints "new:       near"
is "three packs are in the index" "$(read_index i.packs.length)" 3
is "the serial has risen" "$(read_index i.serial)" 2
is "the translation is listed with its pack" "$(read_index 'i.packs.find((p) => p.id === "my-checklist").translations[0].language')" cy
sign; gives 0 "it is ready again" publish "$site"; prints "    example-cy.json"
cp -r "$site" "$work/good"
again() { rm -rf "$site"; cp -r "$work/good" "$site"; }

# ---- Slips
sed -i 's/Where pictures go/Where they go/' "$site/example.json"
cp "$site/example.json" "$work/changed.json"
gives 3 "an overlay of what changed is looked at again" publish "$site"; prints "near.json"; prints "written for serial 1 of pack \"my-checklist\", and serial 2 is here"; says "nothing was published"
if cmp -s "$site/example.json" "$work/changed.json"; then ok; else bad "until all of it may be published, no file is written"; fi
is "nor the index" "$(read_index i.serial)" 2
sed -i 's/"my-checklist", "serial": 1/"my-checklist", "serial": 2/' "$site/near.json"
gives 0 "then it is published" publish "$site"; prints "changed:   my-checklist"; prints "changed:   near"
prints 'raised:    "serial" in example.json, line 3, from 1 to 2'; prints 'raised:    "serial" in near.json'
is "the serial of what changed has risen in the index" "$(read_index 'i.packs.find((p) => p.id === "my-checklist").serial')" 2
is "and in its own file" "$(sed '0,/"serial": 1/s//"serial": 2/' "$work/changed.json" | sha256sum)" "$(sha256sum <"$site/example.json")"
is "the serial of the index too" "$(read_index i.serial)" 3
sign; gives 0 "it is ready" publish "$site"; prints "Ready to upload"
is "what did not change keeps its serial" "$(read_index 'i.packs.find((p) => p.id === "our-town").serial')" 1
again; sed -i 's/Where pictures go/Where they go/' "$site/example.json"; sed -i 's/"my-checklist", "serial": 1/"my-checklist", "serial": 2/' "$site/near.json"; publish "$site" >/dev/null 2>&1
gives 3 "the old signature does not fit" publish "$site"; says "Sign it again"
again
sed -i '0,/"serial": 1/s//"serial": 5/' "$site/example.json"; sed -i 's/"my-checklist", "serial": 1/"my-checklist", "serial": 5/; s/"version": "1", "serial": 1/"version": "2", "serial": 2/' "$site/near.json"; publish "$site" >/dev/null 2>&1
sed -i '0,/"serial": 5/s//"serial": 4/' "$site/example.json"; sed -i 's/"my-checklist", "serial": 5/"my-checklist", "serial": 4/; s/"version": "2", "serial": 2/"version": "3", "serial": 3/' "$site/near.json"
gives 3 "a lower serial is refused" publish "$site"; says "5 is published already"; says 'write "serial": 6 in line 3 of it'
again; sed -i '0,/"serial": 1/s//"serial": 1000002/' "$site/example.json"
gives 3 "a leap that readers refuse is refused" publish "$site"; says "a leap of more than 1000000"; says '"serial": 2 in line 3 of it'
# What is left out comes back with a higher serial, however long it was away.
again; sed -i 's/"version": "1", "serial": 1/"version": "2", "serial": 4/' "$site/near.json"; publish "$site" >/dev/null 2>&1
mv "$site/near.json" "$work/near.json"; gives 0 "what is taken out is said" publish "$site"; prints "left out:  near"
is "and its serial is remembered" "$(read_index 'JSON.stringify(i["x-left-out"])')" '[{"id":"near","serial":4}]'
sed -i 's/Our line for parents/Our own line for parents/' "$site/our-town.json"; gives 0 "other things go on" publish "$site"; prints "changed:   our-town"
is "and it still is" "$(read_index 'JSON.stringify(i["x-left-out"])')" '[{"id":"near","serial":4}]'
sed 's/"version": "2", "serial": 4/"version": "2", "serial": 3/' "$work/near.json" >"$site/near.json"
gives 3 "it cannot come back with a lower serial" publish "$site"; says "4 is published already"; says 'write "serial": 5 in line'
cp "$work/near.json" "$site/near.json"
gives 0 "nor with the same" publish "$site"; prints 'raised:    "serial" in near.json'; prints "from 4 to 5"; prints "new:       near"
is "once it is back nothing is left out" "$(read_index '"x-left-out" in i')" false
sign; gives 0 "and readers take it" publish "$site"; prints "Ready to upload"
again; sed -i 's/"next_key": null/"x-left-out": [3, {"id": "A", "serial": 2}, {"id": "b"}, {"id": "near", "serial": 9}], &/' "$site/index.json"; rm "$site/near.json"
gives 0 "what others wrote there is no fault" publish "$site"; is "a row that says something is kept" "$(read_index 'JSON.stringify(i["x-left-out"])')" '[{"id":"near","serial":9}]'
again; rm "$site/near.json"; gives 0 "what is taken out is said" publish "$site"; prints "left out:  near"
again; cp "$site/example.json" "$site/copy.json"; gives 3 "two with one id are refused" publish "$site"; says "have the same id"
again; cp "$site/example.json" "$site/My Checklist.json"; gives 3 "a name with blanks and capitals is refused" publish "$site"; says "small letters"
again; echo '{' >"$site/broken.json"; gives 3 "a broken file is refused" publish "$site"; prints "broken.json:2:1: error"
again; rm "$site/example.json"; gives 3 "a translation of nothing is refused" publish "$site"; prints "this is an overlay"
again; node tests/installed/only.mjs "$site/example-cy.json" /topics >"$work/cy.json"; cp "$work/cy.json" "$site/example-cy.json"
gives 3 "a translation without a whole help page is refused" publish "$site"; says "of the help page"
again; cp "$work/keys/one.key" "$site/"; gives 3 "a secret key in the folder is refused" publish "$site"; says "is a secret key"
again; echo '{' >"$site/index.json"; gives 3 "an index that cannot be read is not written over" publish "$site"; says "put back the index.json"
is "and stays" "$(cat "$site/index.json")" '{'
again; gives 2 "a day that is past is refused" publish "$site" --expires 2026-01-01; says "not a day to come"
gives 2 "one folder is expected" publish; gives 2 "and no more" publish "$site" "$site"
gives 1 "one that is not there is named" publish "$work/none"; says "$work/none"

again; node -e '
	const fs = require("fs"), pack = JSON.parse(fs.readFileSync("checklists/example.json"));
	pack["x-note"] = "x".repeat(1000000);
	for (let i = 0; i < 34; i++) fs.writeFileSync(`${process.argv[1]}/large-${i}.json`, JSON.stringify({ ...pack, id: `large-${i}` }, null, 1));' "$site"
gives 3 "more than a reader gets at once is refused" publish "$site"; says "more than 32 MiB together"; rm -f "$site"/large-*.json

# ---- Damages, as a reader would meet them
for damage in file size signature comment trusted legacy other cut longer; do
	again
	case $damage in
	file) sed -i 's/"serial": 2/"serial": 3/' "$site/index.json" ;;
	size) sed -i 's/"version": "1"/"version": "1" /' "$site/index.json" ;;
	signature) sed -i '2{s/^\(.\{60\}\)A/\1B/;t;s/^\(.\{60\}\)./\1A/}' "$site/index.json.minisig" ;;
	comment) sed -i '3s/timestamp:1/timestamp:2/' "$site/index.json.minisig" ;;
	trusted) sed -i '3d' "$site/index.json.minisig" ;;
	legacy) minisign -S -l -s "$work/keys/one.key" -m "$site/index.json" >/dev/null 2>&1 </dev/null ;;
	other) minisign -S -s "$work/keys/two.key" -m "$site/index.json" >/dev/null 2>&1 </dev/null ;;
	cut) head -c 200 "$site/index.json.minisig" >"$work/cut"; cp "$work/cut" "$site/index.json.minisig" ;;
	longer) echo >>"$site/index.json.minisig" ;;
	esac
	gives 3 "refused: $damage" publish "$site"
	case $damage in
	file | size | signature) says "does not fit index.json" ;;
	comment) says "trusted comment" ;;
	legacy) says "minisign -S -H -m" ;;
	other) says "another key" ;;
	trusted | cut | longer) says "four lines" ;;
	esac
done
again; sed -i '1s/from/FROM/' "$site/index.json.minisig"; gives 0 "the untrusted comment is worth nothing" publish "$site"

# ---- Keys and days
again; gives 0 "a next key is named" publish "$site" --next-key "$work/keys/two.pub"; prints "next key:  named"
is "it is in the index" "$(read_index i.next_key)" "$(tail -n 1 "$work/keys/two.pub")"
sign; gives 0 "and stays" publish "$site"; prints "Ready"
gives 0 "until it is taken back" publish "$site" --next-key none; is "then it is gone" "$(read_index i.next_key)" null
again; today=2027-04-30; gives 0 "an index in its last month is renewed" publish "$site"; prints "renewed:"; is "with a later day" "$(read_index i.expires)" 2027-10-30
again; today=2026-11-26; gives 0 "a day may be chosen" publish "$site" --expires 2026-12-24; is "it is in the index" "$(read_index i.expires)" 2026-12-24
cp -r "$work/good" "$work/twice"; "$program" pack publish --today $today "$work/twice" --next-key "$work/keys/two.pub" >/dev/null; again; publish "$site" --next-key "$work/keys/two.pub" >/dev/null
if cmp -s "$work/twice/index.json" "$site/index.json"; then ok; else bad "the same folder gives the same index"; fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
