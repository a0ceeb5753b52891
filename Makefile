# Makefile - builds closeknit into build/, installs what is missing, runs it and its tests.
#
#   make run     install what is missing, build, start the audit
#   make test    install what the tests need, run them all
#   make help    every target in one line

CC		?= cc
PREFIX		?= /usr/local
DESTDIR		?=
BUILD		?= build
VERSION		:= $(shell cat VERSION)

bindir		= $(PREFIX)/bin
libdir		= $(PREFIX)/lib
includedir	= $(PREFIX)/include
libexecdir	= $(PREFIX)/libexec/closeknit
datadir		= $(PREFIX)/share
localedir	= $(datadir)/locale

# What one may change; what the code needs stands in ALL_CFLAGS.
CFLAGS		?= -O2 -g
HARDEN		?= -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fcf-protection -ftrivial-auto-var-init=zero
HARDEN_LINK	?= -pie -Wl,-z,relro,-z,now,-z,noexecstack
WARN		= -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 \
		  -Wwrite-strings -Wcast-qual -Wdate-time -Werror
ALL_CPPFLAGS	= -Iinclude -Isrc -D_POSIX_C_SOURCE=200809L -DCLOSEKNIT_VERSION='"$(VERSION)"' \
		  -DCLOSEKNIT_LOCALEDIR='"$(localedir)"' -DCLOSEKNIT_LIBEXECDIR='"$(libexecdir)"' $(CPPFLAGS)
ALL_CFLAGS	= -std=c11 -fPIE $(WARN) $(HARDEN) -ffile-prefix-map=$(CURDIR)=. $(CFLAGS)
ALL_LDFLAGS	= $(HARDEN_LINK) -Wl,--as-needed $(CFLAGS) $(LDFLAGS)
LIB_LIBS	= -lunistring -lqrencode
# Linked in, not loaded: looking for it at every start would cost 0.1 ms, for a passphrase few set.  SODIUM=-lsodium where there is no static one.
SODIUM		?= -l:libsodium.a
LIBS		= $(LIB_LIBS) -lncursesw -ltinfo $(SODIUM)

# A sanitized build goes to a folder of its own: make SANITIZE=address,undefined BUILD=build/asan
ifdef SANITIZE
HARDEN		= -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer
HARDEN_LINK	= -pie -fsanitize=$(SANITIZE)
endif

# The library's rooms, in the order of HOUSE; the program's after them.
LIB_ROOMS	= base pack audit engine walk sheet doc export
PROGRAM_ROOMS	= trust store guard sitting tui plain cli
LIB_SRC		= $(sort $(foreach room,$(LIB_ROOMS),$(wildcard src/$(room)/*.c)))
PROGRAM_SRC	= $(sort $(foreach room,$(PROGRAM_ROOMS),$(wildcard src/$(room)/*.c)))
TEST_SRC	= $(sort $(wildcard tests/unit/*.c))
FACES_SRC	= $(sort $(wildcard tests/faces/*.c))
LIB_OBJ		= $(LIB_SRC:%.c=$(BUILD)/obj/%.o)
PROGRAM_OBJ	= $(PROGRAM_SRC:%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/builtin.o
TEST_OBJ	= $(TEST_SRC:%.c=$(BUILD)/obj/%.o)
FACES_OBJ	= $(FACES_SRC:%.c=$(BUILD)/obj/%.o)
PACK		= checklists/uk-parents/en-GB.json
WORDS		= checklists/words/en-GB.json
EXAMPLE		= checklists/example.json
LANGUAGES	= $(patsubst po/%.po,%,$(wildcard po/*.po))
CATALOGUES	= $(LANGUAGES:%=$(BUILD)/locale/%/LC_MESSAGES/closeknit.mo)

# The helper that draws PDF needs libraries that a small machine may not have: without them everything else is built all the same.
PKG_CONFIG	?= pkg-config
PDF_NEEDS	= pangocairo cairo-pdf fontconfig libqpdf libqrencode
PDF_SRC		= $(sort $(wildcard src/pdf/*.c))
PDF_OBJ		= $(PDF_SRC:%.c=$(BUILD)/obj/%.o)
# What of it needs neither pango nor fonts is tested with the rest.
PDF_UNIT	= $(BUILD)/obj/src/pdf/content.o $(BUILD)/obj/src/pdf/request.o
ifeq ($(shell $(PKG_CONFIG) --exists $(PDF_NEEDS) 2>/dev/null && echo yes),yes)
PDF		= $(BUILD)/closeknit-pdf
PDF_CFLAGS	:= $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(PDF_NEEDS)))
PDF_LIBS	:= $(shell $(PKG_CONFIG) --libs $(PDF_NEEDS))
else
PDF		= without-pdf
endif

# So does the helper that gets packs.  What it is made of stands in libraries of ours too: packs, keys and rights.
FETCH_NEEDS	= libcurl
FETCH_SRC	= $(sort $(wildcard src/fetch/*.c))
FETCH_OBJ	= $(FETCH_SRC:%.c=$(BUILD)/obj/%.o)
FETCH_PARTS	= $(patsubst %.c,$(BUILD)/obj/%.o,$(sort $(wildcard src/trust/*.c) $(wildcard src/guard/*.c))) $(BUILD)/obj/builtin.o
# What of it needs no libcurl is tested with the rest.
FETCH_UNIT	= $(patsubst %,$(BUILD)/obj/src/fetch/%.o,changes disk http_head links_find links_public say stage stop)
ifeq ($(shell $(PKG_CONFIG) --atleast-version=7.85 $(FETCH_NEEDS) 2>/dev/null && echo yes),yes)
FETCH		= $(BUILD)/closeknit-fetch
FETCH_CFLAGS	:= $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(FETCH_NEEDS)))
FETCH_LIBS	:= $(shell $(PKG_CONFIG) --libs $(FETCH_NEEDS))
else
FETCH		= without-fetch
endif

# V=1 shows every command whole.
ifdef V
quiet		=
say		= @:
else
quiet		= @
say		= @echo
endif

.PHONY: all run test test-long check deps install uninstall clean bench map pictures pot help analyse sanitized valgrind lib without-pdf without-fetch
.DELETE_ON_ERROR:

all: $(BUILD)/closeknit $(BUILD)/libcloseknit.a $(CATALOGUES) $(PDF) $(FETCH)

help:
	@sed -n 's/^#   //p' Makefile
	@echo "make         build into $(BUILD)/"
	@echo "make check   the short part of the tests"
	@echo "make bench   measure, as bench/README.md says"
	@echo "make deps    install what building needs (make run does it too)"
	@echo "make install, uninstall   DESTDIR, PREFIX=$(PREFIX)"
	@echo "make pot     gather what the program says into po/closeknit.pot"
	@echo "make map     every file and what it does"
	@echo "make pictures   draw the pictures of docs/ again"
	@echo "make analyse gcc -fanalyzer, clang-tidy and cppcheck"
	@echo "make sanitized, valgrind   the tests under tools that see what goes wrong inside"
	@echo "make fuzz SECONDS=60       each fuzzer for so long"
	@echo "make coverage, reproducible   which lines the tests go through; is it built the same anywhere"
	@echo "make clean   remove $(BUILD)/"

# ---- Building ---------------------------------------------------------------------------------------------------

$(BUILD)/obj/%.o: %.c Makefile VERSION
	@mkdir -p $(@D)
	$(say) "  CC    $<"
	$(quiet)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/libcloseknit.a: $(LIB_OBJ)
	@rm -f $@
	$(say) "  AR    $@"
	$(quiet)$(AR) rcsD $@ $^

lib: $(BUILD)/libcloseknit.a

# The built-in checklist: read and checked here, so that starting need not.
$(BUILD)/packc: $(BUILD)/obj/tools/packc.o $(BUILD)/libcloseknit.a
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIB_LIBS)

# With it, the words that checklists are measured by, and the one that authors start from.
$(BUILD)/embed: $(BUILD)/obj/tools/embed.o $(BUILD)/libcloseknit.a
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIB_LIBS)

$(BUILD)/builtin.c: $(PACK) $(WORDS) $(EXAMPLE) $(BUILD)/packc $(BUILD)/embed
	$(say) "  PACK  $(PACK)"
	$(quiet)$(BUILD)/packc $(PACK) store_builtin $@
	$(quiet)$(BUILD)/embed builtin_words=$(WORDS) builtin_example=$(EXAMPLE) >>$@

$(BUILD)/obj/builtin.o: $(BUILD)/builtin.c
	@mkdir -p $(@D)
	$(say) "  CC    $<"
	$(quiet)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -Wno-overlength-strings -c -o $@ $<

$(BUILD)/closeknit: $(PROGRAM_OBJ) $(BUILD)/libcloseknit.a
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(PDF_OBJ): ALL_CFLAGS += $(PDF_CFLAGS)

$(BUILD)/closeknit-pdf: $(PDF_OBJ) $(patsubst %.c,$(BUILD)/obj/%.o,$(sort $(wildcard src/guard/*.c))) $(BUILD)/libcloseknit.a
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PDF_LIBS) -lunistring -lm

without-pdf:
	@echo "closeknit-pdf is left out: pango, cairo, qpdf or qrencode is not here (sh tools/deps.sh pdf installs them). All else is built." >&2

$(FETCH_OBJ): ALL_CFLAGS += $(FETCH_CFLAGS)

$(BUILD)/closeknit-fetch: $(FETCH_OBJ) $(FETCH_PARTS) $(BUILD)/libcloseknit.a
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(FETCH_LIBS) -lunistring $(SODIUM)

without-fetch:
	@echo "closeknit-fetch is left out: libcurl (7.85 or later) is not here (sh tools/deps.sh fetch installs it). All else is built." >&2

$(BUILD)/locale/%/LC_MESSAGES/closeknit.mo: po/%.po
	@mkdir -p $(@D)
	$(quiet)msgfmt -c -o $@ $<

$(BUILD)/unit: $(TEST_OBJ) $(filter-out $(BUILD)/obj/src/cli/main.o,$(PROGRAM_OBJ)) $(PDF_UNIT) $(FETCH_UNIT) $(BUILD)/libcloseknit.a
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS) -lcheck -lcjson -lm -lrt -lpthread $(shell sh tools/check-libs.sh)

$(BUILD)/faces: $(FACES_OBJ) $(filter-out $(BUILD)/obj/src/cli/main.o,$(PROGRAM_OBJ)) $(BUILD)/libcloseknit.a
	$(say) "  LINK  $@"
	$(quiet)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

-include $(LIB_OBJ:.o=.d) $(PROGRAM_OBJ:.o=.d) $(PDF_OBJ:.o=.d) $(FETCH_OBJ:.o=.d) $(TEST_OBJ:.o=.d) $(FACES_OBJ:.o=.d)

include tests/checks.mk

# ---- Using ------------------------------------------------------------------------------------------------------

deps:
	@sh tools/deps.sh build pdf fetch

run:
	@sh tools/deps.sh build pdf fetch
	@$(MAKE) --no-print-directory -s all
	@$(BUILD)/closeknit

install: all
	install -D -m 755 $(BUILD)/closeknit $(DESTDIR)$(bindir)/closeknit
	$(if $(PDF_LIBS),install -D -m 755 $(BUILD)/closeknit-pdf $(DESTDIR)$(libexecdir)/closeknit-pdf)
	$(if $(FETCH_LIBS),install -D -m 755 $(BUILD)/closeknit-fetch $(DESTDIR)$(libexecdir)/closeknit-fetch)
	install -D -m 644 $(BUILD)/libcloseknit.a $(DESTDIR)$(libdir)/libcloseknit.a
	for header in include/closeknit/*.h; do \
		install -D -m 644 $$header $(DESTDIR)$(includedir)/closeknit/$$(basename $$header) || exit 1; done
	install -D -m 644 man/closeknit.1 $(DESTDIR)$(datadir)/man/man1/closeknit.1
	install -D -m 644 man/closeknit-pack.5 $(DESTDIR)$(datadir)/man/man5/closeknit-pack.5
	for schema in checklists/*.schema.json; do \
		install -D -m 644 $$schema $(DESTDIR)$(datadir)/closeknit/$$(basename $$schema) || exit 1; done
	for language in $(LANGUAGES); do \
		install -D -m 644 $(BUILD)/locale/$$language/LC_MESSAGES/closeknit.mo \
			$(DESTDIR)$(localedir)/$$language/LC_MESSAGES/closeknit.mo || exit 1; done

# By name: a folder that was given may hold what others put there.
uninstall:
	rm -f $(DESTDIR)$(bindir)/closeknit $(DESTDIR)$(libexecdir)/closeknit-pdf $(DESTDIR)$(libexecdir)/closeknit-fetch $(DESTDIR)$(libdir)/libcloseknit.a
	rm -f $(DESTDIR)$(datadir)/man/man1/closeknit.1 $(DESTDIR)$(datadir)/man/man5/closeknit-pack.5
	rm -f $(patsubst include/%,$(DESTDIR)$(includedir)/%,$(wildcard include/closeknit/*.h)) \
		$(patsubst checklists/%,$(DESTDIR)$(datadir)/closeknit/%,$(wildcard checklists/*.schema.json)) \
		$(LANGUAGES:%=$(DESTDIR)$(localedir)/%/LC_MESSAGES/closeknit.mo)
	for folder in $(DESTDIR)$(includedir)/closeknit $(DESTDIR)$(datadir)/closeknit $(DESTDIR)$(libexecdir); do \
		[ ! -d $$folder ] || rmdir $$folder 2>/dev/null || echo "left: $$folder holds something else" >&2; done

clean:
	rm -rf $(BUILD)

map:
	@for file in $$(git ls-files 'src/*' 'include/*' 'tools/*'); do sed -n '1,2{s/^\/\* *//;s/ *\*\/$$//;s/^# *//;/^!/d;s|^|'"$$file"'	|p;q}' $$file; done | sed 's/	[^ ]* - /	/'

pictures: all
	@sh tools/deps.sh test
	@[ -d tests/node_modules ] || (cd tests && npm ci --no-audit --no-fund --loglevel=error)
	@node tools/pictures.mjs --program $(BUILD)/closeknit

pot:
	@mkdir -p po
	@xgettext --from-code=UTF-8 -k_ -kN_ -kngettext:1,2 --add-comments=TRANSLATORS --package-name=closeknit \
		--package-version=$(VERSION) --no-location --sort-output -o po/closeknit.pot $(LIB_SRC) $(PROGRAM_SRC) $(FETCH_SRC) $(sort $(wildcard src/*/*.h))
	@sed -i '/^"POT-Creation-Date/d' po/closeknit.pot

# ---- Checking ---------------------------------------------------------------------------------------------------

test:
	@sh tools/deps.sh build pdf fetch test
	@$(MAKE) --no-print-directory all $(BUILD)/unit $(BUILD)/faces $(CHECK_PROGRAMS)
	@sh tests/run.sh $(BUILD) all

test-long:
	@sh tools/deps.sh build pdf fetch test
	@$(MAKE) --no-print-directory all $(BUILD)/unit $(BUILD)/faces $(CHECK_PROGRAMS)
	@sh tests/run.sh $(BUILD) long

check:
	@sh tools/deps.sh build pdf fetch test
	@$(MAKE) --no-print-directory all $(BUILD)/unit
	@sh tests/run.sh $(BUILD) short

sanitized:
	@sh tools/deps.sh build pdf fetch test
	@$(MAKE) --no-print-directory all sanitized-programs BUILD=build/asan \
		SANITIZE=address,undefined CFLAGS="-O1 -g"
	@ASAN_OPTIONS=detect_leaks=1 sh tests/run.sh build/asan sanitized

valgrind: $(BUILD)/unit
	CK_FORK=no CK_DEFAULT_TIMEOUT=0 valgrind -q --leak-check=full --show-leak-kinds=definite,indirect \
		--errors-for-leak-kinds=definite,indirect --error-exitcode=9 $(BUILD)/unit

bench: all
	@sh tools/deps.sh build pdf fetch test bench
	@$(MAKE) --no-print-directory $(BUILD)/bench-promises $(BUILD)/replay-pack
	@sh bench/run.sh $(BUILD)

analyse:
	@sh tools/analyse.sh
