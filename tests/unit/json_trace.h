/* json_trace.h - what the JSON reader hands out for a document, as one line of text, for the tests to compare. */
#ifndef CLOSEKNIT_JSON_TRACE_H
#define CLOSEKNIT_JSON_TRACE_H

#include "closeknit/base.h"

/*
 * json_trace(reader, out, json, len): read the document and write its tokens: { } [ ] k"key" "string" number true false null, a blank between
 * two, and at last "end" or "fault LINE:COLUMN words".  The bytes are copied to memory that ends where they do, so that a checker sees a read beyond.
 */
const char *json_trace(struct json_reader *, struct buf *out, const char *json, size_t len);

#endif
