#!/bin/sh
# analyse.sh - gcc -fanalyzer, clang-tidy and cppcheck over all of the program; what analyse.except names, with a reason, is left out; exits 1 if anything is left
set -u
cd "$(dirname "$0")/.." || exit 1
sh tools/deps.sh build pdf analyse || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/closeknit-analyse.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

files=$(ls src/*/*.c tools/*.c)
pdf=$(pkg-config --cflags pangocairo cairo-pdf fontconfig libqpdf libqrencode 2>/dev/null | sed 's/-I/-isystem /g')
[ -n "$pdf" ] || files=$(printf '%s\n' "$files" | grep -v '^src/pdf/')
flags='-std=c11 -Iinclude -Isrc -D_POSIX_C_SOURCE=200809L -DCLOSEKNIT_VERSION="" -DCLOSEKNIT_LOCALEDIR="" -DCLOSEKNIT_LIBEXECDIR=""'
export flags pdf

# A process a file: clang-tidy 14 sees unset va_lists everywhere once it has seen a few files.
each() { printf '%s\n' "$files" | xargs -n 1 -P "$(nproc 2>/dev/null || echo 1)" sh -c "$1" sh 2>&1; }
each 'gcc $flags $pdf -O2 -fanalyzer -c -o /dev/null "$1"' >"$work/gcc"
each 'clang-tidy --quiet "$1" -- $flags $pdf 2>/dev/null' >"$work/clang-tidy"
# It knows no library: what glibc and the others promise is for the two above.
cppcheck --std=c11 --enable=warning,performance,portability --inline-suppr --quiet --suppress=missingIncludeSystem --template='{file}:{line}:{column}: {severity}: {message} [{id}]' \
	-Iinclude -Isrc -D_POSIX_C_SOURCE=200809L $files >"$work/cppcheck" 2>&1

# A finding in words of several lines is one line: what names the check stands at its end.
join() { awk '/^[^ ].*:[0-9]+:[0-9]+: (warning|error|performance|portability): / { if (held != "") print held; held = $0; if (/\]$/) { print held; held = "" }; next }
	held != "" { held = held " " $0; if (/\]$/) { print held; held = "" }; next }
	{ print }
	END { if (held != "") print held }' "$1"; }
# FILE CHECK: as the exceptions name them.
for tool in gcc clang-tidy cppcheck; do
	join "$work/$tool" >"$work/$tool.joined"
	sed -n "s|^$PWD/||; s/^\([^ :]*\):\([0-9]*\):\([0-9]*\): \(warning\|error\|performance\|portability\): \(.*\) \[\([^] ]*\)\]\$/\1 \6 \2 \5/p" "$work/$tool.joined" | sed "s/,-warnings-as-errors//; s/^/$tool /"
	# A tool that stops is no tool that finds nothing.
	grep -E 'fatal error|No such file|unrecognized|command not found|Error while processing' "$work/$tool" | sed "s/^/$tool stopped stopped 0 /"
done | sort -u >"$work/all"

awk '
	FILENAME == ARGV[1] { if ($0 !~ /^#/ && NF > 2) { allowed[$1 " " $2] = 1 } ; next }
	($2 " " $3) in allowed { used[$2 " " $3] = 1; next }
	{ file = $2; check = $3; line = $4; tool = $1; $1 = $2 = $3 = $4 = ""; print file ":" line ": " tool ":" $0 " [" check "]"; found++ }
	END {
		for (exception in allowed) if (!(exception in used)) { print "tools/analyse.except: nothing is found any more for: " exception; found++ }
		print found + 0 " findings"
		exit found > 0
	}' tools/analyse.except "$work/all"
