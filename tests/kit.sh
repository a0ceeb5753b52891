# kit.sh - the verbs that the tests of commands are written in: run one, then say what it must have said; to be read in by them, in the top folder, with $build, $work and $program set
# shellcheck shell=sh disable=SC2034,SC2154

passed=0
failed=0
rm -rf "$work"
mkdir -p "$work"
CLOSEKNIT_HOME=$work/home
export CLOSEKNIT_HOME

ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "not ok: $1"; shift; [ $# -eq 0 ] || printf '    %s\n' "$@"; }

# gives STATUS "SENTENCE" COMMAND...: runs it with no input; keeps what it said in $said (standard error) and $out.
gives() {
	expected=$1
	sentence=$2
	shift 2
	out=$("$@" 2>"$work/err" </dev/null)
	status=$?
	said=$(cat "$work/err")
	if [ $status -eq "$expected" ]; then ok; else bad "$sentence" "exit $status, expected $expected" "$said" "$(printf '%s' "$out" | head -5)"; fi
}
says() { case $said in *"$1"*) ok ;; *) bad "it says \"$1\"" "said: $said" ;; esac; }
prints() { case $out in *"$1"*) ok ;; *) bad "it prints \"$1\"" "printed: $(printf '%s' "$out" | head -12)" ;; esac; }
