# checks.mk - what the tests that starve, kill, feed garbage and measure are built from; Makefile reads it in, tests/run.sh runs them.

NO_MAIN		= $(filter-out $(BUILD)/obj/src/cli/main.o,$(PROGRAM_OBJ))
CHECK_PROGRAMS	= $(BUILD)/households $(BUILD)/lost-kill $(BUILD)/lost-unlock $(BUILD)/lost-refused $(BUILD)/lost-store

# ---- Every household there could be: tests/households/search.c -----------------------------------------------------

$(BUILD)/households: $(patsubst %,$(BUILD)/obj/tests/households/%.o,search laws) $(BUILD)/libcloseknit.a
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIB_LIBS)

-include $(wildcard $(BUILD)/obj/tests/households/*.d)

# ---- Nothing lost: tests/lost/lost.sh -----------------------------------------------------------------------------

$(BUILD)/lost-kill: $(BUILD)/obj/tests/lost/kill.o $(BUILD)/libcloseknit.a
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIB_LIBS)

$(BUILD)/lost-unlock: $(BUILD)/obj/tests/lost/unlock.o $(NO_MAIN) $(BUILD)/libcloseknit.a
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

LOST_PARTS	= $(patsubst %,$(BUILD)/obj/tests/lost/%.o,refused heap calls)

# The whole program under another name, so that a test can start it again and again in one process.
$(BUILD)/obj/lost-main.o: $(BUILD)/obj/src/cli/main.o
	$(quiet)objcopy --redefine-sym main=closeknit_main $< $@

LOST_WRAPS	= open openat fcntl stat fstat fstatat mkdir fchmod fchmodat fsync close ftruncate renameat linkat unlink unlinkat \
		  rmdir read write fdopendir
comma		= ,

$(BUILD)/lost-refused: $(LOST_PARTS) $(BUILD)/obj/lost-main.o $(NO_MAIN) $(BUILD)/libcloseknit.a
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -Wl,--wrap=guard_enter,--wrap=setlocale $(LOST_WRAPS:%=-Wl$(comma)--wrap=%) -o $@ $^ $(LIBS)

$(BUILD)/lost-store: $(patsubst %,$(BUILD)/obj/tests/lost/%.o,store heap calls) $(NO_MAIN) $(BUILD)/libcloseknit.a
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) $(LOST_WRAPS:%=-Wl$(comma)--wrap=%) -o $@ $^ $(LIBS)

-include $(wildcard $(BUILD)/obj/tests/lost/*.d)

# ---- The full screen, cell by cell: tests/screens/cells.sh --------------------------------------------------------

CHECK_PROGRAMS	+= $(BUILD)/cells

$(BUILD)/cells: tests/screens/cells.c
	@mkdir -p $(@D)
	$(say) "  LINK  $@"
	$(quiet)$(CC) -std=c11 -O1 -g -Wall -Wextra -o $@ $< -lvterm

# ---- Nothing let in: tests/fuzz/fuzz.sh ---------------------------------------------------------------------------

FUZZERS		= json pack overlay audit words score plain keys doc index signature sheet
FUZZ_PARTS	= $(BUILD)/obj/tests/fuzz/kit.o $(NO_MAIN) $(BUILD)/libcloseknit.a
# What else takes a document is asked too, by the JSON reader's fuzzer.
$(BUILD)/replay-json $(BUILD)/fuzz-json: LIBS += -lcjson

REPLAYS		= $(FUZZERS:%=$(BUILD)/replay-%)
CHECK_PROGRAMS	+= $(REPLAYS) $(BUILD)/prefixes

# The helper that draws is fed too, where it can be built.
ifneq ($(PDF_LIBS),)
FUZZERS		+= pdf
$(BUILD)/replay-pdf $(BUILD)/fuzz-pdf: LIBS += $(PDF_LIBS) -lm
$(BUILD)/replay-pdf $(BUILD)/fuzz-pdf: $(filter-out $(BUILD)/obj/src/pdf/main.o,$(PDF_OBJ))
endif

$(REPLAYS): $(BUILD)/replay-%: $(BUILD)/obj/tests/fuzz/fuzz_%.o $(BUILD)/obj/tests/fuzz/replay.o $(FUZZ_PARTS)
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/prefixes: $(BUILD)/obj/tests/fuzz/prefixes.o $(FUZZ_PARTS)
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(FUZZERS:%=$(BUILD)/fuzz-%): $(BUILD)/fuzz-%: $(BUILD)/obj/tests/fuzz/fuzz_%.o $(FUZZ_PARTS)
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

-include $(wildcard $(BUILD)/obj/tests/fuzz/*.d)

.PHONY: fuzz fuzzers
fuzzers: $(FUZZERS:%=$(BUILD)/fuzz-%)

# Each fuzzer for SECONDS, on the committed corpora and seeds made anew; what it finds beyond stays in build/fuzz/.
SECONDS		?= 60
fuzz:
	@sh tools/deps.sh build test fuzz
	@$(MAKE) --no-print-directory fuzzers BUILD=build/fuzz CC=clang SANITIZE=fuzzer-no-link,address,undefined CFLAGS="-O1 -g"
	@sh tests/fuzz/fuzz.sh build/fuzz $(SECONDS) $(FUZZERS)

# ---- How we know --------------------------------------------------------------------------------------------------

# What the promises cost: bench/promises.mjs.
$(BUILD)/bench-promises: $(BUILD)/obj/bench/promises.o $(NO_MAIN) $(BUILD)/libcloseknit.a
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

.PHONY: coverage coverage-build reproducible sanitized-programs
# Where allocations are the sanitizers', none can be refused.
sanitized-programs: $(BUILD)/unit $(BUILD)/faces $(BUILD)/cells $(BUILD)/households $(BUILD)/lost-kill $(BUILD)/lost-unlock $(BUILD)/prefixes $(REPLAYS)
coverage-build: $(BUILD)/unit $(BUILD)/lost-refused $(BUILD)/lost-store $(BUILD)/prefixes $(REPLAYS) $(BUILD)/closeknit

# Which lines and branches the tests in C go through.
coverage:
	@sh tools/deps.sh build test coverage
	@$(MAKE) --no-print-directory coverage-build BUILD=build/coverage CFLAGS="-O0 -g --coverage -DCOVERAGE" HARDEN= HARDEN_LINK=
	@sh tools/gcov.sh build/coverage

# The same bytes, wherever it is built.
reproducible:
	@sh tools/reproducible.sh
