/* inside.h - inside guard: the two halves of giving up rights, and what a build for testing leaves out. */
#ifndef CLOSEKNIT_GUARD_INSIDE_H
#define CLOSEKNIT_GUARD_INSIDE_H

#include "guard/guard.h"

/* The leak sanitizer traces its own process, so a build with it cannot give that up; only builds for testing are made so. */
#if defined(__SANITIZE_ADDRESS__)
#define GUARD_IS_TRACED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GUARD_IS_TRACED 1
#endif
#endif
#ifndef GUARD_IS_TRACED
#define GUARD_IS_TRACED 0
#endif

/* A build that counts which lines ran writes its counts beside the objects. */
#ifdef CLOSEKNIT_COVERAGE
#define GUARD_IS_COUNTED 1
#else
#define GUARD_IS_COUNTED 0
#endif

/*
 * network_refuse(options): the network and other processes' memory; where the network is kept, being called, other processes' memory and, unless that is
 * kept too, starting programs.  Whether the kernel took it.  Needs no_new_privs.
 */
bool network_refuse(const struct guard_options *);
/* writing_refuse(options): writing elsewhere, and reading what is not `readable`; whether the kernel took it.  Needs no_new_privs. */
bool writing_refuse(const struct guard_options *);

#endif
