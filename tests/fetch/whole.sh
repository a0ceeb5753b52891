#!/bin/sh
# whole.sh - part of fetch.sh: from a charity's folder to a family's plan: published, signed by minisign, uploaded, trusted, fetched, used; changed; handed over to another key.

office=$work/office
web=$work/site/charity
home_url=https://localhost:$port/charity/
rm -rf "$CLOSEKNIT_HOME"
mkdir -p "$office" "$web" "$work/keys"
key old
key new
key stranger
OLD=$(public old)
NEW=$(public new)
NEW_ID=$(key_id new)
# in_office STATUS "SENTENCE" ARGUMENTS...: as run, by the publisher, whose computer is another one.
in_office() {
	reader=$CLOSEKNIT_HOME
	CLOSEKNIT_HOME=$work/office-home
	run "$@"
	CLOSEKNIT_HOME=$reader
}
# upload: what "Ready to upload, in this order" lists, in that order.
upload() { printf '%s\n' "$seen" | sed -n '/^Ready to upload/,/^Who trusts/s/^    //p' | while read -r name; do cp "$office/$name" "$web/$name"; done; }
# published NAME [OPTIONS]: published, signed with that key, looked at, uploaded.
published() {
	by=$1
	shift
	in_office 0 "the folder is published" publish "$office" "$@"
	rm -f "$office/index.json.minisig"
	minisign -S -H -W -s "$work/$by.key" -m "$office/index.json" >/dev/null 2>&1 </dev/null
	in_office 0 "it is looked at as a reader would" publish "$office" --key "$work/$by.pub"
	says "it is looked at as a reader would" "Ready to upload" "closeknit pack add https://... $(public "$by")"
	upload
	anew "$web"
}

# ---- Made, signed, uploaded; the overlay stands before the checklist it adds to, by name and so in the list
cp checklists/example.json "$office/z-nursery.json"
in_office 0 "an overlay of it is begun" new --extends "$office/z-nursery.json" "$office/near.json"
node tests/installed/translate.mjs "$office/z-nursery.json" cy >"$office/nursery-cy.json"
published old
holds "all that is listed is on the web host" test "$(ls "$web" | tr '\n' ' ')" = "index.json index.json.minisig near.json nursery-cy.json z-nursery.json "

# ---- Trusted, fetched: a dry run says what an update then does
run 0 "a family's computer trusts it" add --yes "$home_url" "$OLD"
# as_done: what a dry run says, in the words of the update.
as_done() { sed -e 's/: this would change, and nothing was:$/:/' -e 's/would be added/is added/' -e 's/would change, and still be/has changed, and is still/' -e 's/would change from/has changed from/' -e 's/would be put in place again/is put in place again/'; }
foretold() {
	picture before
	run 0 "a dry run of $1" update --dry-run
	dry=$(printf '%s\n' "$seen" | as_done)
	picture after
	holds "a dry run of $1 writes nothing" same before after
	run 0 "an update with $1" update
	if [ "$dry" = "$seen" ]; then ok; else bad "a dry run of $1 says what the update then does" "$dry" "but:" "$seen"; fi
}
foretold "an overlay whose checklist comes with it, and a translation"
says "all that came is said" "my-checklist is added: version 1" "our-town is added" "helplines 2" "translation added: cy"
run 0 "it is listed" list
says "it is listed, with its age and whom it comes from" "our-town, version 1 + our-town 1" "adds to my-checklist" "installed from $(key_id old) localhost:$port" "Trusted for checklists:" "last list number 1, from today"

# ---- Used
printf '\n1\n1\n1\n1\nquit\n' | "$program" --pack our-town audit --plain >"$work/audit.out" 2>&1
got=$?
seen=$(cat "$work/audit.out")
holds "an audit is answered with it (status $got)" test $got -eq 0
says "an audit is answered with it" "Where pictures go"
seen=$("$program" --pack our-town plan --short 2>&1)
says "its plan has the charity's own line" "Our line for parents" "01632 960123"
seen=$("$program" --pack my-checklist --lang cy pack show 2>&1)
says "the translation is used" "[cy] "
seen=$("$program" score --json "$CLOSEKNIT_HOME/audit.json" 2>&1)
says "its score is the checklist's own" '"pack":"my-checklist"'

# ---- A telephone number changes, and the checklist under it too
sed -i 's/01632 960123/01632 960999/; s/"my-checklist", "serial": 1/"my-checklist", "serial": 2/; s/"version": "1", "serial": 1/"version": "2", "serial": 2/; s#/topics/places/title#/topics/spots/title#' "$office/near.json"
sed -i 's/"id": "places"/"id": "spots"/; s/"version": "1", "serial": 1/"version": "2", "serial": 2/' "$office/z-nursery.json"
node tests/installed/translate.mjs "$office/z-nursery.json" cy >"$office/nursery-cy.json"
published old
foretold "a number that changed, over a checklist that changed under it"
says "the number is named before and after" "number changed: Our line for parents: was 01632 960123, is now 01632 960999"
seen=$("$program" --pack our-town help-now 2>&1)
says "the help page has the new number" "01632 960999"
silent_of "and no longer the old one" "01632 960123"

# ---- A translation changes
cp -r "$office" "$work/office-before"
sed -i 's/\[cy\]/[cymraeg]/' "$office/nursery-cy.json"
in_office 3 "a translation that changed is published under a new number alone, which is an overlay's matter too" publish "$office"
says "a translation that changed is published under a new number alone, which is an overlay's matter too" 'serial 3 is here' "nothing was published"
rm "$office/nursery-cy.json"
in_office 3 "so is one that is taken away" publish "$office"
says "so is one that is taken away" 'serial 3 is here' "nothing was published"
cp "$work/office-before/nursery-cy.json" "$office/"
sed 's/"language": "cy"/"language": "gd"/' "$office/nursery-cy.json" >"$office/nursery-gd.json"
published old
foretold "a translation into a further language"
says "one in a further language comes without a new number" "translation added: gd"
holds "nothing of it is left over" test -z "$(find "$CLOSEKNIT_HOME" -name '.new-*' -o -name '.gone-*' -o -name '.save-*')"
silent_of "and is the only one that is new" "translation added: cy" "translation changed"
# Somebody whose tools do not ask.
sed 's/\[cy\]/[cymraeg]/' "$work/office-before/nursery-cy.json" >"$web/nursery-cy.json"
for way in changed gone; do
	[ $way = changed ] || rm "$web/nursery-cy.json"
	index "$web" 9
	sign "$web" old
	picture before
	run 3 "a translation that is $way under the old number is refused" update
	says "a translation that is $way under the old number is refused" "checklist my-checklist has" "translation cy" "under the same number 2" "nothing was changed"
	picture after
	holds "and what was here stays ($way)" same before after
done
sed -i 's/\[cy\]/[cymraeg]/' "$office/nursery-cy.json"
cp -r "$office" "$work/office-rising"
sed -i 's/"my-checklist", "serial": 2/"my-checklist", "serial": 3/' "$work/office-rising/near.json"
in_office 0 "once somebody has looked at the overlay, the numbers rise by themselves" publish "$work/office-rising"
says "once somebody has looked at the overlay, the numbers rise by themselves" '"serial" in near.json' '"serial" in z-nursery.json' "from 2 to 3"
sed -i 's/"version": "2", "serial": 2/"version": "3", "serial": 3/' "$office/z-nursery.json"
sed -i 's/"my-checklist", "serial": 2/"my-checklist", "serial": 3/; s/"version": "2", "serial": 2/"version": "3", "serial": 3/' "$office/near.json"
published old
foretold "a translation that changed under a new number"
says "a translation that changed is named" "translation changed: cy"
seen=$("$program" --pack my-checklist --lang cy pack show 2>&1)
says "and is what is read" "[cymraeg] "

# ---- Handed over to another key
cp -r "$web" "$work/web-old"
published old --next-key "$work/new.pub"
cp -r "$web" "$work/web-handing-over"
run 0 "an update with the old key says who comes next" update
says "an update with the old key says who comes next" "will sign with a new key, $NEW_ID, and the present key says so" "closeknit pack add $home_url $NEW"
run 0 "and again, when nothing is new" update
says "and again, when nothing is new" "nothing new" "will sign with a new key, $NEW_ID"
run 2 "the new key is trusted only by a yes" add "$home_url" "$NEW"
says "the new key is trusted only by a yes" "takes the place of the key $(key_id old), which says so itself"
run 2 "a key that nobody announced is told apart" add "$home_url" "$(public stranger)"
says "a key that nobody announced is told apart" "which has not said so" "in person or by telephone"
cp -r "$CLOSEKNIT_HOME" "$work/home-before-yes"
run 0 "somebody says yes at once" add --yes "$home_url" "$NEW"
picture before
run 3 "and gets nothing of the old key from then on" update
says "and is told that the publisher has not changed over yet" "$(key_id old), whose place another one took here" "has not changed over yet"
silent_of "not that somebody else may have signed" "another key than"
picture after
holds "and all stays as it was" same before after
rm -rf "$CLOSEKNIT_HOME" && mv "$work/home-before-yes" "$CLOSEKNIT_HOME"
published new --next-key none
picture before
run 3 "who has not said yes yet gets nothing from the new key" update
says "who has not said yes yet is told how to say it" "another key" "closeknit pack add $home_url $NEW"
picture after
holds "and keeps all there was" same before after
run 0 "yes" add --yes "$home_url" "$NEW"
holds "the old key is trusted no more" test "$(ls "$CLOSEKNIT_HOME/publishers")" = "$NEW_ID.json"
holds "what is known of its lists is kept" test -e "$CLOSEKNIT_HOME/serials/$(key_id old).json"
run 0 "pack list marks what the old key brought" list
says "pack list marks what the old key brought" "installed from $(key_id old) localhost:$port, whose key is not trusted here any more"
cp -r "$CLOSEKNIT_HOME" "$work/handed-over"
run 0 "the new key's list is followed" update
says "the new key's list is followed" "nothing new"
sed -i 's/"version": "3", "serial": 3/"version": "4", "serial": 4/' "$office/z-nursery.json"
sed -i 's/"my-checklist", "serial": 3/"my-checklist", "serial": 4/; s/"version": "3", "serial": 3/"version": "4", "serial": 4/' "$office/near.json"
published new
run 0 "a checklist that the old key brought is renewed by the new one" update
says "a checklist that the old key brought is renewed by the new one" "my-checklist has changed"
run 0 "pack list marks nothing of the new key's" list
silent_of "pack list marks nothing of the new key's" "$NEW_ID localhost:$port, whose"
holds "and is said to come from it" test "$(cat "$CLOSEKNIT_HOME/packs/my-checklist/4/from")" = "$NEW_ID localhost:$port"
cp -r "$web" "$work/web-new"
for replayed in web-old web-handing-over; do
	rm -rf "$web" && cp -r "$work/$replayed" "$web"
	anew "$web"
	picture before
	run 3 "a list of the old key, passed on again ($replayed), is refused" update
	says "a list of the old key, passed on again ($replayed), is refused" "another key than the one that is trusted" "nothing was changed"
	picture after
	holds "and changes nothing ($replayed)" same before after
done
# The numbers of checklists go on where the old key left them, though it is the first list of the new one.
rm -rf "$web" && cp -r "$work/web-handing-over" "$web"
anew "$web"
for way in lower same; do
	rm -rf "$CLOSEKNIT_HOME" && cp -r "$work/handed-over" "$CLOSEKNIT_HOME"
	# Gone from here by hand, so that only the memory of it is left.
	rm -rf "$CLOSEKNIT_HOME/packs"
	if [ $way = lower ]; then sed -i 's/"version": "3", "serial": 3/"version": "1", "serial": 1/' "$web/z-nursery.json"; else cp "$work/web-handing-over/z-nursery.json" "$web/"; sed -i 's/Our own rules/Our own old rules/' "$web/z-nursery.json"; fi
	rm -f "$web/near.json"
	index "$web" 1
	sign "$web" new
	run 3 "the new key may not offer a checklist with the $way number" update
	case $way in
	lower) says "a lower number is named" "checklist my-checklist has number 1, and number 3 was here already" ;;
	same) says "other contents are named" "checklist my-checklist has other contents than before under the same number 3" ;;
	esac
done
rm -rf "$CLOSEKNIT_HOME" && cp -r "$work/handed-over" "$CLOSEKNIT_HOME"
rm -rf "$web" && cp -r "$work/web-new" "$web"
anew "$web"
run 0 "who went over goes on" update
# One who comes back after it all was done trusts the old key, and never heard of the new one.
rm -rf "$CLOSEKNIT_HOME"
run 0 "one who comes late trusts the old key" add --yes "$home_url" "$OLD"
run 3 "and is told that another one signs" update
says "and is told that another one signs" "another key" "ask the publisher"
run 0 "removing goes by host" remove "localhost:$port"
