#!/bin/sh
# updates.sh - part of fetch.sh: what works, and what the server sees of it.

# requests: what nginx saw since it was asked last.
requests() { asked=$(cat "$work/requests.log"); : >"$work/requests.log"; }

run 0 "a dry run says what would come" update --dry-run
says "a dry run says what would come" "example would be added: version 2026.11"
holds "a dry run keeps nothing" test -z "$(find "$CLOSEKNIT_HOME/packs" "$CLOSEKNIT_HOME/serials" -mindepth 1)"
: >"$work/requests.log"
run 0 "an update brings the pack" update
says "an update says what came" "example is added: version 2026.11"
holds "the bytes are those that were signed" cmp -s "$site/example.json" "$CLOSEKNIT_HOME/packs/example/1/pack.json"
holds "whose it is lies beside it" test "$(cat "$CLOSEKNIT_HOME/packs/example/1/from")" = "$AID localhost:$port"
requests
holds "three fixed names are asked for, as closeknit, with nothing of the person" test "$asked" = "GET /packs/index.json HTTP/1.1|localhost:$port|closeknit|*/*|-|-|-|-|-|-|-|200
GET /packs/index.json.minisig HTTP/1.1|localhost:$port|closeknit|*/*|-|-|-|-|-|-|-|200
GET /packs/example.json HTTP/1.1|localhost:$port|closeknit|*/*|-|-|-|-|-|-|-|200"
picture before
run 0 "an update with nothing new says so" update
says "an update with nothing new says so" "nothing new"
picture after
holds "an update with nothing new writes nothing" same before after
requests
holds "an update with nothing new is one conditional request" test "$(echo "$asked" | wc -l)" = 1 -a -n "$(echo "$asked" | grep '^GET /packs/index.json HTTP/1.1|.*|closeknit|.*|-|304$')"
run 0 "pack list says how old the last list is" list
says "pack list says how old the last list is" "last list number 1, "

# What a facilitator must know.
node -e '
	const fs = require("fs"), [file] = process.argv.slice(1), pack = JSON.parse(fs.readFileSync(file));
	pack.serial = 2; pack.version = "2026.12";
	const contact = Object.values(pack.contacts)[0];
	contact.phone = "0808 000 0000";
	const question = pack.topics[0].questions[0];
	pack.topics[0].questions.push({ ...structuredClone(question), id: "brand-new", ask: "Who has the old phone?" });
	Object.values(pack.actions)[0].title = "Do it another way";
	fs.writeFileSync(file, JSON.stringify(pack));' "$site/example.json"
index "$site" 2
sign "$site" a
picture before
run 0 "a dry run says what would change" update --dry-run
says "a dry run says in words what would change" "from version 2026.11 to 2026.12" "question added: Who has the old phone?" "number changed" "is now 0808 000 0000" "action changed: Do it another way"
picture after
holds "a dry run writes nothing" same before after
run 0 "a new version is put in place" update
says "an update says in words what changed" "example has changed from version 2026.11 to 2026.12" "question added: Who has the old phone?" "is now 0808 000 0000"
holds "the new one is there and the old one gone" test -e "$CLOSEKNIT_HOME/packs/example/2/pack.json" -a ! -e "$CLOSEKNIT_HOME/packs/example/1"

# What was damaged here comes back.
echo x >>"$CLOSEKNIT_HOME/packs/example/2/pack.json"
run 0 "a pack that was damaged here is fetched again" update
holds "a pack that was damaged here is as it was signed" cmp -s "$site/example.json" "$CLOSEKNIT_HOME/packs/example/2/pack.json"

# A pack that the publisher no longer offers stays; one that comes back may not be older.
cp "$site/example.json" "$work/example-2.json"
mv "$site/example.json" "$work/aside.json"
pack "$site/second.json" second 1 2026.1
index "$site" 3
sign "$site" a
run 0 "a pack that left the list stays in use" update
says "a pack that left the list is named" "example is no longer in the list"
holds "a pack that left the list stays in use" test -e "$CLOSEKNIT_HOME/packs/example/2/pack.json"
mv "$work/aside.json" "$site/example.json"
index "$site" 4
sign "$site" a
run 0 "and may come back" update
run 0 "one publisher is removed by its host" remove "localhost:$port"
says "removing says what went" "example is removed" "second is removed" "no longer trusted"
holds "its packs went with it" test -z "$(ls "$CLOSEKNIT_HOME/packs")"
holds "the numbers of its lists stay known" test -e "$CLOSEKNIT_HOME/serials/$AID.json"
rm -f "$site/second.json"

# A checklist that adds to another of the same list comes with it, wherever it stands in the list.
mkdir -p "$work/site/both"
pack "$work/site/both/z-example.json" example 1 2026.11
cp tests/installed/river.json "$work/site/both/a-river.json"
index "$work/site/both" 1
sign "$work/site/both" b
run 0 "another publisher is trusted" add --yes "https://localhost:$port/both/" "$B"
run 0 "a checklist that adds to another is fetched with it" update
says "a checklist that adds to another is fetched with it" "river is added" "example is added"
run 0 "closeknit finds it" show river
run 0 "that publisher is removed" remove "localhost:$port"
rm "$work/site/both/z-example.json"
index "$work/site/both" 2
sign "$work/site/both" b
run 0 "it is trusted again" add --yes "https://localhost:$port/both/" "$B"
run 3 "a checklist that adds to one that is not here is refused" update
says "a checklist that adds to one that is not here is refused" "adds to the checklist example"
run 0 "it is removed again" remove "localhost:$port"

# A publisher who raises the serial and leaves the version as it is.
index "$site" 5
sign "$site" a
run 0 "a publisher is trusted once more" add --yes "$url" "$A"
run 0 "and its checklist is here again" update
silent_of "one that went with the publisher is not said to stay" "stays in use here"
sed -i 's/"serial":2/"serial":3/; s/Do it another way/Do it a third way/' "$site/example.json"
index "$site" 6
sign "$site" a
run 0 "a dry run names a version that stays" update --dry-run
says "a dry run names a version that stays" "example would change, and still be called version 2026.12" "action changed: Do it a third way"
run 0 "an update names a version that stays" update
says "an update names a version that stays" "example has changed, and is still called version 2026.12"
run 0 "and that publisher is removed at last" remove "localhost:$port"

# A checklist of the same name as the one inside this program, and no newer: that one stays in use.
rm -rf "$work/site/inside" && mkdir "$work/site/inside"
pack "$work/site/inside/uk-parents.json" uk-parents 1 2020.1
index "$work/site/inside" 3
sign "$work/site/inside" b
run 0 "the publisher of one that is no newer than the program is trusted" add --yes "https://localhost:$port/inside/" "$B"
run 0 "a dry run of one that is no newer than the program" update --dry-run
says "a dry run says that it would not be used" "uk-parents would be added: version 2020.1, which is not used here"
run 0 "one that is no newer than the program is fetched" update
says "it is said not to be used" "uk-parents is added: version 2020.1, which is not used here"
silent_of "and nothing to have changed" "has changed" "helpline" "question"
run 0 "and the list says the same" list
says "and the list says the same" "the one inside this program is as new, and is used"
run 0 "its publisher is removed" remove "localhost:$port"
