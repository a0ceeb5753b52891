/* style.c - measures the words of a pack and the age of its facts, and looks whether it names who helps; the screens are style_walk.c's, the rules for words style_screen.c's. */
#include "style.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* How old a check may be before it counts as none [months]: services and helplines change about that often. */
enum { CHECKED_MONTHS = 12 };

/* A real pack is read through once, and a title again for each item: far less than this many times the largest pack. */
enum { WORK_MOST = 8 };

/* How many warnings back the same one is looked for: more than a screen of a real pack gives. */
enum { SAME_MOST = 200 };

void
style_warn(struct style *style, size_t at, const char *format, ...)
{
	struct complaints *found = style->found;
	char text[512];
	va_list args;
	size_t i;

	va_start(args, format);
	(void)vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	for (i = found->count; i > style->first_row && found->count - i < SAME_MOST; i--)
		if (found->rows[i - 1].at == at && strcmp(found->rows[i - 1].text, text) == 0)
			return;
	complaints_add(found, COMPLAINT_WARNING, at, "%s", text);
}

static const struct node *
child(const struct style *style, const struct node *node, const char *key)
{
	return node != NULL ? tree_find(style->tree, node, key) : NULL;
}

static size_t
place_of(const struct style *style, const struct node *node)
{
	return node != NULL ? tree_at(style->tree, node) : 0;
}

static void
check_checked(struct style *style, const struct node *node, const char *noun, int32_t checked, int32_t today)
{
	char day[DATE_TEXT];

	if (today <= date_add_months(checked, CHECKED_MONTHS))
		return;
	date_format(checked, day);
	style_warn(style, place_of(style, child(style, node, "checked")),
	    "%s \"%s\" was last checked on %s, over a year ago; expected it to be checked again", noun, tree_key(style->tree, node), day);
}

static void
check_days(struct style *style, int32_t today)
{
	const struct pack *pack = style->pack;
	const struct node *root = tree_root(style->tree), *sources = child(style, root, "sources"), *contacts = child(style, root, "contacts");
	const struct node *review_by = child(style, root, "review_by"), *node;
	const char *due_by = tree_text(style->tree, review_by);
	int32_t due;
	uint32_t i;

	/* As written: that of the pack which an overlay extends is not for the overlay's author to move. */
	if (date_parse(due_by, strlen(due_by), &due) == 0 && today > due)
		style_warn(style, place_of(style, review_by), "the next review was due by %s, which is past; expected a review, and a day to come",
		    due_by);
	node = node_first(sources);
	for (i = pack->base_sources; i < pack->source_count && node != NULL; i++, node = node_next(node))
		check_checked(style, node, "source", pack->sources[i].checked, today);
	node = node_first(contacts);
	for (i = pack->base_contacts; i < pack->contact_count && node != NULL; i++, node = node_next(node))
		check_checked(style, node, "contact", pack->contacts[i].checked, today);
}

/* A help page that names nobody: what stands in the program by itself is 999 and 101 alone. */
static void
check_help(struct style *style)
{
	const struct node *contacts = child(style, child(style, tree_root(style->tree), "urgent"), "contacts");

	if (contacts != NULL && node_first(contacts) == NULL)
		style_warn(style, place_of(style, contacts), "the help page names nobody to call; expected \"contacts\" in \"urgent\" to name those who help");
}

static void
begin(struct style *style, const struct pack *pack, const struct pack_wordlist *words)
{
	const char *language = pack_id(pack, pack->language);

	*style = (struct style){ .pack = pack, .work_left = (size_t)WORK_MOST * PACK_MAX_BYTES };
	style->is_english = strncmp(language, "en", 2) == 0 && (language[2] == '\0' || language[2] == '-');
	style->list = style->is_english ? words : NULL;
	table_init(&style->texts, sizeof(struct style_text));
}

static int
end(struct style *style, struct err *err)
{
	struct pack_figures *figures = &style->figures;

	if (figures->sentences > 0)
		figures->sentence_mean = (int32_t)(100 * style->sentence_words / figures->sentences);
	if (figures->screens > 0)
		figures->grade_mean = (int32_t)(style->grade_sum / (int64_t)figures->screens);
	table_clear(&style->texts);
	return style->failed ? err_memory(err) : 0;
}

int
pack_style(const struct pack *pack, const struct pack_style *in, struct complaints *found, struct err *err)
{
	struct style style;
	struct tree tree;

	if (tree_read(&tree, TREE_PACK, in->bytes, in->len, found) != 0)
		return err_memory(err);
	begin(&style, pack, in->words);
	style.tree = &tree;
	style.found = found;
	check_days(&style, in->today);
	check_help(&style);
	style_walk(&style);
	style.failed = style.failed || tree_failed(&tree);
	tree_clear(&tree);
	complaints_settle(found, in->bytes, in->len);
	style.failed = style.failed || found->failed;
	return end(&style, err);
}

int
pack_measure(const struct pack *pack, const struct pack_wordlist *words, struct pack_figures *figures, struct err *err)
{
	struct style style;
	int result;

	begin(&style, pack, words);
	style_walk(&style);
	result = end(&style, err);
	*figures = style.figures;
	return result;
}
