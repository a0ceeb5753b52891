#!/bin/sh
# trust.sh - part of fetch.sh: whom one trusts: asked, shown, refused, forgotten.

run 1 "without anyone to trust, update says how to begin" update
says "without anyone to trust, update says how to begin" "closeknit pack add ADDRESS KEY"
for address in http://localhost/ ftp://localhost/ "https://name:word@localhost/" "https://localhost/?x=1" "https://localhost/#x" localhost/packs "https://ex ample/" "https://раураl.example/"; do
	run 2 "the address $address is refused" add --yes "$address" "$A"
done
run 2 "an address that is not https is refused in words" add --yes http://localhost/ "$A"
says "an address that is not https is refused in words" "not an https address" "anyone on the way"
run 2 "an address with a password is refused in words" add --yes "https://name:word@localhost/" "$A"
silent_of "and the password is not shown again" "name:word"
for wrong in RWabc "$(printf %s "$A" | cut -c1-55)" "$A=" "$(printf %s "$A" | sed 's/./x/1')" RWSif268TputnSWXIiXJRHP29j+WoG4vhQ7a/iEOHYGJhz7YTASg9VNUGHshquVXyQqc38xpbBJ045cSeu+NrT90u0jiE1jNgo=; do
	run 3 "what is no key is refused: $wrong" add --yes "$url" "$wrong"
done
run 2 "where nobody can be asked, nothing is trusted without --yes" add "$url" "$A"
says "the key's id and the host are shown" "$AID" "localhost:$port"
holds "nothing was trusted" test ! -e "$CLOSEKNIT_HOME/publishers/$AID.json"
run 0 "with --yes a publisher is trusted" add --yes "$url" "$A"
says "the key's id and the host are shown with --yes too" "$AID" "localhost:$port"
holds "minisign prints the same id, without zeros before it" grep -q " $(echo "$AID" | sed 's/^0*//')$" "$work/a.pub"
holds "asking nobody on the network" test ! -s "$work/requests.log"
run 0 "trusting the same again changes nothing" add "$url" "$A"
run 0 "a key can be read from its file" add --yes "https://localhost:$port/other" "$work/b.pub"
run 0 "pack list shows whom one trusts" list
says "pack list shows whom one trusts" "$AID" "localhost:$port" "nothing fetched yet"
run 2 "a host that two publishers have is not enough to remove one" remove "localhost:$port"
run 0 "a publisher is removed by its key" remove "$(key_id b)"
run 0 "pack list no longer shows it" list
silent_of "pack list no longer shows it" "$(key_id b)"
run 2 "one that is not trusted cannot be removed" remove nobody.example
holds "folders are for this account alone" test "$(stat -c %a "$CLOSEKNIT_HOME/publishers" "$CLOSEKNIT_HOME/serials" "$CLOSEKNIT_HOME/packs" | sort -u)" = 700
holds "files are for this account alone" test -z "$(find "$CLOSEKNIT_HOME" -type f ! -perm 600)"
