#!/bin/sh
# suite.sh - runs one suite, says in one line how it went, and keeps that for run.sh, which calls it for each: sh tests/suite.sh BUILD short|all|long|sanitized NAME
# Each suite is a program or script that ends with a line "N passed, N failed" (check's own closing line counts too).
set -u
build=$1
which=$2
name=$3
cd "$(dirname "$0")/.." || exit 1
case $build in /*) ;; *) build=$(pwd)/$build ;; esac
work=$build/tests
mkdir -p "$work"
CLOSEKNIT_TEST_LENGTH=$which
export CLOSEKNIT_TEST_LENGTH
log=$work/$name.log
program=$build/closeknit

# A home of its own: no test sees the answers of whoever runs it, nor another's.
CLOSEKNIT_HOME=$work/home-$name
export CLOSEKNIT_HOME

# long NUMBER OTHER: the one in the long run, the other else.
long() { if [ "$which" = long ]; then echo "$1"; else echo "$2"; fi; }

run() {
	case $name in
	unit) "$build/unit" ;;
	golden | command | over-time | installed | publish | house | web | pdf | library | print | fetch | guard) sh "tests/$name/$name.sh" "$build" ;;
	at-once) sh tests/guard/at_once.sh "$build" ;;
	lost) sh tests/lost/lost.sh "$build" "$which" killed ;;
	refused) sh tests/lost/lost.sh "$build" "$which" refused ;;
	reference) node tests/reference/compare.mjs --program "$program" --packs "$(long 5000 60)" --audits 20 --seed 1 ;;
	examples) node --test --test-reporter=tap tests/reference/examples.test.mjs ;;
	schema) node tests/schema/agree.mjs --program "$program" --work "$work/schema" ;;
	faces) sh tests/faces/faces.sh "$build" "$(long 1000 200)" ;;
	journeys | cells) sh "tests/screens/$name.sh" "$build" ;;
	plainly) sh tests/plain/plain.sh "$build" ;;
	fuzz) sh tests/fuzz/replay.sh "$build" "$which" ;;
	sheet) node tests/sheet/sheet.mjs --program "$program" --packs "$(long 1000 12)" ;;
	households) node tests/households/households.mjs --program "$program" ;;
	walks) node tests/households/walks.mjs --program "$program" ;;
	search) "$build/households" checklists/uk-parents/en-GB.json "$(long 2000000 30000)" 20261122 ;;
	spelling | grade | pseudo | tables | manual) sh "tests/words/$name.sh" "$build" ;;
	*) echo "there is no suite $name" && return 1 ;;
	esac
}

begun=$(date +%s)
run >"$log" 2>&1
status=$?
# "12 passed, 0 failed", check's "100%: Checks: 12, Failures: 0, Errors: 0", or node's own two lines.
counts=$(sed -n -e '/^# pass /{N;s/^# pass \([0-9]*\)\n# fail \([0-9]*\)/\1 \2/p;}' -e 's/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed.*/\1 \2/p' \
	-e 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\).*/\1 \2 \3/p' "$log" | tail -n 1)
# shellcheck disable=SC2086
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
said=$(printf '%-12s %5d passed, %d failed, in %d s' "$name" "$good" "$bad" $(($(date +%s) - begun)))
# Its output is shown only if something failed; in one piece, since others speak too.
[ "$bad" -eq 0 ] || said=$(printf '%s\n' "$said"; tail -n 60 "$log")
printf '%s\n' "$said"
