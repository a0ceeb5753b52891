/* screen_review.c - every question that is asked at present, with its answer; choosing one goes there. */
#include <closeknit/pack.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

enum { ACT_ITEM, ACT_TAKE_UP, ACT_BACK };

static void
lay_item(const struct sitting *sitting, uint32_t item, struct page *page)
{
	struct buf text = { 0 };

	sitting_put_ask(sitting, item, &text);
	page_option(page, (struct page_row){ .act = ACT_ITEM, .value = item }, "", buf_text(&text), NULL);
	buf_reset(&text);
	buf_puts(&text, page->utf8 ? "→ " : "-> ");
	sitting_put_answer(sitting, item, &text);
	page_more(page, buf_text(&text));
	page->failed |= text.failed;
	buf_clear(&text);
}

static void
lay_items(const struct sitting *sitting, struct page *page)
{
	const struct pack *pack = sitting->pack;
	uint32_t item, topic = PACK_NONE;

	for (item = 0; item < pack->item_count; item++) {
		const struct pack_question *question = &pack->questions[pack->items[item].question];

		if (!walk_is_visible(&sitting->walk, item))
			continue;
		if (question->topic != topic) {
			page_card(page);
			page_say(page, LOOK_STRONG, 0, pack_text(pack, pack->topics[question->topic].title));
		}
		topic = question->topic;
		if (sitting->walk.stage == WALK_QUESTION && item == sitting->walk.item)
			page->initial = page->row_count;
		lay_item(sitting, item, page);
	}
}

static void
lay_review(const struct app *app, struct page *page)
{
	const struct sitting *sitting = app->sitting;
	const struct walk_progress progress = walk_progress(&sitting->walk);

	buf_puts(&page->title, _("Your answers"));
	/* TRANSLATORS: of the questions asked at present. */
	buf_printf(&page->status, _("%u of %u answered"), (unsigned)(progress.items - progress.open - progress.later), (unsigned)progress.items);
	app_put_share(&progress, page);
	lay_items(sitting, page);
	page->numbered = page->row_count;
	page_card(page);
	if (progress.later > 0)
		page_act(page, ACT_TAKE_UP, _("Answer what I put off"));
	page_act(page, ACT_BACK, _("Back"));
}

static enum reaction
handle_review(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	if (row == NULL)
		return REACT_NOTHING;
	switch (row->act) {
	case ACT_ITEM:
		return sitting_go(app->sitting, row->value) ? app_follow(app) : REACT_NOTHING;
	case ACT_TAKE_UP:
		return sitting_take_up(app->sitting) ? app_follow(app) : REACT_NOTHING;
	default:
		return app_back(app);
	}
}

static const struct hint hints[] = { HINT_MOVE, { INTENT_CHOOSE, 3, N_("go there") }, HINT_BACK, { INTENT_PLAN, 5, N_("plan") }, HINT_MENU, { 0 } };

const struct screen screen_review = { .name = "review", .lay = lay_review, .handle = handle_review, .hints = hints };
