#!/bin/sh
# guard.sh - nothing seen, no network: what the program gives up, what privacy says of it, and the passphrase at a terminal: sh tests/guard/guard.sh BUILD
# Where this machine cannot show something, a line says "skipped" and why; nothing waits by sleeping.
set -u
build=$1
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
top=$(pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/closeknit-guard.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
passed=0
failed=0
CLOSEKNIT_HOME=$work/home
LC_ALL=C.UTF-8
TERM=xterm-256color
export CLOSEKNIT_HOME LC_ALL TERM
unset XDG_STATE_HOME XDG_DATA_HOME XDG_CONFIG_HOME ACCESSIBLE NO_COLOR LANGUAGE
# The leak sanitizer cannot look while strace does; the unit tests look for leaks.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
export ASAN_OPTIONS
sanitized=
! nm -D "$program" 2>/dev/null | grep -q __asan_init || sanitized=yes
${CC:-cc} -O2 -o "$work/at" tests/guard/at_terminal.c || { echo "0 passed, 1 failed"; exit 1; }
cd "$work" || exit 1

ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "not ok: $1"; shift; [ $# -eq 0 ] || printf '%s\n' "$@" | head -30 | sed 's/^/    /'; }
skipped() { echo "skipped: $*"; }
holds() { sentence=$1; shift; if "$@"; then ok; else bad "$sentence"; fi; }
fresh() { rm -rf "$CLOSEKNIT_HOME"; }
with_audit() { fresh; mkdir -m 700 "$CLOSEKNIT_HOME"; (umask 077; cp "$audit" "$CLOSEKNIT_HOME/audit.json"); }
# at STEPS... -- COMMAND: plays a person at a terminal; all that came is in $seen.
# A step that never came is a fault of its own, so that nothing is looked for at another place than it seems.
at() { seen=$("$work/at" "$@" 2>&1); case $seen in *"[never"* | *"[does not end]"*) bad "every step comes: $*" "$seen" ;; esac; }
# sees "SENTENCE" TEXT..., sees_not: what must have come, or not.
sees() { sentence=$1; shift; for text; do case $seen in *"$text"*) ;; *) bad "$sentence (no \"$text\")" "$seen"; return ;; esac; done; ok; }
sees_not() { case $seen in *"$2"*) bad "$1" "$seen" ;; *) ok ;; esac; }
answers() { i=0; while [ $i -lt 80 ]; do echo 1; i=$((i + 1)); done; echo quit; }

# ---- No network ------------------------------------------------------------------------------------------------

can_trace=yes
strace -qq -e trace=none true 2>/dev/null || can_trace=
# silent "WHAT" COMMAND...: it makes no network call, and nothing it starts does.
silent() {
	what=$1
	shift
	strace -f -qq -e trace=%network -e signal=none -o net.log "$@" >out.log 2>&1
	if [ ! -s net.log ] && [ -s out.log ]; then ok; else bad "$what makes no network call" "$(cat net.log; head -3 out.log)"; fi
}
if [ -z "$can_trace" ]; then
	skipped "network calls are not counted: strace may not trace here"
else
	fresh
	answers >input
	silent "a whole audit line by line" sh -c '"$1" <input' sh "$program"
	silent "a plan" "$program" plan
	silent "a score" "$program" score
	silent "a list of things to do" "$program" todo
	silent "the help page" "$program" help-now
	silent "checking a pack" "$program" pack show "$pack"
	silent "privacy" "$program" privacy
	for TERM in xterm-256color linux; do
		silent "the full screen on TERM=$TERM" "$work/at" -e 'Welcome back' -s '\r' -e '1' -s '1\r' -s '\x18' -- "$program"
	done
	TERM=xterm-256color
	silent "an audit without HOME" env -u HOME -u CLOSEKNIT_HOME "$program" --no-save audit --plain
	silent "forgetting" "$program" forget --all
fi
if unshare -rn true 2>/dev/null; then
	fresh
	answers | unshare -rn "$program" >out.log 2>&1
	holds "a whole audit works where there is no network at all" test -s "$CLOSEKNIT_HOME/audit.json"
else
	skipped "no namespace without a network may be made here"
fi

# ---- What holds ------------------------------------------------------------------------------------------------

fresh
seen=$("$program" privacy)
sees "privacy says what is enforced, how to check it and what is not covered" "Network refused: " "Writing elsewhere refused: " "Core dumps off: " \
	'ldd $(which closeknit)' "strace -f" "unshare -rn" "administrator rights" "key-logger" "examines the disk"
holds "privacy makes no folder" test ! -e "$CLOSEKNIT_HOME"
network= writing=
case $seen in *"Network refused: yes"*) network=yes ;; *) skipped "this kernel has no seccomp filters, and privacy says so" ;; esac
case $seen in *"Writing elsewhere refused: yes"*) writing=yes ;; *) skipped "this kernel has no Landlock of version 2, and privacy says so" ;; esac
[ -n "$sanitized" ] || sees "core dumps are off" "Core dumps off: yes"

# A stranger's code inside the program, at the first save.
if [ -n "$sanitized" ]; then
	skipped "nothing is preloaded into a build with sanitizers"
elif [ -n "$network" ] && [ -n "$writing" ]; then
	${CC:-cc} -O2 -shared -fPIC -o inside.so "$top/tests/guard/inside.c" -ldl
	fresh
	printf '\n1\n1\nquit\n' | LD_PRELOAD=$work/inside.so "$program" >out.log 2>&1 9>tries.log
	status=$?
	seen=$(cat tries.log)
	for what in udp tcp unix io_uring ptrace "write elsewhere" "remove elsewhere"; do
		sees "from inside, $what is refused with an error" "$what: EACCES"
	done
	sees "from inside, reading goes on" "read: went through"
	holds "nothing was written elsewhere" test ! -e /tmp/closeknit-elsewhere
	holds "the program lives on and saves" test $status -eq 0 -a -s "$CLOSEKNIT_HOME/audit.json"
fi

# Files that lie in no folder but the root: of a root that is made here, with all there is bound into it.
cat >below.sh <<'END'
mount -t tmpfs none root || exit 1
for entry in /*; do
	if [ -L "$entry" ]; then cp -P "$entry" root/; elif [ -d "$entry" ]; then mkdir "root$entry" && mount --rbind "$entry" "root$entry" || exit 1; fi
done
cp "$3" root/answers.json
[ "$4" = try ] || chroot root "$1" --pack "$2" plan --answers "$3" -o /plan.txt || exit 2
[ "$4" = try ] || chroot root "$1" --pack "$2" done crop --answers /answers.json || exit 3
[ "$4" = try ] || { [ -s root/plan.txt ] && ! cmp -s "$3" root/answers.json; }
END
mkdir root
if unshare -rm sh below.sh "$program" "$pack" "$audit" try 2>/dev/null; then
	fresh
	unshare -rm sh below.sh "$program" "$pack" "$audit" written >out.log 2>&1
	holds "a plan and answers may lie right below the root" test $? -eq 0
else
	skipped "no root of our own may be made here"
fi

# An older kernel has neither: what it answers then, strace answers here.
if [ -n "$can_trace" ] && [ -z "$sanitized" ]; then
	older='-e trace=prctl,landlock_create_ruleset -e inject=prctl:error=EINVAL -e inject=landlock_create_ruleset:error=ENOSYS'
	fresh
	# shellcheck disable=SC2086
	seen=$(strace -qq -o /dev/null $older "$program" privacy 2>&1)
	sees "where the kernel cannot refuse it, privacy says so" "Network refused: no" "Writing elsewhere refused: no"
	# shellcheck disable=SC2086
	printf '\n1\nquit\n' | strace -qq -o /dev/null $older "$program" --pack "$pack" audit --plain >out.log 2>&1
	status=$?
	holds "and it runs and saves all the same" test $status -eq 0 -a -s "$CLOSEKNIT_HOME/audit.json"
fi

# In the order of DESIGN.md 9: the lock, then the rights, then the pack and the answers.
if [ -n "$can_trace" ] && [ -n "$network" ]; then
	with_audit
	printf 'quit\n' | strace -qq -o order.log "$program" --pack "$pack" audit >/dev/null 2>&1
	order=$(grep -nE 'F_SETLK|PR_SET_SECCOMP|landlock_restrict_self|example\.json|audit\.json", O_RDONLY' order.log | sed -e 's/.*F_SETLK.*/lock/' -e 's/.*SECCOMP.*/network/' \
		-e 's/.*landlock.*/writing/' -e 's/.*example.*/pack/' -e 's/.*audit.*/answers/' | uniq | tr '\n' ' ')
	case $order in
	# Whose answers they are decides which checklist is read, so they may be looked at first.
	"lock writing network pack answers "* | "lock network pack answers "* | "lock writing network answers pack "* | "lock network answers pack "*) ok ;;
	*) bad "lock first, then rights are given up, then pack and answers are read" "$order" ;;
	esac
fi

# ---- Core dumps, arguments, titles -----------------------------------------------------------------------------

with_audit
ulimit -c unlimited 2>/dev/null
for signal in 6 11; do
	at -e '> ' -k $signal -- "$program" --pack "$pack" audit --plain
	sees "signal $signal ends it line by line" "[status $((128 + signal))]"
done
for signal in 6 10 11 14; do
	at -e 'Ctrl-X' -w S -k $signal -- "$program" --pack "$pack"
	sees "signal $signal ends the full screen: the other screen is left, what is typed is shown again" "$(printf '\033[?1049l')" "[echo on]" "[status $((128 + signal))]"
done
if [ -n "$can_trace" ] && [ -z "$sanitized" ] && [ -x "$built/closeknit-pdf" ]; then
	with_audit
	CLOSEKNIT_SECRET=yes strace -f -qq -v -s 4096 -e trace=execve,prctl,read -e signal=none -o pdf.log "$program" --pack "$pack" plan -f pdf -o plan.pdf >/dev/null 2>&1
	holds "nobody may look into what draws a plan, before it has read it" awk '
		/execve\(.*closeknit-pdf"/ { pdf[$1] = 1; shut[$1] = 0; next }
		/PR_SET_DUMPABLE, SUID_DUMP_DISABLE/ { shut[$1] = 1; count += pdf[$1] }
		/read\(0, "/ && pdf[$1] && !shut[$1] { early = 1 }
		END { exit count > 0 && !early ? 0 : 1 }' pdf.log
	holds "nothing of the family is in the arguments or the environment of what draws a plan" sh -c 'grep "execve(.*closeknit-pdf\"" pdf.log >started.log && ! grep -vE "\[\"[^\"]*closeknit-pdf\"(, \"--version\")?\]" started.log &&
		! grep -E "SECRET|instagram|$1|plan" started.log' sh "$CLOSEKNIT_HOME"
fi
holds "a crash leaves no core dump" test -z "$(find "$work" -name '*core*')"
"$program" lock "four words are good" >/dev/null 2>&1
holds "a passphrase is never taken as an argument" test $? -eq 2
at -s '\r' -s '\x18' -- "$program" --pack "$pack"
sees_not "no window title is set" "$(printf '\033]')"

# ---- A passphrase ----------------------------------------------------------------------------------------------

good='four words are good'
lock() { at -e 'are good): ' -s "$good\\r" -e 'once more: ' -s "$good\\r" -- "$program" lock; }
with_audit
at -e 'are good): ' -c -s 'short\r' -e 'at least 8' -e 'are good): ' -s 'four words are good\r' -e 'once more: ' -s 'four words are bad\r' -e 'not the same' -e 'are good): ' -s '\x04' -- "$program" lock
sees "what is typed is not shown, and shown again afterwards" "[echo off]" "[echo on]" "[status 1]"
holds "nothing is locked before the same was typed twice" cmp -s "$audit" "$CLOSEKNIT_HOME/audit.json"
lock
sees "lock says what it did and what it cannot undo" "Locked: 1 file" "solid-state disk" "[status 0]"
holds "the answers cannot be read in the file" sh -c '! grep -q instagram "$1"' sh "$CLOSEKNIT_HOME/audit.json"
holds "the locked file is for this account alone" test "$(stat -c %a "$CLOSEKNIT_HOME/audit.json")" = 600
cp "$CLOSEKNIT_HOME/audit.json" locked
cp "$CLOSEKNIT_HOME/passphrase" set
for command in todo plan score; do
	at -e 'Passphrase: ' -c -s "$good\\r" -- "$program" --pack "$pack" $command
	sees "$command asks for the passphrase, unseen, and works" "[echo off]" "[echo on]" "[status 0]"
done
at -e 'Passphrase: ' -s "$good\\r" -- "$program" --pack "$pack" score --json "$CLOSEKNIT_HOME/audit.json"
sees "so does a locked file that is named" '"format":"closeknit-score/1"' "[status 0]"
at -e 'Passphrase: ' -s "$good\\r" -e ' ' -s 'quit\r' -- "$program" --pack "$pack" audit --plain
sees "so does the audit" "[status 0]"
at -e 'Passphrase: ' -s "$good\\r" -- "$program" --pack "$pack" "done" make-private@instagram
sees "a tick is saved" "[x]" "[status 0]"
holds "and the file is still locked" sh -c '[ "$(head -c 16 "$1")" = closeknit-locked ]' sh "$CLOSEKNIT_HOME/audit.json"
cp locked "$CLOSEKNIT_HOME/audit.json"
at -e 'Passphrase: ' -s 'one\r' -e 'Passphrase: ' -s 'two\r' -e 'Passphrase: ' -s 'three\r' -- "$program" --pack "$pack" todo
sees "a wrong passphrase is said, and three are enough" "the passphrase is wrong, or the file is damaged; it is kept as it is" "[status 1]"
holds "and the file is as it was" cmp -s locked "$CLOSEKNIT_HOME/audit.json"
seen=$(setsid -w "$program" --pack "$pack" todo </dev/null 2>&1)
sees "without a terminal it says so and asks nothing" "no terminal to ask"
seen=$("$program" privacy)
sees "privacy says that a passphrase is set" "A passphrase is set"

# ---- A passphrase, and signals ---------------------------------------------------------------------------------

for signal in 1 2 10 12 14 15 24; do
	at -e 'Passphrase: ' -c -k $signal -s '\x04' -- "$program" --pack "$pack" todo
	sees "signal $signal while it is typed: the terminal shows what is typed again" "[echo off]" "[echo on]"
done
at -e 'Passphrase: ' -s '\x03' -- "$program" --pack "$pack" todo
sees "Ctrl-C while it is typed ends it" "[echo on]" "[status 130]"
at -e 'Passphrase: ' -s 'half' -s '\x18' -- "$program" --pack "$pack" todo
sees "Ctrl-X while it is typed leaves at once and clears the screen" "$(printf '\033[2J\033[3J')" "[echo on]" "[status 0]"
at -e 'Passphrase: ' -s "$good\\r" -s '\x18' -- "$program" --pack "$pack" todo
sees "so it does while the passphrase is tried" "$(printf '\033[2J\033[3J')" "[echo on]" "[status 0]"
sees_not "and nothing is shown afterwards" "make-private"
at -e '$ ' -s '"$CK" --pack "$PACK" todo\r' -e 'Passphrase: ' -s '\x1a' -e 'topped' -c -s 'fg\r' -e 'Passphrase: ' -c -s "$good\\r" -e 'make-private' -s 'exit\r' \
	-- env PS1='$ ' "CK=$program" "PACK=$pack" sh -i
sees "Ctrl-Z shows what is typed again, and fg asks again, unseen" "[echo on]
" "[echo off]" "make-private@instagram"

# ---- A forged or damaged file ----------------------------------------------------------------------------------

# changed AT BYTES: the locked file with these bytes there.
changed() { cp locked "$CLOSEKNIT_HOME/audit.json"; printf "$2" | dd of="$CLOSEKNIT_HOME/audit.json" bs=1 seek="$1" conv=notrunc 2>/dev/null; cp "$CLOSEKNIT_HOME/audit.json" forged; }
for place in 30 50 100 8000 16467; do
	changed $place "$(printf '\\%03o' $((255 - $(od -An -tu1 -j$place -N1 locked))))"
	at -e 'Passphrase: ' -s "$good\\r" -e 'damaged' -e 'Passphrase: ' -s '\x03' -- "$program" --pack "$pack" todo
	sees "byte $place changed: the one message" "the passphrase is wrong, or the file is damaged; it is kept as it is" "[status 130]"
	holds "and the file is kept" cmp -s forged "$CLOSEKNIT_HOME/audit.json"
done
for forgery in '0 X' '15 X' '16 \2' '17 \2' '18 \1' '20 \13' '20 \0' '23 \377' '26 \21' '27 \377' '24 \1\0\0\0'; do
	changed ${forgery% *} "${forgery#* }"
	seen=$(timeout 120 setsid -w "$program" --pack "$pack" todo </dev/null 2>&1)
	sees "a head with ${forgery#* } at byte ${forgery% *} is refused at once, before anything is asked" "the passphrase is wrong, or the file is damaged; it is kept as it is"
	holds "and the file is kept" cmp -s forged "$CLOSEKNIT_HOME/audit.json"
done
head -c 9000 locked >"$CLOSEKNIT_HOME/audit.json"
seen=$(setsid -w "$program" --pack "$pack" todo </dev/null 2>&1)
sees "a file cut short is refused" "the file is damaged"
cp locked "$CLOSEKNIT_HOME/audit.json"

# ---- Taking it away --------------------------------------------------------------------------------------------

at -e 'Passphrase: ' -s "$good\\r" -- "$program" unlock
sees "unlock says what it did" "Unlocked: 1 file" "[status 0]"
holds "and gives back the same bytes" cmp -s "$audit" "$CLOSEKNIT_HOME/audit.json"
holds "and no passphrase is set any more" test ! -e "$CLOSEKNIT_HOME/passphrase"
seen=$("$program" unlock 2>&1)
sees "what is not locked cannot be unlocked" "not locked"
size=$(stat -c %s locked)
fresh
printf '\n1\nquit\n' | "$program" >/dev/null 2>&1
lock
holds "the size does not tell how many answers are in it" test "$(stat -c %s "$CLOSEKNIT_HOME/audit.json")" -eq "$size"
at -e ': ' -- "$program" forget
sees "forgetting needs no passphrase, and forgets it" "audit.json" "passphrase" "[status 0]"

# Killed at each step of an unlock, the answers are there: as they were, or locked with the same passphrase; and unlocking again ends it.
whole() { cmp -s "$audit" "$1" || cmp -s locked "$1"; }
if [ -n "$can_trace" ] && [ -z "$sanitized" ]; then
	killed=0 lost=0
	for call in fsync renameat unlinkat; do
		step=1
		while [ $step -le 20 ]; do
			with_audit
			mkdir -m 700 "$CLOSEKNIT_HOME/past"
			cp locked "$CLOSEKNIT_HOME/audit.json"
			cp locked "$CLOSEKNIT_HOME/past/2026-11-22T10-00-00Z.json"
			cp set "$CLOSEKNIT_HOME/passphrase"
			at -e 'Passphrase: ' -s "$good\\r" -- strace -f -qq -o /dev/null -e inject=$call:signal=KILL:when=$step "$program" unlock
			case $seen in *"[status 0]"*) break ;; esac
			killed=$((killed + 1))
			whole "$CLOSEKNIT_HOME/audit.json" && whole "$CLOSEKNIT_HOME/past/2026-11-22T10-00-00Z.json" || lost=$((lost + 1))
			[ ! -e "$CLOSEKNIT_HOME/passphrase" ] || at -e 'Passphrase: ' -s "$good\\r" -- "$program" unlock
			cmp -s "$audit" "$CLOSEKNIT_HOME/audit.json" && cmp -s "$audit" "$CLOSEKNIT_HOME/past/2026-11-22T10-00-00Z.json" || lost=$((lost + 1))
			step=$((step + 1))
		done
	done
	if [ $killed -ge 6 ] && [ $lost -eq 0 ]; then ok; else bad "killed at $killed steps of an unlock, nothing is lost" "lost $lost" "$seen"; fi
fi

# ---- What others could have put in our folder, and a file that was named ---------------------------------------------

# put KIND NAME: something of that kind in place of a file.
put() {
	rm -rf "$2"
	case $1 in
	link) ln -s "$work/elsewhere" "$2" ;;
	dangling) ln -s "$work/nowhere" "$2" ;;
	hard) ln "$work/elsewhere" "$2" ;;
	FIFO) mkfifo "$2" ;;
	folder) mkdir "$2" ;;
	device) mknod "$2" c 1 3 2>/dev/null || ln -s /dev/null "$2" ;;
	esac
}
cp locked elsewhere
cp elsewhere elsewhere.before
for kind in link dangling hard FIFO folder device; do
	for name in audit.json lock passphrase; do
		with_audit
		put $kind "$CLOSEKNIT_HOME/$name"
		timeout 120 setsid -w "$program" --pack "$pack" "done" crop </dev/null >out.log 2>&1
		status=$?
		holds "a $kind in place of $name is refused at once, and named" sh -c '[ $1 -eq 1 ] && grep -q "$2" out.log' sh $status "$CLOSEKNIT_HOME/$name"
	done
	with_audit
	put $kind "$CLOSEKNIT_HOME/past"
	timeout 120 "$program" --pack "$pack" history </dev/null >out.log 2>&1
	[ $kind = folder ] || holds "a $kind in place of past is refused at once" test $? -eq 1
	put $kind named
	printf '\n1\nquit\nyes\n' | timeout 120 "$program" --pack "$pack" audit --plain --answers named >out.log 2>&1
	status=$?
	[ $kind = hard ] || holds "a $kind is no file to keep answers in, and that is told before the first question" sh -c '[ $1 -eq 1 ] && ! grep -q "What is kept" out.log' sh $status
done
holds "what the links led to is as it was" cmp -s elsewhere elsewhere.before
holds "and nothing was made where one led to nothing" test ! -e nowhere
if [ "$(id -u)" -ne 0 ]; then
	rm -f named
	cp "$audit" named
	chmod 400 named
	printf '\n1\nquit\nyes\n' | "$program" --pack "$pack" audit --plain --answers named >out.log 2>&1
	holds "a file that may only be read is not replaced" test $? -eq 1
else
	skipped "an administrator may write what may only be read"
fi

# ---- Nothing from outside reaches the terminal raw ----------------------------------------------------------------

# Escapes, C1, a bidi override, bytes that are no UTF-8: in arguments, names of files and folders, and the environment.
evil=$(printf 'e\033]0;t\007\033[31m\302\233J\342\200\256\377\r\001')
# raw FILE: whether it holds a control character other than a line's end, C1, an override, or bytes that are no UTF-8.
raw() { LC_ALL=C grep -qP '[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xff' "$1"; }
printf '%s' "$evil" >control
holds "what is looked for is found where it is" raw control
mkdir -p "$work/$evil"
cp "$pack" "$work/$evil/$evil.json"
cp "$audit" "$work/$evil/$evil.audit.json"
printf '{"%s": 1' "$evil" >"$work/$evil/$evil.bad.json"
tried=0
shown=
# gated "WHAT" COMMAND...: what it writes to its outputs, pipes all of them, is fit to show.
gated() {
	way=$1
	shift
	tried=$((tried + 1))
	printf '\n1\nback\n%s\nreview\n1\nquit\nyes\n' "$evil" | timeout 120 setsid -w "$@" >out.log 2>err.log
	# A calendar's lines end in CR and LF (RFC 5545 3.1).
	case $way in "plan -f ics"*) sed -i 's/\r$//' out.log ;; esac
	if raw out.log || raw err.log; then shown="$shown $way;"; fi
}
everywhere() {
	what=$1
	shift
	with_audit
	for arguments in "audit --plain" todo plan "plan -f html" "plan -f markdown" "plan -f json" "plan -f ics" score "score --json --explain" history compare privacy help-now "help-now -f html" "pack list" "done crop" forget sheet "sheet -f html" "enter 1a"; do
		# shellcheck disable=SC2086
		gated "$arguments, $what" "$@" "$program" --pack "$pack" $arguments
	done
}
everywhere "TERM" env "TERM=$evil"
everywhere "the locale" env "LC_ALL=$evil" "LANG=$evil" "LANGUAGE=$evil"
everywhere "the time zone" env "TZ=$evil" "COLUMNS=$evil" "NO_COLOR=$evil" "ACCESSIBLE=$evil"
everywhere "HOME" env -u CLOSEKNIT_HOME "HOME=$work/$evil"
everywhere "XDG" env -u CLOSEKNIT_HOME "XDG_STATE_HOME=$work/$evil" "XDG_DATA_HOME=$work/$evil" "XDG_CONFIG_HOME=$work/$evil"
everywhere "CLOSEKNIT_HOME" env "CLOSEKNIT_HOME=$work/$evil/$evil"
with_audit
for arguments in "--lang X" "--pack X" "X" "plan X" "plan -f X" "plan -o X/X" "plan --today X" "plan --minutes X" "plan --answers X" "done X" "undo X" "keep X" "aside crop --until X" "aside X --until 2027-01-01" \
	"score X" "history X" "compare X X" "help-now X" "help-now -o X/X" "help-now -f X" "pack X" "pack show X" "pack lint X" "pack new X/X" "pack add X X" "pack remove X" "pack update X" "pack publish X" "pack links X" \
	"audit X" "audit --X" "audit --answers X/X" "lock X" "unlock X" "privacy X" "forget X" "sheet X" "enter X" "tally X" "workshop X" "--X"; do
	set --
	for word in $arguments; do set -- "$@" "$(printf '%s' "$word" | sed "s:X:$(printf '%s' "$evil" | sed 's/[&:\\]/\\&/g'):g")"; done
	gated "an argument: $arguments" "$program" "$@"
done
for file in "$work/$evil/$evil.json" "$work/$evil/$evil.audit.json" "$work/$evil/$evil.bad.json" "$work/$evil/none"; do
	gated "a pack by that name" "$program" --pack "$file" todo
	gated "a pack to show" "$program" pack show "$file"
	gated "a pack to check" "$program" pack lint "$file"
	gated "an audit to score" "$program" --pack "$pack" score "$file"
	gated "a file of answers" "$program" --pack "$pack" todo --answers "$file"
	gated "answers to keep there" "$program" --pack "$pack" audit --plain --answers "$file"
	gated "a plan to write there" "$program" --pack "$pack" plan -o "$file"
	gated "a paper of that checklist" "$program" --pack "$file" sheet
	gated "a paper to write there" "$program" --pack "$pack" sheet -o "$file"
	gated "codes in it" "$program" --pack "$pack" enter "$file"
	gated "answers of codes to keep there" "$program" --pack "$pack" enter --answers "$file" A1
	gated "its addresses" "$program" pack links "$file"
done
if [ -z "$shown" ] && [ $tried -gt 150 ]; then ok; else bad "no text from outside reaches the terminal raw, whichever way it comes ($tried ways)" "$shown"; fi

# ---- A strange environment ---------------------------------------------------------------------------------------

# A catalogue of someone else's, which no gate has looked at: where LANGUAGE is a path, gettext would follow it.
mkdir -p carried/locale catalogue/LC_MESSAGES
cp "$program" carried/closeknit
printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Removed: "\nmsgstr "\\033]0;t\\007gone: "\n' >evil.po
if msgfmt -o catalogue/LC_MESSAGES/closeknit.mo evil.po 2>/dev/null; then
	mkdir -p carried/locale/cy/LC_MESSAGES
	cp catalogue/LC_MESSAGES/closeknit.mo carried/locale/cy/LC_MESSAGES/
	with_audit
	seen=$(LANGUAGE=cy carried/closeknit forget)
	sees "a catalogue that is its own is used" "gone: "
	for language in ../../catalogue /../../catalogue cy:../../catalogue "$work/catalogue"; do
		with_audit
		seen=$(LANGUAGE=$language carried/closeknit forget)
		sees_not "no catalogue is read from where LANGUAGE=$language leads" "gone: "
		sees "and all is said without it" "Removed: $CLOSEKNIT_HOME/audit.json"
	done
else
	skipped "no catalogue can be made here: there is no msgfmt"
fi

# A description of a terminal can be anybody's too (TERMINFO): one that sets a title or what to paste, at the start, with a move, with a colour.
if command -v tic >/dev/null 2>&1 && command -v infocmp >/dev/null 2>&1; then
	# described NAME CAPABILITY=SEQUENCE: as xterm, but for that one.
	described() {
		infocmp -1 xterm-256color | name=$1 capability=$2 awk 'BEGIN { mine = ENVIRON["capability"]; key = "\t" substr(mine, 1, index(mine, "=")) }
			/^#/ { next } /^[^\t]/ { print ENVIRON["name"] "|one of ours,"; next } index($0, key) == 1 { print "\t" mine ","; next } { print }' >"$1.ti"
		rm -rf terminfo
		tic -o terminfo "$1.ti" 2>tic.log
	}
	for capability in 'smcup=\E[?1049h\E]0;t\007' 'smcup=\E[?1049h\EPtmux;t\E\\' 'cup=\E[%i%p1%d;%p2%dH\E]52;c;dGVzdA==\E\\' 'setaf=\E[3%p1%dm\E_t\E\\' 'rmcup=\E[?1049l\2350;t\234'; do
		described evil "$capability" || bad "a forged description of a terminal can be made" "$capability" "$(cat tic.log)"
		at -e '> ' -s '\x18' -- env "TERMINFO=$work/terminfo" TERM=evil "$program" --pack "$pack"
		case $seen in *"$(printf '\033')"[]P_]* | *"$(printf '\235')"*) bad "a terminal's description that sets titles or what is pasted is not followed" "$capability" ;; *) ok ;; esac
		sees "and it goes line by line" "[status 0]"
	done
	described plain 'bold=\E[1m'
	at -e 'Ctrl-X' -s '\x18' -- env "TERMINFO=$work/terminfo" TERM=plain "$program" --pack "$pack"
	sees "one that only draws is followed" "$(printf '\033[?1049h')" "[status 0]"
else
	skipped "no description of a terminal can be made here: there is no tic"
fi

# Homes that are none, or strange.  What it said is on one of the two.
long=/tmp/$(printf '%05000d' 0)
for home in '' relative /nonexistent "$long" /proc /dev/null; do
	printf '\n1\nquit\nyes\n' | timeout 120 env -u CLOSEKNIT_HOME "HOME=$home" XDG_STATE_HOME=also/relative "$program" --no-save --pack "$pack" --plain >out.log 2>err.log
	holds "with --no-save any HOME will do ($(printf '%.20s' "$home"))" test $? -eq 0
	case $home in
	'' | relative) ;;
	*)
		printf '\n1\nquit\nyes\n' | timeout 120 env -u CLOSEKNIT_HOME "HOME=$home" "$program" --pack "$pack" --plain >out.log 2>err.log
		holds "where nothing can be kept it says so before the first question ($(printf '%.20s' "$home"))" sh -c '[ $1 -eq 1 ] && grep -q "cannot make the folder" err.log && ! grep -q "What is kept" out.log' sh $?
		;;
	esac
done
holds "no relative folder was made" sh -c '[ ! -e also ] && [ ! -e relative ]'
for setting in COLUMNS=999999 COLUMNS=-5 COLUMNS=x TZ=../../../etc/passwd TZ=:/dev/zero TZ=AAA999 "TZ=$long" LC_ALL=xx_YY LC_ALL=../../x LANG=tr_TR.UTF-8 "TERM=$long" TERM=../../etc/passwd TERM=; do
	with_audit
	env "$setting" timeout 120 "$program" --pack "$pack" plan >out.log 2>err.log
	status=$?
	env "$setting" timeout 120 setsid -w "$program" --pack "$pack" --plain </dev/null >/dev/null 2>>err.log
	holds "a plan is made with $(printf '%.30s' "$setting")" test $status -eq 0 -a $? -eq 0 -a -s out.log
done

# Descriptors 0 to 2 that are closed: nothing that is opened then becomes one of them, and what cannot be said is no success.
for closed in '<&-' '>&-' '2>&-' '<&- >&-' '<&- 2>&-' '>&- 2>&-' '<&- >&- 2>&-'; do
	with_audit
	eval "timeout 120 setsid -w \"\$program\" --pack \"\$pack\" done crop </dev/null >out.log 2>err.log $closed"
	status=$?
	holds "with $closed the answers stay whole" "$program" --pack "$pack" score --json "$CLOSEKNIT_HOME/audit.json" >json.log
	case $closed in
	*' >&-'* | '>&-'*) holds "with $closed it is no success" test $status -eq 1 ;;
	*) holds "with $closed a tick is saved" sh -c '[ $1 -eq 0 ] && grep -q "\"crop\": \"2" "$2"' sh $status "$CLOSEKNIT_HOME/audit.json" ;;
	esac
done

# Another account's rights.
cp "$program" borrowed
if [ -z "$sanitized" ] && chown 65534:65534 borrowed 2>/dev/null && chmod 4755 borrowed && ! findmnt -no OPTIONS -T borrowed 2>/dev/null | grep -q nosuid; then
	with_audit
	seen=$("$work/borrowed" --pack "$pack" todo 2>&1)
	status=$?
	holds "with another account's rights it does nothing" test $status -eq 1
	sees "and says why" "must not run with another account"
	chmod 0755 borrowed
	chgrp 65534 borrowed
	chmod 2755 borrowed
	seen=$("$work/borrowed" --pack "$pack" todo 2>&1)
	sees "nor with another group's" "must not run with another account"
else
	skipped "no program may be given another account's rights here"
fi
rm -f borrowed

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
