#!/bin/sh
# inside.sh - part of fetch.sh: what the program opens and calls while it fetches; what is left of it when it is killed.

rm -rf "$CLOSEKNIT_HOME"
mkdir -p "$work/in/one"
pack "$work/in/one/example.json" example 1 2026.11
index "$work/in/one" 1
sign "$work/in/one" a
rm -rf "$site" && cp -r "$work/in/one" "$site"
# Answers are there, as in any home.
mkdir -m 700 "$CLOSEKNIT_HOME"
(umask 077; cp tests/golden/example-one-open-account.audit.json "$CLOSEKNIT_HOME/audit.json"; mkdir "$CLOSEKNIT_HOME/past"; echo '{}' >"$CLOSEKNIT_HOME/past/x.json")
run 0 "a publisher is trusted where there are answers" add --yes "$url" "$A"

if can_trace; then
	strace -f -qq -o "$work/calls.log" "$program" pack update >/dev/null 2>&1
	holds "an update is traced" test -e "$CLOSEKNIT_HOME/packs/example/1/pack.json"
	holds "the folder of the answers is never opened, nor anything of it" test -z "$(grep -E "\"$CLOSEKNIT_HOME(/audit|/past|/lock|/passphrase|\"|/\")" "$work/calls.log" | grep -E 'open|read|stat|getdents' | grep -v 'mkdir')"
	holds "the network is given to one port of one host, and to whoever knows its name" test -z "$(grep -E 'connect\(.*AF_INET6?,' "$work/calls.log" | grep -v "htons($port)" | grep -v 'htons(53)')"
	holds "it is never called" test -z "$(grep -E '(listen|accept4?)\(' "$work/calls.log")"
	holds "rights are given up before the first connection" test "$(grep -nE 'landlock_restrict_self|AF_INET' "$work/calls.log" | head -1 | grep -c landlock)" = 1 -o -z "$(grep landlock_restrict_self "$work/calls.log")"
	strace -f -qq -e trace=openat,open,creat,mkdir,rename,renameat,renameat2,unlink,write,pwrite64,fsync -o "$work/calls.log" "$program" pack update >"$work/nothing.out" 2>&1
	holds "an update with nothing new makes, moves and flushes no file" test -z "$(grep -E 'O_CREAT|mkdir\(.*= 0|rename|unlink|fsync' "$work/calls.log" | grep -v '\.lock')"
else
	skipped "what is opened and called is not looked at: strace may not trace here"
fi

# In the order of DESIGN.md 10: what is new is in its place before its number is kept.
pack "$site/example.json" example 2 2026.12
index "$site" 2
sign "$site" a
cp -r "$CLOSEKNIT_HOME" "$work/in/before"
if can_trace; then
	strace -f -qq -e trace=rename,renameat,renameat2 -o "$work/calls.log" "$program" pack update >/dev/null 2>&1
	order=$(sed -n -e 's/.*packs\/example\/2".*/pack/p' -e 's/.*\.save-[^"]*", [0-9]*, "'"$AID"'\.json".*/number/p' "$work/calls.log" | tr '\n' ' ')
	holds "the pack is in its place before its number is kept ($order)" test "$order" = "pack number "
	# Killed at each of these calls in turn, it leaves the old or the new, and the next run makes it whole.
	for call in mkdir rename renameat fsync unlink connect; do
		point=1
		while [ $point -le 12 ]; do
			rm -rf "$CLOSEKNIT_HOME" && cp -r "$work/in/before" "$CLOSEKNIT_HOME"
			strace -f -qq -o /dev/null -e "inject=$call:signal=KILL:when=$point" "$program" pack update >/dev/null 2>&1
			status=$?
			[ $status -ne 0 ] || break
			here=$(cat "$CLOSEKNIT_HOME/packs/example/2/pack.json" "$CLOSEKNIT_HOME/packs/example/1/pack.json" 2>/dev/null | head -c 1)
			seen=$("$program" pack update 2>&1)
			status=$?
			left=$(find "$CLOSEKNIT_HOME" -name '.new-*' -o -name '.gone-*' -o -name '.save-*')
			if [ $status -eq 0 ] && [ -n "$here" ] && [ -z "$left" ] && cmp -s "$site/example.json" "$CLOSEKNIT_HOME/packs/example/2/pack.json" && [ ! -e "$CLOSEKNIT_HOME/packs/example/1" ]; then
				ok
			else
				bad "killed at $call number $point, the next update makes it whole" "$seen" "$left"
			fi
			point=$((point + 1))
		done
	done
fi
