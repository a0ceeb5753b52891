#!/bin/sh
# house.sh - holds the code to the law of the house: who includes whom, headers stand alone, the manual knows every command and key, SECURITY.md names tests that there are, nothing is left over.
set -u
build=$1
cd "$(dirname "$0")/../.." || exit 1
passed=0
failed=0
CC=${CC:-cc}

ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "not ok: $*"; }

# A sentence, then a command that must succeed; what it prints is shown if it does not.
holds() {
	sentence=$1
	shift
	if output=$("$@" 2>&1); then ok; else bad "$sentence"; printf '%s\n' "$output" | head -20; fi
}

# One program over all files: a process for each would take a minute where starting one is slow.
every_include_is_granted() {
	awk '
	BEGIN {
		split("curses.h ncurses.h term.h unistr.h unilbrk.h uniwidth.h unictype.h sodium.h seccomp.h curl/curl.h cairo.h cairo-pdf.h qrencode.h", list, " ")
		for (i in list) vendor_header[list[i]] = 1
	}
	function breach(what) { print FILENAME " includes " name ", " what; bad = 1 }
	# The law: "room: doors | vendor headers".
	FILENAME == "tests/house/rooms.law" {
		if ($0 ~ /^#/ || !index($0, ":")) next
		room = substr($0, 1, index($0, ":") - 1); rest = substr($0, index($0, ":") + 1)
		rooms[room] = 1
		count = split(substr(rest, 1, index(rest, "|") - 1), list, " "); for (i = 1; i <= count; i++) door[room, list[i]] = 1
		count = split(substr(rest, index(rest, "|") + 1), list, " "); for (i = 1; i <= count; i++) vendor[room, list[i]] = 1
		next
	}
	/^#[ \t]*include[ \t]*[<"]/ {
		name = $0; sub(/^#[ \t]*include[ \t]*[<"]/, "", name); sub(/[>"].*/, "", name)
		parts = split(FILENAME, path, "/")
		room = path[1] == "include" ? substr(path[parts], 1, length(path[parts]) - 2) : path[2]
		if (!(room in rooms) && !(room in unknown)) { print room ": no such room in rooms.law"; unknown[room] = bad = 1 }
		to = name; sub(/\/.*/, "", to)
		if (name ~ /^closeknit\//) {
			to = substr(name, 11); sub(/\.h$/, "", to)
		} else if (index(name, "/") && to in rooms) {
			# Another room only by its door; what is inside stays inside. base has two small doors more: gettext, and one character.
			if (to != room && name != to "/" to ".h" && name != "base/say.h" && name != "base/utf8.h")
				breach("which is inside another room")
		} else {
			if (to != "sys" && (index(name, "/") || name in vendor_header) && !((room, name) in vendor))
				breach("which " room " may not see")
			next
		}
		if (to != room && !((room, to) in door))
			breach("a door that " room " may not open")
	}
	END { exit bad }' tests/house/rooms.law src/*/*.[ch] include/closeknit/*.h
}

# They lead somewhere else on every machine.
no_link_is_kept() {
	! git ls-files -s 2>/dev/null | grep '^120000'
}

every_header_compiles_alone() {
	# Where pango is not here, closeknit-pdf is not built.
	pdf=$(${PKG_CONFIG:-pkg-config} --cflags pangocairo libqpdf libqrencode 2>/dev/null) || pdf=
	# Each named file is a translation unit of its own.
	set -- include/closeknit/*.h tests/unit/*.h
	for header in src/*/*.h; do
		case $header in src/pdf/*) [ -n "$pdf" ] || continue ;; esac
		set -- "$@" "$header"
	done
	# shellcheck disable=SC2086,SC2001
	$CC -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Werror -Iinclude -Isrc -I. $(echo "$pdf" | sed 's/-I/-isystem /g') -fsyntax-only -x c "$@"
}

every_file_says_what_it_is() {
	find src include tests tools bench -name node_modules -prune -o -name '*.[ch]' -print | sort | xargs awk '
	FNR == 1 { name = FILENAME; sub(/.*\//, "", name); if (index($0, "/* " name " - ") != 1) { print FILENAME ": the first line does not say what it is"; bad = 1 } }
	END { exit bad }'
}

no_file_is_longer_than_a_room_should_be() {
	wc -l src/*/*.c src/*/*.h | awk '$2 != "total" && $1 > 400 { print $2 ": " $1 " lines"; bad = 1 } END { exit bad }'
}

only_file_c_opens_files() {
	! grep -nE '(^|[^a-z_])(open|openat|fopen|creat)\(' src/pack/*.c src/audit/*.c src/engine/*.c src/walk/*.c src/doc/*.c src/export/*.c src/plain/*.c
}

no_network_call_is_in_the_program() {
	! nm -D --undefined-only "$build/closeknit" | grep -E ' (socket|connect|getaddrinfo|gethostbyname|sendto|bind|listen)(@|$)'
}

few_libraries_and_none_of_network_or_print() {
	lines=$(ldd "$build/closeknit" | wc -l)
	[ "$lines" -le 11 ] || { echo "$lines lines"; return 1; }
	! ldd "$build/closeknit" | grep -E 'curl|ssl|crypto|gnutls|cairo|pango|fontconfig|freetype|resolv|nss'
}

# Under the sanitizers other flags hold.
built_hardened() {
	status=0
	for file in "$build/closeknit" "$build/closeknit-pdf" "$build/closeknit-fetch"; do
		[ -e "$file" ] || continue
		! nm -D "$file" | grep -q __asan_init || continue
		readelf -hW "$file" | grep -q 'Type:.*DYN' || { echo "$file is not position-independent (PIE)"; status=1; }
		readelf -lW "$file" | grep -q GNU_RELRO || { echo "$file has no RELRO"; status=1; }
		readelf -dW "$file" | grep -q 'BIND_NOW\|FLAGS.*NOW' || { echo "$file resolves symbols late: no full RELRO"; status=1; }
		readelf -lW "$file" | grep 'GNU_STACK' | grep -qv 'RWE' || { echo "$file has a stack that code can run on"; status=1; }
		readelf -sW "$file" | grep -q '__stack_chk_fail' || { echo "$file has no stack protector"; status=1; }
		readelf -sW "$file" | grep -q '__[a-z]*_chk@' || { echo "$file is not fortified"; status=1; }
		! readelf -dW "$file" | grep -q 'RPATH\|RUNPATH\|TEXTREL' || { echo "$file looks for libraries in places of its own"; status=1; }
	done
	return $status
}

nothing_is_left_over() {
	! grep -rnE 'TODO|FIXME|\bXXX\b|HACK' src include tools man checklists/*.md README.md CONTRIBUTING.md Makefile
}

no_mutable_state_is_hidden() {
	# Data and bss of our own objects, but for the three files with flags that a signal handler sets.
	find "$build/obj/src" -name '*.o' ! -name leave.o ! -name stop.o ! -name term.o -exec objdump -t {} + | awk '
	/file format/ { object = $1 }
	$2 ~ /^[gl]$/ && $3 == "O" && $4 ~ /^\.(data|bss)$/ { print object " " $NF; bad = 1 }
	END { exit bad }'
}

manual_knows_every_command() {
	status=0
	for name in $("$build/closeknit" --help | sed -n '/^Commands/,/^$/s/^  \([a-z-]*\) .*/\1/p'); do
		grep -q "^\.It Ic $name\b\|\.Ic $name\b" man/closeknit.1 || { echo "closeknit.1 does not know $name"; status=1; }
		for option in $("$build/closeknit" "$name" --help | sed -n 's/^  \(-., \)*--\([a-z-]*\) .*/\2/p'); do
			grep -q "Fl Fl $option\b\|Fl -$option\b" man/closeknit.1 || { echo "closeknit.1 does not know --$option of $name"; status=1; }
		done
	done
	return $status
}

# The names of keys.h's list, as keys.c has them in English, each in the manual's section on keys.
manual_knows_every_key() {
	status=0
	keys=$(sed -n '/^\.Sh KEYS/,/^\.Sh WHAT/p' man/closeknit.1)
	named=$(sed -n "s/^	{ PRESS_[A-Z0-9_]*, N_(\"\([A-Za-z-]*\)\").*/\1/p; s/^	{ PRESS_F[0-9]*, \"\(F[0-9]*\)\".*/\1/p; s/^	{ '.', \"\(.\)\".*/\1/p" src/tui/keys.c | grep -v 'Tab$\|^F9$')
	[ "$(printf '%s\n' "$named" | wc -l)" -ge 25 ] || { echo "the list of keys was not found"; return 1; }
	for key in $named F9; do
		printf '%s\n' "$keys" | grep -qE "(^|[ &,])\\$key([ ,]|\$)|(^|[ &,])$key([ ,]|\$)" || { echo "closeknit.1 does not know the key $key"; status=1; }
	done
	return $status
}

manual_is_clean() {
	mandoc -T lint -W warning man/closeknit.1 man/closeknit-pack.5
}

# A test is there if it is also run: a unit test that is added to a case, a sentence outside of comments.
security_names_only_what_there_is() {
	status=0
	added=$(sed -n 's/.*tcase_add[a-z_]*test(\([a-z]*\), *\([a-z0-9_]*\).*/\2/p' tests/unit/*.c)
	for name in $(grep -o '`[a-z0-9]*_[a-z0-9_]*`' SECURITY.md | tr -d '`' | sort -u); do
		[ "$name" = sodium_malloc ] || printf '%s\n' "$added" | grep -qx "$name" || { echo "no unit test $name"; status=1; }
	done
	for path in $(grep -oE '`(tests|src|bench)/[A-Za-z_./-]+`' SECURITY.md | tr -d '`' | sort -u); do
		[ -e "$path" ] || { echo "no $path"; status=1; }
	done
	missing=$(grep -oE '`tests/[a-z_/]+\.(sh|mjs)`: "[^|;]*' SECURITY.md | while read -r line; do
		path=${line#?}
		path=${path%%\`*}
		printf '%s\n' "$line" | grep -oE '"[^"]+"' | tr -d '"' | while read -r sentence; do
			grep -vE '^[[:blank:]]*(#|//)' "$path" | grep -qF -- "$sentence" || echo "$path says nowhere: $sentence"
		done
	done)
	[ -z "$missing" ] || { printf '%s\n' "$missing"; status=1; }
	return $status
}

# The rows of the list of threats, each once at least, and each with a test or words.
security_leaves_no_row_out() {
	status=0
	for rows in A:12 B:7 C:10 D:9 E:9; do
		row=1
		while [ $row -le "${rows#*:}" ]; do
			grep -qE "^\\| ${rows%:*}$row \\| [^|]+ \\| [^|]{10,} \\|\$" SECURITY.md || { echo "SECURITY.md has no row ${rows%:*}$row"; status=1; }
			row=$((row + 1))
		done
	done
	return $status
}

holds "no symbolic link is kept in the tree" no_link_is_kept
holds "a room includes only the doors it is granted" every_include_is_granted
holds "every header compiles alone" every_header_compiles_alone
holds "every file's first line says what it is" every_file_says_what_it_is
holds "no file is over 400 lines" no_file_is_longer_than_a_room_should_be
holds "rooms that compute open no file" only_file_c_opens_files
holds "the program that hears answers calls no network function" no_network_call_is_in_the_program
holds "the program links few libraries, none of network, TLS, PDF or fonts" few_libraries_and_none_of_network_or_print
holds "what is built is hardened: PIE, full RELRO, stack protector, FORTIFY, no code on the stack" built_hardened
holds "nothing is left to do in the code" nothing_is_left_over
holds "no room hides mutable state" no_mutable_state_is_hidden
holds "the manual knows every command and option" manual_knows_every_command
holds "the manual knows every key" manual_knows_every_key
holds "the manual pages are clean" manual_is_clean
holds "SECURITY.md names only tests that there are" security_names_only_what_there_is
holds "SECURITY.md leaves no row of the threats out" security_leaves_no_row_out
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
