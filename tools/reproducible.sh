#!/bin/sh
# reproducible.sh - builds the tree twice, in folders of other names, and compares what comes out byte by byte
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d "${TMPDIR:-/tmp}/closeknit-same.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

for folder in one another/folder/of/another/length; do
	mkdir -p "$work/$folder"
	tar -cf - Makefile VERSION po checklists include src tests/checks.mk tools | tar -xf - -C "$work/$folder"
	(cd "$work/$folder" && umask 027 && env -u LANGUAGE TZ=Asia/Tokyo LC_ALL=C make -s -j2 all >/dev/null) || exit 1
	umask 022
done
different=0
for file in closeknit libcloseknit.a closeknit-pdf; do
	[ -e "$work/one/build/$file" ] || continue
	if cmp "$work/one/build/$file" "$work/another/folder/of/another/length/build/$file"; then
		echo "the same: $file, $(sha256sum "$work/one/build/$file" | cut -d ' ' -f 1)"
	else
		different=1
	fi
done
exit $different
