#!/bin/sh
# deps.sh - installs what building, testing or measuring closeknit needs, and says so before it does.
# usage: sh tools/deps.sh build|pdf|fetch|test|bench|fuzz|analyse|coverage ...
set -eu

build="libqrencode-dev libncurses-dev libunistring-dev libsodium-dev libc6-dev"
pdf="libcairo2-dev libpango1.0-dev libfontconfig-dev libqpdf-dev pkg-config fonts-noto-core"
fetch="libcurl4-openssl-dev libsodium-dev ca-certificates pkg-config"
test="check libcjson-dev libvterm-dev tmux nodejs npm gettext mandoc valgrind strace binutils hunspell hunspell-en-gb diction qpdf poppler-utils zbar-tools chromium libical-dev nginx-light minisign openssl curl faketime"
bench="libcjson-dev dialog whiptail jq weasyprint groff time"
fuzz="clang libclang-rt-dev libcjson-dev"
analyse="clang clang-tidy cppcheck"
coverage="gcovr"

wanted=
for group in "$@"; do
	case $group in
	build) wanted="$wanted $build" ;;
	pdf) wanted="$wanted $pdf" ;;
	fetch) wanted="$wanted $fetch" ;;
	test) wanted="$wanted $test" ;;
	bench) wanted="$wanted $bench" ;;
	fuzz) wanted="$wanted $fuzz" ;;
	analyse) wanted="$wanted $analyse" ;;
	coverage) wanted="$wanted $coverage" ;;
	*) echo "deps.sh: no such group: $group; expected build, pdf, fetch, test, bench, fuzz, analyse or coverage" >&2; exit 2 ;;
	esac
done

if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
	# No apt here: go on if a compiler finds the headers, else say what to install.
	if printf '#include <curses.h>\n#include <unistr.h>\n#include <sodium.h>\n' | ${CC:-cc} -E - >/dev/null 2>&1; then
		exit 0
	fi
	echo "closeknit needs these libraries, with their headers: ncurses (wide), libunistring, libsodium." >&2
	echo "Its tests need: check, cJSON, tmux, node and npm, gettext, mandoc, valgrind, strace." >&2
	echo "Please install them with your system's own tool, then run this again." >&2
	exit 1
fi

missing=
for package in $wanted; do
	case $package in
	nodejs|npm)	# any node will do, wherever it came from
		command -v "$(echo $package | sed 's/nodejs/node/')" >/dev/null 2>&1 && continue ;;
	esac
	state=$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null || true)
	case $state in
	ii*|hi*) ;;
	*) missing="$missing $package" ;;
	esac
done
[ -n "$missing" ] || exit 0

root=
if [ "$(id -u)" -ne 0 ]; then
	if ! command -v sudo >/dev/null 2>&1; then
		echo "closeknit needs these Debian packages:$missing" >&2
		echo "Only an administrator can install them. Please ask for: apt-get install$missing" >&2
		exit 1
	fi
	root=sudo
fi
echo "closeknit needs these Debian packages, which are not here yet:$missing" >&2
echo "Installing programs for everyone on this computer needs administrator (root) rights, so you may be asked for a password." >&2
apt() { $root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 "$@"; }
# shellcheck disable=SC2086
apt install -y --no-install-recommends $missing >&2 || {
	apt update >&2
	apt install -y --no-install-recommends $missing >&2
}
