/* doc_json.h - inside doc: the fields of the document as JSON knows them, one line each; writer and reader know no others. */
#ifndef CLOSEKNIT_DOC_JSON_H
#define CLOSEKNIT_DOC_JSON_H

#include <stddef.h>

#define DOC_FORMAT "closeknit-doc/1"

enum field_type {
	FIELD_KIND,	/* enum doc_kind, by name */
	FIELD_LEVEL,	/* int */
	FIELD_NUMBER,	/* uint32_t */
	FIELD_FLAG,	/* bool */
	FIELD_LINE,	/* const char * */
	FIELD_TEXT,	/* const char *, may hold line ends in a message */
	FIELD_URL,	/* const char *, https:, tel: or mailto: */
	FIELD_TAG,	/* const char *, BCP 47 */
	FIELD_DATE,	/* int32_t [days], DATE_NONE: none */
};

struct field {
	const char *name;	/* NULL ends a table */
	enum field_type type;
	size_t offset;		/* in its struct [bytes] */
};

/* Those of struct doc_block and of struct doc; the names by enum doc_kind. */
extern const struct field doc_block_fields[], doc_fields[];
enum { DOC_KINDS = 16 };
extern const char *const doc_kind_names[DOC_KINDS];

#endif
