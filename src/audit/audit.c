/* audit.c - an audit's life: made, emptied, freed; what it holds is put in by answer.c, mark.c and read.c. */
#include <closeknit/audit.h>

#include <stdlib.h>
#include <string.h>

#include <closeknit/pack.h>

#include "audit/inside.h"

struct audit *
audit_new(const struct pack *pack, struct err *err)
{
	struct audit *audit = calloc(1, sizeof(*audit));

	if (audit == NULL)
		goto fail;
	audit->pack = pack;
	if ((audit->answers = calloc(pack->item_count != 0 ? pack->item_count : 1, sizeof(*audit->answers))) == NULL)
		goto fail;
	if ((audit->chosen = malloc(CHOSEN_MIN * sizeof(*audit->chosen))) == NULL)
		goto fail;
	audit->chosen_cap = CHOSEN_MIN;
	audit_reset(audit);
	return audit;

fail:
	audit_free(audit);
	err_memory(err);
	return NULL;
}

void
audit_free(struct audit *audit)
{
	if (audit == NULL)
		return;
	rest_clear(audit);
	free(audit->rest);
	free(audit->answers);
	free(audit->chosen);
	free(audit->marks);
	json_reader_free(audit->reader);
	free(audit);
}

void
audit_reset(struct audit *audit)
{
	memset(audit->answers, 0, audit->pack->item_count * sizeof(*audit->answers));
	rest_clear(audit);
	audit->serial = audit->pack->serial;
	audit->started = audit->updated = 0;
	audit->chosen_count = audit->mark_count = 0;
	audit->at = PACK_NONE;
	audit->renamed = audit->gone = 0;
}

bool
audit_passed(const struct audit *audit, uint32_t item)
{
	const struct audit_answer *answer = &audit->answers[item];
	size_t i;

	if (answer->given || answer->later || answer->kept != 0)
		return false;
	if (audit->at != PACK_NONE)
		return item < audit->at;
	for (i = 0; i < audit->rest_count; i++)
		if (audit->rest[i].section == REST_AT)
			return false;
	return true;
}
