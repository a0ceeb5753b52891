/* test_doc.c - the neutral document out as JSON and back in: what goes through whole, and what is refused. */
#include <closeknit/doc.h>

#include <stdio.h>
#include <string.h>

#include "suites.h"

static struct doc doc, back;
static struct buf json;
static struct err err;

static void
begin(void)
{
	doc_init(&doc);
	doc_init(&back);
	err.kind = ERR_NONE;
	err.text[0] = '\0';
}

static void
end(void)
{
	doc_clear(&doc);
	doc_clear(&back);
	buf_clear(&json);
}

/* A document with a block of each kind and every field in use. */
static void
fill(void)
{
	enum doc_kind kind;
	struct doc_block *block;

	doc.language = "cy";
	doc.title = "Cynllun <\"&'";
	doc.footer = "22 Tachwedd 2026";
	doc.sides = 2;
	date_parse("2026-11-22", 10, &doc.date);
	for (kind = DOC_HEADING; kind <= DOC_TABLE_END; kind++) {
		block = doc_add(&doc, kind, kind == DOC_HEADING ? 2 : 1, "text %d", (int)kind);
		ck_assert_ptr_nonnull(block);
		block->number = kind == DOC_TABLE ? 2 : 3;
		block->code = kind == DOC_TICK ? "7K3R" : NULL;
		block->part = 2;
		block->whole = 5;
		block->sides = kind == DOC_PAGE ? 1 : 0;
		block->ticked = kind == DOC_TICK;
		block->qr = kind == DOC_LINK;
		block->note = "note";
		block->url = "https://example.org/a?b&c=%20";
		block->language = "ur";
	}
	/* The table's last row, and its first. */
	doc.blocks[DOC_TABLE_END].kind = DOC_CELL;
	doc.blocks[DOC_TABLE_END].code = "8D4T";
	doc_add(&doc, DOC_CELL, 0, "%s", "");
	doc_add(&doc, DOC_CELL, 0, "%s", "");
	doc_add(&doc, DOC_TABLE_END, 0, "%s", "");
	doc.blocks[DOC_MESSAGE].text = "two\nlines\n\nand \xE2\x80\x8Fmore";
}

static int
read_text(const char *text)
{
	return doc_read(&back, text, strlen(text), &err);
}

/* A document of one block, whose JSON is given. */
static int
read_one(const char *block)
{
	char text[512];

	snprintf(text, sizeof(text), "{\"format\":\"closeknit-doc/1\",\"blocks\":[%s]}", block);
	return read_text(text);
}

START_TEST(what_is_written_is_read_back_whole)
{
	size_t i;

	fill();
	doc_write(&doc, &json);
	ck_assert_int_eq(buf_check(&json, &err), 0);
	ck_assert_msg(doc_read(&back, json.bytes, json.len, &err) == 0, "%s", err.text);
	ck_assert_str_eq(back.language, doc.language);
	ck_assert_str_eq(back.title, doc.title);
	ck_assert_str_eq(back.footer, doc.footer);
	ck_assert_uint_eq(back.sides, doc.sides);
	ck_assert_int_eq(back.date, doc.date);
	ck_assert_uint_eq(back.count, doc.count);
	for (i = 0; i < doc.count; i++) {
		const struct doc_block *a = &doc.blocks[i], *b = &back.blocks[i];

		ck_assert_int_eq(b->kind, a->kind);
		ck_assert_int_eq(b->level, a->level);
		ck_assert_uint_eq(b->number, a->number);
		ck_assert_uint_eq(b->part, a->part);
		ck_assert_uint_eq(b->whole, a->whole);
		ck_assert_uint_eq(b->sides, a->sides);
		ck_assert_int_eq(b->ticked, a->ticked);
		ck_assert_int_eq(b->qr, a->qr);
		ck_assert_str_eq(b->text, a->text);
		ck_assert_pstr_eq(b->note, a->note);
		ck_assert_pstr_eq(b->url, a->url);
		ck_assert_pstr_eq(b->code, a->code);
		ck_assert_pstr_eq(b->language, a->language);
	}
}
END_TEST

START_TEST(document_is_one_line_that_ends_with_a_line_end)
{
	fill();
	doc_write(&doc, &json);
	ck_assert_ptr_eq(memchr(json.bytes, '\n', json.len), json.bytes + json.len - 1);
}
END_TEST

START_TEST(writing_what_was_read_gives_the_same_bytes)
{
	struct buf again = { 0 };

	fill();
	doc_write(&doc, &json);
	ck_assert_int_eq(doc_read(&back, json.bytes, json.len, &err), 0);
	doc_write(&back, &again);
	ck_assert_str_eq(buf_text(&again), buf_text(&json));
	buf_clear(&again);
}
END_TEST

START_TEST(what_is_left_out_is_empty_and_never_null)
{
	ck_assert_int_eq(read_one("{\"kind\":\"page\"}"), 0);
	ck_assert_str_eq(back.title, "");
	ck_assert_str_eq(back.language, "en");
	ck_assert_ptr_null(back.footer);
	ck_assert_uint_eq(back.sides, 0);
	ck_assert_int_eq(back.date, DATE_NONE);
	ck_assert_str_eq(back.blocks[0].text, "");
	ck_assert_ptr_null(back.blocks[0].note);
	ck_assert_ptr_null(back.blocks[0].url);
}
END_TEST

START_TEST(every_kind_has_a_name_of_its_own)
{
	static const char *const names[] = {
		"heading", "paragraph", "item", "step", "tick", "bar", "link", "message", "rule", "page", "card", "card-end", "aside",
		"table", "cell", "table-end",
	};
	size_t i;

	fill();
	doc_write(&doc, &json);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char key[32];

		snprintf(key, sizeof(key), "\"kind\":\"%s\"", names[i]);
		ck_assert_msg(strstr(buf_text(&json), key) != NULL, "%s", key);
	}
}
END_TEST

/* Each is refused, for the reason that its message holds. */
static const struct {
	const char *block, *why;
} refused[] = {
	{ "{\"text\":\"a\"}", "no kind" },
	{ "{\"kind\":\"script\"}", "no such kind" },
	{ "{\"kind\":\"paragraph\",\"html\":\"<b>\"}", "no such field" },
	{ "{\"kind\":\"paragraph\",\"text\":\"a\",\"text\":\"b\"}", "duplicate key" },
	{ "{\"kind\":\"paragraph\",\"text\":7}", "expected a text" },
	{ "{\"kind\":\"paragraph\",\"text\":\"two\\nlines\"}", "line ends" },
	{ "{\"kind\":\"tick\",\"note\":\"two\\nlines\"}", "character" },
	{ "{\"kind\":\"paragraph\",\"text\":\"\\u001b[31m\"}", "character" },
	{ "{\"kind\":\"message\",\"text\":\"\\u202e\"}", "character" },
	{ "{\"kind\":\"heading\",\"level\":5}", "level" },
	{ "{\"kind\":\"heading\"}", "level" },
	{ "{\"kind\":\"item\",\"level\":-1}", "from 0 to" },
	{ "{\"kind\":\"item\",\"level\":1.5}", "from 0 to" },
	{ "{\"kind\":\"item\",\"level\":7}", "from 0 to" },
	{ "{\"kind\":\"bar\",\"part\":3,\"whole\":2}", "more than" },
	{ "{\"kind\":\"rule\",\"sides\":1}", "only a page" },
	{ "{\"kind\":\"tick\",\"ticked\":1}", "neither true nor false" },
	{ "{\"kind\":\"tick\",\"code\":\"7k3r\"}", "capitals and digits" },
	{ "{\"kind\":\"tick\",\"code\":\"7K3R7K3R7K3R7\"}", "at most 12" },
	{ "{\"kind\":\"item\",\"code\":\"7K3R\"}", "only a box" },
	{ "{\"kind\":\"cell\"}", "ends as often" },
	{ "{\"kind\":\"table-end\"}", "ends as often" },
	{ "{\"kind\":\"table\",\"number\":2}", "no end" },
	{ "{\"kind\":\"table\",\"number\":1}", "columns" },
	{ "{\"kind\":\"table\",\"number\":13}", "columns" },
	{ "{\"kind\":\"table\",\"number\":2},{\"kind\":\"table\",\"number\":2}", "nothing else" },
	{ "{\"kind\":\"table\",\"number\":2},{\"kind\":\"paragraph\"}", "nothing else" },
	{ "{\"kind\":\"table\",\"number\":2},{\"kind\":\"cell\"},{\"kind\":\"cell\"},{\"kind\":\"table-end\"}", "two or more" },
	{ "{\"kind\":\"table\",\"number\":2},{\"kind\":\"cell\"},{\"kind\":\"cell\"},{\"kind\":\"cell\"},{\"kind\":\"table-end\"}", "whole row" },
	{ "{\"kind\":\"link\",\"text\":\"a\"}", "no address" },
	{ "{\"kind\":\"link\",\"url\":\"javascript:alert(1)\"}", "no address" },
	{ "{\"kind\":\"link\",\"url\":\"http://example.org/\"}", "no address" },
	{ "{\"kind\":\"link\",\"url\":\"HTTPS://example.org/\"}", "no address" },
	{ "{\"kind\":\"link\",\"url\":\"https://\"}", "no address" },
	{ "{\"kind\":\"link\",\"url\":\"https://a/\\\"\"}", "no address" },
	{ "{\"kind\":\"link\",\"url\":\"file:///etc/passwd\"}", "no address" },
	{ "{\"kind\":\"paragraph\",\"language\":\"en) /JS\"}", "no tag" },
	{ "{\"kind\":\"paragraph\",\"language\":\"e\"}", "no tag" },
	{ "{\"kind\":\"paragraph\",\"language\":\"en--GB\"}", "no tag" },
	{ "{\"kind\":\"paragraph\",\"language\":\"en-\"}", "no tag" },
	{ "{\"kind\":\"paragraph\",\"language\":\"7n\"}", "no tag" },
	{ "{\"kind\":\"card\"},{\"kind\":\"card\"}", "cards" },
	{ "{\"kind\":\"card-end\"}", "cards" },
	{ "{\"kind\":\"card\"}", "no end" },
	{ "[]", "expected a block" },
};

START_TEST(block_that_is_not_as_it_should_be_is_refused)
{
	ck_assert_int_eq(read_one(refused[_i].block), -1);
	ck_assert_msg(strstr(err.text, refused[_i].why) != NULL, "%s: %s", refused[_i].block, err.text);
	ck_assert_uint_eq(back.count, 0);
}
END_TEST

/* A checklist's tag may be as long as its parts are many. */
START_TEST(language_may_be_told_at_length)
{
	ck_assert_msg(read_one("{\"kind\":\"page\",\"language\":\"en-GB-x-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd\"}") == 0, "%s", err.text);
}
END_TEST

START_TEST(address_has_at_most_two_thousand_characters)
{
	static char url[2002] = "https://";

	memset(url + 8, 'a', sizeof(url) - 9);
	ck_assert(!doc_is_address(url, strlen(url)));
	ck_assert(doc_is_address(url, 2000));
}
END_TEST

/* A document of so many blocks, and blanks behind its end. */
static int
read_long(int blocks, size_t blanks)
{
	int i;

	buf_reset(&json);
	buf_puts(&json, "{\"format\":\"closeknit-doc/1\",\"blocks\":[");
	for (i = 0; i < blocks; i++)
		buf_printf(&json, "%s{\"kind\":\"rule\"}", i > 0 ? "," : "");
	buf_puts(&json, "]}");
	while (blanks-- > 0)
		buf_putc(&json, ' ');
	ck_assert(!json.failed);
	return doc_read(&back, json.bytes, json.len, &err);
}

START_TEST(document_has_at_most_fifty_thousand_blocks_and_sixteen_mebibytes)
{
	ck_assert_int_eq(read_long(50001, 0), -1);
	ck_assert_ptr_nonnull(strstr(err.text, "at most 50000 blocks"));
	ck_assert_int_eq(read_long(50000, 0), 0);
	doc_clear(&back);
	doc_init(&back);
	ck_assert_int_eq(read_long(1, (16 << 20) + 1), -1);
	ck_assert_ptr_nonnull(strstr(err.text, "over 16777216 bytes"));
}
END_TEST

/* Whoever writes a document learns that it was not whole, also where only the buffer is asked. */
START_TEST(document_that_is_not_whole_is_no_whole_json)
{
	doc.failed = true;
	doc_write(&doc, &json);
	ck_assert_int_eq(buf_check(&json, &err), -1);
}
END_TEST

START_TEST(document_of_another_format_is_refused)
{
	ck_assert_int_eq(read_text("{\"format\":\"closeknit-doc/2\",\"blocks\":[]}"), -1);
	ck_assert_ptr_nonnull(strstr(err.text, "closeknit-doc/1"));
	ck_assert_int_eq(read_text("{\"blocks\":[]}"), -1);
	ck_assert_int_eq(read_text("{\"format\":\"closeknit-doc/1\"}"), -1);
	ck_assert_int_eq(read_text("{\"format\":\"closeknit-doc/1\",\"blocks\":[],\"script\":\"\"}"), -1);
	ck_assert_int_eq(read_text("{\"format\":\"closeknit-doc/1\",\"blocks\":[],\"title\":\"two\\nlines\"}"), -1);
	ck_assert_int_eq(read_text("{\"format\":\"closeknit-doc/1\",\"blocks\":[],\"date\":\"2026-02-30\"}"), -1);
	ck_assert_int_eq(read_text("{\"format\":\"closeknit-doc/1\",\"blocks\":[]} and more"), -1);
	ck_assert_int_eq(read_text(""), -1);
}
END_TEST

START_TEST(document_cut_short_anywhere_is_refused)
{
	size_t len;

	fill();
	doc_write(&doc, &json);
	for (len = 0; len + 1 < json.len; len++)
		ck_assert_int_eq(doc_read(&back, json.bytes, len, &err), -1);
	ck_assert_int_eq(doc_read(&back, json.bytes, json.len, &err), 0);
}
END_TEST

Suite *
suite_doc(void)
{
	Suite *suite = suite_create("doc");
	TCase *all = tcase_create("doc");

	tcase_add_checked_fixture(all, begin, end);
	tcase_add_test(all, what_is_written_is_read_back_whole);
	tcase_add_test(all, document_is_one_line_that_ends_with_a_line_end);
	tcase_add_test(all, writing_what_was_read_gives_the_same_bytes);
	tcase_add_test(all, what_is_left_out_is_empty_and_never_null);
	tcase_add_test(all, every_kind_has_a_name_of_its_own);
	tcase_add_loop_test(all, block_that_is_not_as_it_should_be_is_refused, 0, (int)(sizeof(refused) / sizeof(refused[0])));
	tcase_add_test(all, language_may_be_told_at_length);
	tcase_add_test(all, address_has_at_most_two_thousand_characters);
	tcase_add_test(all, document_has_at_most_fifty_thousand_blocks_and_sixteen_mebibytes);
	tcase_add_test(all, document_that_is_not_whole_is_no_whole_json);
	tcase_add_test(all, document_of_another_format_is_refused);
	tcase_add_test(all, document_cut_short_anywhere_is_refused);
	suite_add_tcase(suite, all);
	return suite;
}
