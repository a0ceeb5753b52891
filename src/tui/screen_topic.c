/* screen_topic.c - the short result of a topic just finished. */
#include <string.h>

#include <closeknit/pack.h>

#include "base/say.h"
#include "sitting/sitting.h"
#include "tui/screens.h"

static void
lay_topic(const struct app *app, struct page *page)
{
	struct sitting *sitting = app->sitting;
	const uint32_t topic = sitting->walk.topic;
	const struct score_topic *score = &sitting->score->topics[topic];
	const char *label = _("In place");

	buf_puts(&page->title, pack_text(sitting->pack, sitting->pack->topics[topic].title));
	/* TRANSLATORS: topic 3 of 9. */
	buf_printf(&page->status, _("topic %u of %u"), (unsigned)topic + 1, (unsigned)sitting->pack->topic_count);
	app_put_share(&app->progress, page);
	page_air(page);
	page_bar(page, label, text_columns(label, strlen(label)), score->in_place, score->of);
	page_gap(page);
	page_say(page, LOOK_PLAIN, 0,
	    score->in_place == score->of ? _("All of this topic is in place.") : _("What is left will be on your plan, in small steps."));
	page_gap(page);
	page_act(page, 0, _("Go on"));
}

static enum reaction
handle_topic(struct app *app, enum intent intent, const struct page_row *row)
{
	if (intent == INTENT_BACK)
		return sitting_back(app->sitting) ? app_follow(app) : app_start(app);
	if (row == NULL)
		return REACT_NOTHING;
	sitting_next(app->sitting);
	return app_follow(app);
}

static const struct hint hints[] = { { INTENT_CHOOSE, 3, N_("go on") }, HINT_BACK, { INTENT_REVIEW, 5, N_("review") }, HINT_MENU, { 0 } };

const struct screen screen_topic = { .name = "topic", .lay = lay_topic, .handle = handle_topic, .hints = hints };
