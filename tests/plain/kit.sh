# kit.sh - the verbs that plain.sh is written in: run the program beside us, type, listen, look; to be read in by it
# shellcheck shell=sh disable=SC2034,SC2154

out=$work/out
err=$work/err
status=0

# Another account, where we may become one: its files are not root's to read and write.
other=
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null 2>&1; then other=yes; fi
as_other() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
unshare=-n
[ "$(id -u)" -eq 0 ] || unshare=-rn

# holds "SENTENCE" COMMAND...: it must succeed; what the program said last is shown if it does not.
holds() {
	sentence=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "not ok: $sentence"
		[ ! -s "$err" ] || sed 's/^/    it complained: /' "$err" | head -3
		[ ! -s "$out" ] || tr -d '\033' <"$out" | tail -3 | sed 's/^/    it said: /'
	fi
}

# A home with nothing in it.
fresh() { rm -rf "$home"; }

# try_again TIMES COMMAND...: until it succeeds; until_true COMMAND...: for five seconds and more.
try_again() {
	tries=$1
	shift
	while ! "$@"; do
		[ "$tries" -gt 0 ] || return 1
		tries=$((tries - 1))
		sleep 0.02
	done
}
until_true() { try_again 250 "$@"; }

# ---- Looking
squeezed() { tr -s ' \r\n' ' ' <"$1"; }
contains() { if [ -f "$2" ]; then squeezed "$2" | grep -qF -e "$1"; else printf '%s' "$2" | grep -qF -e "$1"; fi; }
lacks() { [ -f "$2" ] && ! grep -qF -e "$1" "$2"; }
lacks_bytes() { [ -s "$1" ] && ! grep -qP "$2" "$1"; }
# Whole words may stand on two lines; a path too long for one is broken nowhere.
says_all() { from=$1; shift; for words in "$@"; do contains "$words" "$from" || { echo "    not said: $words"; return 1; }; done; }
has_answers() {
	for item in "$@"; do
		grep -q "^ *\"$item\": [\"[]" "$home/audit.json" || { echo "    no answer: $item"; return 1; }
	done
}
# in_order FILE PHRASES: phrases, separated by | or line ends, follow one another in it, however its lines are broken.
in_order() {
	rest=$(squeezed "$1")
	[ -n "$rest" ] || return 1
	printf '%s\n' "$2" | tr '|' '\n' >"$work/phrases"
	while IFS= read -r phrase; do
		case $rest in
		*"$phrase"*) rest=${rest#*"$phrase"} ;;
		*) echo "    not said there: $phrase"; return 1 ;;
		esac
	done <"$work/phrases"
}
no_call() { grep -q 'exited with 0' "$1" && ! grep -vE '^[0-9]+ +(\+\+\+|---) ' "$1"; }

# ---- Running it beside us: what we type comes through a FIFO, what it says is in $out
run_beside() {
	rm -f "$work/keys"
	mkfifo "$work/keys"
	"$@" <"$work/keys" >"$out" 2>"$err" &
	running=$!
	exec 3>"$work/keys"
}
start() { run_beside "$program" "$@"; }
start_as_other() { run_beside setpriv --reuid=65534 --regid=65534 --clear-groups "$program" "$@"; }
# on_terminal BEFORE ARGUMENTS: under a terminal of its own, whose end is $running; its own number is in $work/inside.
on_terminal() {
	rm -f "$work/inside"
	printf '%s\necho $$ >%s\nexec %s %s\n' "$1" "'$work/inside.new'; mv '$work/inside.new' '$work/inside'" "$program" "$2" >"$work/inner.sh"
	run_beside env TERM=xterm script -qfec "stty rows 24 cols 80; sh $work/inner.sh" /dev/null
	until_true [ -s "$work/inside" ]
}
type_line() { (printf '%s\n' "$1" >&3) 2>/dev/null; }
type_keys() { (printf "$1" >&3) 2>/dev/null; }
heard_often() { [ "$(tr -s ' \r\n' ' ' <"$out" | grep -aoF -e "$2" | wc -l)" -ge "$1" ]; }
# hears COUNT WORDS: it has said them so many times by now, or soon does.
hears() { until_true heard_often "$1" "$2"; }
# The end of its input, and its end: $status.
finish() {
	exec 3>&-
	wait "$running" 2>/dev/null
	status=$?
	running=
}
is_gone() { [ ! -d "/proc/$1" ] || grep -q '^State:.Z' "/proc/$1/status" 2>/dev/null; }
gone() { try_again 50 is_gone "$1"; }

# ---- A terminal that one can look at
terminal=0
term_stop() { tmux -L "plain$terminal" kill-server 2>/dev/null; }
# A server of its own for each: one that is ending takes no new terminal.
term_start() {
	rm -f "$work/ended"
	term_stop
	terminal=$((terminal + 1))
	tmux -L "plain$terminal" -f /dev/null -u new-session -d -x 80 -y 24 "$1; echo \$? >'$work/ended'; exec cat" 3>&-
}
# term_text [0]: all of it with what has scrolled away; 0: only what is in view.
term_text() { tmux -L "plain$terminal" capture-pane -p -S "${1:--}" 2>/dev/null; }
term_has() { term_text | grep -qF -e "$1"; }
term_shows() { until_true term_has "$1"; }
term_type() { tmux -L "plain$terminal" send-keys "$@"; }
term_ended() { until_true [ -s "$work/ended" ] && [ "$(cat "$work/ended")" -eq "$1" ]; }

fill_disk() { dd if=/dev/zero of="$work/disk/fill" bs=1k 2>/dev/null; [ -s "$work/disk/fill" ]; }
