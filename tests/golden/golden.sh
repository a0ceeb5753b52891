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
mkdir -p "$work"
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
	$program --pack "$pack" plan -f text -o - --today 2026-11-22 --answers "$audit" >"$work/$name.txt" 2>/dev/null
	same "$name.txt"
	# The same plan, date and pack give the same bytes, whatever the time zone, locale and folder.
	(cd "$work" && LC_ALL=C TZ=Asia/Kolkata "$program" --pack "$top/$pack" plan -f text --today 2026-11-22 --answers "$top/$audit" >"$name.again" 2>/dev/null)
	if [ -s "$work/$name.txt" ] && cmp -s "$work/$name.txt" "$work/$name.again"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not ok: $name.txt differs in another time zone or locale"; fi
	# Nothing but LF and text that can be shown, and no line over 66 columns.
	if [ ! -s "$work/$name.txt" ] || LC_ALL=C.UTF-8 grep -nP '[\x00-\x09\x0b-\x1f\x7f]|^.{67,}' "$work/$name.txt"; then failed=$((failed + 1)); echo "not ok: $name.txt has a line too long or a control character"; else passed=$((passed + 1)); fi
done
$program --pack tests/packs/example.json help-now >"$work/example-help.txt"
same example-help.txt
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
