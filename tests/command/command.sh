#!/bin/sh
# command.sh - the commands as a person or a script calls them: exit statuses, messages, bad files, bad surroundings; nothing is lost.
set -u
build=$1
cd "$(dirname "$0")/../.." || exit 1
top=$(pwd)
case $build in /*) ;; *) build=$top/$build ;; esac
program=$build/closeknit
work=$build/tests/command
. tests/kit.sh
pack=$top/tests/packs/example.json
audit=$top/tests/golden/example-one-open-account.audit.json

one_line() { if [ "$(printf '%s\n' "$said" | wc -l)" -eq 1 ]; then ok; else bad "the message is one line" "$said"; fi; }

# ---- What a person mistypes
gives 2 "a command that does not exist is wrong usage" "$program" paln; says 'did you mean "plan"'; one_line
gives 2 "an option that does not exist is wrong usage" "$program" plan --mintes 5; says 'did you mean "--minutes"'
gives 2 "so it is before the command" "$program" --versoin; says 'did you mean "--version"'
gives 2 "an option without its value is wrong usage" "$program" plan --minutes; says "needs a value"
gives 2 "minutes are whole numbers" "$program" plan --minutes 1.5; says "not a whole number"
gives 2 "and have no blank before them" "$program" --pack "$pack" plan --answers "$audit" --minutes ' 5'; says "not a whole number"
gives 0 "options may be ended before the command" "$program" --pack "$pack" -- todo --answers "$audit"; prints "make-private@instagram"
gives 2 "answers are in a file, not on standard input" "$program" --pack "$pack" plan --answers -; says '"-" is none'
gives 2 "a day that does not exist is wrong usage" "$program" plan --today 2026-02-30; says "is not a day"
gives 0 "a value may stand right behind its letter" "$program" --pack "$pack" plan -fjson --answers "$audit" --today 2026-11-22; prints '"format":"closeknit-plan'
gives 2 "but not behind one that takes none" "$program" --pack "$pack" plan -hx; says '"-hx"'
gives 2 "a format that does not exist is wrong usage" "$program" --pack "$pack" plan -f docx --answers "$audit"; says "expected one of"
gives 2 "pack wants to know what" "$program" pack; gives 2 "pack lnt is mistyped" "$program" pack lnt; says 'did you mean "lint"'
gives 2 "an action that is not on the plan is named" "$program" --pack "$pack" done mke-private@instagram --answers "$audit"; says 'did you mean "make-private@instagram"'
gives 2 "an action without its item is found" "$program" --pack "$pack" done make-private --answers "$audit"; says 'did you mean "make-private@instagram"'
gives 2 "and one with an item too many" "$program" --pack "$pack" done crop@instagram --answers "$audit"; says 'did you mean "crop"'
# A mark is kept as it was asked for; that it puts nothing off is said.
cp "$audit" "$work/put-off.json"
gives 0 "aside to a day that is past is kept" "$program" --pack "$pack" aside make-private@instagram --answers "$work/put-off.json" --until 2020-01-01; prints "That day is not one to come"
gives 0 "and to today" env SOURCE_DATE_EPOCH=1795305600 "$program" --pack "$pack" aside make-private@instagram --answers "$work/put-off.json" --until 2026-11-22; prints "That day is not one to come"
gives 0 "to a later day it puts off" env SOURCE_DATE_EPOCH=1795305600 "$program" --pack "$pack" aside make-private@instagram --answers "$work/put-off.json" --until 2026-11-23; case $out in *"That day"*) bad "and nothing is said of that" "$out" ;; *) ok ;; esac
gives 2 "an option of another subcommand is named" "$program" pack list --strict; says 'pack list takes no "--strict"; that is for lint'
gives 2 "so it is with a value, and where it is handed over to closeknit-fetch" "$program" pack update --today 2026-01-01; says 'pack update takes no "--today"; that is for lint, publish'
gives 2 "also for show" "$program" pack show --json; says "that is for links"
gives 2 "aside wants a day" "$program" --pack "$pack" aside make-private@instagram --answers "$audit"; says "--until"
gives 2 "a pack that is not installed is named" "$program" --pack uk-parnts score --json; says 'did you mean "uk-parents"'
gives 0 "help is no error" "$program" --help; prints "help-now"
gives 0 "version is no error" "$program" --version; prints "closeknit "
for name in audit plan score todo done undo aside keep history compare help-now sheet enter pack forget; do
	gives 0 "$name has help" "$program" $name --help; prints "closeknit $name"
done

# ---- Files that are not there, or are not what they should be
gives 3 "a pack that is not there cannot be used" "$program" --pack "$work/none.json" plan; says "none.json"
gives 3 "a pack that is no pack cannot be used" "$program" --pack "$audit" plan; says "error:"
gives 1 "answers that are not there" "$program" --pack "$pack" plan --answers "$work/none.json"; says "no such file"
gives 1 "answers to another pack are refused" "$program" plan --answers "$audit"; says "example"
gives 1 "a plan without any saved answers" "$program" plan; says "no saved answers"
mkfifo "$work/fifo"
gives 3 "a FIFO is refused and never waited for" "$program" --pack "$work/fifo" plan
gives 3 "a folder is no pack" "$program" --pack "$work/" plan
gives 3 "a device is no pack" "$program" pack lint /dev/zero
printf '{"format": "closeknit-audit/1", "pack": "example"' >"$work/cut.json"
gives 1 "an audit cut short is an error with its place" "$program" --pack "$pack" score --json "$work/cut.json"
gives 1 "the same as answers" "$program" --pack "$pack" plan --answers "$work/cut.json"; says "cut.json:1:"
if [ "$(cat "$work/cut.json")" = '{"format": "closeknit-audit/1", "pack": "example"' ]; then ok; else bad "a file of answers that cannot be read is left as it is"; fi

# ---- A checklist that is past its day
gives 0 "the plan as a list says so" env SOURCE_DATE_EPOCH=1811808000 "$program" --pack "$pack" todo --answers "$audit"; prints "was due to be looked at again on 22 May 2027"
gives 0 "and not before" env SOURCE_DATE_EPOCH=1795305600 "$program" --pack "$pack" todo --answers "$audit"
case $out in *"was due"*) bad "nothing is past yet" "$out" ;; *) ok ;; esac

# A year past it, what changes often is left out of JSON too, as it is from paper; what helps to find it stays.
household=$top/tests/households/open-facebook.audit.json
gives 0 "what changes often is in JSON while it is new" "$program" plan -f json --answers "$household" --today 2026-11-22; prints '"path":"'; prints '"hours":'; fresh=$out
gives 0 "and not years later" "$program" plan -f json --answers "$household" --today 2040-01-01
case $out in *'"path":"'* | *'"hours":'*) bad "neither a menu path nor opening hours" "$(printf '%s' "$out" | grep -o '"path":"[^"]*"\|"hours":"[^"]*"' | head -3)" ;; *) ok ;; esac
count_of() { printf '%s' "$1" | grep -o "$2" | wc -l; }
for key in '"search":' '"url":' '"phone":' '"do":'; do
	if [ "$(count_of "$out" "$key")" -eq "$(count_of "$fresh" "$key")" ]; then ok; else bad "$key stays"; fi
done

# ---- How a score is made
gives 0 "what counted is told" "$program" --pack "$pack" score --explain "$audit"
if printf '%s\n' "$out" | tr '\n' ' ' | grep -q 'counts 1 *time ' && printf '%s\n' "$out" | tr '\n' ' ' | grep -q 'counts *3 *times '; then ok; else bad "once is no times" "$out"; fi
sed 's/"answers": {.*/"answers": {}, "done": {}, "aside": {}, "kept": {}}/; /"answers"/q' "$audit" >"$work/nothing.json"
gives 0 "where nothing is counted" "$program" --pack "$pack" score --explain "$work/nothing.json"
case $out in *"How every item counts"*) bad "there is no empty list" "$out" ;; *"nothing to count yet"*) ok ;; *) bad "it says so" "$out" ;; esac

# ---- Translations
mkdir "$work/translated"
cp "$pack" "$work/translated/pack.json"; cp tests/packs/translated/*.json "$work/translated/"
gives 0 "a language's tag may be in capitals" "$program" --pack "$work/translated/pack.json" --lang CY-gb plan --answers "$audit"; prints "[Who can see it]"
cp "$audit" "$work/translated/dan.json"
gives 0 "answers beside a checklist are no translation" "$program" --pack "$work/translated/pack.json" audit --plain
mkdir -p "$work/crowd" && cp "$pack" "$work/crowd/pack.json" && head -c 5000000 /dev/zero | tr '\0' ' ' >"$work/crowd/big.json"
gives 0 "what is too large for a translation beside a checklist is told, and is no fault of the checklist" "$program" pack lint "$work/crowd/pack.json"; says "big.json is too large for a translation"
case $out in *dan.json*) bad "and nothing is said of them" "$out" ;; *) ok ;; esac
# Checked.
printf '{"format": "closeknit-audit/1"}' >"$work/translated/ro.json"
gives 0 "a translation is checked" "$program" pack lint "$work/translated/pl.json"
if printf '%s\n' "$out" | grep -q '^[^:]*/pl\.json:[0-9]*:[0-9]*: warning: "/urgent/[a-z0-9/_]*" is missing'; then ok; else bad "what it lacks is listed" "$out"; fi
sed 's|"/topics/who/title"|"/topics/gone/title"|' "$work/translated/cy.json" >"$work/translated/fr.json"
gives 0 "checking a checklist checks its translations" "$program" pack lint "$work/translated/pack.json"
if printf '%s\n' "$out" | grep -q '/pl\.json:.*"/urgent/[a-z0-9/_]*" is missing'; then ok; else bad "each is" "$out"; fi
if printf '%s\n' "$out" | grep -q '/fr\.json:.*"/topics/gone/title" is stale'; then ok; else bad "what is stale is listed" "$out"; fi
if printf '%s\n' "$out" | grep -q '/ro\.json:'; then bad "what is no translation is left alone" "$out"; else ok; fi
both=$out; gives 0 "named together with it" "$program" pack lint "$work/translated/pack.json" "$work/translated/pl.json"
if [ "$(printf '%s\n' "$out" | sort)" = "$(printf '%s\n' "$both" | sort)" ]; then ok; else bad "a translation is complained of once" "$out"; fi
gives 3 "what a translation lacks counts where warnings do" "$program" pack lint --strict "$work/translated/pack.json"
sed 's|: "\[Who can see it\]"|: 5|' "$work/translated/cy.json" >"$work/translated/de.json"
gives 3 "a translation with an error is one" "$program" pack lint "$work/translated/pack.json"; prints 'de.json:'
mkdir "$work/alone"; cp "$work/translated/pl.json" "$work/alone/"
gives 3 "a translation of what is not there" "$program" pack lint "$work/alone/pl.json"; says "--base"
sed '/"pack"/d' "$work/alone/pl.json" >"$work/alone/of-nothing.json"
gives 3 "a translation that names no checklist" "$program" pack lint "$work/alone/of-nothing.json"; says 'expected "pack"'
gives 0 "its checklist can be named" "$program" pack lint --base "$pack" "$work/alone/pl.json"; prints '"/urgent/'

# ---- Many audits at once
cat "$audit" | tr -d '\n' >"$work/one"; { cat "$work/one"; echo; echo; echo 'no json'; cat "$work/one"; echo; } >"$work/many.ndjson"
out=$("$program" --pack "$pack" score --json "$work/many.ndjson" 2>/dev/null); status=$?
if [ $status -eq 1 ] && [ "$(printf '%s\n' "$out" | wc -l)" -eq 3 ]; then ok; else bad "a bad line gives an error in its place and the rest go on" "exit $status" "$out"; fi
if printf '%s\n' "$out" | sed -n 2p | grep -q '^{"error":".*","line":3}$'; then ok; else bad "blank lines are skipped but counted" "$out"; fi
if [ "$(printf '%s\n' "$out" | sed -n 1p)" = "$(printf '%s\n' "$out" | sed -n 3p)" ]; then ok; else bad "results stand in order"; fi
if [ "$("$program" --pack "$pack" score --json - <"$work/many.ndjson" 2>/dev/null)" = "$out" ]; then ok; else bad "standard input gives the same as a file"; fi
# However many audits come, what was counted goes on its way: here the rest, behind more than is read ahead, comes only once a first line is out.
mkfifo "$work/go"
first=$({ yes "$(cat "$work/one")" | head -n 12000; cat "$work/go"; } | timeout 60 "$program" --pack "$pack" score --json - 2>/dev/null | { read -r line; echo >"$work/go" & cat >/dev/null; printf %s "$line"; })
case $first in '{'*'}') ok ;; *) bad "a count is printed before the last audit has come" ;; esac

# Whichever of several files is the bad one.
for files in "$work/none.json $audit" "$audit $work/none.json" "$work/cut.json $audit"; do
	# shellcheck disable=SC2086
	gives 1 "a file that cannot be scored is told by the exit status too" "$program" --pack "$pack" score $files; prints "out of 100"
done
gives 1 "so is a bad line where scores are for people to read" "$program" --pack "$pack" score "$work/many.ndjson"

sed 's/"family"/"no-such"/' "$work/one" >"$work/odd"; { cat "$work/one"; echo; cat "$work/odd"; echo; echo 'no json'; } >"$work/odd.ndjson"
gives 1 "what an audit among many holds that the checklist does not know is told" "$program" --pack "$pack" score "$work/odd.ndjson"
says "closeknit: $work/odd.ndjson:2:"; says 'warning: answer to the unknown question "no-such"'; says "closeknit: $work/odd.ndjson:3:1: error:"
"$program" --pack "$pack" score --json "$work/odd" >/dev/null 2>"$work/err"
if [ -s "$work/err" ] && ! grep -qv '^closeknit: ' "$work/err"; then ok; else bad "every message begins with the program's name" "$(cat "$work/err")"; fi

# One audit that is larger than an audit can be is one error, and not one for each of its lines.
{ sed '$d' "$audit"; yes ' ' | head -c 1100000; echo '}'; } >"$work/large.json"
large_size=$(wc -c <"$work/large.json" | tr -d ' ')
gives 1 "an audit that is too large is told once" "$program" --pack "$pack" score "$work/large.json"; one_line; says "$work/large.json"; says "1048576 bytes"; says "$large_size"
gives 1 "also where JSON is wanted" "$program" --pack "$pack" score --json "$work/large.json"; one_line
if [ -z "$out" ]; then ok; else bad "nothing is printed in its place" "$out"; fi
gives 1 "and where a plan is" "$program" --pack "$pack" plan --answers "$work/large.json"; one_line; says "1048576 bytes"; says "$large_size"
for lines in 1 40000; do
	{ yes "$(cat "$work/one")" | head -n $lines; head -c 1100000 /dev/zero | tr '\0' ' '; cat "$work/one"; echo; cat "$work/one"; } >"$work/long.ndjson"
	out=$("$program" --pack "$pack" score --json "$work/long.ndjson" 2>/dev/null)
	if [ "$(printf '%s\n' "$out" | wc -l)" -eq $((lines + 2)) ]; then ok; else bad "a line that is too long is one among $lines others" "$(printf '%s\n' "$out" | wc -l)"; fi
done

# Which checklist they are of is said by the first, however much comes behind it.
mkdir -p -m 700 "$work/has-pack/packs/example/1"
cp "$pack" "$work/has-pack/packs/example/1/pack.json"
yes "$(cat "$work/one")" | head -n 3000 >"$work/three-thousand.ndjson"
gives 0 "audits of an installed checklist are read with it, more than 1 MiB of them too" env CLOSEKNIT_HOME="$work/has-pack" "$program" score --json "$work/three-thousand.ndjson"
if [ "$(wc -c <"$work/three-thousand.ndjson")" -gt 1048576 ] && [ "$(printf '%s\n' "$out" | grep -c '"pack":"example"')" -eq 3000 ]; then ok; else bad "and all of them are counted" "$(printf '%s\n' "$out" | head -n 1)"; fi

# ---- Output that fails
gives_full() { "$program" "$@" >/dev/full 2>"$work/err"; status=$?; said=$(cat "$work/err"); if [ $status -eq 1 ] && [ -n "$said" ]; then ok; else bad "a full disk at $* is said" "exit $status, $said"; fi; }
gives_full help-now; gives_full --help; gives_full --version; gives_full pack show; gives_full --pack "$pack" plan --answers "$audit"; gives_full --pack "$pack" score --json "$audit"
for format in text html markdown json ics; do gives_full --pack "$pack" plan -f $format --answers "$audit"; done
for format in text html; do gives_full --pack "$pack" sheet -f $format; gives_full --pack "$pack" help-now -f $format; done
for words in score "score --explain" todo history "done old-posts" "undo old-posts" "aside old-posts --until 2099-01-01" "keep old-posts" "audit --plain"; do
	cp "$audit" "$work/full.json"
	# shellcheck disable=SC2086
	case $words in score*) gives_full --pack "$pack" $words "$audit" ;; history) gives_full history ;; *) gives_full --pack "$pack" $words --answers "$work/full.json" ;; esac
done
gives_full pack list; gives_full privacy; gives_full plan --help; gives_full pack links "$pack"
"$program" help-now >&- 2>"$work/err"; if [ $? -eq 1 ] && [ -s "$work/err" ]; then ok; else bad "a closed standard output is said"; fi
"$program" help-now </dev/null 2>/dev/null | head -n 1 >/dev/null; ok
ln -s "$work/elsewhere" "$work/link.txt"
gives 1 "a plan is never written through a link" "$program" --pack "$pack" plan -o "$work/link.txt" --force --answers "$audit"
if [ ! -e "$work/elsewhere" ]; then ok; else bad "nothing was written behind the link"; fi
gives 0 "a plan goes to a file" "$program" --pack "$pack" plan -o "$work/plan.txt" --answers "$audit" --today 2026-11-22
gives 2 "a file that is there is not replaced" "$program" --pack "$pack" plan -o "$work/plan.txt" --answers "$audit"; says "--force"
gives 0 "but with --force" "$program" --pack "$pack" plan -o "$work/plan.txt" --answers "$audit" --force
gives 1 "a folder that is not there" "$program" --pack "$pack" plan -o "$work/none/plan.txt" --answers "$audit"
if [ -z "$(find "$work" -name '*plan.txt?*' -o -name '.*plan*')" ]; then ok; else bad "no stub is left"; fi

mkdir "$work/pages"
in_pages() { (cd "$work/pages" && "$program" "$@"); }
# Under a sanitizer the helper may not do what that does at the end, within the rights it is given.
if [ -x "${program%/*}/closeknit-pdf" ] && ! nm -D "$program" 2>/dev/null | grep -q __asan_init; then
	gives 0 "a help page goes to a file that nobody named, and says to which" in_pages help-now -f pdf; says "family-photo-plan.pdf, in this folder"
	gives 0 "and so does the paper" in_pages sheet -f pdf; says "family-photo-check.pdf, in this folder; print them on both sides"
fi

# ---- Marks
cp "$audit" "$work/marks.json"
gives 0 "done ticks an action off" "$program" --pack "$pack" done make-private@instagram --answers "$work/marks.json"; prints "[x]"
if grep -q '"make-private@instagram"' "$work/marks.json"; then ok; else bad "the tick is in the file"; fi
gives 0 "keep leaves it so" "$program" --pack "$pack" keep old-posts --answers "$work/marks.json"; prints "left as it is"
gives 0 "aside puts it off" "$program" --pack "$pack" aside talk@11-13 --until 2099-01-01 --answers "$work/marks.json"; prints "not now"
gives 0 "todo says what is done, and what the count would be with it" "$program" --pack "$pack" todo --answers "$work/marks.json"; prints "Done so far: 1 of 7 steps. With what you have done, closeknit's own count would be 54 instead of 42."
gives 0 "undo takes a mark back" "$program" --pack "$pack" undo make-private@instagram --answers "$work/marks.json"; prints "to do"
before=$(cat "$work/marks.json")
gives 2 "one action that is not known changes nothing" "$program" --pack "$pack" done old-posts nothing-like-it --answers "$work/marks.json"
if [ "$before" = "$(cat "$work/marks.json")" ]; then ok; else bad "nothing was changed"; fi
gives 0 "todo lists the plan" "$program" --pack "$pack" todo --answers "$work/marks.json"; prints "make-private@instagram"

# ---- A paper's codes
gives 0 "the checklist is printed as text" "$program" --pack "$pack" sheet; paper=$out
head=$(printf '%s\n' "$paper" | sed -n 's/^The code of this paper: //p')
one=$(printf '%s\n' "$paper" | sed -n 's/^\[ \] \([2-9A-Z]*\)  A\. Instagram$/\1/p')
none=$(printf '%s\n' "$paper" | sed -n 's/^\[ \] \([2-9A-Z]*\)  [A-Z]\. None of these$/\1/p' | head -n 1)
entered=$work/entered.json
gives 2 "a paper has no calendar" "$program" --pack "$pack" sheet -f ics; says "expected one of"
gives 1 "codes without the paper's own are not taken" "$program" --pack "$pack" enter --answers "$entered" "$one"; says "code of the paper is missing"
gives 1 "a wrong code is named" "$program" --pack "$pack" enter --answers "$entered" "$head" "$one" "9Z9Z" "HELLO"; says "9Z9Z is not on this paper"; says "HELLO is not on this paper"
gives 1 "a contradiction is named" "$program" --pack "$pack" enter --answers "$entered" "$head" "$one" "$none"; says "does not go with"
if [ -e "$entered" ]; then bad "where a code is wrong nothing is written"; else ok; fi
gives 0 "codes become answers" "$program" --pack "$pack" enter --answers "$entered" "$head" "$one"; prints "1 box is entered"; prints "
To print it: closeknit plan -o family-photo-plan.pdf
"; prints "the same --pack and --answers"
prints "This is what the codes say. Please check it against the paper.
1. Which do you use? Instagram.

1 box is entered."
if grep -q '"services": \["instagram"\]' "$entered"; then ok; else bad "the answer is in the file"; fi
gives 1 "answers in a file are not replaced unasked" "$program" --pack "$pack" enter --answers "$entered" "$head" "$none"; says "--force"
if grep -q '"services": \["instagram"\]' "$entered"; then ok; else bad "the answer is still in the file"; fi
gives 0 "with --force they are" "$program" --pack "$pack" enter --force --answers "$entered" "$head" "$none"
if grep -q '"services": \["none"\]' "$entered"; then ok; else bad "the new answer is in the file"; fi
printf '%s\r\n%s\r\n' "$head" "$one" >"$work/codes.txt"
gives 0 "codes come from a file" "$program" --pack "$pack" --no-save enter --from "$work/codes.txt"; prints "Nothing was kept"
gives 0 "the open audit is begun" env CLOSEKNIT_HOME="$work/paper" "$program" --pack "$pack" enter "$head" "$one"; prints "remove your answers from it, and close this window: closeknit forget"
gives 1 "answers from before stay open unless one says so" env CLOSEKNIT_HOME="$work/paper" "$program" --pack "$pack" enter "$head" "$none"; says "--force"
gives 0 "with --force they go among the past ones" env CLOSEKNIT_HOME="$work/paper" "$program" --pack "$pack" enter --force "$head" "$none"
if grep -q '"none"' "$work/paper/audit.json" && grep -q '"instagram"' "$work/paper/past/"*.json; then ok; else bad "both audits are there"; fi
gives 0 "a yes with a capital is a yes" sh -c "printf 'Yes\\n' | script -qec \"env CLOSEKNIT_HOME='$work/paper' '$program' --pack '$pack' enter $head $one\" /dev/null"; prints "1 box is entered"
printf '%s\n' "'$program' --pack '$pack' enter" 'IFS= read -r rest && echo "for the shell: $rest"' >"$work/paste.sh"
printf '%s %s %s %s %s %s\n' "$head" "$one" "$one" "$one" "$one" "$one" | CLOSEKNIT_HOME="$work/paper" script -qec "sh '$work/paste.sh'" /dev/null >"$work/pasted" 2>&1
if grep -q "nothing was entered" "$work/pasted" && ! grep -q "for the shell: .*$one" "$work/pasted"; then ok; else bad "codes pasted where a yes is asked for reach no shell"; fi
gives 1 "a slip in the code of the paper is told with what it may be" "$program" --pack "$pack" enter --answers "$work/n.json" "${head%?}" "$one"; says "Did you mean $head, the code of the paper?"
sed 's/"serial": *1/"serial": 2/' "$pack" >"$work/newer.json"
gives 1 "a paper of an older edition is told apart" "$program" --pack "$work/newer.json" enter --answers "$work/n.json" "$head" "$one"; says "number 1 of this checklist"
gives 1 "and one of another checklist" "$program" enter --answers "$work/n.json" "$head" "$one"; says "another checklist"
# ---- How it looks: a file of its own, or none
looks=$work/looks
for kind in link dangling hard FIFO folder device; do
	rm -rf "$looks"
	mkdir -m 700 "$looks"
	echo '{"format":"closeknit-settings/1","text":"spaced"}' >"$work/elsewhere.json"
	cp "$work/elsewhere.json" "$work/elsewhere.before"
	case $kind in
	link) ln -s "$work/elsewhere.json" "$looks/settings.json" ;;
	dangling) ln -s "$work/nowhere" "$looks/settings.json" ;;
	hard) ln "$work/elsewhere.json" "$looks/settings.json" ;;
	FIFO) mkfifo "$looks/settings.json" ;;
	folder) mkdir "$looks/settings.json" ;;
	device) mknod "$looks/settings.json" c 1 3 2>/dev/null || continue ;;
	esac
	gives 0 "settings that are a $kind are no reason not to begin" timeout 120 env CLOSEKNIT_HOME="$looks" "$program" --pack "$pack" audit --plain
	out=$(printf '%s' "$out$said" | tr -s '\n' ' ')
	prints "How it should look could not be read"
	if cmp -s "$work/elsewhere.json" "$work/elsewhere.before" && [ ! -e "$work/nowhere" ]; then ok; else bad "what the $kind leads to is as it was"; fi
done
# ---- Forgetting
kept=$work/forget
mkdir -p -m 700 "$kept/past"
cp "$audit" "$kept/audit.json"
cp "$audit" "$kept/past/2026-01-02T030405Z.json"
echo '{"format":"closeknit-settings/1","language":"cy"}' >"$kept/settings.json"
gives 0 "the open audit is forgotten" env CLOSEKNIT_HOME="$kept" "$program" forget; prints "audit.json"; prints "1 past audit is still here"; prints "How you set it to look is still here"
if [ ! -e "$kept/audit.json" ] && [ -e "$kept/past/2026-01-02T030405Z.json" ] && [ -e "$kept/settings.json" ]; then ok; else bad "and nothing else"; fi
gives 0 "all of it is forgotten" env CLOSEKNIT_HOME="$kept" "$program" forget --all; prints "Removed: $kept/past/2026-01-02T030405Z.json"; prints "Removed: $kept/settings.json"; prints "cannot remove: printed pages"
if [ ! -e "$kept" ]; then ok; else bad "and not even the folder says that someone was here" "$(ls -R "$kept")"; fi
gives 0 "then there is nothing" env CLOSEKNIT_HOME="$kept" "$program" forget --all; prints "There was nothing to remove"
if [ ! -e "$kept" ]; then ok; else bad "and looking made nothing"; fi
mkdir -p "$kept/.local/state/closeknit" "$kept/.config/closeknit"
cp "$audit" "$kept/.local/state/closeknit/audit.json"
echo '{}' >"$kept/.config/closeknit/settings.json"
gives 0 "so it is where the two are kept apart" env -u CLOSEKNIT_HOME -u XDG_STATE_HOME -u XDG_CONFIG_HOME -u XDG_DATA_HOME HOME="$kept" "$program" forget --all
if [ -z "$(find "$kept" -name 'closeknit*' -o -name '*.json')" ]; then ok; else bad "nothing of closeknit is left" "$(find "$kept")"; fi
# ---- The last days that can be written
out=$("$program" --pack "$pack" plan -f ics --answers "$audit" --today 9999-12-31)
if printf '%s\n' "$out" | grep -q '^DTSTART;VALUE=DATE:9999' && ! printf '%s\n' "$out" | grep -q '^DT[A-Z;=]*:[0-9]\{9\}'; then ok; else bad "a calendar's years have four digits" "$(printf '%s\n' "$out" | grep '^DT')"; fi
# ---- Surroundings
gives 0 "help-now needs no home" env -u HOME -u CLOSEKNIT_HOME HOME=/nonexistent "$program" help-now; prints 999
gives 0 "a locale that is not installed is no matter" env LC_ALL=xx_YY.UTF-8 LANG=xx "$program" help-now; prints 999
gives 0 "nor is a strange language" env LANGUAGE=/etc/passwd LC_ALL=C "$program" help-now; prints 999
gives 0 "no environment at all" env -i "$program" help-now; prints 999
gives 0 "without a terminal the audit starts line by line, and ends at the end of input" env TERM=xterm "$program" --no-save; prints "Something has happened"
gives 0 "also where TERM is not set" env -u TERM "$program" --no-save
gives 0 "also where TERM is not known" env TERM=no-such-terminal "$program" --no-save
gives 0 "it keeps nothing when nothing was answered" "$program" audit
if [ -z "$(find "$CLOSEKNIT_HOME" -name audit.json 2>/dev/null)" ]; then ok; else bad "no file is left behind"; fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
