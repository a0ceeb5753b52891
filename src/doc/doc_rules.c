/* doc_rules.c - which addresses and languages a document may hold, and which way a language goes: the same for whoever reads, writes or draws it. */
#include <closeknit/doc.h>

#include <string.h>

/* The longest address: more than any browser is sure to take [bytes]. */
enum { URL_MAX = 2000 };

bool
doc_is_address(const char *text, size_t len)
{
	static const char *const schemes[] = { "https://", "tel:", "mailto:" };
	size_t i;

	for (i = 0; i < len; i++)
		if (text[i] <= ' ' || text[i] >= 0x7F || strchr("\"<>\\^`{|}", text[i]) != NULL)
			return false;
	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		const size_t scheme = strlen(schemes[i]);

		if (len > scheme && memcmp(text, schemes[i], scheme) == 0)
			return len <= URL_MAX;
	}
	return false;
}

bool
doc_is_language(const char *tag, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		const bool letter = (tag[i] >= 'a' && tag[i] <= 'z') || (tag[i] >= 'A' && tag[i] <= 'Z');
		const bool digit = tag[i] >= '0' && tag[i] <= '9';

		if (!letter && (i == 0 || !(digit || (tag[i] == '-' && tag[i - 1] != '-'))))
			return false;
	}
	return len >= 2 && tag[len - 1] != '-';
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
doc_is_rtl(const char *tag)
{
	static const char *const scripts[] = { "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg" };
	static const char *const languages[] = { "ar", "arc", "ckb", "dv", "fa", "he", "ks", "pnb", "prs", "ps", "sd", "ug", "ur", "yi" };
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
