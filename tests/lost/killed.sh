# killed.sh - kill -9 at random moments of an audit, of a tick-off and of an unlock, and the plug pulled; to be read in by lost.sh
# shellcheck shell=sh disable=SC2154

# The moments differ from run to run; the seed is told, so that a failure can be tried again.
seed=${SEED:-$(date +%s)}
echo "# killed: $kills moments each of an audit, of a tick-off and of an unlock (SEED=$seed)"
fresh
holds "an answer that was called saved outlives kill -9 at any moment of an audit, and no lock blocks the next" \
	"$built/lost-kill" "$program" "$work/long.json" "$home" audit "$kills" "$seed"
holds "after the last kill the answers can be gone on with" \
	sh -c 'printf "\nquit\n" | "$1" --pack "$2" >/dev/null' sh "$program" "$work/long.json"
with_audit
holds "a tick that was told as done outlives kill -9 at any moment, and never an answer is lost" \
	"$built/lost-kill" "$program" "$example" "$home" done "$kills" "$seed" make-private@instagram
holds "after the last kill nothing is left beside" sh -c '"$1" --pack "$2" undo crop >/dev/null 2>&1; ! ls -A "$3" | grep -qv -e "^audit.json$" -e "^lock$"' \
	sh "$program" "$example" "$home"

fresh
holds "answers are whole, as they were or locked, after kill -9 at any moment of an unlock, and the next unlock goes on" \
	"$built/lost-unlock" "$program" tests/golden/example-one-open-account.audit.json "$home" "$kills" "$seed"

# ---- The plug pulled: a file system in a file, whose picture is taken while the program stands still
pull_the_plug() {
	mkdir -p "$work/cut/disk" "$work/cut/seen"
	dd if=/dev/zero of="$work/cut/image" bs=1M count=8 2>/dev/null
	mkfs.ext4 -q -F "$work/cut/image" 2>/dev/null || return 1
	mount -o loop "$work/cut/image" "$work/cut/disk" 2>/dev/null || return 1
	mkdir -m 700 "$work/cut/disk/home"
	CLOSEKNIT_HOME=$work/cut/disk/home
	holds "an answer that was called saved is there after $cuts power cuts" \
		"$built/lost-kill" "$program" "$work/long.json" "$CLOSEKNIT_HOME" audit "$cuts" "$seed" \
		"cp '$work/cut/image' '$work/cut/picture' && mount -o loop '$work/cut/picture' '$work/cut/seen'" \
		"umount '$work/cut/seen'" "$work/cut/seen/home"
	CLOSEKNIT_HOME=$home
	try_again umount "$work/cut/disk"
}
if [ "$cuts" -gt 0 ]; then
	echo "# the plug pulled: $cuts times"
	PATH=$PATH:/sbin:/usr/sbin pull_the_plug || echo "# power cuts were not tried: this system lets us mount no file as a disk"
fi
