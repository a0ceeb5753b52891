/* breaks.h - inside pdf: where a line may not end. */
#ifndef CLOSEKNIT_PDF_BREAKS_H
#define CLOSEKNIT_PDF_BREAKS_H

#include <stddef.h>

#include <pango/pangocairo.h>

/* breaks_of_text(list, text, len): a single fact (facts/plain-english.md L12), what a text ends with in brackets and what is to be typed ("--large-print") stay on one line. */
void breaks_of_text(PangoAttrList *, const char *text, size_t len);
/* breaks_of_address(list, text, len, fits): DESIGN.md 7: a longer address breaks after "/", "?" or "&"; `fits` is how many characters a line surely holds. */
void breaks_of_address(PangoAttrList *, const char *text, size_t len, size_t fits);

#endif
