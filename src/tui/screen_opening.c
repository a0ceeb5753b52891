/* screen_opening.c - a topic before its first question: what it is about, and how much of it there is. */
#include <closeknit/pack.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

/* How many questions of the topic are asked at present. */
static unsigned
count_questions(const struct sitting *sitting, uint32_t topic)
{
	const struct pack *pack = sitting->pack;
	unsigned count = 0;
	uint32_t i;

	for (i = 0; i < pack->item_count; i++)
		count += pack->questions[pack->items[i].question].topic == topic && walk_is_visible(&sitting->walk, i);
	return count;
}

static void
lay_opening(const struct app *app, struct page *page)
{
	const struct sitting *sitting = app->sitting;
	const struct pack *pack = sitting->pack;
	const uint32_t topic = sitting->walk.topic;
	const unsigned count = count_questions(sitting, topic);
	struct buf text = { 0 };

	buf_puts(&page->title, pack_text(pack, pack->topics[topic].title));
	/* TRANSLATORS: topic 3 of 9. */
	buf_printf(&page->status, _("topic %u of %u"), (unsigned)app->progress.topic, (unsigned)app->progress.topics);
	app_put_share(&app->progress, page);
	page_air(page);
	page_say(page, LOOK_STRONG, 0, pack_text(pack, pack->topics[topic].intro));
	page_gap(page);
	buf_printf(&text, ngettext("%u question so far.", "%u questions so far.", count), count);
	buf_printf(&text, " %s", _("What you answer may add some, or take some away."));
	page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	page_gap(page);
	buf_reset(&text);
	sitting_put_left_out(sitting, topic, &text);
	if (text.len > 0)
		page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	page_gap(page);
	page_act(page, 0, _("Go on"));
	page->failed |= text.failed;
	buf_clear(&text);
}

static enum reaction
go_on(struct app *app)
{
	app_put(app, 1, &screen_question, app->sitting->walk.item);
	return REACT_LAY;
}

static enum reaction
handle_opening(struct app *app, enum intent intent, const struct page_row *row)
{
	if (intent == INTENT_BACK)
		return sitting_back(app->sitting) ? app_follow(app) : app_start(app);
	return row != NULL ? go_on(app) : REACT_NOTHING;
}

static const struct hint hints[] = { { INTENT_CHOOSE, 3, N_("go on") }, HINT_BACK, { INTENT_REVIEW, 5, N_("review") }, HINT_MENU, { 0 } };

const struct screen screen_opening = { .name = "opening", .lay = lay_opening, .handle = handle_opening, .hints = hints };
