#!/bin/sh
# grade.sh - our reading grade of the shipped checklist is the one that another program, GNU style, comes to: sh tests/words/grade.sh BUILD
set -u

build=$1
case $build in /*) ;; *) build=$(pwd)/$build ;; esac
cd "$(dirname "$0")/../.." || exit 1
pack=checklists/uk-parents/en-GB.json
passed=0
failed=0

command -v style >/dev/null || {
	echo "style is not installed (Debian: diction)"
	echo "0 passed, 1 failed"
	exit 1
}

# A sentence, then a condition for awk.
holds() {
	if awk "BEGIN { exit !($2) }"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "not ok: $1: $2"
	fi
}

ours=$("$build/closeknit" pack show "$pack" | sed -n 's/^reading grade: \([-0-9.]*\) on average, at most \([-0-9.]*\) .* over \([0-9]*\) screens.*/\1 \2 \3/p')
theirs=$(node tests/words/grade.mjs "$pack" checklists/words/en-GB.json)
sentences=$("$build/closeknit" pack show "$pack" | sed -n 's/^words in a sentence: \([0-9.]*\) on average, at most \([0-9]*\)$/\1 \2/p')
if [ -z "$ours" ] || [ -z "$theirs" ] || [ -z "$sentences" ]; then
	echo "no figures: ours \"$ours\", theirs \"$theirs\", sentences \"$sentences\""
	echo "0 passed, 1 failed"
	exit 1
fi
echo "ours: mean, most, screens: $ours; theirs: mean, screens, most: $theirs; words in a sentence: $sentences"
set -- $ours $theirs $sentences
holds "the mean grades are within one of each other" "$1 - $4 < 1 && $4 - $1 < 1"
holds "the highest grades are within one and a half of each other" "$2 - $6 < 1.5 && $6 - $2 < 1.5"
holds "both found the same screens, but for a few of about 40 words" "$3 - $5 <= 5 && $5 - $3 <= 5"
holds "the mean grade of the shipped checklist is 5 or less" "$1 <= 5 && $4 <= 5"
holds "no screen of it is over grade 6" "$2 <= 6 && $6 <= 6"
holds "its sentences have 15 words or fewer on average, and none over 20" "$7 <= 15 && $8 <= 20"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
