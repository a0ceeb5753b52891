/* kit.h - what the fuzzers share: promises that end the program when broken, a pack to stand on, texts that must be fit to show. */
#ifndef CLOSEKNIT_FUZZ_KIT_H
#define CLOSEKNIT_FUZZ_KIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct complaints;
struct err;
struct pack;
struct sitting;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* require(holds): a broken promise ends the program, so that the fuzzer keeps the input. */
void require(bool holds);
/* kit_pack(): tests/packs/example.json, read once; the fuzzers start in the project's folder. */
const struct pack *kit_pack(void);
/* kit_copy(data, size): a copy exactly as large, so that a sanitizer sees a read beyond it; yours to free. */
char *kit_copy(const uint8_t *data, size_t size);
/* kit_require_fit(text, len, ends): nothing in it that a terminal would obey: no control character but LF (if `ends`), no override, all UTF-8. */
void kit_require_fit(const char *text, size_t len, bool ends);
/* kit_require_told(found, err, failed): complaints fit to show and in order, and an error if and only if it failed. */
void kit_require_told(const struct complaints *, const struct err *, bool failed);
/* kit_sitting(): one that keeps nothing, over kit_pack; what it is asked to write fails, as there is no such folder. */
struct sitting *kit_sitting(void);

#endif
