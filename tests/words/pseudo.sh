#!/bin/sh
# pseudo.sh - every sentence of the program goes through gettext: in a made-up language where each is put in brackets, nothing stands outside them but a checklist's own texts.
set -u
build=$1
cd "$(dirname "$0")/../.." || exit 1
case $build in /*) ;; *) build=$(pwd)/$build ;; esac
program=$build/closeknit
work=$build/tests/pseudo
pack=tests/packs/example.json
audit=tests/golden/example-marks.audit.json
rm -rf "$work"
mkdir -p "$work" "$build/locale/qps/LC_MESSAGES"
passed=0
failed=0

xgettext --from-code=UTF-8 -k_ -kN_ -kngettext:1,2 --no-location -o "$work/closeknit.pot" src/*/*.c src/*/*.h || exit 1
sed -i 's/charset=CHARSET/charset=UTF-8/; s/nplurals=INTEGER; plural=EXPRESSION/nplurals=2; plural=(n != 1)/' "$work/closeknit.pot"
msgen --lang=en --no-wrap -o "$work/en.po" "$work/closeknit.pot" 2>/dev/null || exit 1
# Each line of each translation is put in brackets, but for the header's.
LC_ALL=C awk '
	/^msgid/ { within = 0 }
	/^msgstr/ { within = 1; if ($0 !~ /^msgstr\[1\]/) nth++ }
	within && nth > 1 && match($0, /"..*"$/) {
		before = substr($0, 1, RSTART)
		text = substr($0, RSTART + 1, RLENGTH - 2)
		after = "\""
		if (text ~ /\\n$/) { text = substr(text, 1, length(text) - 2); after = "\\n\"" }
		if (text != "") $0 = before "⟦" text "⟧" after
	}
	{ print }' "$work/en.po" >"$work/qps.po"
# One is as long as in letters of three bytes each, and holds what a calendar has another use for.
sed -i "s/⟦Take the next step/&, $(printf 'ਪਰਿਵਾਰ %.0s' 1 2 3 4 5 6 7 8 9)a;b\\\\\\\\c\\\\nd/" "$work/qps.po"
msgfmt -o "$build/locale/qps/LC_MESSAGES/closeknit.mo" "$work/qps.po" || exit 1
cleanup() { rm -rf "$build/locale/qps"; rmdir "$build/locale" 2>/dev/null; }
trap cleanup EXIT

# holds NAME COMMAND...: what it prints is all in brackets.
holds() {
	name=$1
	shift
	LANGUAGE=qps LC_ALL=C.UTF-8 CLOSEKNIT_HOME="$work/home" "$@" >"$work/$name.out" 2>&1
	if node tests/words/outside.mjs "$pack" "$work/$name.out"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not ok: words of \"$name\" that gettext does not see"; fi
}
walk() { printf '1\n1 2\n2\n1\nskip\nback\nwhy\nhelp\nback\nreview\nback\n%s' "$(yes 1 | head -40)" | "$program" --pack "$pack" audit --plain; }

# The full screen in a window so high that nothing is cut: each screen that a key opens, one after the other.  A key that changes nothing opened nothing: the rest would be words of a screen that was seen before.
screens() {
	server=closeknit-pseudo-$$
	tmux -L "$server" -f /dev/null new-session -d -s p -x 100 -y 300 \
		"env LANGUAGE=qps LC_ALL=C.UTF-8 CLOSEKNIT_HOME='$work/screens' '$program' --pack '$pack'; cat"
	tries=0
	until tmux -L "$server" capture-pane -p -t p | grep -q . || [ $tries -eq 200 ]; do tries=$((tries + 1)); sleep 0.05; done
	for key in F1 Left Enter Enter F1 Left F2 Enter Left Left F3 Left F4 Left F7 Left Space Down Down Down Down Enter Escape 6 Enter Left 7 Enter Left 8 Enter Enter 5 Enter Left Left q; do
		before=$(tmux -L "$server" capture-pane -p -t p)
		tmux -L "$server" send-keys -t p "$key"
		tries=0
		until [ "$(tmux -L "$server" capture-pane -p -t p)" != "$before" ]; do
			[ $tries -lt 200 ] || { echo "$key changed nothing" >>"$work/idle"; break; }
			tries=$((tries + 1))
			sleep 0.05
		done
		tmux -L "$server" capture-pane -p -t p
	done
	tmux -L "$server" kill-server
}

holds screens screens
if [ -e "$work/idle" ]; then failed=$((failed + 1)); echo "not ok: each key opens a screen: $(tr '\n' ';' <"$work/idle")"; else passed=$((passed + 1)); fi
holds walk walk
holds plan "$program" --lang qps --pack "$pack" plan --answers "$audit" --today 2026-11-22 --minutes 30
holds todo "$program" --pack "$pack" todo --answers "$audit"
holds score "$program" --pack "$pack" score --explain "$audit"
holds help-now "$program" --pack "$pack" help-now
cp -R tests/over-time/home "$work/past"
chmod -R go= "$work/past"
# A calendar's line has at most 75 octets, also where it goes on twice, and none ends inside a character (RFC 5545 3.1); its own signs are escaped (3.3.11).
LANGUAGE=qps LC_ALL=C.UTF-8 "$program" --lang qps --pack "$pack" plan --answers "$audit" --today 2026-11-22 -f ics -o - >"$work/plan.ics"
if node -e 'const bytes = require("fs").readFileSync(process.argv[1]), lines = bytes.toString("latin1").split("\r\n").map((line) => Buffer.from(line, "latin1"));
	lines.forEach((line) => new TextDecoder("utf-8", { fatal: true }).decode(line));
	process.exit(lines.every((line) => line.length <= 75) && lines.some((line, i) => line[0] === 32 && lines[i + 1][0] === 32) && bytes.toString().replaceAll("\r\n ", "").includes(`${"ਪਰਿਵਾਰ ".repeat(9)}a\\;b\\\\c\\nd`) ? 0 : 1)' "$work/plan.ics"
then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not ok: long lines of a calendar are folded between characters, and its signs escaped"; fi
pack=$(pwd)/tests/packs/later.json
holds history env CLOSEKNIT_HOME="$work/past" "$program" --pack "$pack" history
holds compare env CLOSEKNIT_HOME="$work/past" "$program" --pack "$pack" compare
pack=$(pwd)/tests/packs/example.json
holds help "$program" --help
holds plan-help "$program" plan --help
holds version "$program" --version
holds forget "$program" forget --all
# Pages speak their checklist's language, also one of a region, whatever the person's own is, and in the locale C, where nothing else is translated.
sed 's/"language": "en-GB"/"language": "qps-GB"/' "$pack" >"$work/pages.json"
pages() {
	LC_ALL=C.UTF-8 LANGUAGE=en "$program" --pack "$work/pages.json" "$@" >"$work/pages.english" && LC_ALL=C "$program" --pack "$work/pages.json" "$@" >"$work/pages.c" &&
		cmp "$work/pages.english" "$work/pages.c" && node tests/words/outside.mjs "$work/pages.json" "$work/pages.c"
}
for made in "plan --answers $audit --today 2026-11-22" "plan --cards" sheet "help-now -f text"; do
	# shellcheck disable=SC2086
	if pages $made; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not ok: \"$made\" speaks the checklist's language in every locale"; fi
done
# The check itself can fail: the same without the language.
if LC_ALL=C.UTF-8 "$program" --help >"$work/english.out" && ! node tests/words/outside.mjs "$pack" "$work/english.out" >/dev/null; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not ok: plain English is noticed"; fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
