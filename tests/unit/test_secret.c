/* test_secret.c - a passphrase for saved answers: what is sealed, what is refused, what stays; how it is asked for is guard.sh's. */
#include "store/secret.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <closeknit/base.h>

#include "kit_store.h"

Suite *suite_secret(void);

/* As cheap as can be: what it costs to try one is not what these are about. */
static const struct secret_cost CHEAP = { 1, 8 };
static const char PASSPHRASE[] = "four words are good", OTHER[] = "four words are bad";
/* The places in a sealed file (secret.c). */
enum { AT_PASSES = 20, AT_MEMORY = 24 };

static struct secret *secret;
static struct buf sealed, bytes;
static struct store_list changed;

static void
begin(void)
{
	set_up();
	secret = secret_new(PASSPHRASE, CHEAP, &err);
	ck_assert_ptr_nonnull(secret);
}

static void
end(void)
{
	secret_free(secret);
	buf_clear(&sealed);
	buf_clear(&bytes);
	store_list_clear(&changed);
	tear_down();
}

static void
seal(const char *what)
{
	buf_reset(&sealed);
	buf_puts(&sealed, what);
	ck_assert_int_eq(secret_seal(secret, &sealed, &err), 0);
}

static bool
holds(const struct buf *buf, const char *words)
{
	size_t i, len = strlen(words);

	for (i = 0; i + len <= buf->len; i++)
		if (memcmp(buf->bytes + i, words, len) == 0)
			return true;
	return false;
}

static void
put_bytes(const char *name, const struct buf *what)
{
	const struct file_write how = { .replace = true, .private_mode = true };

	ck_assert_msg(file_write(home_path(&home, name), what->bytes, what->len, how, &err) == 0, "%s", err.text);
}

/* Sealed bytes that were changed are refused with the one message, and stay. */
static void
assert_refused(void)
{
	struct err why = { 0 };

	buf_reset(&bytes);
	buf_add(&bytes, sealed.bytes, sealed.len);
	ck_assert_int_eq(secret_unseal(secret, "name", &bytes, &why), -1);
	ck_assert_str_eq(why.text, "name: the passphrase is wrong, or the file is damaged; it is kept as it is");
	ck_assert_uint_eq(bytes.len, sealed.len);
	ck_assert_mem_eq(bytes.bytes, sealed.bytes, sealed.len);
}

/* ---- Sealing ------------------------------------------------------------------------------------------------ */

START_TEST(what_was_sealed_is_not_to_be_read_and_comes_back_with_the_passphrase)
{
	struct secret *again;

	seal("{\"answers\": {}}");
	ck_assert(secret_is_sealed(&sealed));
	ck_assert(!holds(&sealed, "answers"));
	again = secret_open(&sealed, "name", PASSPHRASE, &err);
	ck_assert_msg(again != NULL, "%s", err.text);
	ck_assert_int_eq(secret_unseal(again, "name", &sealed, &err), 0);
	ck_assert_str_eq(buf_text(&sealed), "{\"answers\": {}}");
	secret_free(again);
}
END_TEST

START_TEST(another_passphrase_and_damage_give_the_same_message)
{
	seal("text");
	ck_assert_ptr_null(secret_open(&sealed, "name", OTHER, &err));
	ck_assert_str_eq(err.text, "name: the passphrase is wrong, or the file is damaged; it is kept as it is");
	sealed.bytes[sealed.len - 1] ^= 1;
	assert_refused();
}
END_TEST

START_TEST(a_byte_changed_anywhere_is_refused_and_never_makes_it_look_like_an_audit)
{
	size_t i;

	seal("text");
	for (i = 0; i < sealed.len; i++) {
		sealed.bytes[i] ^= (char)(1 << i % 8);
		assert_refused();
		ck_assert(secret_is_sealed(&sealed));
		sealed.bytes[i] ^= (char)(1 << i % 8);
	}
	ck_assert_int_eq(secret_unseal(secret, "name", &sealed, &err), 0);
}
END_TEST

START_TEST(a_file_cut_short_or_made_longer_is_refused)
{
	size_t len, whole;

	seal("text");
	whole = sealed.len;
	for (len = 0; len < whole; len += len < 200 ? 1 : 97) {
		sealed.len = len;
		assert_refused();
	}
	sealed.len = whole;
	buf_putc(&sealed, '\0');
	assert_refused();
}
END_TEST

START_TEST(costs_that_would_keep_the_machine_busy_are_refused_before_anything_is_tried)
{
	static const struct { int at; unsigned char number[4]; } forged[] = {
		{ AT_PASSES, { 11, 0, 0, 0 } }, { AT_PASSES, { 0, 0, 0, 0 } }, { AT_PASSES, { 255, 255, 255, 255 } }, { AT_MEMORY, { 1, 0, 16, 0 } },
		{ AT_MEMORY, { 7, 0, 0, 0 } }, { AT_MEMORY, { 0, 0, 0, 128 } }, { AT_MEMORY, { 255, 255, 255, 255 } },
	};

	seal("text");
	memcpy(sealed.bytes + forged[_i].at, forged[_i].number, 4);
	ck_assert_int_eq(secret_check(&sealed, "name", &err), -1);
	ck_assert(says("the file is damaged"));
	ck_assert_ptr_null(secret_open(&sealed, "name", PASSPHRASE, &err));
}
END_TEST

START_TEST(the_least_and_the_highest_costs_there_may_be_are_no_damage)
{
	static const struct { unsigned char passes[4], memory[4]; } costs[] = { { { 1, 0, 0, 0 }, { 8, 0, 0, 0 } }, { { 10, 0, 0, 0 }, { 0, 0, 16, 0 } } };
	size_t i;

	seal("text");
	for (i = 0; i < sizeof(costs) / sizeof(costs[0]); i++) {
		memcpy(sealed.bytes + AT_PASSES, costs[i].passes, 4);
		memcpy(sealed.bytes + AT_MEMORY, costs[i].memory, 4);
		ck_assert_msg(secret_check(&sealed, "name", &err) == 0, "%s", err.text);
	}
}
END_TEST

/* Words that stand nowhere in this program as they are looked for. */
enum { SECRET_LEN = 40 };
static char
letter_of_secret(size_t i)
{
	return (char)('a' + (i * 7 + 3) % 26);
}

static bool
holds_secret(const char *at, size_t len)
{
	size_t i, k;

	for (i = 0; i + SECRET_LEN <= len; i++) {
		for (k = 0; k < SECRET_LEN && at[i + k] == letter_of_secret(k); k++)
			continue;
		if (k == SECRET_LEN)
			return true;
	}
	return false;
}

/* Whether these words stand anywhere in the memory of this process that can be written to, be it in use or not; without taking any, which might cover them. */
static bool
memory_holds_secret(void)
{
	static char maps[1 << 16], page[1 << 12];
	const int list = open("/proc/self/maps", O_RDONLY), memory = open("/proc/self/mem", O_RDONLY);
	const char *line = maps;
	size_t len = 0;
	ssize_t got;
	bool found = false;

	ck_assert(list >= 0 && memory >= 0);
	while (len < sizeof(maps) - 1 && (got = read(list, maps + len, sizeof(maps) - 1 - len)) > 0)
		len += (size_t)got;
	maps[len] = '\0';
	for (; !found && *line != '\0'; line = strchr(line, '\n') != NULL ? strchr(line, '\n') + 1 : "") {
		unsigned long from, to;
		char mode[8];

		/* The sanitizers' own are larger. */
		if (sscanf(line, "%lx-%lx %7s", &from, &to, mode) != 3 || mode[1] != 'w' || to - from > 1UL << 28)
			continue;
		for (; from < to && !found; from += sizeof(page) - SECRET_LEN)
			found = (got = pread(memory, page, sizeof(page), (off_t)from)) > 0 && holds_secret(page, (size_t)got);
	}
	close(list);
	close(memory);
	return found;
}

START_TEST(once_it_is_sealed_a_text_stands_nowhere_in_memory_and_trying_a_passphrase_leaves_none_either)
{
	struct secret *again;
	size_t i;

	/* So far in that what frees memory does not write over it. */
	for (i = 0; i < 2000; i++)
		buf_putc(&sealed, i >= 1000 && i < 1000 + SECRET_LEN ? letter_of_secret(i - 1000) : '.');
	ck_assert(memory_holds_secret());
	ck_assert_int_eq(secret_seal(secret, &sealed, &err), 0);
	ck_assert(!memory_holds_secret());
	again = secret_open(&sealed, "name", PASSPHRASE, &err);
	ck_assert_msg(again != NULL, "%s", err.text);
	ck_assert(!memory_holds_secret());
	secret_free(again);
}
END_TEST

START_TEST(the_same_text_is_never_sealed_to_the_same_bytes)
{
	seal("text");
	buf_add(&bytes, sealed.bytes, sealed.len);
	seal("text");
	ck_assert_mem_ne(bytes.bytes + 44, sealed.bytes + 44, 24);
	ck_assert_mem_ne(bytes.bytes + 68, sealed.bytes + 68, 64);
}
END_TEST

START_TEST(the_size_does_not_tell_how_much_is_in_it)
{
	size_t size, len;

	seal("");
	size = sealed.len;
	for (len = 1; len < 16384; len += 1021) {
		buf_reset(&sealed);
		while (sealed.len < len)
			buf_putc(&sealed, 'x');
		ck_assert_int_eq(secret_seal(secret, &sealed, &err), 0);
		ck_assert_uint_eq(sealed.len, size);
		ck_assert_int_eq(secret_unseal(secret, "name", &sealed, &err), 0);
		ck_assert_uint_eq(sealed.len, len);
	}
}
END_TEST

START_TEST(no_audit_is_taken_for_sealed)
{
	audit_write(audit, &text);
	ck_assert(!secret_is_sealed(&text));
	buf_reset(&text);
	ck_assert(!secret_is_sealed(&text));
	buf_puts(&text, "close");
	ck_assert(!secret_is_sealed(&text));
}
END_TEST

/* ---- In the store ------------------------------------------------------------------------------------------- */

static void
set_passphrase(void)
{
	struct store_cost cost = { CHEAP.passes, CHEAP.memory };

	store_list_clear(&changed);
	ck_assert_msg(store_set_passphrase(store, PASSPHRASE, &cost, &changed, &err) == 0, "%s", err.text);
}

static enum store_loaded
load(void)
{
	struct complaints found = { 0 };
	enum store_loaded loaded = store_load(store, audit, &found, &err);

	complaints_clear(&found);
	return loaded;
}

static bool
is_sealed(const char *name)
{
	buf_reset(&text);
	home_text(&home, name, &text);
	return secret_is_sealed(&text);
}

static bool
is_locked(void)
{
	bool locked;

	ck_assert_int_eq(store_is_locked(store, &locked, &err), 0);
	return locked;
}

static void
unlock(void)
{
	ck_assert_msg(store_unlock(store, PASSPHRASE, &err) == 0, "%s", err.text);
}

/* An open audit, a past one, and one moved aside, all sealed. */
static void
lock_all_kinds(void)
{
	open_store();
	save();
	ck_assert_int_eq(store_start_anew(store, &err), 0);
	save();
	home_put(&home, "audit.unreadable-1.json", "no audit");
	set_passphrase();
}

START_TEST(setting_a_passphrase_seals_every_file_of_answers_in_the_folder)
{
	lock_all_kinds();
	ck_assert_uint_eq(changed.count, 3);
	ck_assert(is_sealed("audit.json") && is_sealed("past/2026-11-22T10-00-00Z.json") && is_sealed("audit.unreadable-1.json"));
	ck_assert_uint_eq(home_mode(&home, "audit.json"), 0600);
	ck_assert_uint_eq(home_mode(&home, "passphrase"), 0600);
}
END_TEST

START_TEST(a_locked_audit_is_neither_loaded_nor_saved_nor_moved_without_the_passphrase)
{
	lock_all_kinds();
	open_store();
	ck_assert(is_locked());
	ck_assert_int_eq(load(), STORE_FAILED);
	ck_assert(says("locked with a passphrase"));
	ck_assert_int_eq(store_save(store, audit, &err), -1);
	ck_assert(is_sealed("audit.json"));
	ck_assert_int_eq(store_unlock(store, OTHER, &err), -1);
	ck_assert_int_eq(load(), STORE_FAILED);
	ck_assert(is_sealed("audit.json") && !home_has(&home, "audit.unreadable-2.json"));
}
END_TEST

START_TEST(with_the_passphrase_it_is_read_and_saved_and_stays_sealed)
{
	lock_all_kinds();
	open_store();
	unlock();
	ck_assert(!is_locked());
	ck_assert_int_eq(load(), STORE_RESUMED);
	ck_assert(audit_chose(audit, 0, kit_option(pack, "q", "a")));
	save();
	ck_assert(is_sealed("audit.json"));
}
END_TEST

START_TEST(one_begun_anew_is_locked_from_its_first_answer)
{
	lock_all_kinds();
	ck_assert_int_eq(store_start_anew(store, &err), 0);
	ck_assert(is_sealed("past/2026-11-22T10-00-00Z-2.json"));
	open_store();
	ck_assert(is_locked());
	unlock();
	ck_assert_int_eq(load(), STORE_NEW);
	save();
	ck_assert(is_sealed("audit.json"));
}
END_TEST

START_TEST(a_kill_while_locking_loses_nothing_and_locking_again_goes_on)
{
	struct store_cost cost = { 0 };

	open_store();
	save();
	home_text(&home, "audit.json", &text);
	set_passphrase();
	/* As if killed before the audit was sealed. */
	home_put(&home, "audit.json", buf_text(&text));
	open_store();
	ck_assert(is_locked());
	unlock();
	ck_assert_int_eq(load(), STORE_RESUMED);
	store_list_clear(&changed);
	ck_assert_int_eq(store_set_passphrase(store, PASSPHRASE, &cost, &changed, &err), 0);
	ck_assert_uint_eq(changed.count, 1);
	ck_assert(is_sealed("audit.json"));
}
END_TEST

START_TEST(taking_the_passphrase_away_gives_back_the_same_bytes)
{
	open_store();
	save();
	home_text(&home, "audit.json", &bytes);
	set_passphrase();
	open_store();
	unlock();
	store_list_clear(&changed);
	ck_assert_int_eq(store_drop_passphrase(store, PASSPHRASE, &changed, &err), 0);
	ck_assert_str_eq(home_text(&home, "audit.json", &text), buf_text(&bytes));
	ck_assert(!home_has(&home, "passphrase"));
	ck_assert(!is_locked());
}
END_TEST

START_TEST(one_that_does_not_open_is_named_and_keeps_the_rest_locked_until_it_is_gone)
{
	lock_all_kinds();
	home_text(&home, "audit.unreadable-1.json", &text);
	text.bytes[100] ^= 1;
	buf_reset(&bytes);
	buf_add(&bytes, text.bytes, text.len);
	put_bytes("audit.unreadable-1.json", &bytes);
	open_store();
	unlock();
	store_list_clear(&changed);
	ck_assert_int_eq(store_drop_passphrase(store, PASSPHRASE, &changed, &err), -1);
	ck_assert(says("audit.unreadable-1.json"));
	ck_assert_uint_eq(changed.count, 2);
	ck_assert(home_has(&home, "passphrase") && is_sealed("audit.unreadable-1.json"));
}
END_TEST

START_TEST(a_damaged_file_is_told_and_neither_moved_nor_changed)
{
	bool locked;

	lock_all_kinds();
	home_text(&home, "audit.json", &text);
	text.bytes[3] ^= 4;
	put_bytes("audit.json", &text);
	open_store();
	ck_assert_int_eq(store_is_locked(store, &locked, &err), -1);
	ck_assert(says("the passphrase is wrong, or the file is damaged"));
	ck_assert_int_eq(load(), STORE_FAILED);
	buf_reset(&bytes);
	home_text(&home, "audit.json", &bytes);
	ck_assert_uint_eq(bytes.len, text.len);
	ck_assert_mem_eq(bytes.bytes, text.bytes, text.len);
}
END_TEST

START_TEST(forgetting_everything_forgets_the_passphrase_too)
{
	lock_all_kinds();
	store_list_clear(&changed);
	ck_assert_int_eq(store_forget(store, true, &changed, &err), 0);
	ck_assert_int_eq(home_count(&home), -1);
}
END_TEST

START_TEST(forgetting_the_only_audit_forgets_its_passphrase_and_past_ones_keep_theirs)
{
	open_store();
	save();
	set_passphrase();
	ck_assert_int_eq(store_start_anew(store, &err), 0);
	store_list_clear(&changed);
	ck_assert_int_eq(store_forget(store, false, &changed, &err), 0);
	ck_assert(home_has(&home, "passphrase"));
	ck_assert_int_eq(unlink(home_path(&home, "past/2026-11-22T10-00-00Z.json")), 0);
	store_list_clear(&changed);
	ck_assert_int_eq(store_forget(store, false, &changed, &err), 0);
	ck_assert(!home_has(&home, "passphrase"));
}
END_TEST

START_TEST(a_locked_file_that_somebody_named_opens_with_its_passphrase)
{
	struct store_options options = { .now = home_now(), .answers = NULL };

	open_store();
	save();
	set_passphrase();
	options.answers = home_path(&home, "audit.json");
	store_close(store);
	store = store_open(&home.paths, &options, &err);
	ck_assert_ptr_nonnull(store);
	ck_assert(is_locked());
	unlock();
	ck_assert_int_eq(load(), STORE_RESUMED);
	save();
	ck_assert(is_sealed("audit.json"));
}
END_TEST

static void
add_sealing(TCase *tests)
{
	tcase_add_test(tests, what_was_sealed_is_not_to_be_read_and_comes_back_with_the_passphrase);
	tcase_add_test(tests, another_passphrase_and_damage_give_the_same_message);
	tcase_add_test(tests, a_byte_changed_anywhere_is_refused_and_never_makes_it_look_like_an_audit);
	tcase_add_test(tests, a_file_cut_short_or_made_longer_is_refused);
	tcase_add_loop_test(tests, costs_that_would_keep_the_machine_busy_are_refused_before_anything_is_tried, 0, 7);
	tcase_add_test(tests, the_least_and_the_highest_costs_there_may_be_are_no_damage);
	tcase_add_test(tests, once_it_is_sealed_a_text_stands_nowhere_in_memory_and_trying_a_passphrase_leaves_none_either);
	tcase_add_test(tests, the_same_text_is_never_sealed_to_the_same_bytes);
	tcase_add_test(tests, the_size_does_not_tell_how_much_is_in_it);
	tcase_add_test(tests, no_audit_is_taken_for_sealed);
}

Suite *
suite_secret(void)
{
	Suite *suite = suite_create("secret");
	TCase *tests = tcase_create("secret");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_set_timeout(tests, 120);
	add_sealing(tests);
	tcase_add_test(tests, setting_a_passphrase_seals_every_file_of_answers_in_the_folder);
	tcase_add_test(tests, a_locked_audit_is_neither_loaded_nor_saved_nor_moved_without_the_passphrase);
	tcase_add_test(tests, with_the_passphrase_it_is_read_and_saved_and_stays_sealed);
	tcase_add_test(tests, one_begun_anew_is_locked_from_its_first_answer);
	tcase_add_test(tests, a_kill_while_locking_loses_nothing_and_locking_again_goes_on);
	tcase_add_test(tests, taking_the_passphrase_away_gives_back_the_same_bytes);
	tcase_add_test(tests, one_that_does_not_open_is_named_and_keeps_the_rest_locked_until_it_is_gone);
	tcase_add_test(tests, a_damaged_file_is_told_and_neither_moved_nor_changed);
	tcase_add_test(tests, forgetting_everything_forgets_the_passphrase_too);
	tcase_add_test(tests, forgetting_the_only_audit_forgets_its_passphrase_and_past_ones_keep_theirs);
	tcase_add_test(tests, a_locked_file_that_somebody_named_opens_with_its_passphrase);
	suite_add_tcase(suite, tests);
	return suite;
}
