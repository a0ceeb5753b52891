/* values.h - inside pack: which texts are addresses, language tags, dates. */
#ifndef CLOSEKNIT_VALUES_H
#define CLOSEKNIT_VALUES_H

#include <stdbool.h>

/* value_is_url(text): an https address with a host and no user name, ASCII, without blanks (RFC 3986), at most 2000 bytes. */
bool value_is_url(const char *text);
/* value_is_tag(text): a language tag in the form of BCP 47: "en", "en-GB", "zh-Hant-TW". */
bool value_is_tag(const char *text);
/* value_is_date(text): YYYY, YYYY-MM or YYYY-MM-DD, of the calendar. */
bool value_is_date(const char *text);

#endif
