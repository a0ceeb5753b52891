#!/bin/sh
# fetch.sh - packs from those one trusts: signed by Debian's minisign, served by Debian's nginx and by a server that misbehaves, all on loopback: sh tests/fetch/fetch.sh BUILD [PART...]
# Where this machine cannot show something, a line says "skipped" and why.
set -u
build=$1
cd "$(dirname "$0")/../.." || exit 1
top=$(pwd)
case $build in /*) built=$build ;; *) built=$top/$build ;; esac
program=$built/closeknit
if [ ! -x "$built/closeknit-fetch" ]; then
	echo "not ok: $built/closeknit-fetch is not there; make it with: sh tools/deps.sh fetch && make BUILD=$build"
	echo "0 passed, 1 failed"
	exit 1
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/closeknit-fetch.XXXXXX") || exit 1
started=
finish() {
	for pid in $started $(cat "$work/nginx.pid" 2>/dev/null); do kill "$pid" 2>/dev/null; done
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM
passed=0
failed=0
LC_ALL=C.UTF-8
CLOSEKNIT_HOME=$work/home
CURL_CA_BUNDLE=$work/ca.pem
export LC_ALL CLOSEKNIT_HOME CURL_CA_BUNDLE
unset XDG_STATE_HOME XDG_DATA_HOME XDG_CONFIG_HOME LANGUAGE SSL_CERT_FILE NETRC http_proxy https_proxy HTTPS_PROXY all_proxy ALL_PROXY no_proxy NO_PROXY
# The leak sanitizer cannot look while strace does.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
export ASAN_OPTIONS
. tests/fetch/site.sh

ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "not ok: $1"; shift; [ $# -eq 0 ] || printf '%s\n' "$@" | head -30 | sed 's/^/    /'; }
skipped() { echo "skipped: $*"; }
holds() { sentence=$1; shift; if "$@"; then ok; else bad "$sentence" "${seen:-}"; fi; }
# run STATUS "SENTENCE" ARGUMENTS...: what came is in $seen; the exit status must be that.
run() {
	want=$1 sentence=$2
	shift 2
	seen=$("$program" pack "$@" 2>&1 </dev/null)
	got=$?
	if [ $got -eq "$want" ]; then ok; else bad "$sentence (status $got, not $want)" "$seen"; fi
}
# says "SENTENCE" TEXT..., silent_of: what must have come, or not.
says() { sentence=$1; shift; for text; do case $seen in *"$text"*) ;; *) bad "$sentence (no \"$text\")" "$seen"; return ;; esac; done; ok; }
silent_of() { sentence=$1; shift; for text; do case $seen in *"$text"*) bad "$sentence (\"$text\")" "$seen"; return ;; esac; done; ok; }
# can_trace: whether strace may trace here; what looks for leaks cannot at the same time, and the helper is asked for its version without the environment that could tell it so.
can_trace() { strace -qq -e trace=none true 2>/dev/null && ! nm -D "$built/closeknit-fetch" 2>/dev/null | grep -q __asan_init; }
# Everything that is kept, byte for byte, and when it was written.
picture() { (cd "$work" && find home -type f ! -name .lock -exec sha256sum {} + 2>/dev/null | sort; find home -printf '%p %m %T@\n' 2>/dev/null | sort) >"$work/picture.$1"; }
same() { cmp -s "$work/picture.$1" "$work/picture.$2"; }

sh tests/fetch/certificates.sh "$work" || { echo "0 passed, 1 failed"; exit 1; }
site=$work/site/packs
mkdir -p "$site"
key a
key b
A=$(public a)
AID=$(key_id a)
B=$(public b)
port=$(sh tests/fetch/nginx.sh "$work" "$work/site")
url=https://localhost:$port/packs/
pack "$site/example.json" example 1 2026.11
index "$site" 1
sign "$site" a

shift
for part in ${*:-trust updates inside wrong links proxy clock stopped whole}; do
	. "tests/fetch/$part.sh"
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
