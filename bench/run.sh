#!/bin/sh
# run.sh - measures closeknit against other programs in one interleaved run: sh bench/run.sh BUILD [ROUNDS]
set -eu
build=$1
rounds=${2:-40}
out=$build/bench
mkdir -p "$out"
${CC:-cc} -O2 -o "$out/pty" bench/pty.c
${CC:-cc} -O2 -o "$out/cjson_walk" bench/cjson_walk.c -lcjson
[ -s "$out/audits.ndjson" ] || node bench/make-data.mjs "$out"
node bench/run.mjs "$build" "$out" "$rounds"
[ ! -x "$build/closeknit-pdf" ] || node bench/pdf.mjs "$build" 9
[ ! -x "$build/closeknit-fetch" ] || node bench/fetch.mjs "$build"
node bench/hostile.mjs "$build"
node bench/promises.mjs "$build" "$out" 400
