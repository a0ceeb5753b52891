/* json_parts.h - pieces of JSON that a score and a plan have in common. */
#ifndef CLOSEKNIT_JSON_PARTS_H
#define CLOSEKNIT_JSON_PARTS_H

struct json_out;
struct score;

/* export_standing(out, score): the keys "score" to "of", inside an object that is open. */
void export_standing(struct json_out *, const struct score *);

#endif
