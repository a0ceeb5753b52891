#!/bin/sh
# links.sh - part of fetch.sh: which addresses of a pack are alive, how they are asked, and what is never asked.

node tests/fetch/addresses.mjs "$work" "$work/pages" &
started="$started $!"
i=0
while [ ! -e "$work/pages" ] && [ $i -lt 300 ]; do sleep 0.1; i=$((i + 1)); done
. "$work/pages"
page=https://localhost:$page_port
# fits "SENTENCE": the JSON in $seen against its schema.
fits() { if faults=$(printf '%s\n' "$seen" | node tests/fetch/fits.mjs links); then ok; else bad "$1" "$faults"; fi; }
# state ADDRESS: what the JSON in $seen says of it: "state status why".
state() { echo "$seen" | node -e '
	const links = JSON.parse(require("fs").readFileSync(0, "utf8").split("\n").find((line) => line.startsWith("{"))).links.filter((link) => link.url === process.argv[1]);
	for (const link of links) console.log(link.state, link.status, link.why ?? "-", link.host ?? "-");' "$1"; }
is() { got=$(state "$1"); shift; case $got in $1) ok ;; *) bad "an address is $1 (not $got)" ;; esac; }

linked "$work/links.json" "$page/alive" "$page/moved" "$page/for-now" "$page/loop" "$page/to-http" "$page/to-dead" "$page/dead" "$page/gone" "$page/sick" "$page/browsers" "$page/no-head" \
	"$page/wrong-head" "$page/cut-head" "$page/endless" "http://localhost:$plain_page_port/plain" "https://localhost:1/" "https://no-such-host.invalid/x"
run 1 "where an address is dead, the status is 1" links --json --allow-private "$work/links.json"
fits "what is printed for programs fits its schema, in every state"
is "$page/alive" "alive 200 - -"
is "$page/moved" "moved 200 - localhost:$page_port"
is "$page/for-now" "alive 200 - -"
is "$page/loop" "dead 302 it sends on and on -"
is "$page/to-http" "not-https 301 *"
is "$page/to-dead" "dead 404 - -"
is "$page/dead" "dead 404 - -"
is "$page/gone" "dead 410 - -"
is "$page/sick" "dead 503 - -"
is "$page/browsers" "alive 403 it lets in browsers only*"
is "$page/no-head" "alive 200 - -"
is "$page/wrong-head" "alive 200 - -"
is "$page/cut-head" "alive 200 - -"
is "$page/endless" "alive 200 - -"
is "http://localhost:$plain_page_port/plain" "not-https null *"
is "https://localhost:1/" "dead null it cannot be reached -"
is "https://no-such-host.invalid/x" "dead null there is no such host -"
holds "what is not https is not asked" test -z "$(grep '/plain' "$work/pages.log")"
holds "HEAD comes first, and GET only where it did not do" test "$(grep -c '^[A-Z]* [^ ]* /no-head' "$work/pages.log")$(grep -c '^GET [^ ]* /alive' "$work/pages.log")" = 20
holds "nobody is told a language, a cookie or where the address stood" test -z "$(grep -i '"accept-language"\|"cookie"\|"referer"' "$work/pages.log")"
run 1 "for people too" links --allow-private "$work/links.json"
says "for people, what needs a hand comes first, and a sum at the end" "17 addresses: 7 alive, 1 moved, 7 dead, 2 not https" "$page/dead" "    dead: status 404" "moved: now at localhost:$page_port"
linked "$work/links.json" "$page/alive" "$page/moved"
run 0 "where none is dead, the status is 0" links --allow-private "$work/links.json"

# Every way there is to send on, and to let in browsers only.
linked "$work/links.json" "$page/sent/301" "$page/sent/302" "$page/sent/303" "$page/sent/307" "$page/sent/308" "$page/said/401" "$page/said/405" "$page/said/406" "$page/said/429" "$page/said/400" \
	"$page/hops/5" "$page/hops/6" "$page/get-sends"
run 1 "ways to send on and to refuse are told apart" links --json --allow-private "$work/links.json"
for status in 301 308; do is "$page/sent/$status" "moved 200 - *"; done
for status in 302 303 307; do is "$page/sent/$status" "alive 200 - -"; done
for status in 401 405 406 429; do is "$page/said/$status" "alive $status it lets in browsers only*"; done
is "$page/said/400" "dead 400 - -"
is "$page/hops/5" "alive 200 - -"
is "$page/hops/6" "dead 302 it sends on and on -"
is "$page/get-sends" "alive 200 - -"
holds "where a page sends on, the next is asked by HEAD first again" test "$(grep -c '^HEAD [^ ]* /alive/sent-by-get' "$work/pages.log")$(grep -c '^GET [^ ]* /alive/sent-by-get' "$work/pages.log")" = 10

# At most four at once, and one of a host.
addresses=
for host in a b c d e f; do
	for place in 1 2 3; do addresses="$addresses https://$host.localhost:$page_port/alive/$place"; done
done
# However a host is written.
for place in 1 2 3; do addresses="$addresses https://A.localhost:$page_port/alive/a$place https://a.localhost:$second_page_port/alive/b$place"; done
linked "$work/links.json" $addresses
rm -f "$work/pages.most"
run 0 "many addresses are asked" links --allow-private "$work/links.json"
read -r most of_host <"$work/pages.most"
holds "at most four are asked at once, and more than one (saw $most)" test "$most" -le 4 -a "$most" -ge 2
holds "at most one of a host is asked at once (saw $of_host)" test "$of_host" -eq 1

# Where there is no memory to read an address, nothing is said of it.
if nm -D "$built/closeknit-fetch" 2>/dev/null | grep -q __asan_init; then
	skipped "a sanitizer has to come before what is put before a program"
elif ${CC:-cc} -shared -fPIC -O1 -o "$work/starved.so" tests/fetch/starved.c -ldl; then
	# starved NUMBER: the command with that call refused.
	starved() { seen=$(STARVE=$1 LD_PRELOAD=$work/starved.so "$program" pack links --json --allow-private "$work/links.json" 2>&1 </dev/null); got=$?; }
	linked "$work/links.json" "$page/moved" "https://localhost:1/"
	call=1
	while starved $call; case $seen in *starved*) true ;; *) false ;; esac; do
		case $got$seen in 1*"there is no memory left"*) ;; *) bad "no memory at call $call of libcurl's parser is said, and no address is called dead for it (status $got)" "$seen" ;; esac
		call=$((call + 1))
	done
	holds "no memory for libcurl's parser is looked at (saw $((call - 1)) calls)" test $call -gt 20
	is "$page/moved" "moved 200 *"
else
	bad "tests/fetch/starved.c can be built"
fi

# One that is installed, by its id; an overlay with what it extends.
rm -rf "$CLOSEKNIT_HOME"
linked "$work/links.json" "$page/alive/installed"
mkdir -p "$CLOSEKNIT_HOME/packs/example/1" "$CLOSEKNIT_HOME/packs/river/2"
cp "$work/links.json" "$CLOSEKNIT_HOME/packs/example/1/pack.json"
sed "s#https://example.org#$page/alive#" tests/installed/river.json >"$CLOSEKNIT_HOME/packs/river/2/pack.json"
run 0 "an installed checklist is meant by its id" links --json --allow-private example
is "$page/alive/installed" "alive 200 - -"
run 0 "an overlay too" links --json --allow-private river
fits "an overlay's addresses fit the schema"
says "an overlay is named by its own id" '"pack":"river","serial":2'
is "$page/alive/installed" "alive 200 - -"
is "$page/alive/river/help" "alive 200 - -"
run 0 "and as a file" links --allow-private "$CLOSEKNIT_HOME/packs/river/2/pack.json"
says "and as a file" "$page/alive/river/help"
seen=$("$program" --pack river pack links --allow-private 2>&1)
says "and with --pack" "$page/alive/river/help"
run 3 "an id that is neither installed nor a file is refused" links no-such-checklist
# Without a name the one in use is meant: a newer copy of the built-in one, if it is here.
node -e '
	const [from, to, at] = process.argv.slice(1), fs = require("fs");
	const pack = JSON.parse(fs.readFileSync(from, "utf8").replace(/https:\/\/[^"\s)]*/g, at));
	pack.serial = 2147483647;
	fs.mkdirSync(to, { recursive: true });
	fs.writeFileSync(`${to}/pack.json`, JSON.stringify(pack));' checklists/uk-parents/en-GB.json "$CLOSEKNIT_HOME/packs/uk-parents/2147483647" "$page/alive/newer"
run 0 "without a name the checklist in use is meant" links --json --allow-private
is "$page/alive/newer" "alive 200 - -"
says "without a name the checklist in use is meant" '"serial":2147483647'

# What was put there by hand is not replaced by whoever has the same id.
rm -rf "$CLOSEKNIT_HOME/packs/river" "$CLOSEKNIT_HOME/packs/uk-parents" "$site"
mkdir -p "$site"
pack "$site/example.json" example 7 2026.11
index "$site" 1
sign "$site" a
run 0 "its publisher is trusted" add --yes "$url" "$A"
run 3 "a checklist that was put there by hand is not replaced" update
says "a checklist that was put there by hand is not replaced" "put there by hand" "remove its folder first: $CLOSEKNIT_HOME/packs/example"
rm -rf "$CLOSEKNIT_HOME"

# Never into a home.
private="https://localhost/ https://127.0.0.1/ https://127.1/ https://2130706433/ https://0x7f000001/ https://[::1]/ https://[::ffff:127.0.0.1]/ https://[::ffff:10.0.0.1]/ https://10.0.0.1/ https://172.16.0.1/ \
	https://192.168.1.1/ https://169.254.169.254/ https://100.64.0.1/ https://[fe80::1]/ https://[fd00::1]/ https://[64:ff9b::a00:1]/ https://0.0.0.0/ https://224.0.0.1/ https://a.localhost/"
linked "$work/links.json" $private
run 1 "addresses in a home network are not asked" links --json "$work/links.json"
fits "addresses that were not asked fit the schema"
for address in $private; do is "$address" "dead null it leads into a home network*"; done
linked "$work/links.json" "$page/alive"
: >"$work/pages.log"
run 1 "another port is not asked" links --json "$work/links.json"
is "$page/alive" "dead null it names another port*"
holds "another port is not asked" test ! -s "$work/pages.log"
if can_trace; then
	linked "$work/links.json" $private
	strace -f -qq -e trace=connect -o "$work/connect.log" "$program" pack links "$work/links.json" >/dev/null 2>&1
	holds "no connection is made to an address in a home network" test -z "$(grep -E 'htons\(443\)' "$work/connect.log" | grep -v SOCK_DGRAM)"
fi
seen=$("$program" pack --help)
says "the switch for tests is in the help" "--allow-private"
echo '{' >"$work/broken.json"
run 3 "a pack that cannot be read has no addresses" links "$work/broken.json"
