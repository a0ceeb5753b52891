#!/bin/sh
# over-time.sh - past audits and the open one: history and compare, byte for byte, held against "score", and what is locked, damaged or of another pack: sh tests/over-time/over-time.sh BUILD
# CLOSEKNIT_WRITE_GOLDEN=1 writes the pages anew; read the diff before you commit it.
set -u
build=$1
cd "$(dirname "$0")/../.." || exit 1
top=$(pwd)
case $build in /*) ;; *) build=$top/$build ;; esac
program=$build/closeknit
here=$top/tests/over-time
work=$(mktemp -d "${TMPDIR:-/tmp}/closeknit-over-time.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
pack=$top/tests/packs/later.json
passed=0
failed=0
CLOSEKNIT_HOME=$work/home
LC_ALL=C.UTF-8
export CLOSEKNIT_HOME LC_ALL
unset XDG_STATE_HOME XDG_DATA_HOME XDG_CONFIG_HOME ACCESSIBLE NO_COLOR LANGUAGE
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
export ASAN_OPTIONS

ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "not ok: $1"; shift; [ $# -eq 0 ] || printf '%s\n' "$@" | head -30 | sed 's/^/    /'; }
holds() { sentence=$1; shift; if "$@"; then ok; else bad "$sentence"; fi; }
# fresh: a family's folder: two past audits, made with an older checklist, and the open one.
fresh() { rm -rf "$CLOSEKNIT_HOME"; cp -R "$here/home" "$CLOSEKNIT_HOME"; chmod -R go= "$CLOSEKNIT_HOME"; }
# gives STATUS "SENTENCE" COMMAND...: keeps what it printed in $out and what it said in $said.
gives() {
	expected=$1
	sentence=$2
	shift 2
	out=$("$program" --pack "$pack" "$@" 2>"$work/err" </dev/null)
	status=$?
	said=$(cat "$work/err")
	if [ $status -eq "$expected" ]; then ok; else bad "$sentence" "exit $status, expected $expected" "$said"; fi
}
says() { case $said in *"$1"*) ok ;; *) bad "it says \"$1\"" "said: $said" ;; esac; }
prints() { case $out in *"$1"*) ok ;; *) bad "it prints \"$1\"" "$out" ;; esac; }
prints_not() { case $out$said in *"$1"*) bad "it does not print \"$1\"" "$out" ;; *) ok ;; esac; }
# same NAME: what was printed equals the file here.
same() {
	if [ -n "${CLOSEKNIT_WRITE_GOLDEN:-}" ]; then printf '%s\n' "$out" >"$here/$1"; fi
	printf '%s\n' "$out" >"$work/made"
	if cmp -s "$work/made" "$here/$1"; then ok; else bad "$1" "$(diff -u "$here/$1" "$work/made")"; fi
}

# ---- As it looks -----------------------------------------------------------------------------------------------

fresh
cp -R "$CLOSEKNIT_HOME" "$work/before"
gives 0 "history lists past audits and the open one" history; same history.txt
gives 0 "history as lines of JSON" history --json; same history.jsonl
gives 0 "compare takes the last past one and the open one" compare; same compare.txt
gives 0 "compare takes numbers" compare 1 2; same compare-1-2.txt
numbers=$out
for number in ' 1' +1 '1 ' 01x; do gives 2 "but not \"$number\"" compare "$number" 2; done
gives 0 "and days, and names" compare 2026-05-02 2026-08-22T10-00-00Z
holds "which name the same two" test "$out" = "$numbers"
gives 0 "names with their ending are names too" compare 2026-05-02T19-30-00Z.json 2
holds "and name the same two" test "$out" = "$numbers"
gives 0 "and files" compare "$here/home/past/2026-05-02T19-30-00Z.json" "$here/home/past/2026-08-22T10-00-00Z.json"
holds "which say the same" test "$out" = "$numbers"
gives 0 "one alone is compared with the newest" compare 1; same compare-1.txt
gives 0 "compare as JSON" compare --json 1 3; same compare-1-3.json
gives 0 "the other way round is no error" compare 3 1; prints "fewer"
gives 0 "an audit with itself" compare 2 2; prints "No answer has changed."
holds "nothing was written" diff -r "$work/before" "$CLOSEKNIT_HOME"
if grep -nP '[\x00-\x09\x0b-\x1f\x7f]|[^\x00-\x7f]|^.{67,}' "$here"/*.txt; then bad "pages are plain text of 66 columns"; else ok; fi
if grep -niE 'worse|fail|should have|unsafe|protected|at risk' "$here"/*.txt; then bad "no word of blame"; else ok; fi

# ---- What it says is true --------------------------------------------------------------------------------------

if node "$here/over-time.mjs" "$program" "$pack" "$CLOSEKNIT_HOME" "$work"; then ok; else bad "history and compare agree with score and with their schemas"; fi

# ---- Private answers -------------------------------------------------------------------------------------------

# Put into a file by hand, they are ignored; what they decide about is told neither way.
sed 's/"family"/"safe-to-ask": "no", "family"/' "$here/home/audit.json" >"$CLOSEKNIT_HOME/audit.json"
gives 0 "a private answer in a file changes nothing" compare; same compare.txt
gives 0 "nor in JSON" compare --json; prints_not "safe-to-ask"

# ---- What cannot be read ---------------------------------------------------------------------------------------

fresh
printf '{"format": "closeknit-audit/1", "pack": "example", "serial": 1' >"$CLOSEKNIT_HOME/past/2026-06-01T00-00-00Z.json"
sed 's/"example"/"another"/' "$here/home/audit.json" >"$CLOSEKNIT_HOME/past/2026-07-01T00-00-00Z.json"
ln -s ../audit.json "$CLOSEKNIT_HOME/past/2026-07-02T00-00-00Z.json"
mkdir "$CLOSEKNIT_HOME/past/2026-07-03T00-00-00Z.json"
gives 1 "a damaged one is named, the others go on" history; says "2026-06-01T00-00-00Z.json:1:"; says "2026-07-02T00-00-00Z.json"; says "2026-07-03T00-00-00Z.json"
prints "1. 2 May 2026"; prints "3. 22 November 2026"; prints '"another"'
gives 1 "the same in JSON" history --json; prints '"error":'; prints '"name":"2026-06-01T00-00-00Z"'
gives 1 "comparing the sound ones still works" compare 1 2
holds "and says the same" test "$out" = "$numbers"
holds "nothing was moved" test -e "$CLOSEKNIT_HOME/past/2026-06-01T00-00-00Z.json"
rm -r "$CLOSEKNIT_HOME"/past/2026-0[67]-*
printf 'no audit' >"$CLOSEKNIT_HOME/audit.json"
gives 1 "a damaged open one is named too" history; says "audit.json:1:1"; prints "2. 22 August 2026"
fresh
sed 's/"example"/"another"/' "$here/home/audit.json" >"$CLOSEKNIT_HOME/past/2026-07-01T00-00-00Z.json"
gives 0 "one of another checklist is no failure" history
# However its lines are broken: that depends on how long the path is.
out=$(printf '%s' "$out" | tr -s ' \n' ' ')
prints 'answers to the pack "another"'
sed -i 's/"serial": 3/"serial": 9/' "$CLOSEKNIT_HOME/audit.json"
gives 0 "one of a newer checklist says so" history; prints "newer edition"
gives 0 "and so does comparing it" compare; prints "newer edition of the"
cp "$CLOSEKNIT_HOME/past/2026-08-22T10-00-00Z.json" "$CLOSEKNIT_HOME/past/2026-08-22T10-00-00Z-2.json"
gives 2 "two of one day have numbers" compare 2026-08-22 4; says "2 audits were begun on 2026-08-22"
gives 0 "and their names are names" compare 2026-08-22T10-00-00Z 2026-08-22T10-00-00Z-2; prints "No answer has changed."
gives 2 "a number that is not there" compare 1 9; says 'no audit "9"'
gives 1 "a file that is not there" compare 1 none.json; says "none.json"
gives 2 "three are too many" compare 1 2 3
rm -rf "$CLOSEKNIT_HOME"
gives 0 "without any audit history says how to begin" history; prints "no audits here yet"
gives 1 "and compare that there is nothing" compare; says "no audits to compare yet"
holds "and no folder is made" test ! -e "$CLOSEKNIT_HOME"

# ---- Locked ----------------------------------------------------------------------------------------------------

${CC:-cc} -O2 -o "$work/at" tests/guard/at_terminal.c || bad "at_terminal.c compiles"
good='four words are good'
fresh
"$work/at" -e 'are good): ' -s "$good\\r" -e 'once more: ' -s "$good\\r" -- "$program" lock >/dev/null 2>&1
holds "past audits are locked" sh -c '! grep -q instagram "$1"/past/*.json' sh "$CLOSEKNIT_HOME"
for command in history "compare 1 2"; do
	# shellcheck disable=SC2086
	seen=$("$work/at" -e 'Passphrase: ' -s "$good\\r" -- "$program" --pack "$pack" $command 2>&1)
	case $seen in *"22 August 2026"*"[status 0]"*) ok ;; *) bad "$command asks for the passphrase and works" "$seen" ;; esac
	holds "$command asks once" test "$(printf '%s' "$seen" | grep -c 'Passphrase: ')" -eq 1
done
cp "$here/home/past/2026-08-22T10-00-00Z.json" "$work/other.json"
seen=$("$work/at" -e 'Passphrase: ' -s "$good\\r" -- "$program" --pack "$pack" compare "$CLOSEKNIT_HOME/past/2026-05-02T19-30-00Z.json" "$work/other.json" 2>&1)
case $seen in *"22 August 2026"*"[status 0]"*) ok ;; *) bad "so does a locked file that is named" "$seen" ;; esac
printf X | dd of="$CLOSEKNIT_HOME/past/2026-05-02T19-30-00Z.json" bs=1 seek=9000 conv=notrunc 2>/dev/null
seen=$("$work/at" -e 'Passphrase: ' -s "$good\\r" -- "$program" --pack "$pack" history 2>&1)
case $seen in *"damaged"*"1. 22 August 2026"*"[status 1]"*) ok ;; *) bad "a damaged locked one is named and passed over" "$seen" ;; esac

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
