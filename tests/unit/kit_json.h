/* kit_json.h - a reader and a buffer, for the suites that hold what is read against its trace: each that reads this in has its own. */
#ifndef UNIT_KIT_JSON_H
#define UNIT_KIT_JSON_H

#include <check.h>
#include <string.h>

#include "json_trace.h"

/* Each test has a reader and a buffer of its own. */
static struct json_reader *reader;
static struct buf out;

static void
begin(void)
{
	reader = json_reader_new(NULL);
	ck_assert_ptr_nonnull(reader);
}

static void
end(void)
{
	json_reader_free(reader);
	buf_clear(&out);
}

static const char *
trace(const char *json)
{
	return json_trace(reader, &out, json, strlen(json));
}

#endif
