#!/bin/sh
# print.sh - saving and printing from the full screen, with programs "lp" of our own on PATH, in a real terminal (tmux): sh tests/print/print.sh BUILD
# Nothing sleeps to wait: each step looks again and again until what it expects is there, or ten seconds are over.
set -u
cd "$(dirname "$0")/../.." || exit 1
build=$1
case $build in /*) ;; *) build=$(pwd)/$build ;; esac
program=$build/closeknit
pack=$(pwd)/tests/packs/example.json
audit=$(pwd)/tests/golden/example-one-open-account.audit.json
server=closeknit-print-$$
work=$(mktemp -d "${TMPDIR:-/tmp}/closeknit-print.XXXXXX") || exit 1
home=$work/home
passed=0
failed=0
LC_ALL=C.UTF-8
export LC_ALL
unset TMUX NO_COLOR ACCESSIBLE LANGUAGE CLOSEKNIT_HOME

mux() { tmux -L "$server" -f /dev/null "$@"; }
finish() { mux kill-server 2>/dev/null; rm -rf "$work"; }
trap finish EXIT
trap 'exit 1' INT TERM HUP
for tool in tmux pgrep; do
	command -v $tool >/dev/null || { echo "print: $tool is not installed"; echo "0 passed, 1 failed"; exit 1; }
done
mux new-session -d -s keep cat

check() {
	if [ "$1" -eq 0 ]; then passed=$((passed + 1)); else
		failed=$((failed + 1)); echo "not ok: $2; the screen:"; mux capture-pane -p -t p 2>/dev/null | sed 's/^/        |/'; fi
}
holds() { sentence=$1; shift; "$@"; check $? "$sentence"; }
until_true() { tries=0; while [ $tries -lt 200 ]; do "$@" && return 0; tries=$((tries + 1)); sleep 0.05; done; return 1; }
shows() { mux capture-pane -p -t p 2>/dev/null | tr '\n' ' ' | tr -s ' ' | grep -qF -- "$1"; }
sees() { until_true shows "$1"; check $? "$2"; }
press() { mux send-keys -t p "$@"; }
gone() { ! kill -0 "$1" 2>/dev/null; }

# lp NAME: a program "lp" in a folder of its own, made of what comes in.
lp() { mkdir -p "$work/$1"; cat >"$work/$1/lp"; chmod +x "$work/$1/lp"; }
lp good <<'LP'
#!/bin/sh
printf '%s\n' "$@" >"$OUT/args"
env >"$OUT/env"
cat >"$OUT/part" && mv "$OUT/part" "$OUT/printed"
echo "request id is Home-12 (1 file(s))"
LP
lp refusing <<'LP'
#!/bin/sh
cat >/dev/null
printf 'lp: Error - no default \033[31mdestination\033[0m available.\nAnd more.\n' >&2
exit 1
LP
lp silent <<'LP'
#!/bin/sh
exit 3
LP
lp slow <<'LP'
#!/bin/sh
echo $$ >"$OUT/slow"
exec sleep 600
LP
lp late <<'LP'
#!/bin/sh
cat >"$OUT/part"
sleep 1
mv "$OUT/part" "$OUT/printed"
LP
lp deaf <<'LP'
#!/bin/sh
exec <&- >&- 2>&-
echo $$ >"$OUT/slow"
exec sleep 600
LP
lp nosy <<'LP'
#!/bin/sh
cat >"$OUT/part"
echo taken >"$CLOSEKNIT_HOME/audit.json"
echo taken >"$CLOSEKNIT_HOME/more.json"
mv "$CLOSEKNIT_HOME/audit.json" "$OUT/audit.json"
echo taken >"$HOME/more.json"
echo written on the screen >/dev/tty
mv "$OUT/part" "$OUT/printed"
LP
# What there is on PATH without any lp.
mkdir "$work/none"
for tool in sh env cat mv sleep date; do ln -s "$(command -v $tool)" "$work/none/$tool"; done

# begin LP: closeknit in a fresh folder, with that lp on PATH; its number is in $pid, its child's in $child.
begin() {
	mux kill-session -t p 2>/dev/null
	rm -rf "$home" "$work/start" "$work/out"
	mkdir -m 700 "$home" "$work/start" "$work/out"
	cp "$audit" "$home/audit.json"
	mux new-session -d -s p -x 80 -y 24 "cd '$work/start'; trap : INT; env PATH='$work/$1:$work/none' HOME='$work/start' TMPDIR='${scratch:-$work}' OUT='$work/out' CLOSEKNIT_HOME='$home' '$program' --pack '$pack'; echo left with \$?; exec cat"
	sees 'Welcome back' "$1: begun"
	pid=$(sed -n 's/^\([0-9]*\) .*/\1/p' "$home/lock")
	child=$(pgrep -P "$pid" | head -n 1)
}
save_screen() { press w; sees 'Save or print your plan' "${1-}the save screen"; }
has_printed() { [ -e "$work/out/printed" ]; }

# ---- A printer that works --------------------------------------------------------------------------------------

begin good
holds "where there is lp, one child waits for it" test -n "$child"
holds "it can gain no rights" grep -q 'NoNewPrivs:.*1' "/proc/$child/status"
holds "the calls it does not need are refused it" grep -q 'Seccomp:.*2' "/proc/$child/status"
holds "it has no terminal" sh -c 'set -- $(sed "s/.*) //" "/proc/$1/stat"); [ "$5" -eq 0 ]' sh "$child"
holds "nothing is open in it but its two pipes" test "$(ls -l "/proc/$child/fd" 2>/dev/null | grep -c -e pipe: -e /dev/null)" -eq "$(ls "/proc/$child/fd" | wc -l)" -a "$(ls "/proc/$child/fd" | wc -l)" -eq 5
save_screen
sees '▸ Print it now' "printing is the first row"
press Enter
sees 'on its way to your printer' "it says that it is on its way"
sees "The printer's queue may keep a copy" "and that the queue may keep a copy"
until_true has_printed
check $? "lp was given something"
(cd "$work/start" && CLOSEKNIT_HOME=$home "$program" --pack "$pack" plan -f pdf -o - >"$work/plan.pdf")
holds "the bytes that lp was given are the plan's PDF" cmp -s "$work/out/printed" "$work/plan.pdf"
holds "nothing of the family is in lp's arguments" test "$(tr '\n' ' ' <"$work/out/args")" = "-t Family photo plan -o media=A4 "
holds "nor in its environment" sh -c '! grep -qiE "instagram|make-private|visibility" "$1"' sh "$work/out/env"
rm -f "$work/out/printed"
press Up Down Down Down Down Down Enter
sees '[x] In large print' "large print can be ticked"
press Home Enter
until_true has_printed
check $? "and printed again"
(cd "$work/start" && CLOSEKNIT_HOME=$home "$program" --pack "$pack" plan -f pdf --large-print -o - >"$work/plan.pdf")
holds "in large print" cmp -s "$work/out/printed" "$work/plan.pdf"
press q q
sees 'left with 0' "left"
holds "nobody is left over" gone "$child"

# ---- Files -----------------------------------------------------------------------------------------------------

begin good
save_screen
press Down Enter
sees "Saved as $work/start/family-photo-plan.html" "the web page is where closeknit was started, and its whole path is shown"
holds "for this account alone" test "$(stat -c %a "$work/start/family-photo-plan.html")" = 600
echo mine >"$work/start/family-photo-plan.pdf"
press Down Enter
sees 'There is a file' "what is there already is asked about"
sees '▸ No, keep that file' "and no is the first row"
press Enter
holds "no keeps it" test "$(cat "$work/start/family-photo-plan.pdf")" = mine
sees '▸ PDF, pages' "and the row it was about is chosen again, not the printer's"
press Enter
sees 'Replace it?' "it is asked again"
press Down Enter
sees 'Saved as' "yes replaces it"
sees '▸ PDF, pages' "and its row is chosen again"
holds "by a PDF" test "$(head -c 5 "$work/start/family-photo-plan.pdf")" = %PDF-
rm "$work/start/family-photo-plan.pdf"
ln -s "$work/elsewhere" "$work/start/family-photo-plan.txt"
press Down Enter
sees 'could not be saved, and nothing is lost' "a link is never written through"
sees 'it is a link' "and is called one"
holds "nothing is behind it" test ! -e "$work/elsewhere"
press Down Enter
sees 'family-photo-plan.ics. Open it with your calendar' "the calendar is saved"
rm -r "$work/start"
press Enter
sees 'could not be saved, and nothing is lost' "a folder that has gone is said"
press q q
sees 'left with 0' "and leaving goes as ever"

# The helper that draws PDF is looked for beside the program: one that stands alone has none.
if [ -z "$(find "$(sed -n 's/^libexecdir.*//p' Makefile; echo /usr/local/libexec/closeknit)" -name closeknit-pdf 2>/dev/null)" ]; then
	mkdir "$work/alone"
	cp "$program" "$work/alone/closeknit"
	whole=$program
	program=$work/alone/closeknit
	begin good
	save_screen "alone: "
	press Enter
	sees 'The web page prints as well' "without closeknit-pdf printing says what else there is"
	press Down Down Enter
	sees 'The PDF could not be made, and nothing is lost' "so does saving a PDF"
	sees 'install it' "and what to install"
	press Up Enter
	sees 'family-photo-plan.html' "and the web page is saved"
	program=$whole
else
	echo "skipped: closeknit-pdf is installed on this machine, so it cannot be missing"
fi

# ---- Printers that do not --------------------------------------------------------------------------------------

begin refusing
save_screen
press Enter
sees 'It could not be printed' "a printer that refuses is said"
sees 'no default U+001B[31mdestination' "in lp's own words, through the gate"
press Down Enter
sees 'family-photo-plan.html' "and all else goes on"

begin silent
save_screen
press Enter
sees 'It could not be printed' "so is one that fails without a word"

begin none
holds "without lp there is no child" test -z "$child"
save_screen
sees '▸ A web page' "and no row to print"

for kind in slow deaf; do
	begin $kind
	save_screen
	press Enter
	sees 'You can go on meanwhile' "$kind: the screen does not wait"
	until_true test -s "$work/out/slow"
	lp_pid=$(cat "$work/out/slow")
	press p
	sees 'Make Instagram private' "$kind: other screens open meanwhile"
	press Left
	sees '▸ Stop sending it' "$kind: it can be stopped"
	press Enter
	sees 'Stopped.' "$kind: and is"
	until_true gone "$lp_pid"
	check $? "$kind: lp has gone"
	sees 'Print it now' "$kind: and one can print again"
done

begin slow
save_screen
press Enter
until_true test -s "$work/out/slow"
lp_pid=$(cat "$work/out/slow")
press C-x
sees 'left with 0' "Ctrl-X leaves at once while the printer is waited for"
until_true gone "$child" && until_true gone "$lp_pid"
check $? "and neither child nor lp is left over"

begin slow
save_screen
press Enter
until_true test -s "$work/out/slow"
lp_pid=$(cat "$work/out/slow")
kill -9 "$pid"
until_true gone "$child" && until_true gone "$lp_pid"
check $? "nor after kill -9"

begin good
kill -9 "$child"
save_screen
press Enter
sees 'It could not be printed' "a child that was killed is said"
press q q
sees 'left with 0' "and leaving goes as ever"

# What lp may write is scratch files: given a folder for these, it cannot get at the answers beside it, whoever wrote it.
case $("$program" privacy | tr '\n' ' ') in *"Writing elsewhere refused: yes"*)
	scratch=$work/out
	begin nosy
	cp "$home/audit.json" "$work/before.json"
	save_screen
	press Enter
	sees 'on its way to your printer' "a program lp that looks around prints"
	holds "and cannot change the answers, or take them away" cmp -s "$home/audit.json" "$work/before.json"
	holds "nor add to them" test ! -e "$home/more.json"
	holds "nor write to the folder closeknit was started in" test ! -e "$work/start/more.json"
	shows_not() { ! shows "$1"; }
	holds "nor on the screen" shows_not "written on the screen"
	scratch= ;;
*) echo "skipped: this kernel cannot refuse lp writing elsewhere" ;;
esac

begin late
save_screen
press Enter
sees 'You can go on meanwhile' "late: sent"
press q q
sees 'left with 0' "late: left while it prints"
holds "what was on its way is printed whole" test "$(head -c 5 "$work/out/printed" 2>/dev/null)" = %PDF-

# ---- Line by line ----------------------------------------------------------------------------------------------

mux kill-session -t p 2>/dev/null
rm -rf "$home" "$work/start"
mkdir -m 700 "$home" "$work/start"
cp "$audit" "$home/audit.json"
said=$(cd "$work/start" && printf 'save\n2\n2\n\nquit\n' | CLOSEKNIT_HOME=$home COLUMNS=900 "$program" --pack "$pack" --plain 2>&1)
case $said in *"lp \"$work/start/family-photo-plan.pdf\""*"Type yes to replace it"*"kept as it is"*) true ;; *) printf '%s\n' "$said"; false ;; esac
check $? "line by line it names the file and the command, and asks before it replaces"
holds "and the file is there" test "$(head -c 5 "$work/start/family-photo-plan.pdf")" = %PDF-

# ---- No network ------------------------------------------------------------------------------------------------

if strace -qq -e trace=none true 2>/dev/null; then
	${CC:-cc} -O2 -o "$work/at" tests/guard/at_terminal.c
	(cd "$work/start" && PATH=$work/good:$PATH OUT=$work/out CLOSEKNIT_HOME=$home TERM=xterm-256color strace -f -qq -e trace=%network -e signal=none -o "$work/net.log" \
		"$work/at" -e 'Welcome' -s w -e 'Print it now' -s '\r' -e 'on its way' -s '\x18' -- "$program" --pack "$pack" >"$work/at.log" 2>&1)
	holds "printing, neither closeknit nor its child makes a network call: only lp may" test -s "$work/at.log" -a ! -s "$work/net.log"
else
	echo "skipped: network calls are not counted: strace may not trace here"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
