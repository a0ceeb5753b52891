/* html_escape.c - escaping for HTML, and which addresses and languages get into it; what is made of them is html.c's. */
#include "export/html_escape.h"

#include <string.h>

#include <closeknit/base.h>

/* What stands for a character that would be markup. */
static const char *
entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return "&#39;";
	}
}

void
html_put_text(struct buf *out, const char *text, size_t len)
{
	static const char special[] = "&<>\"'";
	size_t from = 0, i;

	for (i = 0; i < len; i++) {
		if (text[i] == '\0' || strchr(special, text[i]) == NULL)
			continue;
		text_show(out, text + from, i - from);
		buf_puts(out, entity(text[i]));
		from = i + 1;
	}
	text_show(out, text + from, len - from);
}

void
html_puts(struct buf *out, const char *text)
{
	html_put_text(out, text, strlen(text));
}

void
html_put_attribute(struct buf *out, const char *name, const char *value)
{
	if (value == NULL)
		return;
	buf_putc(out, ' ');
	buf_puts(out, name);
	buf_puts(out, "=\"");
	html_puts(out, value);
	buf_putc(out, '"');
}

bool
html_is_address(const char *url)
{
	static const char *const schemes[] = { "https://", "tel:", "mailto:" };
	size_t i, len;

	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		len = strlen(schemes[i]);
		if (strncmp(url, schemes[i], len) == 0 && url[len] != '\0' && strpbrk(url, " \t\r\n\"<>\\^`{|}") == NULL)
			return true;
	}
	return false;
}

bool
html_is_language(const char *tag)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";

	return tag[0] != '\0' && strspn(tag, allowed) == strlen(tag);
}

/* Whether the tag has that part, between "-" or the ends. */
static bool
has_part(const char *tag, const char *part)
{
	size_t len = strlen(part);
	const char *at = tag;

	while (at != NULL) {
		if (strncmp(at, part, len) == 0 && (at[len] == '\0' || at[len] == '-'))
			return true;
		at = strchr(at, '-');
		if (at != NULL)
			at++;
	}
	return false;
}

bool
html_is_rtl(const char *tag)
{
	static const char *const scripts[] = { "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg" };
	static const char *const languages[] = { "ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi" };
	size_t len = strcspn(tag, "-"), i;

	for (i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++)
		if (has_part(tag, scripts[i]))
			return true;
	if (has_part(tag, "Latn") || has_part(tag, "Cyrl"))
		return false;
	for (i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
		if (strlen(languages[i]) == len && strncmp(tag, languages[i], len) == 0)
			return true;
	return false;
}

void
html_put_language(struct buf *out, const char *language, const char *around)
{
	if (language == NULL || !html_is_language(language))
		return;
	html_put_attribute(out, "lang", language);
	if (html_is_rtl(language) != html_is_rtl(around))
		html_put_attribute(out, "dir", html_is_rtl(language) ? "rtl" : "ltr");
}
