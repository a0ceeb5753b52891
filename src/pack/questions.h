/* questions.h - inside pack: a question's options, handed from questions.c to options.c. */
#ifndef CLOSEKNIT_QUESTIONS_H
#define CLOSEKNIT_QUESTIONS_H

#include "fields.h"

/* A kind that was complained of: neither "one" nor "many". */
enum { KIND_BROKEN = 255 };

/*
 * options_read(reading, list, question, row): read the options of what will be row `question`, whose other keys are in *row; fills option_count,
 * least and max there.  Returns how many options a question repeated over it is asked for: all but the exclusive ones.
 */
uint32_t options_read(struct reading *, const struct node *list, uint32_t question, struct pack_question *row);
/* question_read(reading, node, topic): read one question and add its row, whatever is wrong with it. */
void question_read(struct reading *, const struct node *node, uint32_t topic);

#endif
