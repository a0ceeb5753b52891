/* audit.h - one household's answers to one pack and what was done since: in memory, read, written. */
#ifndef CLOSEKNIT_AUDIT_H
#define CLOSEKNIT_AUDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct complaints;
struct err;
struct json_reader;
struct pack;

/* An audit holds ids and dates; the largest honest one is 100 kB.  [bytes] */
enum { AUDIT_MAX_BYTES = 1 << 20 };

/* The answer to one item. */
struct audit_answer {
	uint32_t first, count;	/* chosen options: a run of audit->chosen, rising rows of pack->options; for `one` a single one */
	uint32_t kept;		/* a file holds for it what is not, or not all, readable: 1 + its row of audit->rest; 0: nothing */
	bool given;		/* false: unanswered (a file may still hold something for it that no walk could give) */
	bool later;		/* skipped: "come back to this" */
	bool check;		/* came back from hiding: "please check" */
	bool has_order;		/* behind the run stands another of the same options, in the order of the file they came from */
};

enum mark_kind { MARK_DONE, MARK_ASIDE, MARK_KEPT };
/* "done", "aside" (until that day) or "kept" for an action. */
struct audit_mark {
	uint32_t action;	/* row of pack->actions */
	uint32_t option;	/* row of pack->options for an action by item, else PACK_NONE */
	int32_t day;		/* [days] */
	enum mark_kind kind;
	bool is_new;		/* put since the file was read, by audit_mark; the callers of that need not set it */
};

/* Something a file held that this pack cannot read: kept, written back, counting for nothing. */
struct audit_rest;

/*
 * Invariants: `answers` has pack->item_count rows; every option in `chosen` belongs to its item's question; at most
 * one mark for each kind and action@item.  Private answers are here and are never written.  The pack outlives the audit.
 */
struct audit {
	const struct pack *pack;
	int32_t serial;			/* of the pack the file was made with */
	int64_t started, updated;	/* [seconds since 1970, UTC] */
	struct audit_answer *answers;
	uint32_t *chosen;
	size_t chosen_count, chosen_cap;
	struct audit_mark *marks;
	size_t mark_count, mark_cap;
	uint32_t at;			/* the item where the walk stands, or PACK_NONE */
	uint32_t renamed, gone;		/* of the file read last: answers that came by old ids; answers to questions that the pack does not know */
	struct audit_rest *rest;
	size_t rest_count, rest_cap;
	struct json_reader *reader;	/* kept from file to file */
};

/* audit_new(pack, err): one with no answers, started and updated 0, serial the pack's; borrows the pack.  NULL if no memory. */
struct audit *audit_new(const struct pack *, struct err *);
void audit_free(struct audit *);
/* audit_reset(audit): no answers, no marks; memory is kept. */
void audit_reset(struct audit *);

/*
 * audit_read(audit, bytes, len, found, err): replace what `audit` holds by a file (DESIGN.md 5): old ids renamed, unknown and impossible ones kept
 * aside.  What is only reported (unknown ids, impossible and private answers, older or newer serials) goes into `found` as warnings, unless that is NULL: then nothing is
 * spent on it.  `format`, `pack`, `serial`, `started`, `updated` and `answers` must be there.  0; or -1 with `err` set to "LINE:COLUMN: error: ..." without the file's name (the caller prefixes it), the audit being reset: not JSON, another format or pack, a key or type that an audit cannot have.
 */
int audit_read(struct audit *, const char *bytes, size_t len, struct complaints *found, struct err *);
/*
 * audit_write(audit, out): add it as JSON, one answer a line, with an LF at the end.  Private questions are not named, whether answered, skipped or stood at; what could not be
 * read is put back; the serial is the pack's, or the newer one the file had.
 */
void audit_write(const struct audit *, struct buf *out);

/*
 * audit_choose(audit, item, options, count, err): record the rows options[0..count) of pack->options as the answer to `item`, in place of any earlier
 * one (and of what a file held for it), and take it off `later` and `check`.  They are copied.  0; or -1 with `err` set and nothing changed: options of another question, one twice, not exactly
 * one for a `one` question, an exclusive one beside another; no memory.  (None at all for `many` is an answer here; whether the walk takes it is the walk's.)
 */
int audit_choose(struct audit *, uint32_t item, const uint32_t options[], size_t count, struct err *);
/*
 * audit_answer(audit, item, options, count, err): the same by ids: item "visibility@instagram", options {"public"}.  -1 also where the pack has no such item or option, with the nearest one named.
 */
int audit_answer(struct audit *, const char *item, const char *const options[], size_t count, struct err *);
/* audit_unanswer(audit, item): as if never asked; what a file held for it goes too. */
void audit_unanswer(struct audit *, uint32_t item);
/* audit_listed(audit, item, i): the i-th chosen option [0..count) in the order of the file it was read from; of an answer given since, the pack's. */
uint32_t audit_listed(const struct audit *, uint32_t item, uint32_t i);
/*
 * audit_passed(audit, item): whether the walk went past that item without an answer: it is neither answered nor put off, and the walk stands behind it or was
 * through.  Where nobody can tell where it stood, it did not.
 */
bool audit_passed(const struct audit *, uint32_t item);
/* audit_chose(audit, item, option): whether the item is answered and that row is among the chosen. */
bool audit_chose(const struct audit *, uint32_t item, uint32_t option);

/* audit_mark(audit, mark, err): put a mark; the older ones of that action@item go (DESIGN.md, Plan).  0, or -1 (no memory) unchanged. */
int audit_mark(struct audit *, struct audit_mark mark, struct err *);
/* audit_unmark(audit, action, option): take every mark of it back; whether there was one. */
bool audit_unmark(struct audit *, uint32_t action, uint32_t option);
/* audit_find_mark(audit, action, option, kind): its mark, or NULL; borrowed until the next change. */
const struct audit_mark *audit_find_mark(const struct audit *, uint32_t action, uint32_t option, enum mark_kind);

#endif
