#!/bin/sh
# web.sh - documents in a real browser, in a second one if it is there, calendars in two readers, hostile checklists in every format: sh tests/web/web.sh BUILD
# CLOSEKNIT_WRITE_GOLDEN=1 writes the accessibility trees anew; read the diff before you commit it.
set -u
build=$1
cd "$(dirname "$0")/../.." || exit 1
case $build in /*) ;; *) build=$(pwd)/$build ;; esac
work=$build/tests/web
rm -rf "$work"
mkdir -p "$work"
passed=0
failed=0

# part COMMAND...: run it; show what it said but its last line, and count that.
part() {
	"$@" >"$work/log" 2>&1
	status=$?
	counts=$(sed -n 's/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$work/log" | tail -n 1)
	# shellcheck disable=SC2086
	set -- $counts
	passed=$((passed + ${1:-0}))
	failed=$((failed + ${2:-1}))
	if [ $status -ne 0 ] && [ "${2:-0}" -eq 0 ]; then failed=$((failed + 1)); fi
	sed '$d' "$work/log"
}

${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Werror -o "$work/read-calendar" tests/web/read_calendar.c -lical || exit 1
part node tests/web/calendar.mjs "$build" "$work"
part node tests/web/hostile.mjs "$build" "$work"
part node tests/web/browser.mjs "$build" "$work"
part node tests/web/firefox.mjs "$build" "$work"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
