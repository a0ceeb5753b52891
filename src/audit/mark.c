/* mark.c - what was done, set aside or kept since; when a mark counts is the engine's. */
#include <closeknit/audit.h>

#include <stdlib.h>

#include <closeknit/pack.h>

#include "audit/inside.h"

static int
mark_reserve(struct audit *audit)
{
	const size_t cap = audit->mark_cap != 0 ? audit->mark_cap * 2 : 16;
	struct audit_mark *marks;

	if (audit->mark_count < audit->mark_cap)
		return 0;
	if ((marks = realloc(audit->marks, cap * sizeof(*marks))) == NULL)
		return -1;
	audit->marks = marks;
	audit->mark_cap = cap;
	return 0;
}

int
mark_add(struct audit *audit, struct audit_mark mark)
{
	if (mark_reserve(audit) != 0)
		return -1;
	audit->marks[audit->mark_count++] = mark;
	return 0;
}

int
audit_mark(struct audit *audit, struct audit_mark mark, struct err *err)
{
	if (mark_reserve(audit) != 0)
		return err_memory(err);
	audit_unmark(audit, mark.action, mark.option);
	mark.is_new = true;
	return mark_add(audit, mark);
}

bool
audit_unmark(struct audit *audit, uint32_t action, uint32_t option)
{
	const size_t before = audit->mark_count;
	size_t i, left = 0;

	for (i = 0; i < before; i++)
		if (audit->marks[i].action != action || audit->marks[i].option != option)
			audit->marks[left++] = audit->marks[i];
	audit->mark_count = left;
	return left != before;
}

const struct audit_mark *
audit_find_mark(const struct audit *audit, uint32_t action, uint32_t option, enum mark_kind kind)
{
	size_t i;

	for (i = 0; i < audit->mark_count; i++)
		if (audit->marks[i].action == action && audit->marks[i].option == option && audit->marks[i].kind == kind)
			return &audit->marks[i];
	return NULL;
}
