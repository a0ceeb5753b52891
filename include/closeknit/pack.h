/* pack.h - a checklist, read-only: its tables, how to read one, and what is wrong with a bad one. */
#ifndef CLOSEKNIT_PACK_H
#define CLOSEKNIT_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/base.h>

/* A pack is prose for one family; refuse more before parsing, so a hostile update cannot exhaust memory (DESIGN.md 4) [bytes]. */
enum { PACK_MAX_BYTES = 4 << 20 };
/*
 * Nor does reading one take more than this, unless its complaints allow less: two million values fit into 4 MiB.  A pack of 8,000 questions takes a quarter of it
 * [bytes].
 */
enum { PACK_MAX_MEMORY = 32 << 20 };
/*
 * One that a server sends takes no more than this with its file, and with what it is held against: the rest of closeknit-fetch takes half of the 24 MB that it promises to stay under.  A pack of
 * 8,000 questions fits [bytes].
 */
enum { PACK_MAX_FETCHED = 10 << 20 };
/* The most items a pack may have: its questions, repeats counted out.  No family could be asked a hundredth of them; more would only fill memory. */
enum { PACK_MAX_ITEMS = 500000 };

/* Opaque here: a translation. */
struct pack_words;

/*
 * The model is flat: every thing is a row in a table, every reference is an index,
 * and every text is an offset into one block of NUL-ended UTF-8.  So a pack holds
 * no pointers but its tables, a built-in pack is constant data that costs nothing
 * at start, and two packs are equal when their tables are.
 *
 * Invariants, once pack_read has given a pack:
 * - texts[0] is NUL: the text 0 is "" and means "not there";
 * - an index is below its table's count, or PACK_NONE where a field may have none;
 * - a `struct pack_list` lies within `numbers`;
 * - rows stand in the order of the document; a question's options are adjacent.
 */
#define PACK_NONE UINT32_MAX

/* A run of pack->numbers; what the numbers are (texts, options, actions ...) the field says. */
struct pack_list { uint32_t first, count; };

struct pack_source {
	uint32_t id, title, publisher, date, url;	/* [texts] date as written: "2026-07" */
	int32_t checked;				/* [days] */
};

struct pack_contact {
	uint32_t id, name, whom, phone, url, hours, eligibility;	/* [texts] whom: the key "for" */
	int16_t age_from, age_to;	/* [years] -1: "ages" is not there */
	struct pack_list nations;	/* [texts] */
	struct pack_list sources;	/* [sources] */
	int32_t checked;		/* [days] */
};

struct pack_band { uint32_t id, label, advice; int32_t from; };	/* from [points] 0 to 100 */

struct pack_topic {
	uint32_t id, title, intro;
	uint32_t weight;			/* 1 to 100 */
	uint32_t first_question, question_count;
	struct pack_list sources;
};

enum pack_question_kind { QUESTION_ONE, QUESTION_MANY };

/* A condition in force: its tree, and the private questions it names anywhere (unanswered, it does not hold). */
struct pack_when {
	uint32_t condition;		/* PACK_NONE: always */
	struct pack_list privates;	/* [questions] */
};

struct pack_question {
	uint32_t id, ask, help, why;
	uint32_t topic;
	uint32_t for_each;		/* [questions] repeated over, or PACK_NONE */
	uint32_t weight;		/* 1 to 100 */
	uint32_t first_option, option_count;
	uint32_t least, max;		/* L and R of DESIGN.md, Score [risk] */
	uint32_t first_item, item_stride;	/* the k-th repeat is items[first_item + k * item_stride] */
	uint32_t item_count;		/* 1 unless repeated: then the options repeated over, exclusive ones aside */
	struct pack_when when;
	struct pack_list sources;
	uint8_t kind;			/* enum pack_question_kind */
	bool is_private;
};

struct pack_option {
	uint32_t id, label, means;
	uint32_t question;
	uint32_t repeat;	/* which repeat it stands for where its question is repeated over: 0, 1 ... exclusive ones PACK_NONE */
	struct pack_list actions, if_not_actions;	/* [actions] */
	uint8_t risk, if_not_risk;			/* 0 to 10 */
	bool critical, unsure, na, exclusive, has_if_not;
};

enum pack_condition_op {
	CONDITION_TRUE,		/* {} */
	CONDITION_ANSWER,	/* question's answer is, or contains, one of values */
	CONDITION_ITEM,		/* the repeat's own option is one of values: "$item" */
	CONDITION_ALL, CONDITION_ANY, CONDITION_NOT,	/* of parts; NOT has one */
};
struct pack_condition {
	uint8_t op;			/* enum pack_condition_op */
	uint32_t question;
	struct pack_list values;	/* [options, as rows of pack->options] */
	struct pack_list parts;		/* [conditions] */
};

/* One item: one asking of a question.  The table is in walk order: topics, questions as written, a run item by item. */
struct pack_item {
	uint32_t question;
	uint32_t option;	/* [options] the repeat's, or PACK_NONE */
};

enum pack_steps_form { STEPS_LIST, STEPS_GOAL, STEPS_TALK };	/* a list; "do" with path; a conversation with "aim" */
struct pack_steps {
	uint8_t form;			/* enum pack_steps_form */
	struct pack_list todo;		/* [texts] list or "do"; a conversation's "start" */
	uint32_t path;			/* [texts] 0: none */
	uint32_t aim;			/* [texts] a conversation's */
	struct pack_list search, words, if_no;	/* [texts] */
	struct pack_list sources;
};

enum pack_action_kind { ACTION_SETTING, ACTION_CONVERSATION, ACTION_MESSAGE, ACTION_HABIT };
enum pack_action_who { WHO_YOU, WHO_TOGETHER, WHO_FAMILY, WHO_ORGANISATION };
enum pack_action_due { DUE_TODAY, DUE_WEEK, DUE_MONTH };

/* Steps for one option repeated over, by its id; id 0 stands for "*", the rest. */
struct pack_steps_for { uint32_t id, steps; };

struct pack_action {
	uint32_t id, title, why;
	uint32_t minutes;		/* 1 to 240 */
	uint32_t message;		/* [messages] or PACK_NONE */
	uint32_t steps;			/* [steps]; PACK_NONE where they are by item */
	uint32_t steps_for, steps_for_count;	/* rows of pack->steps_for */
	uint32_t repeats;		/* [questions] the question whose options it appears for: by item; else PACK_NONE */
	struct pack_when when;
	struct pack_list contacts, sources;
	uint8_t kind, who, due;
	bool by_item;			/* its title, why or steps use the item (also if nothing calls for it) */
	bool removes, noticed;
};

struct pack_message { uint32_t id, title, to, body; struct pack_when when; struct pack_list sources; };

/* A step of the help page with its reason, or a thing never to do with its reason. */
struct pack_advice { uint32_t text, why; struct pack_list sources; };
struct pack_help {		/* the help page, or one of its cases */
	uint32_t id;		/* 0 for the page itself */
	uint32_t title, intro;
	struct pack_list steps, never;	/* [advice] */
	struct pack_list contacts, sources;
};

enum pack_renamed_kind { RENAMED_TOPIC, RENAMED_QUESTION, RENAMED_OPTION, RENAMED_ACTION };
/* Chains are followed: `to` is a row that exists now.  Ids that exist are never in `from`. */
struct pack_renamed {
	uint32_t from;		/* [texts] the old id; of an option "QUESTION/OLD", the question's id the new one */
	uint32_t to;		/* row of topics, questions, options or actions */
	uint8_t kind;		/* enum pack_renamed_kind */
};

struct pack {
	uint32_t id, version, language, title, summary, licence;
	uint32_t publisher_name, publisher_url;
	int32_t serial, minutes;
	int32_t reviewed, review_by;		/* [days] */
	uint32_t sign_off_role, sign_off_organisation;
	int32_t sign_off_date;			/* [days] DATE_NONE: null */
	uint32_t critical_band;			/* [bands] */
	uint32_t overlay_id;			/* an overlay's own id; 0: this is a pack of its own */
	int32_t overlay_serial;			/* an overlay's own serial; 0 */
	uint32_t base_sources, base_contacts;	/* of an overlay: how many the pack has that it extends; its own stand behind them */

	const char *texts;			/* texts_len bytes */
	const uint32_t *numbers;
	const struct pack_source *sources;
	const struct pack_contact *contacts;
	const struct pack_band *bands;
	const struct pack_topic *topics;
	const struct pack_question *questions;
	const struct pack_option *options;
	const struct pack_condition *conditions;
	const struct pack_item *items;
	const struct pack_steps *steps;
	const struct pack_steps_for *steps_for;
	const struct pack_action *actions;
	const struct pack_message *messages;
	const struct pack_advice *advice;
	const struct pack_help *help;		/* help[0] is the page, help[1 ..] its cases */
	const struct pack_renamed *renamed;
	/* Where an id may stand: open addressing over 2^id_bits slots each; a slot is row + 1, 0 is free. */
	const uint32_t *question_slots, *action_slots, *renamed_slots;

	uint32_t texts_len, number_count, source_count, contact_count, band_count, topic_count, question_count, option_count,
	    condition_count, item_count, steps_count, steps_for_count, action_count, message_count, advice_count, help_count, renamed_count;
	uint32_t question_bits, action_bits, renamed_bits;

	const struct pack_words *words;		/* a translation's texts, or NULL; see pack_text */
	void *owner;				/* what pack_free frees; NULL in a built-in pack */
};

/* ---- Reading one -------------------------------------------------------------------------------------------- */

enum severity { COMPLAINT_ERROR, COMPLAINT_WARNING };
struct complaint {
	enum severity severity;
	size_t at;		/* [bytes] */
	size_t line, column;	/* from 1; column [characters] */
	char *text;		/* "what, which one, what was expected": English, fit to show */
};
/* What was found wrong with a file, in the order of its lines.  All zero is an empty list. */
struct complaints {
	struct complaint *rows;
	size_t count, cap;
	size_t errors, warnings;
	bool failed;		/* memory ran out: the list is not whole */
	size_t texts;		/* what their texts take [bytes] */
	size_t memory;		/* what the reading of the file may take, the file aside; 0: PACK_MAX_MEMORY [bytes] */
};
/* complaints_add(found, severity, at, format, ...): one more; inserted text goes through the gate. */
void complaints_add(struct complaints *, enum severity, size_t at, const char *format, ...) CK_PRINTF(4, 5);
/* complaints_settle(found, bytes, len): sort by place and fill in lines and columns. */
void complaints_settle(struct complaints *, const char *bytes, size_t len);
/* complaints_put(out, found, index, file): add "FILE:LINE:COLUMN: error: TEXT\n" for row `index`. */
void complaints_put(struct buf *out, const struct complaints *, size_t index, const char *file);
void complaints_clear(struct complaints *);

/*
 * pack_read(bytes, len, name, found, err): read and check a pack (DESIGN.md 4).  All complaints, warnings too, are in `found`
 * (settled), which the caller clears.  Returns a pack to free with pack_free; or NULL: with errors in `found` and `err` (ERR_UNUSABLE) naming the
 * first as "NAME:LINE:COLUMN: error: ...", or with `err` ERR_MEMORY.  `bytes` need not outlive the call.
 */
struct pack *pack_read(const char *bytes, size_t len, const char *name, struct complaints *found, struct err *);
/* What an overlay extends: the id of a pack [64 bytes and a NUL], and the lowest serial of it. */
struct pack_extends { char id[TEXT_ID_MAX + 1]; int32_t serial; bool no_memory; };
/*
 * pack_extends(bytes, len, extends): whether a document is an overlay, and of what; false too where that cannot be told, which pack_read complains of, but for one
 * thing: extends->no_memory says that it may be an overlay all the same.
 */
bool pack_extends(const char *bytes, size_t len, struct pack_extends *);
/*
 * pack_read_overlay(base, bytes, len, name, found, err): read an overlay over the pack it extends, as pack_read does: the whole checklist that families see is given, and
 * complained of, at the overlay's own lines.  Its id and serial are those of `base`, so that answers outlive the overlay; the overlay's own are overlay_id and overlay_serial.
 * `base`, which may be built in, need not outlive it.
 */
struct pack *pack_read_overlay(const struct pack *base, const char *bytes, size_t len, const char *name, struct complaints *found, struct err *);
/* pack_weight(pack): what it takes in memory, as near as its tables tell [bytes]; 0 for a built-in one. */
size_t pack_weight(const struct pack *);
/* pack_free(pack): NULL and built-in packs too. */
void pack_free(struct pack *);
/* pack_emit(pack, symbol, out): the pack as a C source file that defines `const struct pack SYMBOL`; for the build. */
void pack_emit(const struct pack *, const char *symbol, struct buf *out);
/* pack_equal(a, b): whether every table and field is the same. */
bool pack_equal(const struct pack *, const struct pack *);

/* ---- Translations ------------------------------------------------------------------------------------------- */

/*
 * pack_translates(bytes, len, of, err): 1 if a document says that it is a translation; then `of` is the id of the pack that it is one of, or "" where it names none.  0 where it does not, or where that
 * cannot be told, which whatever reads it as a pack complains of.  -1 with `err` set: no memory.
 */
int pack_translates(const char *bytes, size_t len, char of[TEXT_ID_MAX + 1], struct err *);
/* How much of a pack a translation has; its help part is the help page and the contacts. */
struct pack_words_share { uint32_t texts, translated, help_texts, help_translated; };
/*
 * pack_words_read(pack, bytes, len, found, err): read and check a translation of that pack (DESIGN.md 4, Translations).  In `found` (settled), which the
 * caller clears: what is wrong as errors; what is missing or stale as warnings.  Returns the words, to free with pack_words_free; or NULL, with errors
 * in `found` and `err` (ERR_UNUSABLE) naming the first, or with `err` ERR_MEMORY.  They are used by setting pack->words, and have to outlive that.
 */
struct pack_words *pack_words_read(const struct pack *, const char *bytes, size_t len, struct complaints *found, struct err *);
/*
 * Of an overlay there may be two: a translation of its own, whose "pack" is its own id, and that of the pack it extends, from which what the overlay words itself is left out.
 * pack_words_join(words, more, err): what `words` lacks from `more`, which is left as it was.  0, or -1 (no memory) and `words` as it was.
 */
int pack_words_join(struct pack_words *, const struct pack_words *more, struct err *);
void pack_words_free(struct pack_words *);
/* pack_words_language(words): its language tag; borrowed. */
const char *pack_words_language(const struct pack_words *);
/* pack_words_share(words): how much is there.  It is offered only where the help part is whole (DESIGN.md 2). */
struct pack_words_share pack_words_share(const struct pack_words *);

/* ---- Looking things up -------------------------------------------------------------------------------------- */

/* pack_text(pack, text): a text by its offset, in the pack's language or its translation's; never NULL, borrowed from the pack. */
const char *pack_text(const struct pack *, uint32_t text);
/* pack_id(pack, text): the same, never translated: for ids. */
static inline const char *pack_id(const struct pack *pack, uint32_t text) { return pack->texts + text; }
/* pack_find_question(pack, id, len): its row, or PACK_NONE. */
uint32_t pack_find_question(const struct pack *, const char *id, size_t len);
/* pack_find_action(pack, id, len): its row, or PACK_NONE. */
uint32_t pack_find_action(const struct pack *, const char *id, size_t len);
/* pack_find_option(pack, question, id, len): the row in pack->options of that question's option, or PACK_NONE. */
uint32_t pack_find_option(const struct pack *, uint32_t question, const char *id, size_t len);
/* pack_find_renamed(pack, kind, id, len): the row that the old id stands for now, or PACK_NONE. */
uint32_t pack_find_renamed(const struct pack *, enum pack_renamed_kind, const char *id, size_t len);
/*
 * pack_find_item(pack, id, len): the item "question" or "question@option", or PACK_NONE: also where a repeated question
 * comes without an option, or one that is not repeated with one.  Old ids are not looked at.
 */
uint32_t pack_find_item(const struct pack *, const char *id, size_t len);
/* pack_item_of(pack, question, option): the item of `question` for the repeat's option row (PACK_NONE if not repeated), or PACK_NONE. */
uint32_t pack_item_of(const struct pack *, uint32_t question, uint32_t option);
/* pack_put_item(pack, item, out): add "question" or "question@option". */
void pack_put_item(const struct pack *, uint32_t item, struct buf *out);
/* What stands for a repeat's option in a text: DESIGN.md 4. */
#define PACK_ITEM "{item}"
/* pack_put_text(pack, text, option, out): add a text with "{item}" replaced by the label of `option` (a row; PACK_NONE leaves it). */
void pack_put_text(const struct pack *, uint32_t text, uint32_t option, struct buf *out);
/* pack_put_text_with(pack, text, item, out): the same with those words for "{item}". */
void pack_put_text_with(const struct pack *, uint32_t text, const char *item, struct buf *out);
/* pack_put_ask(pack, item, out): add the question of an item with "{item}" replaced; where a repeated one does not use it, the repeat first: "Instagram. Who ...". */
void pack_put_ask(const struct pack *, uint32_t item, struct buf *out);
/* pack_steps_of(pack, action, option): the steps of an action for a repeat's option (PACK_NONE where not by item). */
const struct pack_steps *pack_steps_of(const struct pack *, uint32_t action, uint32_t option);
/* pack_age_months(pack, today): whole months that the review is overdue on that day [months], 0 on and before review_by: "past" is 1 and more days, see pack_is_past. */
int pack_age_months(const struct pack *, int32_t today);
/* pack_is_stale(pack, today): whether it is so long past its review that what changes often, menu paths and opening hours, is left out: DESIGN.md 7. */
bool pack_is_stale(const struct pack *, int32_t today);
/* pack_is_past(pack, today): whether the day is behind review_by. */
bool pack_is_past(const struct pack *, int32_t today);

/* ---- Words ------------------------------------------------------------------------------------------------- */

/* Words to avoid, short forms, promises, names: what a checklist in English is measured by. */
struct pack_wordlist;
/*
 * pack_wordlist_read(bytes, len, name, err): read a closeknit-words/1 file.  Returns a list to free with pack_wordlist_free, which needs `bytes` no
 * longer; or NULL with `err` set, which names it as `name`.
 */
struct pack_wordlist *pack_wordlist_read(const char *bytes, size_t len, const char *name, struct err *);
void pack_wordlist_free(struct pack_wordlist *);

/* What pack_style goes by. */
struct pack_style {
	const char *bytes;			/* what the pack was read from, without an error */
	size_t len;				/* [bytes] */
	const struct pack_wordlist *words;	/* or NULL; for a pack in another language than English it is not used */
	int32_t today;				/* [days] */
};
/*
 * pack_style(pack, style, found, err): add a warning to `found` (then settled) for each text that is hard to read, promises, or says a number or a law
 * without a source, and for each day that is past: closeknit-pack(5), WRITING FOR PARENTS.  In another language than English, only long sentences,
 * numbers and days.  0; or -1 with `err` set for want of memory.
 */
int pack_style(const struct pack *, const struct pack_style *, struct complaints *found, struct err *);

/* How hard a pack is to read.  A screen is what is read at once: a question, an action, a message, the help page. */
struct pack_figures {
	uint32_t sentences;		/* titles and labels are none */
	int32_t sentence_mean;		/* [hundredths of a word] */
	uint32_t sentence_longest;	/* [words] */
	uint32_t screens;		/* of 40 words or more, names left out; 0: nothing is said of grades */
	int32_t grade_mean;		/* Flesch-Kincaid, over those screens [hundredths of a grade] */
	int32_t grade_highest;		/* [hundredths of a grade] */
	char highest[160];		/* the screen it belongs to: `question "visibility"` */
};
/* pack_measure(pack, words, figures, err): measure it; words as in pack_style.  0; or -1 with `err` set for want of memory. */
int pack_measure(const struct pack *, const struct pack_wordlist *, struct pack_figures *, struct err *);

#endif
