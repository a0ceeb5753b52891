#!/bin/sh
# faces.sh - one walker, two faces: sh tests/faces/faces.sh BUILD COUNT [SEED] leads both through COUNT random packs, made from SEED on, and the example
set -u
build=$1
count=$2
seed=${3:-1}
cd "$(dirname "$0")/../.." || exit 1
if [ ! -x "$build/faces" ]; then
	echo "not ok: $build/faces is not there; make it with: make BUILD=$build $build/faces"
	echo "0 passed, 1 failed"
	exit 1
fi

# Every answer is flushed to disk twice; in memory that costs nothing, and what is tested here is not the disk.
if [ -d /dev/shm ] && [ -w /dev/shm ]; then base=/dev/shm; else base=${TMPDIR:-/tmp}; fi
work=$(mktemp -d "$base/closeknit-faces.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$work/packs" "$work/homes"

node tests/faces/packs.mjs "$work/packs" "$count" "$seed" || exit 1
LC_ALL=C.UTF-8 "$build/faces" "$work/homes" tests/packs/example.json "$work"/packs/*.json
