/* base.h - what every room stands on: errors, buffers, an arena, strict JSON in and out, lines, dates, text fit to show. */
#ifndef CLOSEKNIT_BASE_H
#define CLOSEKNIT_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

#ifdef __GNUC__
#define CK_PRINTF(which, from) __attribute__((format(printf, which, from)))
#else
#define CK_PRINTF(which, from)
#endif

/* ---- Errors ------------------------------------------------------------------------------------------------- */

/* What went wrong, for the exit status. */
enum err_kind {
	ERR_NONE,
	ERR_FAILED,	/* a file, a disk, a printer: exit 1 */
	ERR_USAGE,	/* the command was called wrongly: exit 2 */
	ERR_UNUSABLE,	/* a pack, signature or font that cannot be used: exit 3 */
	ERR_MEMORY,	/* no memory: exit 1 */
};

/* The longest message [bytes]: two file names of 255 bytes each and a sentence. */
enum { ERR_MAX = 1024 };

/* An error is a value: worded where it is seen, given its place as it climbs, printed once by cli. */
struct err {
	enum err_kind kind;
	char text[ERR_MAX];	/* one line, UTF-8, fit to show; cut at a character if too long */
};

/*
 * err_set(err, kind, format, ...): word the error.  `err` may be NULL (nothing is
 * kept then).  What `format` brings in is passed through the gate (see text_show).
 * Always returns -1, so that a caller can `return err_set(...)`.
 */
int err_set(struct err *, enum err_kind, const char *format, ...) CK_PRINTF(3, 4);

/* err_prefix(err, format, ...): put "PREFIX: " before the message.  Returns -1. */
int err_prefix(struct err *, const char *format, ...) CK_PRINTF(2, 3);

/* err_memory(err): say that there is no memory left.  Returns -1. */
int err_memory(struct err *);

/* ---- Growing buffers ---------------------------------------------------------------------------------------- */

/*
 * Bytes that grow.  All zero is an empty buffer.  A buffer that could not grow
 * remembers it in `failed` and ignores what is added after, so that a writer adds
 * without looking and asks once, with buf_check, at its end.  `bytes` is followed
 * by a NUL that `len` does not count, once anything was added.
 */
struct buf {
	char *bytes;
	size_t len;	/* [bytes] */
	size_t cap;	/* [bytes] */
	bool failed;	/* memory ran out: the contents are not whole */
};

void buf_add(struct buf *, const void *bytes, size_t len);
void buf_puts(struct buf *, const char *text);		/* without its NUL */
void buf_putc(struct buf *, char);
void buf_printf(struct buf *, const char *format, ...) CK_PRINTF(2, 3);
/* buf_text(buf): the contents as a string, "" if empty; borrowed until the next change. */
const char *buf_text(const struct buf *);
/* buf_check(buf, err): 0, or -1 and `err` set if memory ran out at any time. */
int buf_check(const struct buf *, struct err *);
/* buf_reset(buf): empty it, keep its memory, forget a failure. */
void buf_reset(struct buf *);
/* buf_clear(buf): free its memory; an empty buffer is left. */
void buf_clear(struct buf *);

/* ---- An arena: many small pieces, freed at once ------------------------------------------------------------- */

struct arena_block;
/* All zero is an empty arena.  Pieces live until arena_reset or arena_clear. */
struct arena {
	struct arena_block *blocks;
	size_t used;	/* of the newest block [bytes] */
};

/* arena_alloc(arena, size): `size` zeroed bytes aligned for any type (size 0: a valid pointer); NULL if no memory. */
void *arena_alloc(struct arena *, size_t size);
/* arena_array(arena, count, size): the same for count*size, NULL too if that overflows. */
void *arena_array(struct arena *, size_t count, size_t size);
/* arena_text(arena, text, len): a copy with a NUL after it; NULL if no memory. */
char *arena_text(struct arena *, const char *text, size_t len);
/* arena_reset(arena): free all pieces but keep one block for reuse. */
void arena_reset(struct arena *);
/* arena_clear(arena): free everything. */
void arena_clear(struct arena *);

/* ---- Strict JSON, in ---------------------------------------------------------------------------------------- */

/*
 * One pull reader through which every file goes (RFC 8259, stricter: DESIGN.md 4).
 * Refused: bad UTF-8, a byte-order mark, raw control characters, NUL and \u0000,
 * lone surrogates, duplicate keys, leading zeros, numbers beyond a double, text
 * after the value, more than JSON_DEPTH_MAX levels.
 */
enum { JSON_DEPTH_MAX = 64 };	/* DESIGN.md 4: "64 levels deep" */

enum json_kind {
	JSON_FAULT,		/* reader->fault says what; every later call says the same */
	JSON_END,		/* the one value is over, and only blanks followed */
	JSON_OBJECT, JSON_OBJECT_END,
	JSON_ARRAY, JSON_ARRAY_END,
	JSON_KEY, JSON_STRING, JSON_NUMBER, JSON_TRUE, JSON_FALSE, JSON_NULL,
};

struct json_token {
	enum json_kind kind;
	size_t at;		/* where it begins, from the start of the bytes [bytes] */
	size_t end;		/* just behind it [bytes] */
	const char *text;	/* key, string: its characters, escapes resolved, no NUL after; number: as written; else unset.
				 * Borrowed until the next call. */
	size_t len;		/* of text [bytes] */
	bool is_whole;		/* a number written without point or exponent, within 64 bits, not -0; false for all else */
	int64_t whole;		/* its value then */
};
/* json_token_is(token, text): whether its text, of a key or a string, is that one. */
static inline bool
json_token_is(const struct json_token *token, const char *text)
{
	return token->len == strlen(text) && memcmp(token->text, text, token->len) == 0;
}

enum json_fault {
	JSON_FAULT_NONE, JSON_FAULT_SYNTAX, JSON_FAULT_DUPLICATE, JSON_FAULT_DEPTH, JSON_FAULT_NUMBER, JSON_FAULT_UTF8,
	JSON_FAULT_CONTROL, JSON_FAULT_BOM, JSON_FAULT_TRAILING, JSON_FAULT_CUT_SHORT, JSON_FAULT_MEMORY,
};

struct json_reader;
/*
 * json_reader_new(err): a reader to use for one document after another; free it with
 * json_reader_free.  NULL and `err` set if no memory.
 */
struct json_reader *json_reader_new(struct err *);
void json_reader_free(struct json_reader *);
/* json_reader_start(reader, bytes, len): begin on `len` bytes, borrowed while reading.  NUL is not needed behind them. */
void json_reader_start(struct json_reader *, const char *bytes, size_t len);
/* json_reader_allow_duplicates(reader, allow): whether the next documents may hold a key twice (only to tell one JSON value from many). */
void json_reader_allow_duplicates(struct json_reader *, bool allow);
/* json_next(reader, token): the next token; its kind is also returned. */
enum json_kind json_next(struct json_reader *, struct json_token *);
/*
 * json_skip(reader, token): pass over the value that `token` (from the last json_next; not a KEY) begins; afterwards
 * token->at..token->end span the whole value.  0, or -1 on a fault.
 */
int json_skip(struct json_reader *, struct json_token *);
/* json_reader_fault(reader, at): what is wrong and, in *at [bytes], where; JSON_FAULT_NONE if nothing. */
enum json_fault json_reader_fault(const struct json_reader *, size_t *at);
/*
 * json_fault_words(reader): the fault as English words, "what (which one); expected ..."; fit to show; borrowed
 * until the next start.
 */
const char *json_fault_words(const struct json_reader *);

/*
 * json_escape(at, end, code): for who looks at a text where it stands in a document that was read: the escape whose backslash `at` points to: its character in *code and a pointer behind it; NULL if
 * it is none or not whole; a lone surrogate is given in *code as it is.
 */
const char *json_escape(const char *at, const char *end, uint32_t *code);

/* Line from 1; column from 1 [characters]. */
struct json_place { size_t line, column; };
/* json_place(bytes, len, at): where byte `at` (clamped to len) is.  Takes time in proportion to `at`. */
struct json_place json_place(const char *bytes, size_t len, size_t at);
/* json_place_from(bytes, len, at, near_at, near): the same, counting on from a place known for near_at <= at. */
struct json_place json_place_from(const char *bytes, size_t len, size_t at, size_t near_at, struct json_place near);

/* ---- JSON, out ---------------------------------------------------------------------------------------------- */

/* Writes into a buffer, puts the commas.  indent 0: all on one line, no blanks; else blanks a level.  No line end behind the value. */
struct json_out {
	struct buf *buf;
	int indent;	/* 0 to 8 [columns] */
	int depth;
	bool first;	/* nothing yet in the innermost object or array */
	bool after_key;
};

void json_out_init(struct json_out *, struct buf *, int indent);
void json_out_object(struct json_out *);
void json_out_object_end(struct json_out *);
void json_out_array(struct json_out *);
void json_out_array_end(struct json_out *);
void json_out_key(struct json_out *, const char *key);
void json_out_string(struct json_out *, const char *text);		/* NULL writes null */
void json_out_string_len(struct json_out *, const char *text, size_t len);
void json_out_whole(struct json_out *, int64_t);
void json_out_hundredths(struct json_out *, int64_t);		/* 3142 writes 31.42; -5 writes -0.05 */
void json_out_bool(struct json_out *, bool);
void json_out_null(struct json_out *);
void json_out_raw(struct json_out *, const char *json, size_t len);	/* one value that is JSON already */

/* ---- Lines with a limit ------------------------------------------------------------------------------------- */

struct line_reader;
enum line_result { LINE_END, LINE_OK, LINE_TOO_LONG, LINE_FAILED };
/*
 * line_reader_new(fd, max, err): read lines of at most `max` bytes [1..2^30] from `fd`, which stays the caller's.
 */
struct line_reader *line_reader_new(int fd, size_t max, struct err *);
void line_reader_free(struct line_reader *);
/*
 * line_next(reader, line, len, err): the next line without its LF, borrowed until the next call, not NUL-ended.  A last line without LF
 * counts.  LINE_TOO_LONG: the rest of that line was passed over, *len is 0, reading can go on.  LINE_FAILED: `err` set.
 */
enum line_result line_next(struct line_reader *, const char **line, size_t *len, struct err *);
/*
 * line_peek_all(reader, bytes, len, err): everything still to read, if it ends within `max` bytes: LINE_OK and the bytes (borrowed, still to be
 * read by line_next); LINE_TOO_LONG if it does not end there, and what was read of it, more than `max` bytes; LINE_FAILED.
 */
enum line_result line_peek_all(struct line_reader *, const char **bytes, size_t *len, struct err *);
/* line_read_bytes(reader): how many bytes were handed out so far [bytes]. */
uint64_t line_read_bytes(const struct line_reader *);

/* ---- Civil dates: days since 1970-01-01, proleptic Gregorian ------------------------------------------------ */

enum { DATE_TEXT = 11, TIME_TEXT = 21 };	/* "2026-11-22" and "2026-11-22T10:00:00Z" with NUL [bytes] */
/* No day: a date that is not set. */
#define DATE_NONE INT32_MIN

/* date_parse(text, len, days): exactly YYYY-MM-DD, a day that exists, years 0001 to 9999.  0, or -1 with *days unchanged. */
int date_parse(const char *text, size_t len, int32_t *days);
/* date_format(days, text): the ten characters and a NUL. */
void date_format(int32_t days, char text[DATE_TEXT]);
/* date_split(days, year, month, day): month 1..12, day 1..31. */
void date_split(int32_t days, int *year, int *month, int *day);
/* date_add_months(days, months): the same day of a later month, or its last day where it has none; no later than the last day of the year 9999. */
int32_t date_add_months(int32_t days, int months);
/* date_add_days(days, more): the day so many days later [0..2^20]; no later than that either. */
int32_t date_add_days(int32_t days, int more);
/* time_parse(text, len, seconds): exactly YYYY-MM-DDTHH:MM:SSZ, to seconds since 1970.  0, or -1 unchanged. */
int time_parse(const char *text, size_t len, int64_t *seconds);
/* time_read_epoch(text, seconds): what SOURCE_DATE_EPOCH holds (reproducible-builds.org): whole seconds since 1970, until the end of year 9999.  0, or -1 unchanged; NULL is -1. */
int time_read_epoch(const char *text, int64_t *seconds);
/* date_seconds(days): that day's first second, UTC [seconds since 1970]. */
int64_t date_seconds(int32_t days);
/* time_day(seconds): the day of that moment, in UTC [days]; seconds within years 0001 to 9999. */
int32_t time_day(int64_t seconds);
/* time_format(seconds, text): the twenty characters and a NUL; seconds within years 0001 to 9999. */
void time_format(int64_t seconds, char text[TIME_TEXT]);

/* ---- Text --------------------------------------------------------------------------------------------------- */

/* What a character may not be in a pack's text (DESIGN.md 4). */
enum text_rule {
	TEXT_PACK,		/* no control, bidi, joiner, line end, tag or noncharacter */
	TEXT_TRANSLATION,	/* the same, but U+200C to U+200F and U+061C are welcome */
	TEXT_BODY,		/* TEXT_PACK, but LF is welcome */
	TEXT_BODY_TRANSLATION,	/* TEXT_TRANSLATION, but LF is welcome */
};

/*
 * text_forbidden(text, len, rule, at): the first character that `rule` forbids: its code point, and its place [bytes] in *at; 0 if there is
 * none.  Bytes that are no UTF-8, and U+0000, give 0xFFFFFFFF.
 */
uint32_t text_forbidden(const char *text, size_t len, enum text_rule, size_t *at);
/*
 * text_show(out, text, len): add `text`, fit for a terminal, a file, a message: control characters, bidi overrides and the like become
 * "U+001B", bytes that are no UTF-8 "U+FFFD"; nothing is dropped.  The one gate.
 */
void text_show(struct buf *out, const char *text, size_t len);
/* text_columns(text, len): how wide it is on a terminal [columns]. */
int text_columns(const char *text, size_t len);
/*
 * text_wrap(text, len, columns, start, line_at, take): one line of as much as fits in `columns` [1..1000] from *start on.  LF ends a line; else it ends where
 * UAX #14 allows, in the middle of a word only where it must.  Its bytes begin at *line_at and are *take long [bytes], without the blanks at its end; a
 * paragraph's own first blanks stay.  *start is moved behind what is used up, blanks and LF included.  False when nothing is left (an LF at the very end begins no line).
 */
bool text_wrap(const char *text, size_t len, int columns, size_t *start, size_t *line_at, size_t *take);
/*
 * text_nearest(word, candidates, count): the index of the nearest spelling worth suggesting (edit distance at most a third of its length, at least 1; capitals
 * count as small letters, two letters swapped as one edit; the first of equals), or -1.
 */
int text_nearest(const char *word, const char *const candidates[], size_t count);
/* text_is_blank(text): whether nothing of it can be seen: it is empty, or all white space (Unicode's White_Space). */
bool text_is_blank(const char *text);
/* The longest id (DESIGN.md 4), and the longest tag of a language (RFC 5646 4.4.1) [bytes]. */
enum { TEXT_ID_MAX = 64, TEXT_TAG_MAX = 35 };
/* text_is_id(text, len): whether it is `[a-z0-9][a-z0-9-]{0,63}` and does not begin with "x-" (DESIGN.md 4). */
bool text_is_id(const char *text, size_t len);
/* text_serial(text): the serial of a pack [1..2^31-1] that it is, written with digits alone and no zero before them; 0: it is none. */
int32_t text_serial(const char *text);

/* ---- Files: the only place that opens one ------------------------------------------------------------------- */

/*
 * file_read(path, max, out, err): add a regular file of at most `max` bytes to `out`; "-" is standard input.  Never blocks on a FIFO or device: those are
 * refused.  0, or -1 with `err` set and `out` as it was.
 */
int file_read(const char *path, size_t max, struct buf *out, struct err *);

/* file_get(fd, bytes, len): some bytes, at most `len` [1..]; waits for them and does not mind interrupts.  How many, 0 at the end, -1 and errno. */
ssize_t file_get(int fd, void *bytes, size_t len);
/* file_why(error): what went wrong (an errno) and what to do, in the person's language; borrowed until the next call. */
const char *file_why(int error);
/*
 * file_open(path, err): a regular file to read from, or a pipe; "-" is standard input.  A descriptor to close (standard input's is its own copy), or -1 with `err` set.  Folders and devices are
 * refused.
 */
int file_open(const char *path, struct err *);

struct file_write {
	bool replace;		/* an existing file may be replaced */
	bool private_mode;	/* mode 0600 whatever the umask; else that of the file replaced, or what the umask leaves of 0666 */
};
/* What the names of files written beside begin with; a kill may leave one behind. */
#define FILE_BESIDE_PREFIX ".save-"
/*
 * file_write(path, bytes, len, how, err): write beside, flush, rename, flush the folder: `path` holds the whole of it or what it held.  Never through a
 * link.  On failure nothing is left beside.  0, or -1 with `err` set (`err->kind` ERR_USAGE if it exists and may not be replaced).
 */
int file_write(const char *path, const void *bytes, size_t len, struct file_write how, struct err *);
/* file_put(fd, bytes, len, err): write all of it, retrying short writes and interrupts.  0 or -1. */
int file_put(int fd, const void *bytes, size_t len, struct err *);

/* file_put_result(out, err): all of a buffer to standard output.  0 or -1. */
int file_put_result(const struct buf *out, struct err *);
/* file_say(text): "closeknit: TEXT" and an LF to standard error, through the gate; for the one place of a program that says what went wrong. */
void file_say(const char *text);

/* The four folders (DESIGN.md 8).  Texts are the caller's to clear with paths_clear. */
struct paths {
	char *state;	/* audits */
	char *data;	/* packs */
	char *config;	/* trusted keys and settings */
	char *start;	/* the folder closeknit was started in */
};
/*
 * paths_find(paths, err): all three in CLOSEKNIT_HOME (if relative, from the start folder), else from XDG_*_HOME where absolute, else HOME where absolute, else the home of this user.  Opens and makes nothing.
 * 0, or -1: none of them is to be had.
 */
int paths_find(struct paths *, struct err *);
void paths_clear(struct paths *);
/* paths_beside(name, path): add the path of NAME in the folder of the program that is running; nothing where that cannot be told. */
void paths_beside(const char *name, struct buf *path);

#endif
