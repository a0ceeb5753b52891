#!/bin/sh
# journeys.sh - the full screen in a real terminal (tmux on a server of its own): sh tests/screens/journeys.sh BUILD
# Nothing sleeps to wait: each step looks again and again until what it expects is there, or ten seconds are over.
set -u

cd "$(dirname "$0")/../.." || exit 1
build=$1
case $build in
/*) program=$build/closeknit ;;
*) program=$(pwd)/$build/closeknit ;;
esac
pack=$(pwd)/tests/packs/example.json
server=closeknit-$$
work=$(mktemp -d) || exit 1
home=$work/home
escape=$(printf '\033')
passed=0
failed=0
LC_ALL=C.UTF-8
export LC_ALL
unset TMUX NO_COLOR ACCESSIBLE LANGUAGE

mux() {
	tmux -L "$server" -f /dev/null "$@"
}

finish() {
	mux kill-server 2>/dev/null
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP

if ! command -v tmux >/dev/null; then
	echo "journeys: tmux is not installed"
	echo "0 passed, 1 failed"
	exit 1
fi

# A server whose last window closes ends itself, perhaps just as the next one is asked for.
mux new-session -d -s keep cat

check() {
	if [ "$1" -eq 0 ]; then
		passed=$((passed + 1))
		echo "ok      $2"
	else
		failed=$((failed + 1))
		echo "FAILED  $2; the screen:"
		mux capture-pane -p -t j 2>/dev/null | sed 's/^/        |/'
	fi
}

# until_true COMMAND ...: whether it came true within ten seconds.
until_true() {
	tries=0
	while [ $tries -lt 200 ]; do
		"$@" && return 0
		tries=$((tries + 1))
		sleep 0.05
	done
	return 1
}

shows() {
	mux capture-pane -p -t j 2>/dev/null | grep -qF -- "$1"
}

shows_not() {
	! shows "$1"
}

gone() {
	! kill -0 "$1" 2>/dev/null
}

holds() {
	grep -qF -- "$1" "$home/audit.json" 2>/dev/null
}

# sees WORDS SENTENCE: the screen comes to show the words.
sees() {
	until_true shows "$1"
	check $? "$2"
}

press() {
	mux send-keys -t j "$@"
}

# begin COLUMNSxROWS [SETTINGS [OPTIONS]]: closeknit in a fresh window; its exit status is said when it is over.
begin() {
	mux kill-session -t j 2>/dev/null
	mux new-session -d -s j -x "${1%x*}" -y "${1#*x}" \
		"trap : INT; env CLOSEKNIT_HOME='$home' ${2-} '$program' --pack '$pack' ${3-}; echo left with \$?; exec cat"
}

fresh() {
	rm -rf "$home"
	begin "$@"
}

differs() {
	[ "$(mux capture-pane -p -t j)" != "$1" ]
}

# into_topic WORDS SENTENCE: Enter to a topic's first page and to its first question.
into_topic() {
	press Enter
	until_true shows 'so far.'
	press Enter
	sees "$1" "$2"
}

# go_to WORDS: down to the row with them, and Enter.
go_to() {
	downs=0
	until shows "▸ $1" || [ $downs -eq 20 ]; do
		before=$(mux capture-pane -p -t j)
		press Down
		until_true differs "$before"
		downs=$((downs + 1))
	done
	press Enter
}

# read_on_to WORDS: Enter, a page at a time, until the screen shows them.
read_on_to() {
	pages=0
	until shows "$1" || [ $pages -eq 20 ]; do
		before=$(mux capture-pane -p -t j)
		press Enter
		until_true differs "$before"
		pages=$((pages + 1))
	done
}

# ---- A whole audit ----------------------------------------------------------------------------------------------

whole_audit() {
	size=$1
	fresh "$size"
	sees 'closeknit' "$size: the start"
	# In a small window the start is longer than a screen: Enter reads on.
	read_on_to 'Which do you use?'
	sees 'Which do you use?' "$size: the first question"
	press Space Down Down Down Down Enter
	sees 'On Instagram, who can see' "$size: a question repeated over what was ticked"
	until_true holds instagram
	check $? "$size: the answer is on disk as soon as it is given"
	press 3 Enter
	sees 'Anyone can copy these.' "$size: what the answer means"
	press Down Enter
	sees '0 of 2' "$size: a topic's result"
	press Enter
	sees 'so far.' "$size: the next topic's first page"
	press Enter
	sees 'What do the pictures show?' "$size: the next topic"
	press Down Down Enter Down Down Enter
	sees 'Which have you done?' "$size: more than one can be ticked"
	press Space Down Space Down Enter
	sees '1 of 2' "$size: the second result"
	into_topic 'How old' "$size: the third topic"
	press Space Down Down Enter
	sees 'under 5' "$size: another repeat"
	press Enter
	sees 'Is it safe to ask' "$size: a private question"
	press Enter
	sees 'Does the family know' "$size: the last question"
	press Enter
	sees '2 of 2' "$size: the third result"
	press Enter
	sees 'What is in place' "$size: the result"
	read_on_to '▸ 5 minutes'
	sees '5 minutes' "$size: how long have you got"
	press Enter
	sees 'Make Instagram private' "$size: the first action, opened"
	press Space
	sees '[x] Make Instagram private' "$size: ticked off"
	until_true holds '"make-private@instagram"'
	check $? "$size: the tick is on disk"
	press q
	sees 'All is saved in' "$size: leaving says where all is saved"
	press q
	sees 'left with 0' "$size: left"
	holds 'safe-to-ask'
	[ $? -eq 1 ]
	check $? "$size: the private answer is not on disk"
}

whole_audit 80x24
whole_audit 40x12

begin 80x24
sees 'Welcome back.' 'coming back: the start says so'
press p
sees '[x] Make Instagram private' 'coming back: the tick is still there'

# ---- Leaving ----------------------------------------------------------------------------------------------------

fresh 80x24
sees '▸ Start' 'quick exit: begun'
into_topic 'Which do you use?' 'quick exit: at a question'
press C-x
sees 'left with 0' 'quick exit: Ctrl-X leaves with 0'
mux capture-pane -p -S - -t j | grep -qE 'Which do you use|Ctrl-X|closeknit'
[ $? -eq 1 ]
check $? 'quick exit: nothing is left on the screen or above it'

fresh 80x24
sees '▸ Start' 'Ctrl-C: begun'
into_topic 'Which do you use?' 'Ctrl-C: at a question'
press Down Space Down Down Down Enter
until_true holds whatsapp
press C-c
sees 'left with 130' 'Ctrl-C: leaves with 130'
holds whatsapp
check $? 'Ctrl-C: the answer is kept'

fresh 80x24
sees '▸ Start' 'leaving in the middle: begun'
into_topic 'Which do you use?' 'leaving in the middle: at a question'
press Space Down Space
sees '▸ [x] WhatsApp' 'leaving in the middle: two are ticked, and not given yet'
press q
sees 'All is saved in' 'leaving in the middle: leaving says that all is saved'
press q
sees 'left with 0' 'leaving in the middle: left'
holds instagram && holds whatsapp
check $? 'leaving in the middle: what was ticked is kept'
begin 80x24
sees 'Welcome back.' 'leaving in the middle: begun again'
press Enter
sees '[x] WhatsApp' 'leaving in the middle: the same question, as it was left'

fresh 80x24
sees '▸ Start' 'hang-up: begun'
into_topic 'Which do you use?' 'hang-up: at a question'
press Space Down Down Down Down Enter
sees 'On Instagram' 'hang-up: answered'
pid=$(sed -n 's/^\([0-9]*\) .*/\1/p' "$home/lock")
mux kill-session -t j
until_true gone "${pid:-1}"
check $? 'hang-up: the program ends with its terminal'
holds instagram
check $? 'hang-up: the answer is kept'

fresh 80x24
sees '▸ Start' 'terminated: begun'
pid=$(sed -n 's/^\([0-9]*\) .*/\1/p' "$home/lock")
[ -n "$pid" ] && kill -TERM "$pid"
sees 'left with 143' 'terminated: leaves with 143'

# ---- Windows ----------------------------------------------------------------------------------------------------

fresh 80x24
sees '▸ Start' 'resize: begun'
into_topic 'topic 1 of 3' 'resize: large'
press Down Down
mux resize-window -t j -x 40 -y 12
sees '1/3' 'resize: small'
sees '▸ [ ] A shared album' 'resize: the cursor stays on its row'
mux resize-window -t j -x 10 -y 3
sees 'Please' 'resize: tiny says so'
mux resize-window -t j -x 1 -y 1
mux resize-window -t j -x 80 -y 24
sees '▸ [ ] A shared album' 'resize: and back, nothing lost'
cursor=$(mux display-message -p -t j '#{cursor_y}')
[ "$(mux capture-pane -p -t j | sed -n "$((cursor + 1))p" | cut -c 1-4)" = ' ▸ ' ] ||
	mux capture-pane -p -t j | sed -n "$((cursor + 1))p" | grep -q '▸'
check $? 'resize: the real cursor stands on the chosen row'

fresh 10x3
sees 'Please' 'begun in a tiny window'
press Enter Down Space F2
press C-x
sees 'left wi' 'quick exit from a tiny window'

# ---- Ctrl-Z and Esc ---------------------------------------------------------------------------------------------

rm -rf "$home"
mux kill-session -t j 2>/dev/null
mux new-session -d -s j -x 80 -y 24 "env CLOSEKNIT_HOME='$home' PS1='ready> ' ENV= sh -i"
sees 'ready>' 'Ctrl-Z: a shell'
press "'$program' --pack '$pack'" Enter
sees '▸ Start' 'Ctrl-Z: begun'
into_topic 'Which do you use?' 'Ctrl-Z: at a question'
press C-z
sees 'ready>' 'Ctrl-Z: back in the shell'
until_true shows_not 'Which do you use?'
check $? 'Ctrl-Z: the screen is the one from before'
press fg Enter
sees 'Which do you use?' 'Ctrl-Z: fg goes on'
press Down
sees '▸ [ ] WhatsApp' 'Ctrl-Z: keys work after fg'
press C-x
until_true shows_not 'Which do you use?'
check $? 'Ctrl-Z: so does quick exit'

fresh 80x24
sees '▸ Start' 'Esc: begun'
press Escape
sees 'Menu' 'Esc: a lone Esc opens the menu'
press Escape
sees '▸ Start' 'Esc: and puts it away'
press M-q
press M-x
press Down
sees '▸ Start, and keep nothing' 'Alt: held with a letter it is neither Esc nor the letter'
press Home
sees '▸ Start' 'Alt: and back'
press '!'
sees 'call 999' 'help: the key'
press Left
sees '▸ Start' 'help: and back'

fresh 80x24 TERM=vt100
sees '▸ Start' 'no second screen: begun'
press q
sees 'what was on it before does not' 'no second screen: leaving says that nothing comes back'
press q
sees 'left with 0' 'no second screen: left'
! shows 'what was on it before does not'
check $? 'no second screen: and the screen was cleared'

# ---- Other faces, other looks -----------------------------------------------------------------------------------

fresh 80x24
sees '▸ Start' 'keeping nothing from the first page: begun'
press Down Enter
sees 'Nothing will be kept' 'keeping nothing from the first page: said at once'
press Enter
until_true shows 'Which do you use?'
press Space Down Down Down Down Enter
sees 'On Instagram, who can see' 'keeping nothing from the first page: answered'
[ ! -e "$home/audit.json" ]
check $? 'keeping nothing from the first page: nothing is on disk'

fresh 80x24
sees '▸ Start' 'line by line: begun'
press Down Down Down Enter
sees '1. Start' 'line by line: goes on in the other face'
press quit Enter
sees 'left with 0' 'line by line: left'

fresh 80x24
sees '▸ Start' 'both faces: begun'
into_topic 'Which do you use?' 'both faces: at a question'
press Space Down Down Down Down Enter
sees 'On Instagram, who can see' 'both faces: answered'
press F9
sees '2. More people than I know' 'both faces: F9 goes on with the same question, line by line'
press 3 Enter
sees 'Anyone can copy these.' 'both faces: answered there'
press screen Enter
sees 'On Instagram' 'both faces: "screen" comes back'
shows 'topic 1 of 3'
check $? 'both faces: to the full screen'
press p
sees 'Your plan' 'both faces: the plan'
press F9
sees 'Make Instagram private' 'both faces: F9 from the plan is at the plan'
press C-x
sees 'left with 0' 'both faces: and quick exit works in either'

fresh 80x24
sees '▸ Start' 'how it looks: begun'
press Escape
sees 'Menu' 'how it looks: the menu'
go_to 'How it looks'
sees 'as in this terminal' 'how it looks: its screen'
press 2 Enter
sees 'wide apart' 'how it looks: changed at once'
until_true test -s "$home/settings.json"
check $? 'how it looks: kept'
[ "$(stat -c %a "$home/settings.json")" = 600 ]
check $? 'how it looks: for this account alone'
begin 80x24
sees 'more: press Enter' 'how it looks: the same the next time, and it says how to read on'
press C-x
sees 'left with 0' 'how it looks: left'
begin 80x24 "" --no-save
sees 'more: press Enter' 'keeping nothing: it looks as it was set'
press Escape
sees 'Menu' 'keeping nothing: the menu'
go_to 'How it looks'
sees 'Enter changes a row' 'keeping nothing: how it looks'
cp "$home/settings.json" "$work/settings"
press Down 2 Enter
sees 'as usual' 'keeping nothing: changed'
cmp -s "$home/settings.json" "$work/settings"
check $? 'keeping nothing: and not kept'

echo 'nonsense' >"$home/settings.json"
begin 80x24
sees 'so it looks as usual' 'settings that cannot be read: said, and it goes on'

mkdir "$work/translated"
cp tests/packs/example.json "$work/translated/pack.json"
cp tests/packs/translated/*.json "$work/translated/"
english=$pack
pack=$work/translated/pack.json
fresh 80x24
sees '▸ Start' 'language: begun'
press Escape
sees 'Menu' 'language: the menu'
go_to 'How it looks'
sees 'English' 'language: how it looks has it'
go_to Language
sees 'Cymraeg' 'language: a translation with a whole help page is offered'
sees 'signed off' 'language: that it has not been signed off is said'
! shows 'Polski'
check $? 'language: one without is not'
press 2 Enter
sees 'in English only' 'language: what is not translated is said'
press Left
sees 'How it looks' 'language: back'
press Left
sees 'Menu' 'language: and back'
press Escape
sees '▸ Start' 'language: at the start'
press Enter
sees '[Who sees what you share.]' 'language: the checklist is in it'
begin 80x24
sees 'Start' 'language: begun again'
press Enter
sees '[Who sees what you share.]' 'language: kept'
begin 80x24 "" "--lang en"
sees 'Start' 'language: another for once'
press Enter
sees '   Who sees what you share.' 'language: --lang counts more'
pack=$english

fresh 80x24 NO_COLOR=1
sees '▸ Start' 'NO_COLOR: begun'
mux capture-pane -e -p -t j | grep -q "$escape\[[0-9;]*3[0-7]"
[ $? -eq 1 ]
check $? 'NO_COLOR: no colour'
mux capture-pane -e -p -t j | grep -q "$escape\[[0-9;]*7m.*Start"
check $? 'NO_COLOR: the chosen row is reversed, and has its marker'

fresh 80x24
sees '▸ Start' 'colour: begun'
mux capture-pane -e -p -t j | grep -q "$escape\[[0-9;]*35"
check $? 'colour: one accent'

# The checklist of the program itself, kept where it usually is: the first screen is whole without reading on.
english=$pack
pack=uk-parents
whole=$home
home=$work/anna/.local/state/closeknit
mkdir -p -m 700 "$home"
begin 80x24
sees '▸ Start' 'first screen: begun'
shows 'names, birthdays, schools or pictures' && shows 'cannot clear' && shows 'do not endorse it' && shows 'Not yet signed off' && ! shows more
check $? 'first screen: what it is, what is kept, quick exit and whose guidance it follows are in view at once'
home=$whole
pack=$english

fresh 80x24 TERM=no-such-terminal
sees '1. Start' 'an unknown terminal: line by line'

fresh 80x24 TERM=xterm-of-some-maker
sees '▸ Start' 'a terminal that says it is an xterm is taken for one'

fresh 80x24 LC_ALL=en_GB.ISO-8859-1
sees '> Start' 'a terminal that does not show UTF-8: in ASCII'

fresh 80x24
sees '▸ Start' 'unsaved: begun'
into_topic 'Which do you use?' 'unsaved: at a question'
mv "$home" "$home.away"
press Space Down Down Down Down Enter
sees 'Not saved' 'unsaved: said at once'
press q q
sees 'could not be saved' 'unsaved: leaving asks'
mv "$home.away" "$home"
press Enter
sees 'Saved.' 'unsaved: saved at the second try'
press q q
sees 'left with 0' 'unsaved: left'
holds instagram
check $? 'unsaved: the answer is on disk'

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
