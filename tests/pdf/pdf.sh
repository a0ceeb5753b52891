#!/bin/sh
# pdf.sh - closeknit-pdf and what it makes, through readers that are not ours: sh tests/pdf/pdf.sh BUILD
set -u
build=$1
cd "$(dirname "$0")/../.." || exit 1
work=$build/tests/pdf-work
mkdir -p "$work"

if [ ! -x "$build/closeknit-pdf" ]; then
	echo "not ok: closeknit-pdf was not built; install its libraries: sh tools/deps.sh pdf"
	echo "0 passed, 1 failed"
	exit 1
fi
node tests/pdf/pdf.mjs "$build" "$work" >"$work.log" 2>&1
status=$?
grep -v '^[0-9]* passed, [0-9]* failed$' "$work.log"
node tests/pdf/ua.test.mjs "$work/ur.pdf" >"$work.ua.log" 2>&1 || status=1
grep -v '^[0-9]* passed, [0-9]* failed$' "$work.ua.log"
cat "$work.log" "$work.ua.log" | awk '/^[0-9]+ passed, [0-9]+ failed$/ { passed += $1; failed += $3; seen++ }
	END { if (seen < 2) failed++; print passed + 0 " passed, " failed + 0 " failed" }'
exit $status
