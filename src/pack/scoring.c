/* scoring.c - a pack's bands. */
#include "fields.h"

enum { SCORING_CRITICAL, SCORING_BANDS };
static const struct field scoring_fields[] = {
	[SCORING_CRITICAL] = FIELD_OF("critical_band", FIELD_TEXT, FIELD_MUST, FIELD_NOWHERE),
	[SCORING_BANDS] = FIELD_OF("bands", FIELD_LIST, FIELD_MUST | FIELD_FULL, FIELD_NOWHERE),
};
static const struct shape scoring_shape = SHAPE("\"scoring\"", false, scoring_fields);

enum { BAND_FROM, BAND_ID };
static const struct field band_fields[] = {
	[BAND_FROM] = FIELD_NUMBER("from", FIELD_MUST, offsetof(struct pack_band, from), sizeof(int32_t), 0, 100),
	[BAND_ID] = FIELD_OF("id", FIELD_ID, FIELD_MUST, offsetof(struct pack_band, id)),
	FIELD_OF("label", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_band, label)),
	FIELD_OF("advice", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_band, advice)),
};
static const struct shape band_shape = SHAPE("band", false, band_fields);

static const struct place_of bands = { SCOPE_BAND, "band" };

/* Bands rise strictly from 0 (DESIGN.md 4).  `last`: the `from` before, -1 for the first; moved on. */
static void
check_from(struct reading *reading, const struct object *object, const struct pack_band *row, int32_t *last)
{
	const struct node *node = object->found[BAND_FROM];

	if (node == NULL)
		return;
	if (*last < 0 && row->from != 0)
		reading_error(reading, tree_at(&reading->tree, node), "from %d of the first %s; expected 0", (int)row->from,
		    object_label(reading, &band_shape, object->node).text);
	else if (row->from <= *last)
		reading_error(reading, tree_at(&reading->tree, node), "from %d of %s does not rise; expected more than the %d before it",
		    (int)row->from, object_label(reading, &band_shape, object->node).text, (int)*last);
	*last = row->from;
}

void
scoring_read(struct reading *reading, const struct node *scoring)
{
	struct object object = { .shape = &scoring_shape, .node = scoring };
	const struct node *node, *critical;
	int32_t last = -1;

	if (scoring == NULL || !object_read(reading, &object, NULL))
		return;
	node = node_first(object.found[SCORING_BANDS]);
	for (; node != NULL && !reading->model.failed; node = node_next(node)) {
		struct object band = { .shape = &band_shape, .node = node };
		struct pack_band row = { 0 };

		if (object_read(reading, &band, &row)) {
			if (band.found[BAND_ID] != NULL)
				reading_register(reading, bands, row.id, reading->model.bands.count, tree_at(&reading->tree, band.found[BAND_ID]));
			check_from(reading, &band, &row, &last);
		}
		(void)table_add(&reading->model.bands, &row, &reading->model.failed);
	}
	if ((critical = object.found[SCORING_CRITICAL]) != NULL)
		reading->head.critical_band = reading_refer(reading, bands, tree_text(&reading->tree, critical), tree_at(&reading->tree, critical),
		    "\"critical_band\" of \"scoring\"");
}
