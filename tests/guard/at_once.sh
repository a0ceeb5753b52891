#!/bin/sh
# at_once.sh - quick exit in every state of both faces, a disk that does not answer and a passphrase being tried included: sh tests/guard/at_once.sh BUILD [TIMES]
# Nothing here fails on a clock: the state is looked at, Ctrl-X is typed, and the clear screen must come while the state lasts.  How long it took is told
# (with TIMES: of so many tries); bench/ holds that against its limit.
set -u
build=$1
times=${2:-1}
cd "$(dirname "$0")/../.." || exit 1
case $build in /*) built=$build ;; *) built=$(pwd)/$build ;; esac
program=$built/closeknit
pack=$(pwd)/tests/packs/example.json
audit=$(pwd)/tests/golden/example-one-open-account.audit.json
if [ ! -x "$program" ]; then
	echo "not ok: $program is not there; make it with: make BUILD=$build"
	echo "0 passed, 1 failed"
	exit 1
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/closeknit-at-once.XXXXXX") || exit 1
PATH=$PATH:/sbin:/usr/sbin
clean_up() {
	fsfreeze -u "$work/disk" 2>/dev/null
	tries=250
	while grep -q " $work/disk " /proc/mounts 2>/dev/null && ! umount "$work/disk" 2>/dev/null && [ $tries -gt 0 ]; do
		tries=$((tries - 1))
		sleep 0.02
	done
	rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM
passed=0
failed=0
CLOSEKNIT_HOME=$work/home
LC_ALL=C.UTF-8
TERM=xterm-256color
export CLOSEKNIT_HOME LC_ALL TERM
unset XDG_STATE_HOME XDG_DATA_HOME XDG_CONFIG_HOME ACCESSIBLE NO_COLOR LANGUAGE
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
export ASAN_OPTIONS
sanitized=
! nm -D "$program" 2>/dev/null | grep -q __asan_init || sanitized=yes
${CC:-cc} -O2 -o "$work/at" tests/guard/at_terminal.c || { echo "0 passed, 1 failed"; exit 1; }
cd "$work" || exit 1
: >after

ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "not ok: $1"; printf '%s\n' "$2" | tail -n 12 | sed 's/^/    /'; }
with_audit() { rm -rf "$CLOSEKNIT_HOME"; mkdir -m 700 "$CLOSEKNIT_HOME"; (umask 077; cp "$audit" "$CLOSEKNIT_HOME/audit.json"); }
# There is nothing but what clears, and what it was cleared of is above it: the last thing on the terminal is an empty screen.
cleared() { [ -z "$(printf '%s' "$1" | sed '/^\[/d' | tr -d '\r\n' | sed "s/.*$(printf '\033')\[2J$(printf '\033')\[3J$(printf '\033')\[H//")" ]; }
# leaves "STATE" STEPS... -- COMMAND: after the steps Ctrl-X is typed; the screen is cleared, the terminal as it was, the status 0.
leaves() {
	state=$1
	shift
	try=0
	while [ $try -lt "$times" ]; do
		try=$((try + 1))
		"$before"
		seen=$("$work/at" "$@" 2>&1)
		status=$?
		case $seen in *"[echo on]"*"[status $ends]"*) ;; *) status=1 ;; esac
		if [ $status -eq 0 ] && cleared "$seen"; then
			ok
			printf '%s\n' "$seen" | sed -n "s/^\[after \(.*\) ms\]\$/\1 $state/p" | tail -n 1 >>after
		else
			bad "Ctrl-X $state: the screen is cleared at once, the terminal as it was, the status 0" "$seen"
		fi
	done
}
ends=0
quit='\x18'
clear='\x1b[2J\x1b[3J\x1b[H'
# on_screen "STATE" STEPS..., by_line: in the full screen, and line by line.
on_screen() { state=$1; shift; leaves "$state" -e 'Ctrl-X' -w S "$@" -s "$quit" -t "$clear" -- "$program" --pack "$pack"; }
by_line() { state=$1; shift; leaves "$state" -e '> ' "$@" -s "$quit" -t "$clear" -- "$program" --pack "$pack" --plain; }

# ---- Where a person can be -------------------------------------------------------------------------------------

before=with_audit
on_screen "on the first screen"
on_screen "at a question" -s '\r' -e 'Enter choose'
on_screen "where it says why" -s '\r' -e 'Enter choose' -s '?' -e 'he keys'
on_screen "where something has happened" -s '!' -e 'What is it about'
on_screen "at what to do then" -s '!' -e 'What is it about' -s '\r' -e 'Stay calm'
on_screen "at the review" -s '\r' -e 'Enter choose' -s 'r' -e 'Your answers'
on_screen "at the plan" -s '\r' -e 'Enter choose' -s 'p' -e 'Your plan'
on_screen "at an action" -s '\r' -e 'Enter choose' -s 'p' -e 'Your plan' -w S -s '\r' -e 'minutes'
on_screen "where the plan is saved as a file" -s '\r' -e 'Enter choose' -s 'p' -e 'Your plan' -w S -s 'w' -e 'family-photo-plan.html'
on_screen "in the menu" -s '\r' -e 'Enter choose' -s '\x1b' -e 'Menu'
by_line "at the welcome, line by line"
by_line "at a question, line by line" -s '\r' -e '> '
by_line "in the middle of a line" -s '\r' -e '> ' -s 'hal'
by_line "where something has happened, line by line" -s '\r' -e '> ' -s '!\r' -e '999' -e '> '
by_line "at the review, line by line" -s '\r' -e '> ' -s 'review\r' -e '> '
by_line "at the plan, line by line" -s '\r' -e '> ' -s 'plan\r' -e '> '
# What was typed before the program had the terminal.
leaves "typed before the first screen is there" -s "$quit" -e "$clear" -- "$program" --pack "$pack"
leaves "typed before the first line is there" -s "$quit" -e "$clear" -- "$program" --pack "$pack" --plain
leaves "typed in the middle of a line before the first is there" -s "hal$quit" -e "$clear" -- "$program" --pack "$pack" --plain
leaves "typed behind a line before the first is there" -s "\r$quit" -e "$clear" -- "$program" --pack "$pack" --plain
# Whatever else was typed early is heard: whole lines, a line's beginning, and that there is no more.
heard() {
	with_audit
	state=$1
	shift
	seen=$("$work/at" "$@" -- "$program" --pack "$pack" --plain 2>&1) || seen="$seen [not ended well]"
	case $seen in *"[never came"* | *"[does not end]"* | *"[not ended well]"*) bad "what was typed early is heard: $state" "$seen" ;; *"[status 0]"*) ok ;; *) bad "what was typed early is heard: $state" "$seen" ;; esac
}
heard "whole lines" -s '\rquit\r'
heard "the beginning of a line" -s '\rqu' -e '> ' -s 'it\r'
heard "that there is no more" -s '\x04'
heard "that there is no more, behind a line" -s '\r\x04'
# Held by the terminal, it stands in the middle of a sentence.
by_line "while Ctrl-S holds the screen" -s '\r' -e '> ' -s '\x13' -s 'review\r' -w S

# ---- A passphrase ----------------------------------------------------------------------------------------------

good='four words are good'
locked() { cp -p locked/* "$CLOSEKNIT_HOME/"; }
with_audit
"$work/at" -e 'are good): ' -s "$good\\r" -e 'once more: ' -s "$good\\r" -- "$program" lock >out.log 2>&1
mkdir -m 700 locked
cp -p "$CLOSEKNIT_HOME/audit.json" "$CLOSEKNIT_HOME/passphrase" locked/
before=locked
leaves "typed before a passphrase is asked for" -s "$quit" -e "$clear" -- "$program" --pack "$pack" --plain
leaves "typed before a passphrase is asked for, to take it away" -s "$quit" -e "$clear" -- "$program" unlock
leaves "while a passphrase is typed" -e 'Passphrase: ' -s 'half' -s "$quit" -t "$clear" -- "$program" --pack "$pack"
leaves "while a passphrase is tried" -e 'Passphrase: ' -s "$good\\r" -w R -s "$quit" -t "$clear" -- "$program" --pack "$pack"
leaves "while a passphrase is tried, line by line" -e 'Passphrase: ' -s "$good\\r" -w R -s "$quit" -t "$clear" -- "$program" --pack "$pack" --plain
leaves "while a passphrase is taken away" -e 'Passphrase: ' -s "$good\\r" -w R -s "$quit" -t "$clear" -- "$program" unlock
before=with_audit
leaves "while a new passphrase is typed" -e 'are good): ' -s 'half' -s "$quit" -t "$clear" -- "$program" lock
leaves "while a new passphrase is set" -e 'are good): ' -s "$good\\r" -e 'once more: ' -s "$good\\r" -w R -s "$quit" -t "$clear" -- "$program" lock

# ---- A disk that does not answer -------------------------------------------------------------------------------

# A file system stopped by its administrator: whoever writes to it waits in the kernel, where no signal is handled (state D), as with a stick that flushes.
frozen_disk() {
	mkdir -p disk
	dd if=/dev/zero of=image bs=1M count=8 2>/dev/null
	mkfs.ext4 -q -F image 2>/dev/null && mount -o loop image disk 2>/dev/null && fsfreeze -f disk 2>/dev/null && fsfreeze -u disk
}
on_disk() { with_audit; }
if frozen_disk; then
	CLOSEKNIT_HOME=$work/disk/home
	before=on_disk
	leaves "while a save waits for the disk" -e 'Ctrl-X' -w S -s '\r' -e 'Enter choose' -r 'fsfreeze -f disk' -s '1' -s '\r' -s '\r' -w D -s "$quit" -t "$clear" -w D -r 'fsfreeze -u disk' \
		-- "$program" --pack "$pack"
	leaves "while a save waits for the disk, line by line" -e '> ' -s '\r' -e '> ' -r 'fsfreeze -f disk' -s '1\r' -w D -s "$quit" -t "$clear" -w D -r 'fsfreeze -u disk' \
		-- "$program" --pack "$pack" --plain
	locked_on_disk() { locked; }
	before=locked_on_disk
	leaves "while unlocking waits for the disk" -e 'Passphrase: ' -r 'fsfreeze -f disk' -s "$good\\r" -w D -s "$quit" -t "$clear" -w D -r 'fsfreeze -u disk' \
		-- "$program" unlock
	if cmp -s "$CLOSEKNIT_HOME/audit.json" locked/audit.json || cmp -s "$CLOSEKNIT_HOME/audit.json" "$audit"; then ok; else bad "and what was saved is there" "$(ls -la disk/home)"; fi
	CLOSEKNIT_HOME=$work/home
else
	echo "skipped: no disk was stopped: only an administrator may do that"
fi
# The same by strace, which holds one thread in its call and leaves the other alone; it would wait the minute out, and is killed once the screen is clear.
if [ -z "$sanitized" ] && strace -qq -o /dev/null true 2>/dev/null; then
	before=with_audit
	ends=137
	slow='exec strace -f --seccomp-bpf -qq -o /dev/null -e trace=fsync -e inject=fsync:delay_enter=60000000:when=1 "$@" 2>/dev/null'
	leaves "while a flush takes a minute" -e 'Ctrl-X' -w S -s '\r' -e 'Enter choose' -s '1' -s '\r' -s '\r' -w t -s "$quit" -t "$clear" -o -k 9 -- sh -c "$slow" sh "$program" --pack "$pack"
	leaves "while a flush takes a minute, line by line" -e '> ' -s '\r' -e '> ' -s '1\r' -w t -s "$quit" -t "$clear" -o -k 9 -- sh -c "$slow" sh "$program" --pack "$pack" --plain
else
	echo "skipped: no call was made slow: strace may not trace here"
fi

sort -n after | awk '{ all[NR] = $1; $1 = ""; last = $0 } END { if (NR) printf "# blank after %.1f ms (the middle of %d tries), %.1f ms (the longest,%s)\n", all[int((NR + 1) / 2)], NR, all[NR], last }'
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
