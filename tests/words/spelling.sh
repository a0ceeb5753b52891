#!/bin/sh
# spelling.sh - every word of the shipped packs is one that hunspell's British English or our own word list knows: sh tests/words/spelling.sh BUILD
set -u

cd "$(dirname "$0")/../.." || exit 1
words=checklists/words/en-GB.spelling
passed=0
failed=0

command -v hunspell >/dev/null || {
	echo "hunspell is not installed"
	echo "0 passed, 1 failed"
	exit 1
}

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

for pack in checklists/*/en-GB.json; do
	[ -f "$pack" ] || continue
	case $pack in checklists/words/*) continue ;; esac
	if ! node tests/words/texts.mjs "$pack" >"$work/texts" || ! [ -s "$work/texts" ]; then
		echo "$pack: no texts could be read"
		failed=$((failed + 1))
		continue
	fi
	# Sorted once each, so that a word wrong in ten places is one complaint.
	if ! LC_ALL=C.UTF-8 hunspell -i UTF-8 -d en_GB -p "$words" -l "$work/texts" | sort -u >"$work/wrong"; then
		echo "$pack: hunspell did not run"
		failed=$((failed + 1))
		continue
	fi
	bad=$(grep -c . "$work/wrong")
	all=$(tr -cs "A-Za-z'" '\n' <"$work/texts" | sort -u | grep -c .)
	if [ "$bad" -ne 0 ]; then
		echo "$pack: not in the dictionary, nor in $words:"
		sed 's/^/  /' "$work/wrong"
	fi
	passed=$((passed + all - bad))
	failed=$((failed + bad))
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -ne 0 ]
