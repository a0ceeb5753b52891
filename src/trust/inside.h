/* inside.h - what the files of trust share: strict base64, and how minisign's lines begin. */
#ifndef CLOSEKNIT_TRUST_INSIDE_H
#define CLOSEKNIT_TRUST_INSIDE_H

#include "trust/trust.h"

#define TRUST_COMMENT "untrusted comment: "
#define TRUST_SIGNED_COMMENT "trusted comment: "
enum { TRUST_COMMENT_LEN = sizeof(TRUST_COMMENT) - 1, TRUST_SIGNED_COMMENT_LEN = sizeof(TRUST_SIGNED_COMMENT) - 1 };

/* trust_base64(text, text_len, out, len): exactly `len` bytes in padded base64 that could not be written otherwise (RFC 4648 3.5).  0 or -1. */
int trust_base64(const char *text, size_t text_len, unsigned char *out, size_t len);

#endif
