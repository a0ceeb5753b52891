/* content.c - the marks of one page: ornaments become artifacts, and nothing may be painted that is neither tagged nor one. */
#include "pdf/content.h"

#include <stdlib.h>
#include <string.h>

#include <closeknit/base.h>

#include "pdf/tree.h"

/* The longest name or operator that matters [bytes]. */
enum { WORD_MAX = 16 };

struct scan {
	const char *bytes;
	size_t len, at;		/* [bytes] */
	size_t copied;		/* what is behind this is not in `out` yet [bytes] */
	size_t operands;	/* where those of the next operator begin [bytes] */
	char word[WORD_MAX];	/* the last token, cut short; "" for a string, a bracket */
	bool is_operator;
	int mcid;		/* among the operands; -1: none */
	bool mcid_next;		/* the next token is it */
	int depth;		/* runs that are open */
	size_t run;		/* how many began */
	const struct tree_leaf *leaves;
	size_t count;
	struct buf *out;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

/* ISO 32000-1 7.2.2. */
static bool
ends_word(char c)
{
	return is_blank(c) || strchr("()<>[]{}/%", c) != NULL;
}

/* A literal string, from its bracket: ISO 32000-1 7.3.4.2. */
static void
skip_string(struct scan *s)
{
	int open = 0;

	do {
		const char c = s->bytes[s->at++];

		if (c == '\\')
			s->at++;
		else if (c == '(')
			open++;
		else if (c == ')')
			open--;
	} while (open > 0 && s->at < s->len);
	if (s->at > s->len)
		s->at = s->len;
}

static void
read_word(struct scan *s)
{
	const size_t from = s->at++;
	size_t len;

	while (s->at < s->len && !ends_word(s->bytes[s->at]))
		s->at++;
	len = s->at - from < WORD_MAX ? s->at - from : WORD_MAX - 1;
	memcpy(s->word, s->bytes + from, len);
	s->word[len] = '\0';
	s->is_operator = strchr("/+-.0123456789", s->word[0]) == NULL && strcmp(s->word, "true") != 0 && strcmp(s->word, "false") != 0 &&
	    strcmp(s->word, "null") != 0;
}

/* The next token; false at the end. */
static bool
next_token(struct scan *s)
{
	s->word[0] = '\0';
	s->is_operator = false;
	while (s->at < s->len && is_blank(s->bytes[s->at]))
		s->at++;
	if (s->at >= s->len)
		return false;
	switch (s->bytes[s->at]) {
	case '(':
		skip_string(s);
		break;
	case '<':
		if (s->at + 1 < s->len && s->bytes[s->at + 1] == '<') {
			s->at += 2;
			break;
		}
		while (s->at < s->len && s->bytes[s->at] != '>')
			s->at++;
		s->at++;
		break;
	case '%':
		while (s->at < s->len && s->bytes[s->at] != '\n')
			s->at++;
		break;
	case '>': case '[': case ']': case '{': case '}': case ')':
		s->at++;
		break;
	default:
		read_word(s);
		break;
	}
	return true;
}

/* A run begins: one of an ornament is written as an artifact. */
static int
begin_run(struct scan *s)
{
	const struct tree_leaf *leaf;

	s->depth++;
	if (s->mcid < 0)
		return s->depth > 1 ? 0 : -1;
	if (s->depth != 1 || s->run >= s->count || s->leaves[s->run].mcid != s->mcid)
		return -1;
	leaf = &s->leaves[s->run++];
	if (leaf->node != TREE_NONE)
		return 0;
	buf_add(s->out, s->bytes + s->copied, s->operands - s->copied);
	buf_puts(s->out, leaf->is_footer ? "\n/Artifact << /Type /Pagination /Subtype /Footer >> BDC" : "\n/Artifact BMC");
	s->copied = s->at;
	return 0;
}

static bool
is_painting(const char *word)
{
	static const char *const painting[] = {
		"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", "\"", "Do", "sh", "BI", "EI",
	};
	size_t i;

	for (i = 0; i < sizeof(painting) / sizeof(painting[0]); i++)
		if (strcmp(word, painting[i]) == 0)
			return true;
	return false;
}

static int
take_operator(struct scan *s)
{
	int result = 0;

	if (strcmp(s->word, "BDC") == 0 || strcmp(s->word, "BMC") == 0)
		result = begin_run(s);
	else if (strcmp(s->word, "EMC") == 0)
		result = --s->depth >= 0 ? 0 : -1;
	else if (is_painting(s->word))
		result = s->depth > 0 ? 0 : -1;
	s->operands = s->at;
	s->mcid = -1;
	return result;
}

int
content_retag(const char *bytes, size_t len, const struct tree_leaf *leaves, size_t count, struct buf *out, struct err *err)
{
	struct scan s = { .bytes = bytes, .len = len, .mcid = -1, .leaves = leaves, .count = count, .out = out };

	while (next_token(&s)) {
		if (s.mcid_next)
			s.mcid = (int)strtol(s.word, NULL, 10);
		s.mcid_next = strcmp(s.word, "/MCID") == 0;
		if (s.is_operator && take_operator(&s) != 0)
			return err_set(err, ERR_FAILED, "this version of cairo marks text in a way that is not known here, byte %zu of a page", s.at);
	}
	if (s.depth != 0 || s.run != count)
		return err_set(err, ERR_FAILED, "this version of cairo marks text in a way that is not known here: %zu runs, not %zu", s.run, count);
	if (len > s.copied)
		buf_add(out, bytes + s.copied, len - s.copied);
	return buf_check(out, err);
}
