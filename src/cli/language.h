/* language.h - the languages a checklist can be had in, and speaking one. */
#ifndef CLOSEKNIT_CLI_LANGUAGE_H
#define CLOSEKNIT_CLI_LANGUAGE_H

#include "sitting/sitting.h"

struct cli;
struct language_list;

/* language_speak(tag): what the program itself says is in that language from now on, where there is a catalogue; NULL: as the environment has it. */
void language_speak(const char *tag);
/* language_of_pages(cli, pack): what the program itself says on paper, and in whatever else a document is written as, is in the language of --lang, else the checklist's, never the environment's (DESIGN.md 7). */
void language_of_pages(const struct cli *, const struct pack *);
/* A folder may hold other files: so many translations are looked at. */
enum { LANGUAGES_MAX = 40 };
/* language_beside(path, folder, found): the names, each to free, of what may be translations, as TAG.json, beside the file `path`; in order.  `folder`, empty, becomes theirs, with its slash; failed: no memory, and not all are there.  How many. */
size_t language_beside(const char *path, struct buf *folder, char *found[LANGUAGES_MAX]);

/* language_list_new(pack, err): the checklist's own language alone.  NULL if no memory. */
struct language_list *language_list_new(const struct pack *, struct err *);
/*
 * language_list_look(list, pack, place, err): add the translations that lie beside the checklist's file `path` as TAG.json (DESIGN.md 4), those whose help page is whole; those of an overlay are
 * filled up from what lies beside `base`, the checklist it extends.  Either path may be NULL.  Borrows the pack, whose words the list sets from now on.  0, or -1: no memory, and some may be missing.
 */
struct language_place { const char *path, *base; };
int language_list_look(struct language_list *, struct pack *, const struct language_place *, struct err *);
/* language_list_free(list): the pack is in its own language again. */
void language_list_free(struct language_list *);
/* language_list_shown(list): for a sitting to choose from; borrowed. */
struct sitting_languages *language_list_shown(struct language_list *);
/* language_list_problems(list): files that cannot be used and why, on one line; "" if there are none; borrowed. */
const char *language_list_problems(const struct language_list *);
/* language_list_use(list, tag): the checklist in that language, or one near it.  False if there is none: it stays as it is. */
bool language_list_use(struct language_list *, const char *tag);
/* language_list_speak(languages, row, err): for sitting_options.speak: the checklist and the program in that language. */
int language_list_speak(struct sitting_languages *, size_t row, struct err *);

#endif
