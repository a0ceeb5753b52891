#!/bin/sh
# proxy.sh - part of fetch.sh: what goes through a proxy and what does not, what it learns, what is said where it does not do; and that no file of passwords is read.

node tests/fetch/proxy.mjs "$work/proxies" &
started="$started $!"
i=0
while [ ! -e "$work/proxies" ] && [ $i -lt 300 ]; do sleep 0.1; i=$((i + 1)); done
. "$work/proxies"
proxied() { asked=$(cat "$work/proxies.log" 2>/dev/null); : >"$work/proxies.log"; }
# through NAME=VALUE... STATUS "SENTENCE" ARGUMENTS...: as run, with these in the environment.
through() {
	settings=
	while case $1 in *=*) true ;; *) false ;; esac; do settings="$settings $1"; shift; done
	want=$1 sentence=$2
	shift 2
	# shellcheck disable=SC2086
	seen=$(env $settings timeout 300 "$program" pack "$@" 2>&1 </dev/null)
	got=$?
	if [ $got -eq "$want" ]; then ok; else bad "$sentence (status $got, not $want)" "$seen"; fi
}
none_asked() { proxied; holds "$1" test -z "$asked"; }
mkdir -p "$work/behind"
pack "$work/behind/example.json" example 1 2026.11
index "$work/behind" 1
sign "$work/behind" a
rm -rf "$CLOSEKNIT_HOME" "$site" && cp -r "$work/behind" "$site"
run 0 "a publisher behind a proxy is trusted" add --yes "$url" "$A"
cp -r "$CLOSEKNIT_HOME" "$work/proxy-template"
fresh() { rm -rf "$CLOSEKNIT_HOME"; cp -r "$work/proxy-template" "$CLOSEKNIT_HOME"; }

# ---- Honoured
for name in https_proxy HTTPS_PROXY all_proxy ALL_PROXY; do
	fresh
	through "$name=http://127.0.0.1:$open_proxy" 0 "an update goes through $name" update
	says "an update goes through $name" "example is added"
	proxied
	holds "$name is asked for the publisher's host alone, by closeknit, with nothing of the person" test "$(echo "$asked" | sort -u)" = "open CONNECT localhost:$port {\"host\":\"localhost:$port\",\"user-agent\":\"closeknit\",\"proxy-connection\":\"Keep-Alive\"}"
done
fresh
through "https_proxy=127.0.0.1:$open_proxy" 0 "a proxy may be written without http://" update
proxied
holds "and is used" test -n "$asked"
for name in no_proxy NO_PROXY; do
	for value in localhost '*' example.org,localhost; do
		fresh
		through "https_proxy=http://127.0.0.1:$open_proxy" "$name=$value" 0 "$name=$value leaves the proxy out" update
		none_asked "$name=$value leaves the proxy out"
	done
done
fresh
through "https_proxy=http://127.0.0.1:$open_proxy" no_proxy=example.org 0 "no_proxy of another host leaves it in" update
proxied
holds "no_proxy of another host leaves it in" test -n "$asked"
fresh
through "http_proxy=http://127.0.0.1:$open_proxy" 0 "a proxy for what is not https is none for us" update
none_asked "a proxy for what is not https is none for us"
for value in socks5h://127.0.0.1:$open_proxy SOCKS4://127.0.0.1:$open_proxy gopher://127.0.0.1:$open_proxy; do
	fresh
	: >"$work/requests.log"
	through "all_proxy=$value" 1 "a proxy that is not asked by http is refused: $value" update
	says "a proxy that is not asked by http is refused: $value" "is not asked by http or https, and closeknit uses no other"
	none_asked "it is not asked: $value"
	holds "nor is the publisher, past it: $value" test ! -s "$work/requests.log"
	through "ALL_PROXY=$value" no_proxy=localhost 0 "left out for a host, it is no hindrance: $value" update
done
# A proxy looks names up: one that only it knows can be asked for, and its certificate is still held against the name.
sed -i 's|"url": "[^"]*"|"url": "https://packs.test:'"$port"'/packs/"|' "$CLOSEKNIT_HOME/publishers/$AID.json"
through "https_proxy=http://127.0.0.1:$open_proxy" 3 "who answers in the place of another behind a proxy is refused" update
says "who answers in the place of another behind a proxy is refused" "packs.test:$port shows a certificate that is for another address"

# ---- Its name and password
fresh
: >"$work/proxies.log"
through "https_proxy=http://clerk:proxy-word@127.0.0.1:$asks_proxy" 0 "a proxy's name and password are said to it" update
proxied
holds "a proxy's name and password are said to it" test -n "$(echo "$asked" | grep '"proxy-authorization":"Basic Y2xlcms6cHJveHktd29yZA=="')"
silent_of "and never shown" "proxy-word" "clerk"
holds "nor said to the publisher, nor kept" test -z "$(grep -ri 'proxy-word\|clerk\|Y2xlcms6' "$work/requests.log" "$CLOSEKNIT_HOME")"
fresh
through "https_proxy=http://clerk:other-word@127.0.0.1:$asks_proxy" 1 "a proxy that refuses a password is named, not the publisher" update
says "a proxy that refuses a password is named, not the publisher" "the proxy" "https_proxy" "another name and password" "stay in use"
silent_of "a password that was wrong is not shown, nor what the proxy says" "other-word" "clerk" "Who are you" "Pwned"
through "https_proxy=http://127.0.0.1:$refuses_proxy" 1 "a proxy that lets nobody through is named" update
says "a proxy that lets nobody through is named" "does not let us through to localhost:$port (status 403)"
silent_of "and not quoted" "sign in" "Teapot"
through "https_proxy=http://secret-name:secret-word@127.0.0.1:1" 1 "a proxy that is not there is suspected" update
says "a proxy that is not there is suspected" "or the proxy"
silent_of "without its password" "secret-"
through "https_proxy=http://secret-name:secret-word@no-such-proxy.invalid:8080" 1 "a proxy that nobody knows is suspected" update
says "a proxy that nobody knows is suspected" "the proxy that this computer is set to use"
silent_of "without its password" "secret-"
holds "after all of these nothing is here" test -z "$(find "$CLOSEKNIT_HOME/packs" "$CLOSEKNIT_HOME/serials" -mindepth 1)"
for way in endless silent; do
	eval "at=\$${way}_proxy"
	through "https_proxy=http://127.0.0.1:$at" 3 "a proxy that is $way is given up" update
done

# ---- Links
linked "$work/links.json" https://packs.test/ https://127.0.0.1/ https://2130706433/ "https://[::1]/" "https://[fd00::1]/" https://192.168.1.1/ https://localhost/ https://a.localhost./ https://１２７.0.0.1/ https://ⓛocalhost/
: >"$work/proxies.log"
through "https_proxy=http://127.0.0.1:$open_proxy" 1 "links go through a proxy" links --json "$work/links.json"
proxied
holds "a proxy is asked for a name, and for no address in a home network" test "$(echo "$asked" | cut -d' ' -f3 | sort -u)" = packs.test:443
holds "each of those is called dead" test "$(printf %s "$seen" | grep -o 'it leads into a home network' | wc -l)" = 7
holds "so is a host that would be one of those once it is in plain letters" test "$(printf %s "$seen" | grep -o 'its host is not in plain letters' | wc -l)" = 2
through "https_proxy=socks5://127.0.0.1:$open_proxy" 1 "links go through no proxy that is not asked by http" links --json "$work/links.json"
says "links go through no proxy that is not asked by http" "is not asked by http or https"
through "https_proxy=http://127.0.0.1:$open_proxy" no_proxy='*' 1 "no_proxy leaves it out for links" links --json "$work/links.json"
none_asked "no_proxy leaves it out for links"

# ---- No file of passwords: one that has a word for this host, and a server that asks for one.
fresh
printf 'machine localhost login clerk password netrc-word\ndefault login clerk password netrc-word\n' >"$work/.netrc"
chmod 600 "$work/.netrc"
: >"$work/requests.log"
through "HOME=$work" "NETRC=$work/.netrc" 0 "with a file of passwords beside, an update works" update
holds "no server is told what is in it" test -z "$(cut -d'|' -f9 "$work/requests.log" | grep -v '^-$')"
if can_trace; then
	fresh
	HOME=$work strace -f -qq -e trace=%file -o "$work/calls.log" "$program" pack update >/dev/null 2>&1
	holds "the trace shows the files that are read" grep -q publishers "$work/calls.log"
	holds "no file of passwords is looked for" test -z "$(grep -i 'netrc\|\.curlrc\|authinfo' "$work/calls.log")"
fi
rm "$work/.netrc"
