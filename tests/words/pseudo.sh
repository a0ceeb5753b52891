#!/bin/sh
# pseudo.sh - every sentence of the program goes through gettext: in a made-up language where each is put in brackets, nothing stands outside them but a checklist's own texts.
set -u
build=$1
cd "$(dirname "$0")/../.." || exit 1
program=$build/closeknit
work=$build/tests/pseudo
pack=tests/packs/example.json
audit=tests/golden/example-marks.audit.json
rm -rf "$work"
mkdir -p "$work" "$build/locale/qps/LC_MESSAGES"
passed=0
failed=0

xgettext --from-code=UTF-8 -k_ -kN_ -kngettext:1,2 --no-location -o "$work/closeknit.pot" src/*/*.c || exit 1
sed -i 's/charset=CHARSET/charset=UTF-8/; s/nplurals=INTEGER; plural=EXPRESSION/nplurals=2; plural=(n != 1)/' "$work/closeknit.pot"
msgen --lang=en -o "$work/en.po" "$work/closeknit.pot" 2>/dev/null || exit 1
LC_ALL=C.UTF-8 msgfilter --keep-header -i "$work/en.po" -o "$work/qps.po" sed -e 's/^\(..*\)$/⟦\1⟧/' 2>/dev/null || exit 1
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

holds walk walk
holds plan "$program" --lang qps --pack "$pack" plan --answers "$audit" --today 2026-11-22 --minutes 30
holds todo "$program" --pack "$pack" todo --answers "$audit"
holds score "$program" --pack "$pack" score --explain "$audit"
holds help-now "$program" --pack "$pack" help-now
holds help "$program" --help
holds plan-help "$program" plan --help
holds version "$program" --version
holds forget "$program" forget --all
# The check itself can fail: the same without the language.
if LC_ALL=C.UTF-8 "$program" --help >"$work/english.out" && ! node tests/words/outside.mjs "$pack" "$work/english.out" >/dev/null; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not ok: plain English is noticed"; fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
