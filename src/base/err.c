/* err.c - errors as values: worded, given their place; printing them is cli's work. */
#include "closeknit/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "gate.h"
#include "say.h"

/* Room to word an error before the gate: an escape it shows as U+001B grows sixfold, so more than ERR_MAX is never used. */
enum { DRAFT_MAX = ERR_MAX * 2 };

int
err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
	char draft[DRAFT_MAX];
	va_list args;

	if (err == NULL)
		return -1;
	va_start(args, format);
	if (vsnprintf(draft, sizeof(draft), format, args) < 0)
		draft[0] = '\0';
	va_end(args);
	err->kind = kind;
	gate_text(err->text, sizeof(err->text), draft, strlen(draft));
	return -1;
}

int
err_prefix(struct err *err, const char *format, ...)
{
	char draft[DRAFT_MAX];
	char message[ERR_MAX];
	size_t used;
	va_list args;

	if (err == NULL)
		return -1;
	va_start(args, format);
	if (vsnprintf(draft, sizeof(draft), format, args) < 0)
		draft[0] = '\0';
	va_end(args);
	memcpy(message, err->text, sizeof(message));
	used = gate_text(err->text, sizeof(err->text), draft, strlen(draft));
	used += gate_text(err->text + used, sizeof(err->text) - used, ": ", 2);
	gate_text(err->text + used, sizeof(err->text) - used, message, strlen(message));
	return -1;
}

int
err_memory(struct err *err)
{
	return err_set(err, ERR_MEMORY, "%s", _("there is no memory left; close other programs and try again"));
}
