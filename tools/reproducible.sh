#!/bin/sh
# reproducible.sh - builds the tree twice, in other folders, with other settings and at other times of its files, and compares what comes out byte by byte
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d "${TMPDIR:-/tmp}/closeknit-same.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
# What a compiler kept from another build would prove nothing.
CCACHE_DISABLE=1
export CCACHE_DISABLE
unset SOURCE_DATE_EPOCH LANGUAGE

# build_in FOLDER UMASK DATE SETTINGS...: the sources there, as old as that, built with those settings.  -Wdate-time (Makefile) refuses what asks for the day.
build_in() {
	folder=$work/$1
	mask=$2
	date=$3
	shift 3
	mkdir -p "$folder"
	(umask "$mask" && tar -cf - Makefile VERSION po checklists include src tests/checks.mk tools | tar --no-same-permissions -xf - -C "$folder")
	find "$folder" -type f -exec touch -d "$date" {} +
	(cd "$folder" && umask "$mask" && env "$@" make -s all >/dev/null)
}
build_in one 022 2026-01-01 TZ=UTC LC_ALL=C MAKEFLAGS=-j2
build_in another/folder/of/another/length 077 2001-09-09 TZ=Asia/Tokyo LC_ALL=C.UTF-8 HOME="$work" USER=somebody MAKEFLAGS=-j1

passed=0
failed=0
for file in $(cd "$work/one/build" && find . -type f ! -path './obj/*' | sort); do
	if cmp "$work/one/build/$file" "$work/another/folder/of/another/length/build/$file"; then
		echo "the same: ${file#./}, $(sha256sum "$work/one/build/$file" | cut -d ' ' -f 1)"
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
done
# No path of the machine it was built on is left in it.
for file in closeknit closeknit-pdf closeknit-fetch; do
	[ -e "$work/one/build/$file" ] || continue
	if grep -q "$work" "$work/one/build/$file"; then echo "not ok: $file holds the name of the folder it was built in"; failed=$((failed + 1)); else passed=$((passed + 1)); fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 3 ]
