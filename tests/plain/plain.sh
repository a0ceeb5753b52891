#!/bin/sh
# plain.sh - the real program as a person uses it, line by line and on a terminal: what it says, and that nothing that was saved is ever lost
set -u
build=$1
cd "$(dirname "$0")/../.." || exit 1
case $build in /*) built=$build ;; *) built=$(pwd)/$build ;; esac
work=$(mktemp -d "${TMPDIR:-/tmp}/closeknit-plain.XXXXXX") || exit 1
passed=0
failed=0
running=	# the program that runs beside us, if one does

# In reach of another account too, which some of the tests are.
chmod 755 "$work"
cp "$built/closeknit" tests/packs/example.json "$work" || exit 1
program=$work/closeknit
pack=$work/example.json
home=$work/home
CLOSEKNIT_HOME=$home
LC_ALL=C.UTF-8
TMUX_TMPDIR=$work
export CLOSEKNIT_HOME LC_ALL TMUX_TMPDIR
unset TMUX XDG_STATE_HOME XDG_DATA_HOME XDG_CONFIG_HOME ACCESSIBLE NO_COLOR LANGUAGE COLUMNS

clean_up() {
	[ -z "$running" ] || kill -9 "$running" 2>/dev/null
	term_stop
	[ ! -d "$work/disk" ] || umount "$work/disk" 2>/dev/null
	rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

. tests/plain/kit.sh

# A whole audit of the example, with a look at every page on the way; and what it says, in order.
whole="
1
why
help
3
2
4
!
1
back
1
review
back
2
2
1
2
15
done 1
all
back
help
quit"
heard="What is kept|Ctrl-X|1. Start|Topic 1 of 3: Who can see it. Question 1 of about|Which do you use?|1. Instagram|4. None of these|Type all the numbers
Instagram.|On Instagram, who can see the pictures?|Open pictures can be copied.|Type the number of an answer|Anyone.|Anyone can copy these.
do you check tags?|Who can see it: 0 of 2 in place.|What do the pictures show?|Which have you done?|You are right to look for help.|1. Someone is in danger now
Whom to call|999|Which have you done?|Location off.|Your answers|1. Which do you use? Instagram.|Question 6 of|Have you talked with your child of 11 to 13?
Is it safe to ask the other parent?|is not kept|Does the family know|What is in place|steps are in place|How long have you got?|Your first 15 minutes
1. Make Instagram private. 3 minutes.|Done: Make Instagram private.|done on|What is in place|All is saved in"

# ---- Through a pipe
printf '%s\n' "$whole" >"$work/whole.in"
"$program" --pack "$pack" <"$work/whole.in" >"$out" 2>"$err"
holds "a whole audit through a pipe ends with 0" [ $? -eq 0 ]
holds "through a pipe no escape, backspace or carriage return is written" lacks_bytes "$out" '\x1b|\x08|\r|\x07|\x7f|[\x00-\x09\x0b-\x1f]'
holds "through a pipe no box is drawn, and no Braille" lacks_bytes "$out" '[\x{2500}-\x{259f}\x{2800}-\x{28ff}]'
holds "read as a screen reader reads it, it makes sense in order" in_order "$out" "$heard"
holds "nothing is said beside it" [ ! -s "$err" ]
holds "the answers are on disk" has_answers services visibility@instagram tags@instagram shown steps ages talked@11-13 family
holds "the private one is not" lacks safe-to-ask "$home/audit.json"
holds "the tick is" contains '"make-private@instagram": "2' "$home/audit.json"
cp "$out" "$work/whole.out"

fresh
printf '\n1\n3' | "$program" --pack "$pack" >"$out" 2>"$err"
holds "the end of input leaves with 0, the last line without its end" [ $? -eq 0 ]
holds "and its answer is saved" has_answers services visibility@instagram
holds "and it says where" contains "$home/audit.json" "$(squeezed "$out")"
printf '\nquit\n' | "$program" --pack "$pack" >"$out" 2>"$err"
holds "quit leaves with 0" [ $? -eq 0 ]
holds "who comes back goes on where they stopped" contains "On Instagram, do you check tags?" "$out"
holds "and hears so" contains "Welcome back" "$out"

# ---- On a terminal
fresh
"$program" --version >/dev/null
script -qec "'$program' --pack '$pack' --plain" /dev/null <"$work/whole.in" >"$out" 2>&1
holds "a whole audit on a terminal ends with 0" [ $? -eq 0 ]
holds "on a terminal no escape or backspace is written line by line" lacks_bytes "$out" '\x1b|\x08'
holds "nor a box, nor Braille" lacks_bytes "$out" '[\x{2500}-\x{259f}\x{2800}-\x{28ff}]'
holds "on a terminal it reads in the same order" in_order "$out" "$heard"
holds "and leaves the same answers" has_answers services visibility@instagram tags@instagram shown steps ages talked@11-13 family

fresh
for way in "TERM=dumb" "ACCESSIBLE=1" "TERM=xterm"; do
	face=
	[ "$way" != TERM=xterm ] || face=--plain
	term_start "env $way '$program' --pack '$pack' $face"
	holds "with $way $face it asks line by line" term_shows "Type a number"
	term_type Enter 1 Enter
	holds "with $way $face it goes on to the next question" term_shows "who can see the pictures"
	term_type C-x
	holds "Ctrl-X ends it at once with 0 ($way)" term_ended 0
	# What does not know how to clear can only be pushed empty.
	if [ "$way" = TERM=dumb ]; then above=0; else above=-; fi
	holds "Ctrl-X leaves nothing on the screen or above it ($way)" [ -z "$(term_text $above | tr -d ' \n')" ]
	holds "Ctrl-X loses no answer ($way)" has_answers services
	fresh
done
term_start "'$program' --pack '$pack'"
holds "with a terminal it is the full screen" term_shows "Something has happened"
term_type Enter Enter
holds "there the first question is asked" term_shows "Which do you use"
term_type Space Down Down Down Down Enter
holds "there an answer leads on" term_shows "who can see the pictures"
term_type C-x
holds "Ctrl-X ends the full screen at once with 0" term_ended 0
holds "Ctrl-X leaves nothing of it on the screen or above it" [ -z "$(term_text | tr -d ' \n')" ]
holds "Ctrl-X loses no answer of the full screen" has_answers services

# ---- Killed
fresh
node tests/plain/long.mjs "$pack" 30 >"$work/long.json"
moments=0
lost=
confirmed=0
while [ $moments -lt 20 ]; do
	moments=$((moments + 1))
	start --pack "$work/long.json"
	type_line ""
	hears 1 "Question "
	type_line 1
	if [ $((moments % 2)) -eq 0 ]; then
		# Once the next question is asked, the answer before has to be safe.
		hears 2 "Question " && confirmed=$((confirmed + 1))
	else
		# At any moment, what was safe stays so: after so many looks, whatever it is doing.
		looks=0
		while [ $looks -lt $((moments * 20)) ] && kill -0 "$running"; do looks=$((looks + 1)); done
	fi
	kill -9 "$running"
	finish
	[ ! -e "$home/audit.json" ] || "$program" --pack "$work/long.json" score --json "$home/audit.json" >/dev/null 2>&1 || lost="$lost unreadable at $moments"
	now=$(grep -c '"q[0-9]*": "' "$home/audit.json" 2>/dev/null)
	[ "${now:-0}" -ge $confirmed ] || lost="$lost $((confirmed - ${now:-0})) at $moments"
	confirmed=${now:-0}
done
holds "killed at 20 moments, no saved answer is lost:$lost" [ -z "$lost" ]
holds "and most were saved" [ $confirmed -ge 10 ]
printf 'quit\n' | "$program" --pack "$work/long.json" >"$out" 2>"$err"
holds "what killed writes left is swept" [ -z "$(find "$home" -name '.save-*')" ]

# ---- Two at once
fresh
start --pack "$pack"
type_line ""
type_line 1
hears 2 "Question "
"$program" --pack "$pack" </dev/null >"$out" 2>"$err" 3>&-
holds "a second closeknit ends with 1" [ $? -eq 1 ]
holds "and says which process holds the answers" contains "process $running" "$err"
"$program" --pack "$pack" plan >"$out" 2>"$err" 3>&-
holds "meanwhile the plan can be read" [ $? -eq 0 ]
"$program" --pack "$pack" --no-save </dev/null >"$out" 2>"$err" 3>&-
holds "and one can go through it keeping nothing" [ $? -eq 0 ]
"$program" forget </dev/null >"$out" 2>"$err" 3>&-
holds "but not forget" [ $? -eq 1 ]
type_line 3
hears 3 "Question "
finish
holds "the first goes on undisturbed" [ $status -eq 0 ]
holds "with both answers" has_answers services visibility@instagram

# ---- Homes that cannot be written to
if [ -z "$other" ]; then
	echo "skipped: homes of another account, and a full disk: that takes root and setpriv"
else
	mkdir "$work/closed" "$work/theirs"
	chmod 555 "$work/closed"
	chown 65534:65534 "$work/theirs"
	chmod 700 "$work/theirs"
	as_other env CLOSEKNIT_HOME="$work/closed/home" "$program" --pack "$pack" <"$work/whole.in" >"$out" 2>"$err"
	holds "in a home that is read-only it ends with 1 before it asks anything" [ $? -eq 1 ]
	holds "and says which folder, and that --no-save needs none" says_all "$err" "$work/closed/home" --no-save
	holds "in one sentence" [ "$(wc -l <"$err")" -eq 1 ]
	holds "without asking anything" lacks "Question 1" "$out"
	as_other env -u CLOSEKNIT_HOME HOME="$work/none" "$program" --pack "$pack" <"$work/whole.in" >"$out" 2>"$err"
	holds "in a home that is missing it ends with 1" [ $? -eq 1 ]
	holds "and says which folder" contains "$work/none" "$err"
	holds "and makes no home" [ ! -e "$work/none" ]
	as_other env -u CLOSEKNIT_HOME HOME="$work/none" "$program" --no-save --pack "$pack" <"$work/whole.in" >"$out" 2>"$err"
	holds "without a home, keeping nothing, it goes to its end" [ $? -eq 0 ]
	holds "through all of it" in_order "$out" "$(printf '%s' "$heard" | sed 's/^What is kept/Nothing is kept/; s/|All is saved in/|Nothing was kept/')"

	home=$work/theirs/home
	CLOSEKNIT_HOME=$home
	start_as_other --pack "$pack"
	type_line ""
	type_line 1
	hears 2 "Question "
	chmod 500 "$home"
	type_line 3
	holds "where a home becomes read-only, it says not saved, and why" hears 1 "Not saved: "
	type_line quit
	holds "and leaving asks first" hears 1 "not saved is lost"
	type_line yes
	finish
	holds "and leaving all the same does not end with 0" [ $status -eq 1 ]
	chmod 700 "$home"
	holds "what was saved before is there" has_answers services
	holds "and a sentence of it on standard error" contains "not saved" "$err"

	start_as_other --pack "$pack"
	type_line ""
	hears 1 "Question "
	chmod 500 "$home"
	type_line 3
	hears 1 "Not saved: "
	chmod 700 "$home"
	type_line 2
	holds "where it can be written to again, it says so" hears 1 "all is saved again"
	finish
	holds "and the end of input leaves with 0" [ $status -eq 0 ]
	holds "with every answer" has_answers services visibility@instagram tags@instagram
	start_as_other --pack "$pack"
	type_line ""
	hears 1 "Question "
	chmod 500 "$home"
	type_line 4
	hears 1 "Not saved: "
	finish
	chmod 700 "$home"
	holds "the end of input, with an answer that is not saved, does not end with 0" [ $status -eq 1 ]
	start_as_other --pack "$pack"
	type_line ""
	hears 1 "Question "
	chmod 500 "$home"
	type_line 4
	hears 1 "Not saved: "
	kill -TERM "$running"
	finish
	chmod 700 "$home"
	holds "nor does a signal that asks to leave" [ $status -ne 0 ]
	home=$work/home
	CLOSEKNIT_HOME=$home
fi

# ---- A full disk
mkdir "$work/disk"
if [ -n "$other" ] && mount -t tmpfs -o size=64k,mode=700 closeknit-test "$work/disk" 2>/dev/null; then
	home=$work/disk/home
	CLOSEKNIT_HOME=$home
	start --pack "$pack"
	type_line ""
	type_line 1
	hears 2 "Question "
	fill_disk
	type_line 3
	holds "on a full disk it says not saved" hears 1 "Not saved: "
	holds "and why" contains "no space left" "$(squeezed "$out" | tr A-Z a-z)"
	type_line quit
	hears 1 "not saved is lost"
	type_line ""
	holds "who stays is asked on" hears 4 "Question "
	rm "$work/disk/fill"
	type_line 2
	holds "once there is room, all is saved again" hears 1 "all is saved again"
	fill_disk
	type_line 4
	hears 2 "Not saved: "
	finish
	holds "leaving a full disk does not end with 0" [ $status -eq 1 ]
	holds "and says that the last answers are not saved" contains "not saved" "$err"
	rm "$work/disk/fill"
	holds "what was saved before is whole" has_answers services visibility@instagram tags@instagram
	holds "and nothing is left beside it" [ -z "$(find "$home" -name '.save-*')" ]
	umount "$work/disk"
	home=$work/home
	CLOSEKNIT_HOME=$home
else
	echo "skipped: a full disk: mounting one is not permitted here"
fi

# ---- What lies in the home
fresh
mkdir -m 700 "$home"
printf '{"format": "closeknit-audit/1", "pack": "example", "answers": {' >"$home/audit.json"
cp "$home/audit.json" "$work/damaged"
printf '\n1\n' | "$program" --pack "$pack" >"$out" 2>"$err"
holds "a damaged file does not keep the audit from starting" [ $? -eq 0 ]
aside=$(find "$home" -type f ! -name audit.json ! -name lock)
holds "it is moved aside, whole" cmp -s "$aside" "$work/damaged"
holds "and named, with what was wrong where" says_all "$out" "$(basename "$aside")" audit.json:1:
holds "and the new answers are saved" has_answers services

fresh
mkdir -m 700 "$home"
printf 'mine' >"$work/elsewhere"
ln -s "$work/elsewhere" "$home/audit.json"
printf '\n1\n' | "$program" --pack "$pack" >"$out" 2>"$err"
holds "an audit.json that is a link is refused" [ $? -eq 1 ]
holds "by name" contains "$home/audit.json" "$err"
holds "and what it leads to is left alone" [ "$(cat "$work/elsewhere")" = mine ]
fresh
mkdir -m 700 "$work/real"
ln -s "$work/real" "$home"
printf '\n1\n' | "$program" --pack "$pack" >"$out" 2>"$err"
holds "a home that is a link is refused" [ $? -eq 1 ]
holds "and nothing is put behind it" [ -z "$(ls -A "$work/real")" ]
rm "$home"

for mask in 000 077 777; do
	fresh
	(umask $mask && printf '\n1\n' | "$program" --pack "$pack") >"$out" 2>"$err"
	(umask $mask && printf 'anew\nyes\n1\n' | "$program" --pack "$pack") >"$out" 2>"$err"
	holds "under umask $mask folders are 0700" [ "$(find "$home" -type d ! -perm 700 | wc -l)" -eq 0 -a -d "$home/past" ]
	holds "under umask $mask files are 0600" [ "$(find "$home" -type f ! -perm 600 | wc -l)" -eq 0 -a -f "$home/audit.json" ]
done

printf '1\n' | "$program" forget >"$out" 2>"$err"
holds "forget ends with 0" [ $? -eq 0 ]
holds "forget names what it removed, and what it cannot" says_all "$out" "$home/audit.json" "printed pages"
holds "forget removes the open audit" [ ! -e "$home/audit.json" ]
holds "forget keeps past ones, and says so" [ -n "$(ls "$home/past")" -a -n "$(grep past "$out")" ]
printf '3\nquit\n' | "$program" --pack "$pack" >"$out" 2>"$err"
holds "past ones can be found from the start, and what is to be done to compare them" says_all "$out" "3. Past audits" "Once you have answered again"
"$program" forget --all >"$out" 2>"$err"
holds "forget --all ends with 0" [ $? -eq 0 ]
holds "forget --all leaves nothing behind" [ ! -e "$home" ]
"$program" forget >"$out" 2>"$err"
holds "forget with nothing to remove ends with 0 and says so" contains "nothing to remove" "$out"

fresh
"$program" --no-save --pack "$pack" <"$work/whole.in" >"$out" 2>"$err"
holds "a whole audit with --no-save ends with 0" [ $? -eq 0 ]
holds "and leaves no file, no folder" [ ! -e "$home" ]
holds "and says so" contains "Nothing was kept" "$out"
printf 'nothing\n1\n3\n' | "$program" --pack "$pack" >"$out" 2>"$err"
holds "so does who chooses to keep nothing on the first page" [ $? -eq 0 -a ! -e "$home" ]

printf '\n1\n3\n' | "$program" --pack "$pack" --answers "$work/mine.json" >"$out" 2>"$err"
holds "with --answers FILE it ends with 0" [ $? -eq 0 ]
holds "--answers FILE is written" contains '"visibility@instagram": "public"' "$work/mine.json"
printf '\n2\n' | "$program" --pack "$pack" audit --answers "$work/mine.json" >"$out" 2>"$err"
holds "--answers FILE is read again" contains "do you check tags" "$out"
holds "--answers FILE leaves the home alone" [ ! -e "$home" ]
holds "--answers FILE is 0600" [ "$(stat -c %a "$work/mine.json")" = 600 ]

# ---- The network
fresh
if strace -qq -o "$work/trace" true 2>/dev/null; then
	ASAN_OPTIONS=detect_leaks=0 strace -f -e trace=%network -o "$work/trace" "$program" --pack "$pack" <"$work/whole.in" >"$out" 2>"$err"
	holds "a whole audit line by line makes no network call" no_call "$work/trace"
	term_start "env ASAN_OPTIONS=detect_leaks=0 strace -f -e trace=%network -o '$work/trace' '$program' --pack '$pack'"
	term_shows "Something has happened"
	term_type q q
	term_ended 0
	holds "nor does the full screen" no_call "$work/trace"
else
	echo "skipped: system calls: tracing is not permitted here"
fi
fresh
if unshare $unshare true 2>/dev/null; then
	unshare $unshare "$program" --pack "$pack" <"$work/whole.in" >"$out" 2>"$err"
	holds "where there is no network it ends with 0" [ $? -eq 0 ]
	holds "and says the same" cmp -s "$out" "$work/whole.out"
else
	echo "skipped: no network at all: unshare is not permitted here"
fi

fresh
printf '1\n2\n1\n' | "$program" --pack tests/packs/wide.json --no-save >"$out" 2>"$err"
holds "a topic with nothing to ask is passed over, and the next one says so" says_all "$out" "Topic 3 of 3" "1 topic before this is left out"

# ---- A terminal that is gone
for face in --plain ""; do
	for hup in "" 'trap "" HUP;'; do
		fresh
		on_terminal "$hup" "--pack $pack $face"
		hears 1 "Something has happened"
		if [ -n "$face" ]; then type_line ""; type_line 1; else type_keys '\r\r'; hears 1 "Which do you use"; type_keys ' \033[B\033[B\033[B\033[B\r'; fi
		hears 1 "see the pictures"
		inside=$(cat "$work/inside")
		kill -9 "$running"
		holds "a closed terminal ends it within a second (${face:-full screen}${hup:+, hang-ups ignored})" gone "$inside"
		kill -9 "$inside" 2>/dev/null
		finish
		holds "and its answer is there (${face:-full screen}${hup:+, hang-ups ignored})" has_answers services
	done
done

# The status says so, whichever command it was: 128 and the signal's number.
if ${CC:-cc} -O2 -o "$work/at" tests/guard/at_terminal.c; then
	for command in "audit --plain" audit enter; do
		fresh
		# shellcheck disable=SC2086
		TERM=xterm "$work/at" -e "omething has happened" -h -- "$program" --pack "$pack" $command >"$out" 2>"$err"
		holds "a closed terminal is told by the status of $command" contains "[status 129]" "$out"
	done
else
	holds "at_terminal.c compiles" false
fi

. tests/plain/typed.sh

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
