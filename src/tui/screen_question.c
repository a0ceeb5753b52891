/* screen_question.c - one question: its options, chosen or ticked; which question comes next is the walk's. */
#include <string.h>

#include <closeknit/audit.h>
#include <closeknit/pack.h>

#include "base/say.h"
#include "sitting/sitting.h"
#include "tui/screens.h"

enum { ACT_OPTION, ACT_GO_ON };

static const struct pack_question *
question_of(const struct sitting *sitting, uint32_t item)
{
	return &sitting->pack->questions[sitting->pack->items[item].question];
}

static bool
is_ticked(const struct app *app, uint32_t option)
{
	size_t i;

	for (i = 0; i < app->ticked_count; i++)
		if (app->ticked[i] == option)
			return true;
	return false;
}

/* Where one is: in words, but for windows where only figures fit beside the title. */
static void
lay_head(const struct app *app, struct page *page)
{
	const struct walk_progress *at = &app->progress;
	const struct pack *pack = app->sitting->pack;
	struct buf figures = { 0 };

	buf_puts(&page->title, pack_text(pack, pack->topics[app->sitting->walk.topic].title));
	/* TRANSLATORS: topic 3 of 9, question 4 of about 31. */
	buf_printf(&page->status, _("topic %u of %u · %u of about %u"), (unsigned)at->topic, (unsigned)at->topics, (unsigned)at->item, (unsigned)at->items);
	/* TRANSLATORS: topic 3 of 9, question 4 of about 31, in as few characters as can be. */
	buf_printf(&figures, _("%u/%u · %u of %u"), (unsigned)at->topic, (unsigned)at->topics, (unsigned)at->item, (unsigned)at->items);
	if (page_is_narrow(page) && head_is_beside(app, page, buf_text(&figures))) {
		buf_reset(&page->status);
		buf_puts(&page->status, buf_text(&figures));
	}
	page->failed |= figures.failed;
	buf_clear(&figures);
}

/* What is to be known of this item before its question. */
static void
lay_marks(const struct sitting *sitting, uint32_t item, struct page *page)
{
	const struct audit_answer *answer = &sitting->audit->answers[item];

	if (answer->check) {
		page_say(page, LOOK_STRONG, 0, _("Please check: this is what you answered before."));
		page_gap(page);
	} else if (answer->later) {
		page_say(page, LOOK_PLAIN, 0, _("You wanted to come back to this."));
		page_gap(page);
	}
	if (question_of(sitting, item)->is_private) {
		page_say(page, LOOK_PLAIN, 0, _("This answer is not kept: it is forgotten when you leave."));
		page_gap(page);
	}
}

static void
lay_options(const struct app *app, uint32_t item, struct page *page)
{
	const struct pack *pack = app->sitting->pack;
	const struct pack_question *question = question_of(app->sitting, item);
	const bool many = question->kind == QUESTION_MANY;
	const char *chosen = many ? "[x] " : page->utf8 ? "(•) " : "(*) ", *open = many ? "[ ] " : "( ) ";
	struct buf label = { 0 };
	uint32_t i;

	for (i = question->first_option; i < question->first_option + question->option_count; i++) {
		bool ticked = is_ticked(app, i);

		if (ticked && !many)
			page->initial = page->row_count;
		buf_reset(&label);
		pack_put_text(pack, pack->options[i].label, pack->items[item].option, &label);
		page_option(page, (struct page_row){ .act = ACT_OPTION, .value = i, .has_box = true }, ticked ? chosen : open, buf_text(&label), NULL);
	}
	page->numbered = page->row_count;
	if (many) {
		page->then = _("Go on");
		page_air(page);
		page_act(page, ACT_GO_ON, page->then);
	}
	page->failed |= label.failed;
	buf_clear(&label);
}

/* What helps to answer it. */
static void
say_help(const struct sitting *sitting, uint32_t item, struct page *page)
{
	struct buf text = { 0 };

	pack_put_text(sitting->pack, question_of(sitting, item)->help, sitting->pack->items[item].option, &text);
	page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	page->failed |= text.failed;
	buf_clear(&text);
}

static void
lay_parts(const struct app *app, bool help_first, struct page *page)
{
	const struct sitting *sitting = app->sitting;
	const uint32_t item = sitting->walk.item;
	const bool has_help = question_of(sitting, item)->help != 0;
	struct buf ask = { 0 };

	lay_head(app, page);
	app_put_share(&app->progress, page);
	lay_marks(sitting, item, page);
	sitting_put_ask(sitting, item, &ask);
	page_say(page, LOOK_STRONG, 0, buf_text(&ask));
	if (has_help && help_first)
		say_help(sitting, item, page);
	page_card(page);
	lay_options(app, item, page);
	if (has_help && !help_first) {
		page_gap(page);
		say_help(sitting, item, page);
	}
	page->failed |= ask.failed;
	buf_clear(&ask);
}

/* Whether the page is all in view in a window with no empty rows, where three stand under it. */
static bool
is_in_view(const struct app *app, const struct page *page)
{
	const size_t around = 3 + (head_is_beside(app, page, buf_text(&page->status)) ? 1 : 2);

	return page->line_count + around <= (size_t)app->rows;
}

/* In a window too small for all of it the answers come first, and what helps stands behind them. */
static void
lay_question(const struct app *app, struct page *page)
{
	lay_parts(app, true, page);
	if (page->airy || page->spaced || is_in_view(app, page))
		return;
	app_begin_page(app, page);
	lay_parts(app, false, page);
}

/* ---- Keys --------------------------------------------------------------------------------------------------- */

/* What choosing it means, with the label before it where that is not in view any more; nothing where it means nothing of its own. */
static void
put_meaning(const struct app *app, uint32_t item, uint32_t option, bool with_label, struct buf *out)
{
	const struct pack *pack = app->sitting->pack;
	struct buf means = { 0 };

	sitting_put_feedback(app->sitting, option, &means);
	if (means.len > 0 && with_label) {
		pack_put_text(pack, pack->options[option].label, pack->items[item].option, out);
		buf_puts(out, ". ");
	}
	buf_puts(out, buf_text(&means));
	out->failed |= means.failed;
	buf_clear(&means);
}

static enum reaction
refuse(struct app *app, enum walk_answer why)
{
	if (why == WALK_NO_MEMORY)
		return app_fail(app);
	app_say(app, why == WALK_WANTS_SOME ? _("Tick what fits. If nothing does, one of the answers says so.")
					    : _("One of these stands alone: tick only that one, or the others."));
	return REACT_LAY;
}

static enum reaction
tick(struct app *app, uint32_t option)
{
	struct buf text = { 0 };

	walk_tick(app->sitting->pack, option, app->ticked, &app->ticked_count);
	app->ticked_pending = true;
	if (is_ticked(app, option))
		put_meaning(app, app->sitting->walk.item, option, false, &text);
	app_say(app, buf_text(&text));
	buf_clear(&text);
	return REACT_LAY;
}

static enum reaction
choose_one(struct app *app, uint32_t option)
{
	const uint32_t item = app->sitting->walk.item;
	enum walk_answer taken = sitting_answer(app->sitting, &option, 1);
	struct buf text = { 0 };

	if (taken != WALK_TAKEN)
		return refuse(app, taken);
	app_follow(app);
	/* Before what following had to say. */
	put_meaning(app, item, option, true, &text);
	buf_printf(&text, "%s%s", text.len > 0 && app->say.len > 0 ? "\n" : "", buf_text(&app->say));
	app_say(app, buf_text(&text));
	buf_clear(&text);
	return REACT_LAY;
}

static enum reaction
go_on(struct app *app)
{
	enum walk_answer taken = sitting_answer(app->sitting, app->ticked, app->ticked_count);

	if (taken != WALK_TAKEN)
		return refuse(app, taken);
	app->ticked_pending = false;
	return app_follow(app);
}

static enum reaction
skip(struct app *app)
{
	const bool was_open = walk_needs(&app->sitting->walk, app->sitting->walk.item);

	sitting_skip(app->sitting);
	app_follow(app);
	if (was_open)
		app_say(app, _("That is fine. It will wait for you on the review page."));
	return REACT_LAY;
}

static enum reaction
handle_question(struct app *app, enum intent intent, const struct page_row *row)
{
	if (intent == INTENT_LATER)
		return skip(app);
	if (intent == INTENT_BACK)
		return sitting_back(app->sitting) ? app_follow(app) : app_start(app);
	if (row == NULL)
		return REACT_NOTHING;
	if (row->act == ACT_GO_ON)
		return go_on(app);
	if (question_of(app->sitting, app->sitting->walk.item)->kind == QUESTION_MANY)
		return tick(app, row->value);
	return choose_one(app, row->value);
}

/* Putting a question off is in no menu, so it outlasts moving. */
static const struct hint hints[] = { { INTENT_UP, 5, N_("move") }, HINT_CHOOSE, HINT_BACK, { INTENT_LATER, 4, N_("later") },
	{ INTENT_WHY, 6, N_("why") }, HINT_MENU, { 0 } };

const struct screen screen_question = { .name = "question", .lay = lay_question, .handle = handle_question, .hints = hints };
