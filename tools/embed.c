/* embed.c - prints files as C data for the build: embed SYMBOL=FILE ... gives `const unsigned char SYMBOL[]` and `const size_t SYMBOL_len` for each. */
#include <closeknit/base.h>

#include <stdio.h>
#include <string.h>

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_BAD_USAGE = 2 };

/* What is built in is words for people, not media [bytes]. */
enum { FILE_MAX = 1 << 20 };

/* So many numbers a line: within what an editor shows. */
enum { BYTES_A_LINE = 24 };

/* Whether `len` bytes are a name in C. */
static bool
is_symbol(const char *text, size_t len)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";

	return len > 0 && len <= 63 && (text[0] < '0' || text[0] > '9') && strspn(text, letters) >= len;
}

static void
put(struct buf *out, const char *symbol, const struct buf *bytes)
{
	size_t i;

	buf_printf(out, "\nextern const unsigned char %s[];\nextern const size_t %s_len;\nconst unsigned char %s[] = {", symbol, symbol, symbol);
	for (i = 0; i < bytes->len; i++)
		buf_printf(out, "%s%u,", i % BYTES_A_LINE == 0 ? "\n\t" : " ", (unsigned)(unsigned char)bytes->bytes[i]);
	/* The zero makes it a string too, and an empty file no empty array. */
	buf_printf(out, "\n\t0,\n};\nconst size_t %s_len = %zu;\n", symbol, bytes->len);
}

static int
add(struct buf *out, const char *arg, struct err *err)
{
	const char *equals = strchr(arg, '=');
	struct buf bytes = { 0 };
	char symbol[64];

	if (equals == NULL || !is_symbol(arg, (size_t)(equals - arg)))
		return err_set(err, ERR_USAGE, "\"%s\" is not SYMBOL=FILE", arg);
	memcpy(symbol, arg, (size_t)(equals - arg));
	symbol[equals - arg] = '\0';
	if (file_read(equals + 1, FILE_MAX, &bytes, err) != 0)
		return -1;
	put(out, symbol, &bytes);
	buf_clear(&bytes);
	return 0;
}

int
main(int argc, char *argv[])
{
	struct buf out = { 0 };
	struct err err = { 0 };
	int result = 0, i;

	if (argc < 2) {
		(void)fputs("usage: embed SYMBOL=FILE ...\n", stderr);
		return EXIT_BAD_USAGE;
	}
	buf_puts(&out, "#include <stddef.h>\n");
	for (i = 1; i < argc && result == 0; i++)
		result = add(&out, argv[i], &err);
	if (result == 0)
		result = buf_check(&out, &err);
	if (result == 0)
		result = file_put(1, out.bytes, out.len, &err);
	buf_clear(&out);
	if (result == 0)
		return EXIT_DONE;
	(void)fprintf(stderr, "embed: %s\n", err.text);
	return err.kind == ERR_USAGE ? EXIT_BAD_USAGE : EXIT_FAILED;
}
