#!/bin/sh
# golden.sh - each saved audit gives the score, the plan and the pages that stand beside it, byte for byte (JSON: value for value).
# CLOSEKNIT_WRITE_GOLDEN=1 writes the pages anew; read the diff before you commit it.
set -u
build=$1
cd "$(dirname "$0")/../.." || exit 1
top=$(pwd)
case $build in /*) ;; *) build=$top/$build ;; esac
program=$build/closeknit
work=$build/tests/golden
mkdir -p "$work/elsewhere"
passed=0
failed=0
export LC_ALL=C.UTF-8

# same NAME: what was made equals the file beside the audit.
same() {
	if [ -n "${CLOSEKNIT_WRITE_GOLDEN:-}" ]; then cp "$work/$1" "tests/golden/$1"; fi
	if cmp -s "$work/$1" "tests/golden/$1"; then passed=$((passed + 1)); else
		failed=$((failed + 1)); echo "not ok: $1"; diff -u "tests/golden/$1" "$work/$1" | head -40; fi
}

for audit in tests/golden/*.audit.json; do
	name=$(basename "$audit" .audit.json)
	pack=tests/packs/${name%%-*}.json
	$program --pack "$pack" score --json --explain "$audit" >"$work/$name.score.json" 2>"$work/$name.score.err" || echo "not ok: score of $name"
	$program --pack "$pack" plan -f json -o - --today 2026-11-22 --answers "$audit" >"$work/$name.plan.json" 2>"$work/$name.plan.err" ||
		echo "not ok: plan of $name"
	for made in score plan; do
		if node tests/golden/same.mjs "$work/$name.$made.json" "tests/golden/$name.$made.json"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
	done
	for suffix in txt md html ics; do
		rm -f "$work/$name.$suffix"
		$program --pack "$pack" plan -o "$work/$name.$suffix" --today 2026-11-22 --answers "$audit" 2>/dev/null
		same "$name.$suffix"
		# The same plan, date and pack give the same bytes, whatever the time zone, locale and folder.
		rm -f "$work/elsewhere/again.$suffix"
		(cd "$work/elsewhere" && umask 077 && LC_ALL=C TZ=Asia/Kolkata LANGUAGE=cy "$program" --pack "$top/$pack" plan --today 2026-11-22 --answers "$top/$audit" -o "again.$suffix" 2>/dev/null)
		if [ -s "$work/$name.$suffix" ] && cmp -s "$work/$name.$suffix" "$work/elsewhere/again.$suffix"; then passed=$((passed + 1)); else
			failed=$((failed + 1)); echo "not ok: $name.$suffix differs in another time zone, locale or folder"; fi
	done
	# Nothing but LF and text that can be shown, and no line over 66 columns.
	if [ ! -s "$work/$name.txt" ] || LC_ALL=C.UTF-8 grep -nP '[\x00-\x09\x0b-\x1f\x7f]|^.{67,}' "$work/$name.txt"; then failed=$((failed + 1)); echo "not ok: $name.txt has a line too long or a control character"; else passed=$((passed + 1)); fi
done

# page NAME COMMAND...: a document that is no whole plan of today.
page() {
	rm -f "$work/$1"
	to=$1
	shift
	$program --pack tests/packs/example.json "$@" -o "$work/$to" 2>/dev/null
	same "$to"
}
# What a private answer changes is never said on paper: whoever the family is, the same lines of help stand at its end.
for audit in tests/golden/*.audit.json; do
	sed -n '/^If something has happened$/,$p' "$work/$(basename "$audit" .audit.json).txt"
	echo "== end"
done | awk 'BEGIN { RS = "== end\n" } NR == 1 { first = $0 } $0 != first || length($0) < 200 { bad = 1 } END { exit bad || NR < 3 }' && passed=$((passed + 1)) || {
	failed=$((failed + 1)); echo "not ok: every family is given the same lines of help"; }

one=tests/golden/example-one-open-account.audit.json
page example-short.txt plan --short --today 2026-11-22 --answers $one
page example-sitting.txt plan --minutes 15 --today 2026-11-22 --answers $one
page example-past-review.txt plan --today 2027-05-23 --answers $one
page example-year-past-review.txt plan --today 2028-05-22 --answers $one
page example-year-past-review.plan.json plan -f json --today 2028-05-22 --answers $one
page example-cards.txt plan --cards --today 2026-11-22
page example-cards.md plan --cards --today 2026-11-22
page example-large-print.html plan --large-print --today 2026-11-22 --answers $one
page example-sheet.txt sheet --today 2026-11-22
page example-sheet.md sheet --today 2026-11-22
page example-sheet.html sheet --today 2026-11-22
page example-sheet-large.html sheet --large-print --today 2026-11-22
if grep -nP '[\x00-\x09\x0b-\x1f\x7f]|^.{67,}' "$work/example-sheet.txt"; then failed=$((failed + 1)); echo "not ok: example-sheet.txt has a line too long or a control character"; else passed=$((passed + 1)); fi
$program --pack tests/packs/example.json help-now >"$work/example-help.txt"
same example-help.txt
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
