/* save.c - the plan to a file: in which format, how large; where it went, and the command that prints it. */
#include <string.h>

#include "base/say.h"
#include "plain/face.h"

static size_t
count_formats(const struct face *face)
{
	size_t count = 0;

	while (sitting_format(face->sitting, count) != NULL)
		count++;
	return count;
}

static void
say_rows(struct face *face)
{
	const size_t count = count_formats(face);
	size_t i;

	text_show(&face->text, face->sitting->paths->start, strlen(face->sitting->paths->start));
	buf_putc(&face->text, '\n');
	face_say(face, _("Save your plan as a file, to print or to keep. Others who use this computer may find it. It goes to the folder:"));
	face_say_text(face);
	for (i = 0; i < count; i++)
		buf_printf(&face->text, "%zu. %s\n", i + 1, sitting_format_words(sitting_format(face->sitting, i)));
	buf_printf(&face->text, "%zu. %s\n", count + 1, face->paper.large_print ? _("In large print: yes. Type its number for no.") : _("In large print: no. Type its number for yes."));
	buf_printf(&face->text, "%zu. %s\n", count + 2,
	    face->paper.short_form ? _("Only one sheet, what comes first and the help page: yes. Type its number for no.")
				   : _("Only one sheet, what comes first and the help page: no. Type its number for yes."));
	buf_printf(&face->text, "%s\n", _("Type a number. Or: back, review, plan, help, quit. Type ! if something has happened."));
	face_say_text(face);
}

/* No program for printing is started from here: what it asks would be lost among the lines. */
static void
put_command(struct face *face, const struct sitting_pages *pages)
{
	struct buf path = { 0 }, shown = { 0 };

	if (strcmp(pages->format->name, "pdf") == 0) {
		sitting_pages_path(face->sitting, pages, &path);
		text_show(&shown, buf_text(&path), path.len);
		buf_printf(&face->text, _("To print it, where this computer has a printer, type this command after you have left closeknit: lp \"%s\"\n"), buf_text(&shown));
		buf_printf(&face->text, "%s\n", _("A printer's queue may keep a copy for a while."));
	}
	face->text.failed |= path.failed || shown.failed;
	buf_clear(&path);
	buf_clear(&shown);
}

static enum place
write_file(struct face *face, size_t format)
{
	struct sitting_pages pages = { .format = sitting_format(face->sitting, format), .options = face->paper };
	struct err err = { 0 };
	enum word word;
	int result = sitting_write_pages(face->sitting, &pages, &err);

	if (result != 0 && err.kind == ERR_USAGE) {
		sitting_put_not_written(face->sitting, &pages, &err, &face->text);
		buf_printf(&face->text, " %s\n", _("Type yes to replace it, or an empty line to keep it."));
		face_say_text(face);
		if ((word = face_hear(face)) != WORD_YES) {
			if (word == WORD_OVER || word == WORD_FAILED || word == WORD_QUIT || word == WORD_HAPPENED)
				return face_common(face, word);
			face_say(face, _("That file is kept as it is."));
			return PLACE_HERE;
		}
		pages.replace = true;
		result = sitting_write_pages(face->sitting, &pages, &err);
	}
	if (result == 0) {
		sitting_put_written(face->sitting, &pages, &face->text);
		buf_putc(&face->text, '\n');
		put_command(face, &pages);
	} else
		sitting_put_not_written(face->sitting, &pages, &err, &face->text);
	face_say_text(face);
	return PLACE_HERE;
}

static enum place
choose(struct face *face)
{
	const size_t count = count_formats(face), number = face->number_count == 1 ? face->numbers[0] : 0;

	if (number >= 1 && number <= count)
		return write_file(face, number - 1);
	if (number == count + 1)
		face->paper.large_print = !face->paper.large_print;
	else if (number == count + 2)
		face->paper.short_form = !face->paper.short_form;
	else {
		buf_printf(&face->text, _("Type a number from 1 to %zu."), count + 2);
		face_say_text(face);
		return PLACE_HERE;
	}
	say_rows(face);
	return PLACE_HERE;
}

static enum place
hear(struct face *face)
{
	enum word word = face_hear(face);

	switch (word) {
	case WORD_NONE:
		return choose(face);
	case WORD_BACK:
		return PLACE_WALK;
	case WORD_HELP:
		say_rows(face);
		return PLACE_HERE;
	default:
		return face_common(face, word);
	}
}

enum place
place_save(struct face *face)
{
	enum place to;

	face->from = PLACE_SAVE;
	face_say(face, "\n");
	say_rows(face);
	do
		to = hear(face);
	while (to == PLACE_HERE);
	return to;
}
