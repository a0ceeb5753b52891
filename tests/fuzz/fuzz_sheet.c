/* fuzz_sheet.c - any bytes as the codes of a paper: nothing is ticked twice over, what is wrong is told fit to show, and the answers are ones that a walk could give. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/pack.h>
#include <closeknit/sheet.h>

#include "kit.h"
#include "sitting/sitting.h"

/* Each complaint in words. */
static void
tell(const struct sheet *sheet, const struct sheet_reading *reading)
{
	struct buf text = { 0 };
	size_t i;

	for (i = 0; i < reading->count; i++) {
		kit_require_fit(reading->complaints[i].text, strlen(reading->complaints[i].text), false);
		buf_reset(&text);
		sitting_put_complaint(sheet, &reading->complaints[i], &text);
		require(!text.failed && text.len > 0);
		kit_require_fit(buf_text(&text), text.len, false);
	}
	buf_clear(&text);
}

/* The boxes ticked, typed again, are the same. */
static void
retype(const struct sheet *sheet, const struct sheet_reading *reading)
{
	struct sheet_reading again = { 0 };
	struct err err = { 0 };
	struct buf text = { 0 };
	char code[SHEET_CODE_MAX];
	size_t box;

	sheet_head(sheet->pack, code);
	buf_puts(&text, code);
	for (box = 0; box < sheet->box_count; box++)
		if (reading->ticked[box]) {
			sheet_code(sheet, box, code);
			buf_puts(&text, code);
		}
	require(sheet_read(sheet, &again, buf_text(&text), text.len, &err) == 0);
	require(again.has_head && again.count == 0 && again.tick_count == reading->tick_count);
	require(memcmp(again.ticked, reading->ticked, sheet->box_count * sizeof(bool)) == 0);
	sheet_reading_clear(&again);
	buf_clear(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = kit_copy(data, size);
	struct sheet_reading reading = { 0 };
	struct err err = { 0 };
	struct sheet *sheet = sheet_new(kit_pack(), &err);
	struct audit *audit = audit_new(kit_pack(), &err), *back = audit_new(kit_pack(), &err);
	struct complaints found = { 0 };
	struct buf file = { 0 };

	require(sheet != NULL && audit != NULL && back != NULL);
	require(sheet_read(sheet, &reading, bytes, size, &err) == 0);
	tell(sheet, &reading);
	retype(sheet, &reading);
	require(sheet_answer(sheet, &reading, audit, &err) == 0);
	audit_write(audit, &file);
	require(audit_read(back, buf_text(&file), file.len, &found, &err) == 0 && found.count == 0);
	complaints_clear(&found);
	sheet_reading_clear(&reading);
	sheet_free(sheet);
	audit_free(audit);
	audit_free(back);
	buf_clear(&file);
	free(bytes);
	return 0;
}
