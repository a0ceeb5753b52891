/* say.h - what the program itself says: gettext's short names.  Complaints about files stay English and do not use it. */
#ifndef CLOSEKNIT_SAY_H
#define CLOSEKNIT_SAY_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)

/* say_take_no_path(): before the locale is set: a path in LANGUAGE is dropped, since gettext would take its sentences from that file, and what they hold is never looked at. */
void say_take_no_path(void);
/* say_begin(): once the locale is set: translations beside the program, while it is built or carried on a stick, else where it was installed to. */
void say_begin(void);

#endif
