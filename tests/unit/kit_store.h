/* kit_store.h - a home with one answer in it, for the suites that open and save it: each that reads this in has its own, and uses what it needs of it. */
#ifndef UNIT_KIT_STORE_H
#define UNIT_KIT_STORE_H

#include <check.h>
#include <stdbool.h>
#include <string.h>

#include "kit_engine.h"
#include "kit_home.h"
#include "store/store.h"

static struct home home;
static struct pack *pack;
static struct audit *audit;
static struct store *store;
static struct err err;
static struct buf text;

static inline void
set_up(void)
{
	home_make(&home);
	pack = kit_pack((struct kit){ .topics = TOPIC("t", "1", ONE("q", "", OPT("a", ",'risk':1") "," OPT("b", ""))) });
	audit = audit_new(pack, NULL);
	ck_assert_ptr_nonnull(audit);
	ck_assert_int_eq(audit_choose(audit, 0, (uint32_t[]){ kit_option(pack, "q", "a") }, 1, NULL), 0);
	audit->started = audit->updated = home_now();
	err = (struct err){ 0 };
}

static inline void
tear_down(void)
{
	store_close(store);
	store = NULL;
	audit_free(audit);
	pack_free(pack);
	buf_clear(&text);
	home_remove(&home);
}

static inline struct store *
open_with(struct store_options options)
{
	options.now = home_now();
	return store_open(&home.paths, &options, &err);
}

static inline void
close_store(void)
{
	store_close(store);
	store = NULL;
}

/* Once more, where it is open. */
static inline void
open_store(void)
{
	close_store();
	store = open_with((struct store_options){ .no_save = false });
	ck_assert_msg(store != NULL, "%s", err.text);
}

static inline void
save(void)
{
	ck_assert_msg(store_save(store, audit, &err) == 0, "%s", err.text);
}

static inline bool
says(const char *words)
{
	return strstr(err.text, words) != NULL;
}

#endif
