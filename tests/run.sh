#!/bin/sh
# run.sh - runs the tests of a build and adds up what passed: sh tests/run.sh BUILD short|all|long|sanitized
# Each suite is a program or script that ends with a line "N passed, N failed" (check's own closing line counts too).
set -u

build=$1
which=$2
cd "$(dirname "$0")/.." || exit 1
case $build in /*) ;; *) build=$(pwd)/$build ;; esac
work=$build/tests
rm -rf "$work"
mkdir -p "$work"

# A home of their own: no test sees the answers of whoever runs it.
CLOSEKNIT_HOME=$work/home
export CLOSEKNIT_HOME
# The long run looks at more of what takes a browser long.
CLOSEKNIT_TEST_LENGTH=$which
export CLOSEKNIT_TEST_LENGTH
unset XDG_STATE_HOME XDG_DATA_HOME XDG_CONFIG_HOME ACCESSIBLE NO_COLOR LANGUAGE

node_modules() {
	[ tests/node_modules/.package-lock.json -nt tests/package-lock.json ] || (cd tests && npm ci --no-audit --no-fund --loglevel=error) || exit 1
}

# suite NAME COMMAND ...: run it, show its output only if something failed, count.
suite() {
	name=$1
	shift
	log=$work/$name.log
	: >"$work/$name.begun"
	begun=$(date +%s)
	"$@" >"$log" 2>&1
	status=$?
	# "12 passed, 0 failed", check's "100%: Checks: 12, Failures: 0, Errors: 0", or node's own two lines.
	counts=$(sed -n -e '/^# pass /{N;s/^# pass \([0-9]*\)\n# fail \([0-9]*\)/\1 \2/p;}' -e 's/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed.*/\1 \2/p' \
		-e 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\).*/\1 \2 \3/p' "$log" | tail -n 1)
	set -- $counts
	if [ $# -eq 3 ]; then
		bad=$(($2 + $3))
		good=$(($1 - bad))
	else
		good=${1:-0}
		bad=${2:-0}
	fi
	# A suite that fails without a count, or ran nothing, is a failure of its own.
	if [ $status -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
	if [ "$good" -eq 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
	echo "$good $bad" >"$work/$name.result"
	printf '%-12s %5d passed, %d failed, in %d s\n' "$name" "$good" "$bad" $(($(date +%s) - begun))
	[ "$bad" -eq 0 ] || tail -n 60 "$log"
}

[ "$which" = short ] || node_modules

# Beside the others, since a browser waits more than it works: what is printed, and what is made once.
if [ "$which" = all ] || [ "$which" = long ]; then
	{
		suite web sh tests/web/web.sh "$build"
		suite pdf sh tests/pdf/pdf.sh "$build"
		suite library sh tests/library/library.sh "$build"
		suite spelling sh tests/words/spelling.sh "$build"
		suite grade sh tests/words/grade.sh "$build"
		suite print sh tests/print/print.sh "$build"
		suite fetch sh tests/fetch/fetch.sh "$build"
		suite at-once sh tests/guard/at_once.sh "$build"
	} &
fi

# What runs the code of the program, and so also means something under the sanitizers.
suite unit "$build/unit"
suite golden sh tests/golden/golden.sh "$build"
suite command sh tests/command/command.sh "$build"
if [ "$which" != short ]; then
	suite over-time sh tests/over-time/over-time.sh "$build"
	packs=60
	[ "$which" != long ] || packs=5000
	suite reference node tests/reference/compare.mjs --program "$build/closeknit" --packs $packs --audits 20 --seed 1
	suite schema node tests/schema/agree.mjs --program "$build/closeknit" --work "$work/schema"
	suite installed sh tests/installed/installed.sh "$build"
	suite publish sh tests/publish/publish.sh "$build"
	suite faces sh tests/faces/faces.sh "$build" "$([ "$which" = long ] && echo 1000 || echo 200)"
	suite journeys sh tests/screens/journeys.sh "$build"
	suite cells sh tests/screens/cells.sh "$build"
	suite plainly sh tests/plain/plain.sh "$build"
	suite fuzz sh tests/fuzz/replay.sh "$build" "$which"
	papers=12
	[ "$which" != long ] || papers=1000
	# It has closeknit-pdf draw papers within closeknit's rights, where a sanitizer may not do what it does at the end.
	[ "$which" = sanitized ] || suite sheet node tests/sheet/sheet.mjs --program "$build/closeknit" --packs $papers
	suite households node tests/households/households.mjs --program "$build/closeknit"
	suite search "$build/households" checklists/uk-parents/en-GB.json "$([ "$which" = long ] && echo 2000000 || echo 30000)" 20261122
fi
# What looks at words, pages and files made, once.
if [ "$which" != sanitized ]; then
	suite house sh tests/house/house.sh "$build"
	suite examples node --test --test-reporter=tap tests/reference/examples.test.mjs
	suite pseudo sh tests/words/pseudo.sh "$build"
	suite tables sh tests/words/tables.sh "$build"
	suite manual sh tests/words/manual.sh "$build"
fi
if [ "$which" = all ] || [ "$which" = long ]; then
	# Kills and refusals are counted in calls and allocations, of which the sanitizers make their own.
	suite lost sh tests/lost/lost.sh "$build" "$which"
	suite guard sh tests/guard/guard.sh "$build"
fi
wait
for mark in "$work"/*.begun; do
	[ -e "${mark%.begun}.result" ] || { echo "not ok: $(basename "$mark" .begun) did not end"; echo "0 1" >"${mark%.begun}.result"; }
done
total() {
	cat "$work"/*.result | awk -v field="$1" '{ sum += $field } END { print sum + 0 }'
}
passed=$(total 1)
failed=$(total 2)
echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
