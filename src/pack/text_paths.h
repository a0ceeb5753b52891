/* text_paths.h - inside pack: every text that a translation can replace, by its path. */
#ifndef CLOSEKNIT_TEXT_PATHS_H
#define CLOSEKNIT_TEXT_PATHS_H

#include "model.h"

/* One text: "/topics/audience/title". */
struct text_path {
	uint32_t path;	    /* [texts of the model it was listed in] */
	uint32_t text;	    /* [texts of the pack] */
	bool may_item;	    /* "{item}" may stand in it */
	bool is_help;	    /* of the help page or a contact */
	bool is_fixed;	    /* of what an overlay may not change: all but the wording of topics, actions and messages */
	bool is_translated; /* for who reads the translation: false to begin with */
};

/* text_paths_list(pack, model, paths): add a struct text_path for each text, and each path as a name of scope 0 whose row is that of `paths`. */
void text_paths_list(const struct pack *, struct model *, struct table *paths);

#endif
