# disk.sh - a disk that is full, a limit on files, a folder that vanishes, a device that can only be read; to be read in by lost.sh
# shellcheck shell=sh disable=SC2154

home_text() { cat "$1/audit.json" 2>/dev/null; }

# A device so small that answers soon have no room: mounted, as an administrator may.
full_disk() {
	mkdir -p "$work/small"
	mount -t tmpfs -o size=16k,nr_inodes=20,mode=700 none "$work/small" 2>/dev/null || return 1
	CLOSEKNIT_HOME=$work/small/home
	printf '\n1\nquit\n' | "$program" --pack "$work/long.json" >/dev/null 2>&1
	before=$(home_text "$CLOSEKNIT_HOME")
	holds "on a small disk an answer is saved while there is room" [ -n "$before" ]
	dd if=/dev/zero of="$work/small/fill" bs=1k 2>/dev/null
	printf '\n2\nquit\nyes\n' | "$program" --pack "$work/long.json" >"$work/said" 2>"$work/complained"
	status=$?
	holds "on a full disk it does not end with 0" [ $status -ne 0 ]
	holds "on a full disk it says that and why" grep -q "no space left" "$work/said" "$work/complained"
	holds "on a full disk the last saved answers stay" [ "$(home_text "$CLOSEKNIT_HOME")" = "$before" ]
	holds "on a full disk nothing is left beside" [ -z "$(find "$CLOSEKNIT_HOME" -name '.save-*')" ]
	with_room=$(printf '\n2\n' | (
		read -r empty
		read -r answer
		echo "$empty"
		echo "$answer"
		rm "$work/small/fill"
		echo 1
		echo quit
	) | "$program" --pack "$work/long.json" 2>&1; echo "status $?")
	holds "once there is room again all of it is saved" sh -c 'printf "%s" "$1" | grep -q "status 0" && grep -q "\"q3\": \"yes\"" "$2/audit.json"' \
		sh "$with_room" "$CLOSEKNIT_HOME"
	# However little room there is: it is saved, or it is told.
	half=0
	for left in 1 2 3 4 5 6 8 12; do
		rm -rf "$work/small/home" "$work/small/fill"
		dd if=/dev/zero of="$work/small/fill" bs=1k count=$((16 - left)) 2>/dev/null
		printf '\n1\n2\n1\nquit\nyes\n' | "$program" --pack "$work/long.json" >/dev/null 2>&1
		if [ $? -eq 0 ]; then
			grep -q '"q3": "yes"' "$CLOSEKNIT_HOME/audit.json" || half=1
		elif [ -e "$CLOSEKNIT_HOME/audit.json" ]; then
			"$program" --pack "$work/long.json" score --json "$CLOSEKNIT_HOME/audit.json" >/dev/null 2>&1 || half=1
		fi
	done
	holds "however little room is left, answers are saved whole or told as not saved" [ $half -eq 0 ]
	try_again mount -o remount,ro "$work/small"
	printf '\n1\nquit\nyes\n' | "$program" --pack "$work/long.json" >"$work/said" 2>"$work/complained"
	holds "on a device that can only be read it does not end with 0" [ $? -ne 0 ]
	holds "and it says so" grep -q "can only be read" "$work/said" "$work/complained"
	try_again umount "$work/small"
	CLOSEKNIT_HOME=$home
}

echo "# a full disk, a limit, a folder that vanishes"
full_disk || { CLOSEKNIT_HOME=$home; echo "# no disk was filled: only an administrator may mount one"; }

# Through a FIFO, so that the folder goes while a question stands there.
vanishes() {
	fresh
	rm -f "$work/keys"
	mkfifo "$work/keys"
	"$program" --pack "$work/long.json" <"$work/keys" >"$work/said" 2>"$work/complained" &
	running=$!
	exec 3>"$work/keys"
	printf '\n1\n' >&3
	tries=0
	until grep -q "Question 2" "$work/said"; do
		tries=$((tries + 1))
		[ $tries -lt 500 ] || return 1
		sleep 0.02
	done
	mv "$home" "$work/away"
	printf '2\nquit\nyes\n' >&3
	exec 3>&-
	wait "$running"
	status=$?
	grep -q '"q1": "yes"' "$work/away/audit.json" || status=0
	rm -rf "$work/away"
	[ $status -ne 0 ] && grep -q "no such file or folder" "$work/said" "$work/complained"
}
holds "a folder that vanishes is told, and it does not end with 0" vanishes

with_audit
before=$(home_text "$home")
# What it says goes through a pipe: into a file nothing can be written either.
complained=$( (ulimit -f 0; exec "$program" --pack "$example" done crop) 2>&1 >/dev/null)
holds "over the limit on the size of files it does not end with 0" [ $? -ne 0 ]
holds "and it says so" [ "${complained#*larger than files may be here}" != "$complained" ]
holds "and the answers stay" [ "$(home_text "$home")" = "$before" ]
holds "nothing is left beside" [ -z "$(find "$home" -name '.save-*')" ]
