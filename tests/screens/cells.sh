#!/bin/sh
# cells.sh - the real program in a terminal made of libvterm, with a home of its own: sh tests/screens/cells.sh BUILD [KEYS [SEED]]
set -u
cd "$(dirname "$0")/../.." || exit 1
build=$1
case $build in /*) ;; *) build=$(pwd)/$build ;; esac
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
"$build/cells" "$build/closeknit" "$(pwd)/tests/packs/example.json" "$home" "${2:-10000}" "${3:-11}"
