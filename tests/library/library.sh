#!/bin/sh
# library.sh - installs into a folder of its own, builds an outsider's program on what was installed alone, and runs it.
set -u
build=$1
cd "$(dirname "$0")/../.." || exit 1
case $build in /*) ;; *) build=$(pwd)/$build ;; esac
root=$build/tests/library
passed=0
failed=0
rm -rf "$root"

check() {
	sentence=$1
	shift
	if output=$("$@" 2>&1); then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not ok: $sentence"; echo "$output" | head -20; fi
}

installs() { make -s install BUILD="$build" DESTDIR="$root" PREFIX=/usr; }
# A sanitized build's library wants the sanitizer linked too.
flags=
case $build in *asan*) flags=-fsanitize=address,undefined ;; esac
builds() { ${CC:-cc} -std=c11 $flags -I"$root/usr/include" -o "$root/library" tests/library/library.c "$root/usr/lib/libcloseknit.a" -lunistring; }
scores() { [ "$("$root/library" tests/packs/example.json)" = "score 0.00, between 0.00 and 67.85" ]; }
refuses() { ! "$root/library" tests/packs/nowhere.json && ! "$root/library" Makefile; }
runs_installed() { "$root/usr/bin/closeknit" --version; }
uninstalls() { make -s uninstall BUILD="$build" DESTDIR="$root" PREFIX=/usr && ! find "$root/usr" | grep closeknit; }
# Where a distribution says so, the helpers stand among those of others.
spares() {
	make -s install BUILD="$build" DESTDIR="$root" PREFIX=/usr libexecdir=/usr/libexec && : >"$root/usr/libexec/another" &&
		make -s uninstall BUILD="$build" DESTDIR="$root" PREFIX=/usr libexecdir=/usr/libexec && [ "$(find "$root/usr" -type f)" = "$root/usr/libexec/another" ]
}

check "make install puts program, library, headers and manual in place" installs
check "a program builds on the installed headers and library alone" builds
check "it loads a pack, answers two questions and prints the score" scores
check "it says what is wrong with a file that is no pack" refuses
check "the installed program runs" runs_installed
check "make uninstall takes all of it away" uninstalls
check "and nothing of others, whatever its folders are" spares
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
