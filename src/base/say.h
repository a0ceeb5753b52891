/* say.h - what the program itself says: gettext's short names.  Complaints about files stay English and do not use it. */
#ifndef CLOSEKNIT_SAY_H
#define CLOSEKNIT_SAY_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)

#endif
