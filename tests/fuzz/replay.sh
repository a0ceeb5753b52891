#!/bin/sh
# replay.sh - what fuzzers found and started from, fed again; hostile files, their mutants, every cut of what is shipped: sh tests/fuzz/replay.sh BUILD all|long
set -u
build=$1
which=$2
cd "$(dirname "$0")/../.." || exit 1
case $build in /*) ;; *) build=$(pwd)/$build ;; esac
for made in json pack overlay audit words score plain keys doc index signature sheet; do
	if [ ! -x "$build/replay-$made" ]; then
		echo "not ok: $build/replay-$made is not there; make it with: make BUILD=$build $build/replay-$made"
		echo "0 passed, 1 failed"
		exit 1
	fi
done
pdf=
[ ! -x "$build/replay-pdf" ] || pdf=pdf
work=$(mktemp -d "${TMPDIR:-/tmp}/closeknit-replay.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
passed=0
failed=0
# Sanitizers and valgrind are slow, and their memory is not ours.
if nm -D "$build/closeknit" 2>/dev/null | grep -q __asan_init; then export REPLAY_SLOW=yes; fi

# run NAME COMMAND ...: whose last line counts.
run() {
	title=$1
	shift
	"$@" >"$work/log" 2>&1
	status=$?
	# One line or, where there are more files than a command may be given, several.
	set -- $(sed -n 's/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$work/log" | awk '{ good += $1; bad += $2 } END { if (NR > 0) print good, bad }')
	[ $status -eq 0 ] || [ "${2:-1}" -gt 0 ] || set -- "$1" 1
	passed=$((passed + ${1:-0}))
	failed=$((failed + ${2:-1}))
	echo "# $title: ${1:-no} inputs, $(sed -n 's/^longest/longest/p' "$work/log" | tail -n 1)"
	if [ "${2:-1}" -ne 0 ]; then tail -n 20 "$work/log"; fi
}
# feed NAME FOLDER [OPTIONS]: every file of a folder to one fuzzer's function.
feed() {
	fuzzer=$1 folder=$2
	shift 2
	find "$folder" -type f -print0 | sort -z | xargs -0 "$build/replay-$fuzzer" "$@"
}

mutants=4
[ "$which" != long ] || mutants=40
node tests/fuzz/seeds.mjs "$work/seeds" || exit 1
node tests/hostile/make.mjs "$work/hostile" >/dev/null || exit 1
for name in json pack overlay audit words score plain keys doc index signature sheet; do
	run "$name, what fuzzers found" feed "$name" "tests/fuzz/$name"
done
if [ -n "$pdf" ]; then
	# What pango and fontconfig keep until the end is theirs: no leaks are looked for in this one program.
	feed_pdf() { ( ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0; export ASAN_OPTIONS; feed pdf "$@" ); }
	run "pdf, what fuzzers found" feed_pdf tests/fuzz/pdf
	run "mutants of what closeknit-pdf is given" feed_pdf "$work/seeds/pdf" --mutants $((mutants * 3))
fi
run "hostile packs" feed pack "$work/hostile/pack"
mkdir "$work/bulky"
for made in numbers lists keys renamed contacts conditions; do node tests/fetch/bulky.mjs "$made" tests/packs/example.json "$work/bulky/$made.json" || exit 1; done
# Each by itself, as a person has it: what malloc keeps of one is no part of the next.
feed_each() { for file in "$2"/*; do "$build/replay-$1" "$file"; done; }
run "packs of nearly 4 MiB of one thing" feed_each pack "$work/bulky"
run "mutants of packs" feed pack "$work/seeds/pack" --mutants "$mutants"
run "mutants of overlays" feed overlay "$work/seeds/overlay" --mutants "$mutants"
run "mutants of audits" feed audit "$work/seeds/audit" --mutants $((mutants * 3))
run "mutants of translations" feed words "$work/seeds/words" --mutants $((mutants * 3))
run "mutants of all the way to the plan" feed score "$work/seeds/score" --mutants "$mutants"
run "mutants of lines" feed plain "$work/seeds/plain" --mutants 20
run "mutants of keys" feed keys "$work/seeds/keys" --mutants 20
run "mutants of documents" feed doc "$work/seeds/doc" --mutants 150
run "mutants of lists" feed index "tests/fuzz/index" --mutants 300
run "mutants of signatures" feed signature "tests/fuzz/signature" --mutants 300
run "mutants of papers" feed sheet tests/fuzz/sheet --mutants 150
set -- words checklists/words/en-GB.json pack tests/packs/example.json pack checklists/example.json pack checklists/uk-parents/en-GB.json
for audit in tests/golden/*.audit.json; do set -- "$@" audit "$audit"; done
run "cut at every byte" "$build/prefixes" "$which" "$@"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
