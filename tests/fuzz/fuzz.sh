#!/bin/sh
# fuzz.sh - runs fuzzers, each for some seconds, on seeds and the committed corpora: sh tests/fuzz/fuzz.sh BUILD SECONDS NAME ...
set -u
build=$1
seconds=$2
shift 2
cd "$(dirname "$0")/../.." || exit 1
found=0
node tests/fuzz/seeds.mjs "$build/seeds" || exit 1
for name in "$@"; do
	mkdir -p "$build/corpus/$name" "$build/found" "$build/seeds/$name"
	echo "# $name: $seconds s"
	# What pango and fontconfig keep until the end is theirs.
	leaks=1
	[ "$name" != pdf ] || leaks=0
	# A second an input, as everywhere (replay.sh holds them to it); a minute here, as the sanitizers are slow and the machine may be busy.
	ASAN_OPTIONS=detect_leaks=$leaks UBSAN_OPTIONS=halt_on_error=1 "$build/fuzz-$name" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=1024 -max_len=40000 -dict=tests/fuzz/words.dict \
		-artifact_prefix="$build/found/$name-" -print_final_stats=1 "$build/corpus/$name" "tests/fuzz/$name" "$build/seeds/$name" >"$build/$name.log" 2>&1
	status=$?
	grep -E 'number_of_executed|DONE' "$build/$name.log"
	if [ $status -ne 0 ]; then
		found=$((found + 1))
		grep -E 'ERROR|SUMMARY|runtime error|Test unit written' "$build/$name.log"
	fi
done
echo "$(($# - found)) passed, $found failed"
[ $found -eq 0 ]
