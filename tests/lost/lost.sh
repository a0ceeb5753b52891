#!/bin/sh
# lost.sh - nothing saved is ever lost: sh tests/lost/lost.sh BUILD short|all|long [killed|refused] kills, starves and fails the program at every moment there is
set -u
build=$1
which=$2
# Half of it alone: what is done to the program from outside, or what is refused inside it.
only=${3:-both}
cd "$(dirname "$0")/../.." || exit 1
case $build in /*) built=$build ;; *) built=$(pwd)/$build ;; esac
# Under the sanitizers there is another malloc: nothing can be refused there, and strace has their calls to count too.
sanitized=
! nm -D "$built/closeknit" 2>/dev/null | grep -q '__asan_init' || sanitized=yes
for made in closeknit lost-kill lost-unlock ${sanitized:-lost-refused lost-store}; do
	[ "$made" != yes ] || continue
	if [ ! -x "$built/$made" ]; then
		echo "not ok: $built/$made is not there; make it with: make BUILD=$build $build/$made"
		echo "0 passed, 1 failed"
		exit 1
	fi
done
work=$(mktemp -d "${TMPDIR:-/tmp}/closeknit-lost.XXXXXX") || exit 1
passed=0
failed=0
program=$built/closeknit
example=$(pwd)/tests/packs/example.json
home=$work/home
here=$(pwd)
CLOSEKNIT_HOME=$home
LC_ALL=C.UTF-8
export CLOSEKNIT_HOME LC_ALL
unset XDG_STATE_HOME XDG_DATA_HOME XDG_CONFIG_HOME ACCESSIBLE NO_COLOR LANGUAGE

case $which in
short) kills=50 cuts=0 ;;
all | sanitized) kills=200 cuts=0 ;;
*) kills=2000 cuts=100 ;;
esac

# The kernel lets go of a file system some time after the last program that was confined to it: try for five seconds.
try_again() {
	tries=250
	until "$@" 2>/dev/null; do
		[ $tries -gt 0 ] || return 1
		tries=$((tries - 1))
		sleep 0.02
	done
}

clean_up() {
	for mounted in "$work/small" "$work/cut/seen" "$work/cut/disk"; do
		! grep -q " $mounted " /proc/mounts 2>/dev/null || try_again umount "$mounted"
	done
	rm -rf "$work" ${swift:+"$swift"}
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "not ok: $*"; }
# holds "SENTENCE" COMMAND...: it must succeed.
holds() {
	sentence=$1
	shift
	if "$@"; then ok; else bad "$sentence"; fi
}
fresh() { rm -rf "$home"; }
# A home that holds one audit.
with_audit() {
	fresh
	mkdir -m 700 "$home"
	cp tests/golden/example-one-open-account.audit.json "$home/audit.json"
	chmod 600 "$home/audit.json"
}

node tests/plain/long.mjs "$example" 200 >"$work/long.json" || exit 1

if [ "$only" != refused ]; then
	. tests/lost/killed.sh
	[ -n "$sanitized" ] || . tests/lost/injected.sh
	. tests/lost/disk.sh
fi
if [ -z "$sanitized" ] && [ "$only" != killed ]; then
	echo "# refused: every allocation and every system call in turn"
	# In memory, where flushing costs nothing.
	if [ -d /dev/shm ] && [ -w /dev/shm ]; then swift=$(mktemp -d /dev/shm/closeknit-lost.XXXXXX) || exit 1; else swift=$work; fi
	node tests/lost/crowd.mjs "$example" 60 >"$swift/crowd.json" || exit 1
	# With translations beside it, which are read and checked with it.
	mkdir "$swift/translated"
	cp "$example" tests/packs/translated/*.json "$swift/translated/"
	for counted in \
		"$("$built/lost-refused" "$swift/translated/example.json" "$swift" "$which" tests/golden/example-one-open-account.audit.json)" \
		"$("$built/lost-store" "$work/long.json" "$swift")"
	do
		printf '%s\n' "$counted"
		held=$(printf '%s\n' "$counted" | sed -n 's/^\([0-9]*\) held.*/\1/p' | tail -n 1)
		broken=$(printf '%s\n' "$counted" | sed -n 's/.*held, \([0-9]*\) broken$/\1/p' | tail -n 1)
		passed=$((passed + ${held:-0}))
		failed=$((failed + ${broken:-1}))
	done
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
