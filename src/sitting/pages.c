/* pages.c - an action opened, and the help page, as lines for a face to wrap; their words and order are the documents'. */
#include "sitting/sitting.h"

#include <string.h>

#include <closeknit/doc.h>

#include "base/say.h"

static void
put_block(const struct doc_block *block, struct buf *out)
{
	switch (block->kind) {
	case DOC_HEADING:
		buf_printf(out, "%s%s\n", out->len > 0 ? "\n" : "", block->text);
		break;
	case DOC_STEP:
		/* TRANSLATORS: one step of several; a plain number would look like one to choose. */
		buf_printf(out, _("Step %u: %s\n"), (unsigned)block->number, block->text);
		break;
	case DOC_ITEM:
	case DOC_TICK:
		buf_printf(out, "- %s\n", block->text);
		break;
	case DOC_LINK:
		buf_printf(out, "%s %s\n", block->text, block->url != NULL ? block->url : "");
		break;
	case DOC_BAR:
		buf_printf(out, "%s: %s\n", block->text, block->note != NULL ? block->note : "");
		break;
	case DOC_PARAGRAPH:
	case DOC_CARD:
	case DOC_MESSAGE:
		buf_printf(out, "%s\n", block->text);
		break;
	case DOC_ASIDE:
	case DOC_CELL:
		buf_printf(out, "%s\n", block->text);
		break;
	case DOC_RULE:
	case DOC_PAGE:
	case DOC_CARD_END:
	case DOC_TABLE:
	case DOC_TABLE_END:
		buf_putc(out, '\n');
		break;
	}
}

static void
put_doc(const struct doc *doc, struct buf *out)
{
	size_t i;

	for (i = 0; i < doc->count; i++)
		put_block(&doc->blocks[i], out);
	out->failed |= doc->failed;
}

/* The words to copy, if the message is one of this plan's: its own condition may keep it out. */
static void
put_message(const struct plan *plan, uint32_t message, struct buf *out)
{
	const struct pack_message *row;
	size_t i;

	for (i = 0; i < plan->message_count && plan->messages[i] != message; i++)
		continue;
	if (i == plan->message_count)
		return;
	row = &plan->pack->messages[message];
	buf_printf(out, _("To: %s\n"), pack_text(plan->pack, row->to));
	buf_printf(out, "%s\n", pack_text(plan->pack, row->body));
}

void
sitting_put_action(struct sitting *sitting, size_t index, struct buf *out)
{
	const struct plan *plan = sitting->plan;
	uint32_t message;
	struct doc doc;

	if (plan == NULL || index >= plan->action_count)
		return;
	doc_init(&doc);
	doc_from_action(&doc, plan, index);
	put_doc(&doc, out);
	doc_clear(&doc);
	message = plan->pack->actions[plan->actions[index].action].message;
	if (message != PACK_NONE)
		put_message(plan, message, out);
}

void
sitting_put_why(const struct sitting *sitting, uint32_t item, struct buf *out)
{
	const struct pack *pack = sitting->pack;
	const struct pack_item *row = &pack->items[item];
	const struct pack_question *question = &pack->questions[row->question];
	uint32_t i;

	pack_put_text(pack, question->why, row->option, out);
	buf_putc(out, '\n');
	if (question->help != 0) {
		pack_put_text(pack, question->help, row->option, out);
		buf_putc(out, '\n');
	}
	for (i = 0; i < question->sources.count; i++) {
		const struct pack_source *source = &pack->sources[pack->numbers[question->sources.first + i]];
		struct buf day = { 0 };

		export_put_day(source->checked, &day);
		/* TRANSLATORS: publisher, date. */
		buf_printf(out, _("From %s, last looked at on %s."), pack_text(pack, source->publisher), buf_text(&day));
		buf_putc(out, '\n');
		out->failed |= day.failed;
		buf_clear(&day);
	}
}

void
sitting_put_help(const struct sitting *sitting, int door, struct buf *out)
{
	struct doc doc;

	doc_init(&doc);
	doc_from_help(&doc, sitting->pack, door, sitting->today);
	put_doc(&doc, out);
	doc_clear(&doc);
}

int
sitting_put_compare(struct sitting *sitting, const struct history *history, size_t old, struct buf *out, struct err *err)
{
	struct doc doc;
	int result;

	doc_init(&doc);
	if ((result = sitting_compare(sitting, history, old, history_newest(history), &doc, err)) == 0)
		put_doc(&doc, out);
	doc_clear(&doc);
	return result;
}
