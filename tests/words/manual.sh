#!/bin/sh
# manual.sh - the example in closeknit-pack(5) is the one "pack new" writes, and it works: sh tests/words/manual.sh BUILD
set -u

build=$1
case $build in /*) ;; *) build=$(pwd)/$build ;; esac
cd "$(dirname "$0")/../.." || exit 1
closeknit=$build/closeknit
passed=0
failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
CLOSEKNIT_HOME=$work/home
export CLOSEKNIT_HOME

holds() {
	sentence=$1
	shift
	if output=$("$@" 2>&1); then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "not ok: $sentence"
		printf '%s\n' "$output" | head -20
	fi
}

manual_has_the_example() {
	# Roff writes a backslash as \e, and nothing else of it stands in the example.
	sed -n '/^\.Sh EXAMPLES/,$p' man/closeknit-pack.5 | sed -n '/^\.Bd -literal/,/^\.Ed/p' | sed -e '1d' -e '$d' -e 's/\\e/\\/g' >"$work/manual.json"
	diff "$work/manual.json" checklists/example.json
}

manual_has_the_overlay() {
	sed -n '/^\.Sh OVERLAYS/,/^\.Sh FOR/p' man/closeknit-pack.5 | sed -n '/^\.Bd -literal/,/^\.Ed/p' | sed -e '1d' -e '$d' -e 's/\\e/\\/g' | diff - tests/installed/river.json
}

# What is to be typed ends where its quotation mark does: a bracket that stands alone ends it early, and No does not.
quotes_end_where_they_should() {
	! grep -n 'Ql .* No ' man/closeknit.1 man/closeknit-pack.5 || return 1
	for page in man/closeknit.1 man/closeknit-pack.5; do
		! mandoc -T utf8 "$page" | col -b | tr '\n' ' ' | grep -oE '‘[^’]*(‘|\[[^]’]*’)' || return 1
	done
}

new_writes_the_example() {
	"$closeknit" pack new "$work/new.json" || return 1
	# Its days are counted from today; all else is the same.
	days='s/"[0-9]\{4\}-[0-9]\{2\}-[0-9]\{2\}"/"DAY"/g'
	sed "$days" "$work/new.json" >"$work/new.days"
	sed "$days" checklists/example.json | diff "$work/new.days" -
}

new_is_free_of_complaints() {
	complaints=$("$closeknit" pack lint --strict "$work/new.json") && [ -z "$complaints" ]
}

new_replaces_nothing() {
	echo mine >"$work/mine.json"
	"$closeknit" pack new "$work/mine.json" </dev/null
	[ $? -eq 2 ] && [ "$(cat "$work/mine.json")" = mine ]
}

force_replaces() {
	"$closeknit" pack new --force "$work/mine.json" && grep -q closeknit-pack/1 "$work/mine.json"
}

# Anyone can look at the chat (8 of 8), and the families are always asked (0 of 5), with the topics' weights 2 and 1: a third of the points.
an_audit_is_scored() {
	cat >"$work/audit.json" <<-'END'
	{"format": "closeknit-audit/1", "pack": "my-checklist", "serial": 1, "started": "2026-11-22T10:00:00Z", "updated": "2026-11-22T10:00:00Z",
	 "answers": {"used": ["chat"], "known@chat": "anyone", "asked": "always"}, "done": {}, "aside": {}, "kept": {}}
	END
	score=$("$closeknit" --pack "$work/new.json" score --json "$work/audit.json") || return 1
	echo "$score"
	case $score in *'"score":33.33,'*'"band":"start"'*'"held_by":["known@chat"]'*) ;; *) return 1 ;; esac
}

a_plan_has_its_action() {
	"$closeknit" --pack "$work/new.json" plan --answers "$work/audit.json" >"$work/plan.txt" && grep -q "The parents' chat: look who is in it" "$work/plan.txt"
}

holds "the manual's overlay is the one that the tests use" manual_has_the_overlay
holds "the manual shows checklists/example.json, letter for letter" manual_has_the_example
holds "what the manuals say is to be typed ends where it should" quotes_end_where_they_should
holds "pack new writes it, dated today" new_writes_the_example
holds "a new checklist is free of complaints, warnings too" new_is_free_of_complaints
holds "pack new replaces no file" new_replaces_nothing
holds "pack new --force replaces one" force_replaces
holds "an audit of it is scored" an_audit_is_scored
holds "a plan made with it has the action that was called for" a_plan_has_its_action
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
