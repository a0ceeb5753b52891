#!/bin/sh
# stopped.sh - part of fetch.sh: asked to end in the middle (Ctrl-C, a closed terminal, a shutdown), it ends at once and says so; nothing half is seen, nothing is left over, the next run works.

stop=$work/stop
mkdir -p "$stop/base" "$stop/site"
pack "$stop/base/example.json" example 2 2026.12
index "$stop/base" 4
sign "$stop/base" a
# Two packs, so that there is a between.
pack "$stop/site/example.json" example 3 2027.1
pack "$stop/site/second.json" second 1 2027.1
index "$stop/site" 5
sign "$stop/site" a
node tests/fetch/bad.mjs "$stop/site" "$work" "$stop/ports" &
started="$started $!"
i=0
while [ ! -e "$stop/ports" ] && [ $i -lt 300 ]; do sleep 0.1; i=$((i + 1)); done
. "$stop/ports"
rm -rf "$CLOSEKNIT_HOME" "$site" && cp -r "$stop/base" "$site"
run 0 "a publisher is trusted, before anything is stopped" add --yes "$url" "$A"
run 0 "and its pack is here, before anything is stopped" update
cp -r "$CLOSEKNIT_HOME" "$stop/template"
# there WAY: everything as it was, and the publisher now misbehaves so.
there() {
	rm -rf "$CLOSEKNIT_HOME"
	cp -r "$stop/template" "$CLOSEKNIT_HOME"
	sed -i 's|"url": "[^"]*"|"url": "'"https://localhost:$good_port/$1/"'"|' "$CLOSEKNIT_HOME/publishers/$AID.json"
	picture before
	: >"$stop/ports.log"
}
# asked REQUEST: the server was asked that.
asked() { i=0; while ! grep -q "$1" "$stop/ports.log" && [ $i -lt 400 ]; do sleep 0.05; i=$((i + 1)); done; }
# stopped SIGNAL REQUEST ARGUMENTS...: begun, and sent that signal once the server was asked that; $got, $seen, and $twin: yes, if another run, begun before and not stopped, still waits when this one has ended.
# A shell's child in the background would ignore Ctrl-C.
stopped() {
	sent=$1 request=$2
	shift 2
	rm -rf "$stop/twin" && cp -r "$CLOSEKNIT_HOME" "$stop/twin"
	CLOSEKNIT_HOME=$stop/twin "$program" pack "$@" >/dev/null 2>&1 </dev/null &
	other=$!
	asked "$request"
	: >"$stop/ports.log"
	env --default-signal=INT,TERM,HUP "$program" pack "$@" >"$stop/out" 2>&1 </dev/null &
	child=$!
	asked "$request"
	sleep 0.2
	kill -s "$sent" $child
	wait $child
	got=$?
	twin=no
	! kill -s KILL $other 2>/dev/null || twin=yes
	wait $other
	[ $? -eq 137 ] || twin=no
	seen=$(cat "$stop/out")
}
none_left() { test -z "$(find "$CLOSEKNIT_HOME" -name '.new-*' -o -name '.gone-*' -o -name '.save-*')"; }

for signal in INT:130 TERM:143 HUP:129; do
	ways="hang:index.json pack-drip:example.json"
	[ $signal != INT:130 ] || ways="$ways drip:index.json signature-hang:minisig pack-hang:example.json"
	for way in $ways; do
		there "${way%:*}"
		stopped "${signal%:*}" "${way#*:}" update
		name="${signal%:*} while ${way%:*}"
		holds "$name: it ends as by that signal (status $got)" test $got -eq "${signal#*:}"
		holds "$name: at once, while one that was not stopped goes on waiting" test $twin = yes
		says "$name: it says what that means" "localhost:$good_port: stopped, and nothing was changed"
		picture after
		holds "$name: all is as it was" same before after
		holds "$name: nothing is left over" none_left
	done
done
there good
run 0 "the next update works" update
says "the next update works" "example has changed" "second is added"

# Between the packs: the list is followed to its end, since all that is left are renames.
if can_trace; then
	for point in 1 2; do
		there good
		strace -f -qq -o /dev/null -e "inject=rename:signal=TERM:when=$point" "$program" pack update >"$stop/out" 2>&1
		got=$?
		seen=$(cat "$stop/out")
		holds "a signal at rename $point: it ends as by that signal (status $got)" test $got -eq 143
		holds "a signal at rename $point: both packs are there, and the number of their list" test -e "$CLOSEKNIT_HOME/packs/example/3/pack.json" -a -e "$CLOSEKNIT_HOME/packs/second/1/pack.json" -a -n "$(grep '"serial": 5' "$CLOSEKNIT_HOME/serials/$AID.json")"
		silent_of "a signal at rename $point: what has changed is not called unchanged" "nothing was changed"
		holds "a signal at rename $point: nothing is left over" none_left
	done
	# A disk that fails in between is told as it is.
	there good
	strace -f -qq -o /dev/null -e "inject=rename:error=EIO:when=2" "$program" pack update >"$stop/out" 2>&1
	got=$?
	seen=$(cat "$stop/out")
	holds "where a disk fails between two packs, the status says so (status $got)" test $got -eq 1
	says "where a disk fails between two packs, nobody is told that nothing was changed" "some of its checklists are new now" "closeknit pack update"
	run 0 "and the next update goes on" update
	says "and the next update goes on" "second is added"
	holds "with nothing left over" none_left
fi

# Links: the server of links.sh answers late, so there is a middle.
node tests/fetch/addresses.mjs "$work" "$stop/pages" &
started="$started $!"
i=0
while [ ! -e "$stop/pages" ] && [ $i -lt 300 ]; do sleep 0.1; i=$((i + 1)); done
. "$stop/pages"
node -e '
	const [file, from, at, silent] = process.argv.slice(1), fs = require("fs");
	const pack = JSON.parse(fs.readFileSync(from, "utf8").replace(/https:\/\/[^"\s]*/g, `${at}/alive`));
	Object.values(pack.messages)[0].body = `${silent}\n${Array.from({ length: 30 }, (_, i) => `${at}/alive/${i}`).join("\n")}`;
	fs.writeFileSync(file, JSON.stringify(pack));' "$stop/links.json" "$top/tests/packs/example.json" "https://localhost:$page_port" "https://127.0.0.1:$silent_port/"
for signal in INT:130 TERM:143 HUP:129; do
	there good
	cp "$stop/pages.log" "$stop/ports.log" 2>/dev/null
	: >"$stop/pages.log"
	ln -sf pages.log "$stop/ports.log"
	stopped "${signal%:*}" alive links --allow-private "$stop/links.json"
	rm "$stop/ports.log"
	name="${signal%:*} while links are asked"
	holds "$name: it ends as by that signal (status $got)" test $got -eq "${signal#*:}"
	holds "$name: at once, while one that was not stopped goes on waiting" test $twin = yes
	says "$name: it says that it did not get to the end" "stopped before all addresses were asked"
	silent_of "$name: and sums nothing up" "addresses:"
	picture after
	holds "$name: all is as it was" same before after
done

# While the system looks a name up and nobody answers: in a network of the test's own, whose only server of names is silent.
if unshare -n -m true 2>/dev/null && command -v ip >/dev/null 2>&1; then
	there good
	sed -i 's|"url": "[^"]*"|"url": "https://packs.example.org/"|' "$CLOSEKNIT_HOME/publishers/$AID.json"
	echo 'nameserver 127.0.0.1' >"$stop/resolv.conf"
	cat >"$stop/silence.sh" <<'SH'
ip link set lo up || exit 99
mount --bind "$1/resolv.conf" /etc/resolv.conf || exit 99
node -e 'require("dgram").createSocket("udp4").on("message", () => require("fs").writeFileSync(process.argv[1], "asked")).bind(53, "127.0.0.1", () => require("fs").writeFileSync(process.argv[1] + ".up", ""))' "$1/asked" &
names=$!
i=0
while [ ! -e "$1/asked.up" ] && [ $i -lt 600 ]; do sleep 0.05; i=$((i + 1)); done
asked() { i=0; while [ ! -e "$1" ] && [ $i -lt 400 ]; do sleep 0.05; i=$((i + 1)); done; }
rm -rf "$1/twin" && cp -r "$CLOSEKNIT_HOME" "$1/twin"
CLOSEKNIT_HOME=$1/twin "$2" pack update >/dev/null 2>&1 </dev/null &
other=$!
asked "$1/asked"
rm -f "$1/asked"
env --default-signal=INT "$2" pack update >"$1/out" 2>&1 </dev/null &
child=$!
asked "$1/asked"
kill -s INT $child
wait $child
got=$?
# One that was begun before and not stopped still waits for the system's answer.
if kill -s KILL $other; then echo "$got yes"; else echo "$got no"; fi >"$1/ended"
kill $names
SH
	if unshare -n -m sh "$stop/silence.sh" "$stop" "$program" && [ -e "$stop/asked" ]; then
		read -r got twin <"$stop/ended"
		holds "Ctrl-C while a name is looked up ends it too (status $got)" test "$got" -eq 130
		holds "without waiting for the system's answer, for which one that was not stopped waits still" test "$twin" = yes
	else
		skipped "a silent server of names cannot be made here"
	fi
else
	skipped "a silent server of names cannot be made here"
fi

# In a terminal: the line of progress goes, and the terminal is as it was.
if command -v tmux >/dev/null 2>&1; then
	there pack-hang
	terminal() { tmux -L "closeknit-fetch-$$" -f /dev/null "$@"; }
	screen() { terminal capture-pane -p; }
	# appears TEXT: on the screen, within a minute.
	appears() { i=0; while ! screen | grep -qF -- "$1" && [ $i -lt 600 ]; do sleep 0.1; i=$((i + 1)); done; seen=$(screen); case $seen in *"$1"*) ;; *) return 1 ;; esac; }
	terminal new-session -d -x 80 -y 24 "PS1='ready> ' sh"
	terminal send-keys "stty -a >$stop/tty.before; '$program' pack update; echo status \$?; stty -a >$stop/tty.after" Enter
	holds "a terminal shows what is being done" appears "example.json: "
	terminal send-keys C-c
	holds "Ctrl-C in a terminal ends it" appears "status 130"
	holds "and takes the line of progress away" test -z "$(screen | grep -F 'example.json: ')"
	sleep 0.3
	holds "the terminal is as it was" cmp -s "$stop/tty.before" "$stop/tty.after"
	terminal send-keys "clear; '$program' pack add https://localhost:$good_port/elsewhere/ $B; echo status \$?" Enter
	holds "a question waits" appears "Type yes or no:"
	terminal send-keys C-c
	holds "Ctrl-C is a no" appears "closeknit: nothing was changed"
	holds "on a line of its own" test -n "$(screen | grep '^closeknit: nothing was changed')"
	holds "with its status" appears "status 130"
	terminal send-keys "clear; '$program' pack add https://localhost:$good_port/elsewhere/ $B; echo status \$?" Enter
	holds "a question waits once more" appears "Type yes or no:"
	terminal send-keys C-d
	holds "the end of what is typed is a no" appears "status 1"
	holds "and nobody more is trusted" test "$(ls "$CLOSEKNIT_HOME/publishers" | wc -l)" = 1
	terminal kill-server
else
	skipped "no terminal is looked at: tmux is not here"
fi
