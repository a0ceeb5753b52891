#!/bin/sh
# gcov.sh - which lines and branches the tests in C go through, room by room: sh tools/gcov.sh BUILD, a build with --coverage; exits 1 under 95 % of lines or 85 % of branches
set -u
build=$1
cd "$(dirname "$0")/.." || exit 1
case $build in /*) ;; *) build=$(pwd)/$build ;; esac
work=$(mktemp -d "${TMPDIR:-/tmp}/closeknit-gcov.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
find "$build" -name '*.gcda' -delete
LC_ALL=C.UTF-8
export LC_ALL

"$build/unit" >"$work/unit.log" 2>&1 || { tail -n 20 "$work/unit.log"; exit 1; }
# As tests/lost/lost.sh has it: a checklist of many steps, and translations beside the small one.
node tests/lost/crowd.mjs tests/packs/example.json 60 >"$work/crowd.json" || exit 1
mkdir "$work/translated" && cp tests/packs/example.json tests/packs/translated/*.json "$work/translated/" || exit 1
"$build/lost-refused" "$work/translated/example.json" "$work" all tests/golden/example-one-open-account.audit.json >"$work/refused.log" || { grep '^not ok' "$work/refused.log"; exit 1; }
node tests/plain/long.mjs tests/packs/example.json 20 >"$work/long.json" || exit 1
"$build/lost-store" "$work/long.json" "$work" >"$work/store.log" || { grep '^not ok' "$work/store.log"; exit 1; }
REPLAY_SLOW=yes sh tests/fuzz/replay.sh "$build" all >"$work/replay.log" || { tail -n 20 "$work/replay.log"; exit 1; }

echo "| room | lines | branches |"
echo "| --- | --- | --- |"
worst=0
for room in base pack audit engine store; do
	gcovr -r . --object-directory "$build/obj" -f "src/$room/" --json-summary-pretty "$build/obj" >"$work/$room.json" 2>"$work/gcovr.log" || { cat "$work/gcovr.log"; exit 1; }
	# The sums, not those of a file, which stand deeper.
	set -- $(sed -n 's/^    "\(line\|branch\)_\(covered\|total\)": \([0-9]*\),*$/\1_\2 \3/p' "$work/$room.json" | sort | cut -d ' ' -f 2)
	awk -v room="$room" -v bc="$1" -v bt="$2" -v lc="$3" -v lt="$4" 'BEGIN {
		printf "| %s | %d of %d, %.1f %% | %d of %d, %.1f %% |\n", room, lc, lt, 100 * lc / lt, bc, bt, 100 * bc / bt
		exit 100 * lc < 95 * lt || 100 * bc < 85 * bt }' || worst=1
done
gcovr -r . --object-directory "$build/obj" -f 'src/(base|pack|audit|engine|store)/' --branches "$build/obj" >"$build/branches.txt" 2>/dev/null
gcovr -r . --object-directory "$build/obj" -f 'src/(base|pack|audit|engine|store)/' "$build/obj" >"$build/lines.txt" 2>/dev/null
echo "Each file: $build/lines.txt, $build/branches.txt"
exit $worst
