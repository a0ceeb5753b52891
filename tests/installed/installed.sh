#!/bin/sh
# installed.sh - installed packs and overlays as a person meets them: which is used, what is listed, what happens to answers; and that an overlay is what a merged pack would be.
set -u
build=$1
cd "$(dirname "$0")/../.." || exit 1
top=$(pwd)
case $build in /*) ;; *) build=$top/$build ;; esac
program=$build/closeknit
work=$build/tests/installed
. tests/kit.sh
packs=$CLOSEKNIT_HOME/packs
example=$top/tests/packs/example.json
river=$top/tests/installed/river.json
audit=$top/tests/golden/example-one-open-account.audit.json
builtin=$top/checklists/uk-parents/en-GB.json

says_nothing() { if [ -z "$said" ]; then ok; else bad "$1" "said: $said"; fi; }
prints_not() { case $out in *"$1"*) bad "it does not print \"$1\"" ;; *) ok ;; esac; }

# install ID SERIAL FILE: as closeknit-fetch lays it out.
install() {
	mkdir -p "$packs/$1/$2"
	cp "$3" "$packs/$1/$2/pack.json"
}
serial=$(sed -n 's/.*"serial": *\([0-9]*\).*/\1/p' "$builtin" | head -1)
# builtin_as SERIAL: the built-in checklist with another serial and another number to call.
builtin_as() { sed "s/\"serial\": *$serial/\"serial\": $1/; s/0808 800 5000/0808 800 5111/" "$builtin" >"$work/builtin.json"; }

# ---- Nothing installed
gives 0 "the list has the built-in checklist" "$program" pack list; prints "uk-parents"; prints "inside this program"
gives 0 "help needs nothing installed" "$program" help-now; says_nothing "it says nothing of packs"; prints "0808 800 5000"

# ---- By id
install example 1 "$example"
gives 0 "an installed checklist is used by its id" "$program" --pack example pack show; prints "An example"
gives 0 "answers to an installed checklist are read without --pack" "$program" plan --answers "$audit"; prints "3 of 10"
gives 0 "and scored" "$program" score --json "$audit"; prints '"pack":"example"'
gives 0 "from standard input too" sh -c "'$program' score --json - <'$audit'"; prints '"pack":"example"'
gives 1 "not where another was asked for" "$program" --pack uk-parents plan --answers "$audit"; says "example"
gives 2 "a mistyped id is told from an installed one" "$program" --pack exampel pack show; says 'did you mean "example"'
gives 0 "the list says how old it is" "$program" pack list; prints "example, version 1: An example"; prints "installed by hand"; prints " ago)"
mkdir "$work/here" "$work/here/example"
gives 0 "a folder of the same name here is not mistaken for it" sh -c "cd '$work/here' && '$program' --pack example pack show"
printf '96498368294A0217 packs.example.org\n' >"$packs/example/1/from"
gives 0 "the list says where it came from" "$program" pack list; prints "installed from 96498368294A0217 packs.example.org"
printf 'a\033]0;x\007b\n' >"$packs/example/1/from"
gives 0 "nothing from a file reaches the terminal raw" "$program" pack list; prints "aU+001B]0;xU+0007b"
rm "$packs/example/1/from"

# ---- In place of the built-in one
builtin_as 2147483647; install uk-parents 2147483647 "$work/builtin.json"
gives 0 "a newer copy of the built-in checklist is used in its place" "$program" help-now; prints "0808 800 5111"; prints_not "0808 800 5000"; says_nothing "it says nothing of it"
gives 0 "by its id too" "$program" --pack uk-parents help-now; prints "0808 800 5111"
gives 0 "the list says so" "$program" pack list; prints "used in place of the one inside"
rm -r "$packs/uk-parents/2147483647"; builtin_as "$serial"; install uk-parents "$serial" "$work/builtin.json"
gives 0 "one that is as old never is" "$program" help-now; prints "0808 800 5000"
gives 0 "the list says so" "$program" pack list; prints "the one inside this program is as new"
rm -r "$packs/uk-parents"

# ---- One with an error
install uk-parents 2147483647 "$example"
gives 0 "a copy that is another pack is never used" "$program" help-now; prints "0808 800 5000"; says "cannot be used"; says "the one inside this program is"
head -c 5000 "$builtin" >"$packs/uk-parents/2147483647/pack.json"
gives 0 "nor one that is cut off" "$program" help-now; prints "0808 800 5000"; says "cannot be used"
gives 0 "nor for questions" "$program" --no-save audit --plain; says "cannot be used"
gives 0 "the list says what is wrong" "$program" pack list; prints "uk-parents, serial 2147483647: cannot be used"; prints "error:"
builtin_as 2147483646; install uk-parents 2147483646 "$work/builtin.json"
gives 0 "an older copy that can be used stands in" "$program" help-now; prints "0808 800 5111"; says "so an older one is"
rm -r "$packs/uk-parents"
for odd in .new-1 007 0 2147483648 99999999999 -1 1x; do mkdir -p "$packs/uk-parents/$odd"; cp "$work/builtin.json" "$packs/uk-parents/$odd/pack.json"; done
mkdir "$packs/uk-parents/2147483647"
gives 0 "folders of other names are not looked at, and an empty one is told" "$program" help-now; prints "0808 800 5000"; says "2147483647/pack.json"
rm -r "$packs/uk-parents"; : >"$packs/uk-parents"
gives 0 "nor is a file where a folder should be" "$program" help-now; prints "0808 800 5000"
rm "$packs/uk-parents"
mkdir -p "$packs/broken/1"; echo '{' >"$packs/broken/1/pack.json"
gives 0 "an installed checklist with an error keeps nobody from help" "$program" --pack broken help-now; says "broken/1/pack.json:2:1: error:"; prints "0808 800 5000"
gives 3 "and cannot be asked for" "$program" --pack broken score --json "$audit"; says "broken/1/pack.json:2:1: error:"
rm -r "$packs/broken"

# ---- Overlays
gives 0 "an overlay passes lint over an installed checklist" "$program" pack lint --strict --today 2026-11-26 "$river"
install river 2 "$river"
gives 0 "an overlay is used by its id" "$program" --pack river help-now; prints "River line"; prints "01632 960123"; prints "Stay calm. Your child needs you."
gives 0 "a plan made with it has its number, wording and message" "$program" --pack river plan --today 2026-11-26 --answers "$audit"; prints "Who can look"; prints "01632 960123"; prints "To the club"; prints "version 1 + river 3"
gives 0 "show says what it adds to" "$program" --pack river pack show; prints "it adds to example"
gives 0 "the list too" "$program" pack list; prints "river, version 1 + river 3: Pictures, near the river"; prints "adds to example"
cp "$audit" "$work/mine.json"
"$program" --pack river "done" ask-family --answers "$work/mine.json" >/dev/null 2>&1
gives 0 "answers kept with it stay usable when it goes away" "$program" --pack example score --json "$work/mine.json"; prints '"pack":"example","serial":1'
gives 3 "the file of an overlay is refused where its checklist is not" env CLOSEKNIT_HOME="$work/none" "$program" --pack "$river" score "$audit"; says "this is an overlay"
gives 3 "lint says that its checklist is not here" env CLOSEKNIT_HOME="$work/none" "$program" pack lint "$river"; prints "this is an overlay"
gives 0 "lint takes the checklist it is given" env CLOSEKNIT_HOME="$work/none" "$program" pack lint --strict --today 2026-11-26 --base "$example" "$river"
sed 's/"serial": 1,/"serial": 4,/' "$example" >"$work/newer.json"
gives 3 "written for an older one is a warning" "$program" pack lint --strict --base "$work/newer.json" "$river"; prints "river.json:3:42: warning: this was written for serial 1"
gives 0 "which stops nothing else" "$program" pack lint --base "$work/newer.json" "$river"
sed 's/"serial": 1}/"serial": 9}/' "$river" >"$work/later.json"
gives 3 "written for a newer one is an error" "$program" pack lint --base "$example" "$work/later.json"; prints "later.json:3:42: error: pack \"example\" has serial 1 here; expected 9"
cp "$work/later.json" "$packs/river/2/pack.json"
gives 3 "and then it is not used" "$program" --pack river score "$audit"; says "update that pack first"
cp "$river" "$packs/river/2/pack.json"
sed 's/"extends": {"id": "example"/"extends": {"id": "river"/; s/"id": "river", "version"/"id": "river2", "version"/' "$river" >"$work/twice.json"
gives 3 "an overlay of an overlay is refused" "$program" pack lint "$work/twice.json"
sed 's/"id": "example", "serial": 1}/"id": "uk-parents", "serial": 1}/; /"strings"/,/^  }$/d; s/\["tag-review"\]/["nothing"]/' "$river" | sed '/"messages"/,/^  },$/d' | sed '$d' | sed '$s/,$//' >"$work/uk.json"; echo '}' >>"$work/uk.json"
gives 0 "an overlay of the built-in checklist needs nothing installed" env CLOSEKNIT_HOME="$work/none" "$program" --pack "$work/uk.json" help-now; prints "River line"; prints "0808 800 5000"

# ---- An overlay is what a merged pack would be: merged by a program that knows only JSON.
node tests/installed/merge.mjs "$example" "$river" >"$work/merged.json"
gives 0 "the merged pack is a pack" "$program" pack lint "$work/merged.json"
for made in tests/golden/example-*.audit.json; do
	for format in text html json ics markdown; do
		"$program" --pack "$river" plan --today 2026-11-26 -f $format --answers "$made" >"$work/overlay.out" 2>&1
		"$program" --pack "$work/merged.json" plan --today 2026-11-26 -f $format --answers "$made" >"$work/merged.out" 2>&1
		if cmp -s "$work/overlay.out" "$work/merged.out"; then ok; else bad "an overlay gives the plan of a merged pack: $format of $(basename "$made")" "$(diff "$work/overlay.out" "$work/merged.out" | head -5)"; fi
	done
done
for format in text html; do
	"$program" --pack "$river" help-now -f $format >"$work/overlay.out" 2>&1
	"$program" --pack "$work/merged.json" help-now -f $format >"$work/merged.out" 2>&1
	if cmp -s "$work/overlay.out" "$work/merged.out"; then ok; else bad "an overlay gives the help page of a merged pack: $format"; fi
done

# ---- Translations beside an installed pack
node tests/installed/translate.mjs "$example" cy >"$packs/example/1/cy.json"
gives 0 "a translation beside an installed checklist is used" "$program" --pack example --lang cy pack show; prints "[cy] An example"
gives 0 "for a region of the language too" "$program" --pack example --lang cy_GB pack show; prints "[cy] An example"
gives 0 "without --lang it is not" "$program" --pack example pack show; prints_not "[cy]"
cp "$example" "$work/here/en-GB.json"; cp "$packs/example/1/cy.json" "$work/here/cy.json"
gives 0 "beside a file too" "$program" --pack "$work/here/en-GB.json" --lang cy pack show; prints "[cy] An example"
grep -v '"/urgent/title"' "$packs/example/1/cy.json" >"$work/cy.json"; cp "$work/cy.json" "$packs/example/1/cy.json"
gives 0 "one without a whole help page is not offered" "$program" --pack example --lang cy pack show; prints_not "[cy]"; says "no translation of this checklist"
echo '{' >"$packs/example/1/cy.json"
gives 0 "nor one with an error" "$program" --pack example --lang cy pack show; prints_not "[cy]"; says "no translation of this checklist"
node tests/installed/translate.mjs "$work/merged.json" cy river 2 >"$packs/river/2/cy.json"
gives 0 "an overlay's own translation is used with it" "$program" --pack river --lang cy pack show; prints "[cy] Pictures, near the river"; prints "[cy] Who can look"
node tests/installed/translate.mjs "$example" cy >"$packs/example/1/cy.json"
node tests/installed/only.mjs "$packs/river/2/cy.json" /title /contacts/river-line >"$work/cy.json"; cp "$work/cy.json" "$packs/river/2/cy.json"
gives 0 "filled up from that of the checklist it extends" "$program" --pack river --lang cy pack show; prints "[cy] Pictures, near the river"; prints "services: [cy] "; prints "who: Who can look"; case $said in *"no translation of this checklist"*) bad "nothing is missing from its help page" "$said" ;; *) ok ;; esac
rm "$packs/river/2/cy.json"
gives 0 "without one of its own, its number would be missing there" "$program" --pack river --lang cy pack show; prints_not "[cy]"; says "no translation of this checklist"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
