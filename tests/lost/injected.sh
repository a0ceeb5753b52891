# injected.sh - every system call of a save made to fail in turn, and to kill in turn, by strace; to be read in by lost.sh
# shellcheck shell=sh disable=SC2154

# What is tried, a function each: NAME_before makes the home, NAME_run ends with the status, NAME_old and NAME_new say what is in it.
ticked() { grep -q '"make-private@instagram": "2' "$home/audit.json"; }
answers_in() { sed -n '/^ "answers"/,/^ }/p' "$1"; }
whole_example() { [ -s "$home/audit.json" ] && [ "$(answers_in "$home/audit.json")" = "$answers" ]; }
readable() { "$program" --pack "$1" score --json "$home/audit.json" >/dev/null 2>&1; }

done_before() { fresh; mkdir -m 700 "$home"; cp "$work/before.json" "$home/audit.json"; }
done_run() { "$@" "$program" --pack "$example" done make-private@instagram; }
done_old() { whole_example && ! ticked && readable "$example"; }
done_new() { whole_example && ticked && readable "$example"; }

answer_before() { fresh; printf '\n1\nquit\n' | "$program" --pack "$work/long.json" >/dev/null 2>&1; }
answer_run() { printf '\n2\nquit\n' | "$@" "$program" --pack "$work/long.json"; }
answer_old() { grep -q '"q1": "yes",*$' "$home/audit.json" && ! grep -q '"q2": "' "$home/audit.json" && readable "$work/long.json"; }
answer_new() { grep -q '"q1": "yes"' "$home/audit.json" && grep -q '"q2": "no"' "$home/audit.json" && readable "$work/long.json"; }

first_before() { fresh; mkdir -m 700 "$home"; }
first_run() { printf '\n2\nquit\n' | "$@" "$program" --pack "$work/long.json"; }
first_old() { [ ! -e "$home/audit.json" ]; }
first_new() { grep -q '"q1": "no"' "$home/audit.json" && readable "$work/long.json"; }

anew_before() { answer_before; }
anew_run() { printf '4\nyes\nquit\n' | "$@" "$program" --pack "$work/long.json"; }
anew_old() { answer_old; }
anew_new() { [ ! -e "$home/audit.json" ] && grep -q '"q1": "yes"' "$home"/past/*.json; }

forget_before() { done_before; }
forget_run() { "$@" "$program" forget; }
forget_old() { whole_example && readable "$example"; }
forget_new() { [ ! -e "$home/audit.json" ]; }

export_before() { done_before; cp "$work/plan.old" "$work/plan.md"; }
export_run() { "$@" "$program" --pack "$example" plan -f text -o "$work/plan.md" --force; }
export_old() { cmp -s "$work/plan.old" "$work/plan.md" && readable "$example"; }
export_new() { cmp -s "$work/plan.new" "$work/plan.md" && readable "$example"; }

# As the program itself writes it.
echo "old" >"$work/plan.old"
with_audit
"$program" --pack "$example" done crop >/dev/null
"$program" --pack "$example" undo crop >/dev/null
cp "$home/audit.json" "$work/before.json"
answers=$(answers_in "$work/before.json")
"$program" --pack "$example" plan -f text >"$work/plan.new" 2>/dev/null

# The calls that NAME makes from its first look at the home on: "CALL NUMBER" a line; those that tell it who and when it is cannot fail.
calls_of() {
	"$1_before"
	"$1_run" strace -qq -o "$work/trace" >/dev/null 2>&1
	awk -v home="$home" '
		{ call = $0; sub(/\(.*/, "", call); count[call]++ }
		index($0, home) { begun = 1 }
		# What is typed is not ours to save before it is read.
		/^read\(0,/ { next }
		begun && call ~ /^[a-z_0-9]+$/ && call !~ /^(exit_group|getpid|gete?[ug]id|rt_sig|ioctl|brk|futex|prctl|landlock|poll)/ { print call, count[call] }' "$work/trace"
}

# One call of NAME fails with ERROR, or kills: what may be there after.
judge() {
	name=$1 call=$2 number=$3 how=$4
	"${name}_before"
	"${name}_run" strace -qq -o /dev/null -e trace="$call" -e inject="$call:$how:when=$number" >"$work/said" 2>"$work/complained"
	status=$?
	wrong=
	if [ $status -eq 0 ] && [ "$name" = anew ] && anew_old 2>/dev/null; then
		# Putting away is no save: what could not be put away stays, and it says so.
		grep -q cannot "$work/said" || wrong="it is not put away, and nothing says so"
	elif [ $status -eq 0 ]; then
		"${name}_new" || wrong="it ends with 0, and that is not saved"
	elif ! "${name}_old" 2>/dev/null && ! "${name}_new" 2>/dev/null; then
		wrong="what is there is neither what was nor what should be"
	elif [ "$how" != signal=KILL ] && [ "$call" != write ] && [ ! -s "$work/complained" ]; then
		wrong="it ends with $status without a word"
	fi
	# Interrupted is not failed.
	if [ -z "$wrong" ] && [ "$how" = error=EINTR ] && [ $status -ne 0 ]; then
		case $call in write | fsync | read) wrong="an interrupted call is taken for a failed one" ;; esac
	fi
	# After a kill nothing has to be repaired: the same again does it, and leaves nothing beside.
	if [ -z "$wrong" ] && [ "$how" != signal=KILL ]; then
		case $call in unlinkat | renameat) ;; *) [ -z "$(find "$home" -name '.save-*')" ] || wrong="something is left beside" ;; esac
	elif [ -z "$wrong" ]; then
		if "${name}_new" 2>/dev/null; then "${name}_before"; fi
		"${name}_run" env >/dev/null 2>&1
		"${name}_new" || wrong="the next run does not do it"
		[ -z "$(find "$home" -name '.save-*')" ] || wrong="the next run leaves something beside"
	fi
	[ -z "$wrong" ] || { echo "    $name, $call number $number, $how: $wrong ($(head -1 "$work/complained"))"; return 1; }
}

judge_all() {
	name=$1
	shift
	calls_of "$name" >"$work/calls"
	[ -s "$work/calls" ] || return 1
	worst=0
	while read -r call number; do
		for how in "$@"; do
			tried=$((tried + 1))
			# "A/B": one call in one way, the next in the other.
			case $how in */*) if [ $((tried % 2)) -eq 0 ]; then how=${how#*/}; else how=${how%/*}; fi ;; esac
			judge "$name" "$call" "$number" "$how" </dev/null || worst=1
		done
	done <"$work/calls"
	return $worst
}

# The calls of one save, and the answer that is told after: what is flushed before it gets its name, the name before it is told.
in_the_right_order() {
	answer_before
	answer_run strace -qq -o "$work/trace" >/dev/null 2>&1
	awk '
		/^openat\(.*"\.save-/ { beside = $NF; step = 1 }
		/^write\(/ && step == 1 && index($0, "write(" beside ",") == 1 { step = 2 }
		/^fsync\(/ && step == 2 && index($0, "fsync(" beside ")") == 1 { step = 3 }
		/^close\(/ && step == 3 && index($0, "close(" beside ")") == 1 { step = 4 }
		/^renameat2?\(.*"\.save-.*"audit\.json"/ { if (step != 4) exit 1; folder = $0; sub(/.*\(/, "", folder); sub(/,.*/, "", folder); step = 5 }
		/^fsync\(/ && step == 5 && index($0, "fsync(" folder ")") == 1 { step = 6 }
		/^write\(1, .*[Qq]uestion 3 of/ || /^write\(1, "No\./ { if (step != 6) exit 1; told = 1 }
		END { exit step == 6 && told ? 0 : 1 }' "$work/trace"
}

if command -v strace >/dev/null 2>&1 && strace -qq -o /dev/null true 2>/dev/null; then
	tried=0
	holds "a save is written, flushed, closed, renamed, its folder flushed, and only then told" in_the_right_order
	case $which in
	short) rounds="done:signal=KILL answer:error=ENOSPC" ;;
	all) rounds="done:signal=KILL,error=ENOSPC answer:error=EIO/error=EINTR" ;;
	*) every=signal=KILL,error=ENOSPC,error=EIO,error=EINTR,error=EROFS,error=EDQUOT
		rounds="done:$every answer:$every first:$every anew:$every forget:$every export:$every" ;;
	esac
	for round in $rounds; do
		name=${round%%:*}
		holds "whichever call fails or kills, \"$name\" ends as before or as after, and never with 0 unless it is saved" \
			judge_all "$name" $(echo "${round#*:}" | tr , ' ')
	done
	echo "# injected: $tried calls failed or killed"
else
	echo "# no system call was made to fail: strace may not trace here"
fi
