/* json_parts.h - pieces of JSON that scores, plans and audits over time have in common. */
#ifndef CLOSEKNIT_JSON_PARTS_H
#define CLOSEKNIT_JSON_PARTS_H

#include <stdbool.h>
#include <stdint.h>

struct json_out;
struct score;

/* export_standing(out, score): the keys "score" to "of", inside an object that is open. */
void export_standing(struct json_out *, const struct score *);

/* export_points(out, key, known, points): a key of the open object and its points [hundredths of a point], or null where they are not known. */
void export_points(struct json_out *, const char *key, bool known, int64_t points);
/* export_count(out, key, count): a key of the open object and a whole number. */
void export_count(struct json_out *, const char *key, int64_t count);

#endif
