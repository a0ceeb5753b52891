/* inside.h - inside audit: what a file held that the pack cannot read, room for chosen options, names with old ids, one file being read. */
#ifndef CLOSEKNIT_AUDIT_INSIDE_H
#define CLOSEKNIT_AUDIT_INSIDE_H

#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/pack.h>

/* ---- What a file held that the pack cannot read (rest.c) ---------------------------------------------------- */

enum rest_section { REST_GONE, REST_ANSWERS, REST_DONE, REST_ASIDE, REST_KEPT, REST_AT, REST_LATER, REST_CHECK };

/* Invariants: `text` is one allocation that holds key and value, both JSON, blanks outside of strings left out. */
struct audit_rest {
	enum rest_section section; /* REST_GONE: answered anew since */
	uint32_t item;		   /* in REST_ANSWERS: the item that `value` is for; PACK_NONE where `key` says what for */
	char *text;
	size_t key_len, value_len; /* [bytes] key first; 0: without a key */
};

/* Some bytes, borrowed. */
struct audit_span {
	const char *bytes;
	size_t len;
};

/*
 * rest_keep(audit, section, item, key, value): keep copies of a key (its JSON, or empty) and a value, and let answers[item].kept name it unless item
 * is PACK_NONE.  0, or -1: no memory, nothing kept.
 */
int rest_keep(struct audit *, enum rest_section, uint32_t item, struct audit_span key, struct audit_span value);
/* rest_drop(audit, item): what was kept for the answer to `item` goes. */
void rest_drop(struct audit *, uint32_t item);
/* rest_clear(audit): all of it goes; the table's memory stays. */
void rest_clear(struct audit *);

/* ---- Room (answer.c, mark.c) -------------------------------------------------------------------------------- */

/*
 * chosen_reserve(audit, begun, more): room for `more` rows behind the `begun` ones that stand behind chosen_count and belong to nobody yet; runs that
 * no answer names any more make room first.  0, or -1: no memory, unchanged.
 */
int chosen_reserve(struct audit *, size_t begun, size_t more);
/* A family's answers to sixty questions, without growing: an audit begins with so much room, so that chosen is never NULL [options]. */
enum { CHOSEN_MIN = 64 };
/* chosen_sort(options, count): make the rows rise.  Whether none stands there twice. */
bool chosen_sort(uint32_t *options, size_t count);
/* mark_add(audit, mark): one more, whatever is there.  0, or -1: no memory, unchanged. */
int mark_add(struct audit *, struct audit_mark);

/* ---- Names (names.c) ---------------------------------------------------------------------------------------- */

/* name_option(pack, question, id, len, renamed): the option, by its old id too (*renamed is set then, else left); or PACK_NONE. */
uint32_t name_option(const struct pack *, uint32_t question, struct audit_span id, bool *renamed);
/* name_item(pack, id, renamed): the item, the same way for the question's id and the repeat's. */
uint32_t name_item(const struct pack *, struct audit_span id, bool *renamed);
/* name_action(pack, id, option, renamed): the action and, by item, its repeat's option; PACK_NONE where an @item is missing or too many. */
uint32_t name_action(const struct pack *, struct audit_span id, uint32_t *option, bool *renamed);

/* ---- One file being read (read.c, read_answers.c, read_marks.c) --------------------------------------------- */

struct reading {
	struct audit *audit;
	const struct pack *pack;
	struct json_reader *json;
	struct json_token token; /* the last one */
	const char *bytes;
	size_t len;		  /* [bytes] */
	struct complaints *found; /* NULL: nobody asks */
	struct err *err;
	uint32_t next;	    /* the item that the next key most likely names */
	struct buf olds;    /* of one list: rows chosen by old ids */
	struct buf order;   /* of one list: all rows, as they came */
	bool has_old_marks; /* of one section: marks that came by old ids */
};

/* read_next(reading): the next token into reading->token; its kind.  JSON_FAULT: `err` is set. */
enum json_kind read_next(struct reading *);
/* read_skip(reading): over the value that the token begins.  0, or -1 with `err` set. */
int read_skip(struct reading *);
/* read_fail(reading, at, format, ...): set `err` to "LINE:COLUMN: error: ..."; -1. */
int read_fail(struct reading *, size_t at, const char *format, ...) CK_PRINTF(3, 4);
/* read_memory(reading): no memory; -1. */
int read_memory(struct reading *);
/* read_warn(reading, at, what, id, then): report 'WHAT "ID": THEN', if anybody asks. */
void read_warn(struct reading *, size_t at, const char *what, struct audit_span id, const char *then);
/* read_shown(text): how much of an id of any length a message shows [bytes]: whole characters. */
int read_shown(struct audit_span);
/* read_token_text(reading): the token's characters. */
static inline struct audit_span
read_token_text(const struct reading *reading)
{
	return (struct audit_span){ reading->token.text, reading->token.len };
}
/* read_token_json(reading): the token as it stands in the file. */
static inline struct audit_span
read_token_json(const struct reading *reading)
{
	return (struct audit_span){ reading->bytes + reading->token.at, reading->token.end - reading->token.at };
}

/* Each takes the value of one key, the key being the last token.  0, or -1 with `err` set. */
int read_answers(struct reading *);
int read_done(struct reading *);
int read_aside(struct reading *);
int read_kept(struct reading *);
int read_at(struct reading *);
int read_later(struct reading *);
int read_check(struct reading *);

#endif
