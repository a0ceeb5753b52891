#!/bin/sh
# tables.sh - the tables made from the shipped pack are as the pack says, and their tools refuse what is wrong: sh tests/words/tables.sh BUILD
set -u

cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# so SENTENCE STATUS COMMAND ...: the command must end with that status.
so() {
	sentence=$1
	wanted=$2
	shift 2
	"$@" >"$work/said" 2>&1
	status=$?
	if [ "$status" -eq "$wanted" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "not so: $sentence (exit $status, wanted $wanted)"
		cat "$work/said"
	fi
}

# with NAME SED-EXPRESSION: a fresh copy of the folder with one file changed.
with() {
	rm -rf "$work/pack"
	cp -R checklists/uk-parents "$work/pack"
	sed "$2" "checklists/uk-parents/$1" >"$work/pack/$1"
	if cmp -s "checklists/uk-parents/$1" "$work/pack/$1"; then
		failed=$((failed + 1))
		echo "not so: the change to $1 changes something ($2)"
	fi
}

so "every point of the guidance is covered or left out with a reason" 0 node tools/coverage.mjs --check
so "every service and goal has a step or a reason" 0 node tools/services.mjs --check
so "the review list is what the pack says" 0 node tools/review.mjs --check

with coverage.json '/"G57"/d'
so "a missing point of the guidance is refused" 1 node tools/coverage.mjs --check "$work/pack"
with coverage.json 's/action:trim-lists/action:trim-hedges/'
so "an action that does not exist is refused" 1 node tools/coverage.mjs --check "$work/pack"
with coverage.json 's/"urgent:steps\/14"/"urgent:steps\/99"/'
so "a step that does not exist is refused" 1 node tools/coverage.mjs --check "$work/pack"
with coverage.json 's/"about":"Repeat"/"about":"Look again"/'
so "an old coverage table is refused" 1 node tools/coverage.mjs --check "$work/pack"
with services.json 's/\["clear-place@x"\]/["clear-place@y"]/'
so "steps that do not exist are refused" 1 node tools/services.mjs --check "$work/pack"
with services.json '/"clear-place@bereal"/d'
so "steps that are in no cell are refused" 1 node tools/services.mjs --check "$work/pack"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
