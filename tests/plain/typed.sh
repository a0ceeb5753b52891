# typed.sh - a paper's codes, typed and pasted on a terminal: read back in words, taken back, put right; to be read in by plain.sh
# shellcheck shell=sh disable=SC2154

# enter_codes: on a terminal of its own, until it asks.
enter_codes() {
	fresh
	on_terminal "" "--pack $pack enter"
	hears 1 "First type the code of the paper"
}
kept() { until_true contains "$1" "$home/audit.json"; }

enter_codes
type_line "h9n2x3 4q2f 7Y3H"
holds "a typed code is told in words at once" hears 1 "1: WhatsApp"
holds "and kept at once" kept '"services": ["instagram", "whatsapp"]'
type_line "2D6C 3C3K"
holds "with what a repeated question asks about" hears 1 "2, WhatsApp: People I chose"
type_line "3J6X"
hears 1 "5 boxes so far"
type_line ""
holds "an empty line reads back questions and answers" hears 1 "1. Which do you use? Instagram; WhatsApp. 2. On Instagram, who can see the pictures? People I chose."
holds "to be checked against the paper" hears 1 "Please check it against the paper"
holds "with what is still open" hears 1 "4 questions are still open (3, 5, 6, 9)"
holds "and no result yet" lacks "boxes are entered" "$out"
type_line "undo 2"
holds "a question is taken back by its number" hears 1 "Taken back: 3C3K (2, WhatsApp: People I chose)"
type_line "2d6c 6m4m"
hears 1 "2, WhatsApp: More people than I know"
holds "what is right now is kept instead" kept '"visibility@whatsapp": "many"'
type_line ""
holds "an empty line reads back what has changed" hears 1 "2. On WhatsApp, who can see the pictures? More people than I know."
holds "and nothing else again" [ "$(tr -s ' \r\n' ' ' <"$out" | grep -o 'Which do you use' | wc -l)" -eq 1 ]
type_line "!"
hears 1 "You are right to look for help"
type_line "back"
holds "who comes back from the help page is told where they are" hears 1 "Here you go on with the codes"
type_line "undo 4 9"
hears 1 "Taken back: 3J6X"
type_line ""
holds "what is taken back for good is read back too" hears 1 "4. What do the pictures show? Nothing is ticked."
type_line "review"
holds "review reads all of it back" hears 2 "1. Which do you use? Instagram; WhatsApp."
type_line ""
holds "an empty line with nothing left to read ends it" hears 1 "4 boxes are entered"
finish
holds "with 0" [ $status -eq 0 ]

enter_codes
type_keys '4q2f\n\n2D6C\r\n\n3j6x zzzz\n\n'
holds "an empty line in the middle of a paste does not end it" hears 1 "zzzz is not on this paper"
holds "where the code of the paper is missing an empty line loses nothing" hears 1 "The code of the paper is still missing"
type_line "H9N2X3"
holds "and all of it is there" kept '"shown": ["none"]'
type_line "quit"
holds "quit needs no reading back" hears 1 "3 boxes are entered"
finish

enter_codes
type_line "H9N2X3 4Q2F"
hears 1 "1 box so far"
type_keys '\030'
finish
holds "who leaves at once ends with 0" [ $status -eq 0 ]
holds "and has what was typed" contains '"services": ["instagram"]' "$home/audit.json"

enter_codes
type_keys 'H9N2X3 4Q2F 7Y3H 3K4D 2D6C\n3C3K 3X8M 4W5T\n3Q7R\n6R7Y\n'
holds "of a paste only the number of boxes is said" hears 1 "9 boxes so far"
holds "and not what its last line stands for" lacks "5: Location off" "$out"
type_line "quit"
finish

# In a low window it is read back in parts.
fresh
on_terminal "stty rows 10 cols 40" "--pack $pack enter"
type_line "H9N2X3 4Q2F 7Y3H 3K4D 2D6C 3C3K 3X8M 4W5T 3Q7R"
hears 1 "8 boxes so far"
type_line ""
holds "a low window has a part of it" hears 1 "Is it right? Then an empty line goes on."
holds "and no more" lacks "do you check tags" "$out"
type_line ""
hears 2 "goes on"
type_line ""
hears 3 "goes on"
type_line ""
holds "and the next ones after an empty line each" hears 1 "2. On A shared album, who can see the pictures? People I chose."
type_line "quit"
finish
