/* follow.c - the screen that shows where the walk stands, what is ticked there, and what is said when the share that is answered falls. */
#include <string.h>

#include <closeknit/audit.h>
#include <closeknit/pack.h>

#include "base/say.h"
#include "sitting/sitting.h"
#include "tui/screens.h"

/* ---- What is ticked, and not given yet ---------------------------------------------------------------------- */

/* Ticks that are no answer yet wait for who comes back to them. */
static void
keep_ticks(struct app *app)
{
	app->left.item = app->ticked_item;
	app->left.count = app->ticked_count;
	memcpy(app->left.options, app->ticked, app->ticked_count * sizeof(*app->ticked));
}

/* What is chosen in the question asked: as it was left, or as it was answered. */
static void
load_ticks(struct app *app)
{
	const struct audit *audit = app->sitting->audit;
	const uint32_t item = app->sitting->walk.item;
	const struct audit_answer *answer = &audit->answers[item];

	if (app->ticked_pending)
		keep_ticks(app);
	app->ticked_pending = app->left.count > 0 && app->left.item == item;
	app->ticked_count = app->ticked_pending ? app->left.count : answer->given ? answer->count : 0;
	if (app->ticked_count > 0)
		memcpy(app->ticked, app->ticked_pending ? app->left.options : audit->chosen + answer->first, app->ticked_count * sizeof(*app->ticked));
	if (app->ticked_pending)
		app->left.count = 0;
	app->ticked_item = item;
}

void
app_hold(struct app *app)
{
	const struct walk *walk = &app->sitting->walk;

	if (app->ticked_pending && app->ticked_count > 0 && walk->stage == WALK_QUESTION && walk->item == app->ticked_item)
		app->ticked_pending = sitting_hold(app->sitting, app->ticked, app->ticked_count) != WALK_TAKEN;
}

/* ---- The share that is answered ----------------------------------------------------------------------------- */

static uint32_t
answered(const struct walk_progress *at)
{
	return at->items - at->open - at->later;
}

void
app_put_share(const struct walk_progress *at, struct page *page)
{
	page->answered = answered(at);
	page->asked = at->items;
}

/* It falls where more is asked now than was before, or where answers count for nothing any more; it never does so without a word. */
static void
say_share(struct app *app, const struct walk_progress *before)
{
	const struct walk_progress *now = &app->progress;
	struct buf text = { 0 };

	if ((uint64_t)answered(now) * before->items >= (uint64_t)answered(before) * now->items)
		return;
	if (now->items > before->items)
		buf_printf(&text, ngettext("That answer brings %u more question.", "That answer brings %u more questions.", now->items - before->items),
		    (unsigned)(now->items - before->items));
	else
		buf_puts(&text, _("Because of that answer, some you gave before are not needed now. They are kept."));
	app_say(app, buf_text(&text));
	buf_clear(&text);
}

/* ---- Where the walk stands ---------------------------------------------------------------------------------- */

bool
app_is_asking(const struct app *app)
{
	return app->places[0].screen == &screen_question;
}

/* Whether nothing of its topic was asked before and the topic was not introduced yet: then it is, on a screen of its own. */
static bool
opens_topic(const struct app *app, uint32_t item)
{
	const struct sitting *sitting = app->sitting;
	const struct pack *pack = sitting->pack;
	const uint32_t topic = sitting->walk.topic;

	if (app->opened[topic] || sitting->audit->answers[item].given || sitting->audit->answers[item].later)
		return false;
	while (item-- > 0 && pack->questions[pack->items[item].question].topic == topic)
		if (walk_is_visible(&sitting->walk, item))
			return false;
	return true;
}

enum reaction
app_follow(struct app *app)
{
	const struct walk *walk = &app->sitting->walk;
	const struct walk_progress before = app->progress;

	switch (walk->stage) {
	case WALK_QUESTION:
		app_put(app, 1, opens_topic(app, walk->item) ? &screen_opening : &screen_question, walk->item);
		app->opened[walk->topic] = true;
		load_ticks(app);
		break;
	case WALK_TOPIC:
		app_put(app, 1, &screen_topic, walk->topic);
		break;
	case WALK_RESULT:
		app_put(app, 1, &screen_result, 0);
		break;
	}
	app->progress = walk_progress(walk);
	say_share(app, &before);
	return REACT_LAY;
}

/* It is as it was: the screen again, and why. */
static enum reaction
say_why_not(struct app *app, const struct err *err)
{
	app_open(app, app_place(app)->screen, 0);
	app_say(app, err->text);
	return REACT_LAY;
}

enum reaction
app_begin_anew(struct app *app)
{
	struct err err = { 0 };

	if (sitting_start_anew(app->sitting, &err) != 0)
		return say_why_not(app, &err);
	app->ticked_pending = false;
	app->left.count = 0;
	app->progress = (struct walk_progress){ 0 };
	return app_follow(app);
}

enum reaction
app_keep_nothing(struct app *app)
{
	struct err err = { 0 };

	if (sitting_keep_nothing(app->sitting, &err) != 0)
		return say_why_not(app, &err);
	app_follow(app);
	app_say(app, _("Nothing will be kept on this computer from now on."));
	return REACT_LAY;
}

/* ---- The other face ----------------------------------------------------------------------------------------- */

enum reaction
app_go_plain(struct app *app)
{
	const struct screen *screen = app_place(app)->screen;
	struct sitting *sitting = app->sitting;

	app_hold(app);
	sitting->stands = STANDS_WALK;
	if (app->places[0].screen == &screen_start || app->places[0].screen == &screen_back)
		sitting->stands = STANDS_START;
	if (screen == &screen_plan || screen == &screen_action || screen == &screen_message)
		sitting->stands = STANDS_PLAN;
	else if (screen == &screen_review)
		sitting->stands = STANDS_REVIEW;
	else if (screen == &screen_help || screen == &screen_advice)
		sitting->stands = STANDS_HELP;
	return app_leave(app, TUI_GO_PLAIN);
}

enum reaction
app_take_over(struct app *app)
{
	switch (app->sitting->stands) {
	case STANDS_START:
		return app_start(app);
	case STANDS_PLAN:
		app_follow(app);
		return screen_plan_open(app, 0);
	case STANDS_REVIEW:
		app_follow(app);
		return app_open(app, &screen_review, 0);
	case STANDS_HELP:
		app_follow(app);
		return app_open(app, &screen_help, 0);
	case STANDS_WALK:
		break;
	}
	return app_follow(app);
}
