/* screen_result.c - the end of the questions: what is in place, and how long there is for the first steps. */
#include <string.h>

#include <closeknit/pack.h>

#include "base/say.h"
#include "sitting/sitting.h"
#include "tui/screens.h"

enum { ACT_MINUTES = LINKS, ACT_TAKE_UP, ACT_ENOUGH };

static void
lay_bars(const struct sitting *sitting, struct page *page)
{
	const struct pack *pack = sitting->pack;
	int widest = 0, width;
	uint32_t i;

	for (i = 0; i < pack->topic_count; i++) {
		const char *title = pack_text(pack, pack->topics[i].title);

		if ((width = text_columns(title, strlen(title))) > widest)
			widest = width;
	}
	for (i = 0; i < pack->topic_count; i++)
		if (sitting->score->topics[i].of > 0)
			page_bar(page, pack_text(pack, pack->topics[i].title), widest, sitting->score->topics[i].in_place, sitting->score->topics[i].of);
}

static void
lay_rows(const struct app *app, struct page *page)
{
	static const uint32_t minutes[] = { 5, 15, 30 };
	struct buf text = { 0 };
	size_t i;

	page_say(page, LOOK_STRONG, 0, _("How long have you got?"));
	for (i = 0; i < sizeof(minutes) / sizeof(minutes[0]); i++) {
		buf_reset(&text);
		buf_printf(&text, ngettext("%u minute", "%u minutes", minutes[i]), (unsigned)minutes[i]);
		page_option(page, (struct page_row){ .act = ACT_MINUTES, .value = minutes[i] }, "", buf_text(&text), NULL);
	}
	page_act(page, ACT_MINUTES, _("Show me everything"));
	page->numbered = page->row_count;
	page_air(page);
	if (app->progress.later > 0)
		page_act(page, ACT_TAKE_UP, _("Answer what I put off"));
	link_row(page, LINK_WRITE);
	page_act(page, ACT_ENOUGH, _("That is enough for today"));
	page->failed |= text.failed;
	buf_clear(&text);
}

static void
lay_result(const struct app *app, struct page *page)
{
	struct buf text = { 0 };
	char *rest;

	buf_puts(&page->title, _("What is in place"));
	sitting_put_result(app->sitting, &text);
	/* What is in place leads; the number comes after the bars. */
	if (text.len > 0 && (rest = strchr(text.bytes, '\n')) != NULL)
		*rest++ = '\0';
	else
		rest = NULL;
	page_say(page, LOOK_STRONG, 0, buf_text(&text));
	page_gap(page);
	lay_bars(app->sitting, page);
	page_card(page);
	if (rest != NULL)
		page_say(page, LOOK_PLAIN, 0, rest);
	page_card(page);
	lay_rows(app, page);
	page->failed |= text.failed;
	buf_clear(&text);
}

static enum reaction
handle_result(struct app *app, enum intent intent, const struct page_row *row)
{
	if (intent == INTENT_BACK)
		return sitting_back(app->sitting) ? app_follow(app) : app_start(app);
	if (row == NULL)
		return REACT_NOTHING;
	switch (row->act) {
	case ACT_MINUTES:
		return screen_plan_open(app, (int)row->value);
	case ACT_TAKE_UP:
		return sitting_take_up(app->sitting) ? app_follow(app) : REACT_NOTHING;
	case ACT_ENOUGH:
		return app_open(app, &screen_leave, 0);
	default:
		return link_follow(app, row->act);
	}
}

static const struct hint hints[] = { HINT_MOVE, HINT_CHOOSE, HINT_BACK, { INTENT_REVIEW, 5, N_("review") }, { INTENT_PLAN, 6, N_("plan") }, HINT_MENU,
	{ 0 } };

const struct screen screen_result = { .name = "result", .lay = lay_result, .handle = handle_result, .hints = hints };
