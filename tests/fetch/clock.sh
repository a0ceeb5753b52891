#!/bin/sh
# clock.sh - part of fetch.sh: a computer whose clock is wrong is told so before anyone is suspected; libfaketime sets the clock.

faked=
for file in /usr/lib/*/faketime/libfaketime.so.1 /usr/lib/faketime/libfaketime.so.1 /usr/lib64/faketime/libfaketime.so.1; do
	[ ! -e "$file" ] || faked=$file
done
# Under the sanitizers nothing may be loaded before them.
if [ -n "$faked" ] && nm -D "$built/closeknit-fetch" 2>/dev/null | grep -q __asan_init; then faked=; fi
# at "DAY TIME" STATUS "SENTENCE" ARGUMENTS...: as run, on a computer whose clock says so.
at() {
	clock=$1 want=$2 sentence=$3
	shift 3
	seen=$(LD_PRELOAD=$faked FAKETIME="@$clock" FAKETIME_DONT_FAKE_MONOTONIC=1 "$program" pack "$@" 2>&1 </dev/null)
	got=$?
	if [ $got -eq "$want" ]; then ok; else bad "$sentence (status $got, not $want)" "$seen"; fi
}
accuses_nobody() { silent_of "$1" attack "not the file" "for another address" "someone passes on"; }
mkdir -p "$work/timely"
pack "$work/timely/example.json" example 1 2026.11
index "$work/timely" 1
sign "$work/timely" a
rm -rf "$CLOSEKNIT_HOME" "$site" && cp -r "$work/timely" "$site"
run 0 "a publisher is trusted on a computer with a clock" add --yes "$url" "$A"
if [ -n "$faked" ]; then
	reviewed=$(sed -n 's/.*"reviewed": *"\([0-9-]*\)".*/\1/p' checklists/uk-parents/en-GB.json | head -1)
	said=$(LC_ALL=C date -u -d "$reviewed" '+%-d %B %Y')
	for clock in '1970-01-02 00:00:00' '2016-06-01 12:00:00'; do
		at "$clock" 3 "a clock that is years behind ($clock)" update
		says "a clock that is years behind is known to be wrong ($clock)" "this computer's clock says $(LC_ALL=C date -u -d "$clock" '+%-d %B %Y'), but it is $said or later. Set the clock, then try again" "not valid yet" "nothing was changed"
		accuses_nobody "and nobody is accused ($clock)"
	done
	at '2060-01-01 12:00:00' 3 "a clock that is decades ahead" update
	says "a clock that is decades ahead is asked about before anything else" "has expired. This computer's clock says 1 January 2060: if that is wrong, set it and try again; if it is right, ask the publisher"
	accuses_nobody "and nobody is accused ahead of time"
	run 0 "with the right clock it is as before" update
	# A list is dated after the clock by a day, then by more.
	index "$site" 2 "issued=\"$(date -u -d '+1 day' +%F)\""; sign "$site" a
	run 0 "a day is no matter: it is today somewhere" update
	silent_of "a day is no matter: it is today somewhere" "clock"
	index "$site" 3 "issued=\"$(date -u -d '+3 days' +%F)\""; sign "$site" a
	run 0 "a list from days to come is taken" update
	says "a list from days to come is taken, and the clock asked about" "Please check the clock"
	run 0 "pack list" list
	says "pack list asks about the clock too" "check the clock"
	# Its publisher's clock may be the one that is wrong: what it says is named, and not believed.
	index "$site" 4 'issued="2070-01-01"' 'expires="2071-01-01"'; sign "$site" a
	run 0 "a list from a publisher whose clock is wrong is taken" update
	at '2060-01-01 12:00:00' 3 "then a certificate that has expired" update
	says "then a certificate that has expired brings both days" "This computer's clock says 1 January 2060, and the last list from there is dated 1 January 2070: is the clock wrong?"
	silent_of "and says of no day to come that it is past" "or later"
	# Past the day of the list, with a certificate that is still good.
	index "$site" 5 "expires=\"$(date -u -d '+100 days' +%F)\""; sign "$site" a
	run 0 "a list that is good for a while" update
	silent_of "a list that is good for a while is not spoken of" "clock"
	later=$(date -u -d '+101 days' '+%F 12:00:00')
	at "$later" 0 "past the day of the list, nothing new" update
	says "past the day of the list, the clock is asked about before the publisher" "was meant to be renewed by $(LC_ALL=C date -u -d '+100 days' '+%-d %B %Y')" "clock says $(LC_ALL=C date -u -d "$later" '+%-d %B %Y'). Is the clock right? Then ask the publisher" "stays in use"
	accuses_nobody "and nobody is accused of it"
	at "$(date -u -d '+100 days' '+%F 12:00:00')" 0 "on its last day" update
	silent_of "on its last day nothing is said" "renewed"
	at "$later" 0 "pack list, past that day" list
	says "pack list says so too" "due to be renewed"
	holds "and it stays in use" test -e "$CLOSEKNIT_HOME/packs/example/1/pack.json"
else
	skipped "no clock is set: libfaketime is not here, or may not be loaded"
fi
