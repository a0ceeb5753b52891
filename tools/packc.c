/* packc.c - makes a pack into C source for the build: packc IN.json SYMBOL OUT.c; exit 3 and all complaints where the pack is wrong. */
#include <closeknit/pack.h>

#include <stdio.h>
#include <string.h>

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_BAD_USAGE = 2, EXIT_UNUSABLE = 3 };

static void
print_complaints(const struct complaints *found, const char *name)
{
	struct buf line = { 0 };
	size_t i;

	for (i = 0; i < found->count; i++)
		complaints_put(&line, found, i, name);
	(void)fputs(buf_text(&line), stderr);
	buf_clear(&line);
}

/* The symbol becomes C: a letter, then letters, digits and underscores. */
static bool
is_symbol(const char *text)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";

	return text[0] != '\0' && (text[0] < '0' || text[0] > '9') && text[strspn(text, letters)] == '\0';
}

static int
make(const char *in, const char *symbol, const char *out, struct err *err)
{
	struct buf raw = { 0 }, source = { 0 };
	struct complaints found = { 0 };
	struct pack *pack = NULL;
	int result = -1;

	/* One byte more than a pack may have, so that pack_read is the one to say so. */
	if (file_read(in, (size_t)PACK_MAX_BYTES + 1, &raw, err) != 0)
		goto done;
	pack = pack_read(raw.bytes, raw.len, in, &found, err);
	print_complaints(&found, in);
	if (pack == NULL)
		goto done;
	pack_emit(pack, symbol, &source);
	if (buf_check(&source, err) != 0)
		goto done;
	result = file_write(out, source.bytes, source.len, (struct file_write){ .replace = true }, err);

done:
	pack_free(pack);
	complaints_clear(&found);
	buf_clear(&source);
	buf_clear(&raw);
	return result;
}

int
main(int argc, char *argv[])
{
	struct err err = { 0 };

	if (argc != 4 || !is_symbol(argv[2])) {
		(void)fputs("usage: packc IN.json SYMBOL OUT.c\n", stderr);
		return EXIT_BAD_USAGE;
	}
	if (make(argv[1], argv[2], argv[3], &err) == 0)
		return EXIT_DONE;
	(void)fprintf(stderr, "packc: %s\n", err.text);
	return err.kind == ERR_UNUSABLE ? EXIT_UNUSABLE : EXIT_FAILED;
}
