/* index_write.c - writes a publisher's index: the same bytes for the same index, laid out to be read by people too. */
#include "trust/trust.h"

static void
put_file(struct json_out *json, const struct trust_file *file)
{
	char hash[TRUST_HASH_TEXT];

	trust_hash_text(file->hash, hash);
	json_out_key(json, "file");
	json_out_string(json, file->name);
	json_out_key(json, "size");
	json_out_whole(json, file->size);
	json_out_key(json, "sha256");
	json_out_string(json, hash);
}

static void
put_pack(struct json_out *json, const struct trust_pack *pack)
{
	size_t i;

	json_out_object(json);
	json_out_key(json, "id");
	json_out_string(json, pack->id);
	json_out_key(json, "version");
	json_out_string(json, pack->version);
	json_out_key(json, "serial");
	json_out_whole(json, pack->serial);
	put_file(json, &pack->file);
	json_out_key(json, "translations");
	json_out_array(json);
	for (i = 0; i < pack->translation_count; i++) {
		json_out_object(json);
		json_out_key(json, "language");
		json_out_string(json, pack->translations[i].language);
		put_file(json, &pack->translations[i].file);
		json_out_object_end(json);
	}
	json_out_array_end(json);
	json_out_object_end(json);
}

static void
put_day(struct json_out *json, const char *key, int32_t day)
{
	char text[DATE_TEXT];

	date_format(day, text);
	json_out_key(json, key);
	json_out_string(json, text);
}

static void
put_left(struct json_out *json, const struct trust_index *index)
{
	size_t i;

	if (index->left_count == 0)
		return;
	json_out_key(json, TRUST_LEFT_KEY);
	json_out_array(json);
	for (i = 0; i < index->left_count; i++) {
		json_out_object(json);
		json_out_key(json, "id");
		json_out_string(json, index->left[i].id);
		json_out_key(json, "serial");
		json_out_whole(json, index->left[i].serial);
		json_out_object_end(json);
	}
	json_out_array_end(json);
}

void
trust_index_write(const struct trust_index *index, struct buf *out)
{
	char key[TRUST_KEY_TEXT];
	struct json_out json;
	size_t i;

	json_out_init(&json, out, 2);
	json_out_object(&json);
	json_out_key(&json, "format");
	json_out_string(&json, "closeknit-index/1");
	json_out_key(&json, "serial");
	json_out_whole(&json, index->serial);
	put_day(&json, "issued", index->issued);
	put_day(&json, "expires", index->expires);
	json_out_key(&json, "packs");
	json_out_array(&json);
	for (i = 0; i < index->pack_count; i++)
		put_pack(&json, &index->packs[i]);
	json_out_array_end(&json);
	put_left(&json, index);
	if (index->has_next_key)
		trust_key_text(&index->next_key, key);
	json_out_key(&json, "next_key");
	json_out_string(&json, index->has_next_key ? key : NULL);
	json_out_object_end(&json);
	buf_putc(out, '\n');
}
