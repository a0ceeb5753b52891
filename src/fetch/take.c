/* take.c - one publisher's update: list, signature, numbers, packs, places, numbers kept; in this order and no other (DESIGN.md 10). */
#include "fetch/take.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/say.h"

static const char INDEX[] = "index.json", SIGNATURE[] = "index.json.minisig";

/* What comes while the list is looked at. */
struct list {
	struct http_answer index, signature;
	unsigned char hash[TRUST_HASH_BYTES];
};

static int
get(struct take *take, const char *name, size_t max, const struct trust_seen *known, struct http_answer *answer, struct err *err)
{
	struct buf url = { 0 };
	struct http_request request = { .name = name, .max = max, .etag = "", .modified = "" };
	int result;

	buf_printf(&url, "%s%s", take->publisher->url, name);
	request.url = buf_text(&url);
	if (known != NULL && known->serial > 0) {
		request.etag = known->etag;
		request.modified = known->modified;
	}
	*answer = (struct http_answer){ .status = 0 };
	result = buf_check(&url, err) == 0 ? http_get(take->http, &request, answer, err) : -1;
	buf_clear(&url);
	if (result == 0 && !answer->unchanged && http_is_page(&answer->body))
		return err_set(err, ERR_UNUSABLE, _("%s sent a web page instead of %s. Are you signed in to the Wi-Fi? Open a web page to see, then try again"), take->host, name);
	return result;
}

/* ---- What is said, and stops nothing ------------------------------------------------------------------------------ */

static void
say_dates(const struct take *take, int32_t issued, int32_t expires)
{
	const int32_t today = take->fetch->today;
	struct buf day = { 0 }, now = { 0 };

	fetch_day(today, &now);
	if (issued > today + 1) {
		fetch_day(issued, &day);
		fetch_say(_("%s: its list is dated %s, and this computer's clock says %s. Please check the clock"), take->host, buf_text(&day), buf_text(&now));
	} else if (expires < today) {
		fetch_day(expires, &day);
		fetch_say(_("%s: its list was meant to be renewed by %s, and this computer's clock says %s. Is the clock right? Then ask the publisher, since nothing newer is offered. What is here stays in use"), take->host,
		    buf_text(&day), buf_text(&now));
	}
	buf_clear(&day);
	buf_clear(&now);
}

static void
say_next_key(const struct take *take, const char *next)
{
	char id[TRUST_KEY_ID_TEXT];
	struct trust_key key;

	if (next[0] == '\0' || trust_key_read(&key, next, strlen(next), NULL) != 0 || trust_key_equal(&key, &take->publisher->key))
		return;
	trust_key_id(&key, id);
	fetch_say(_("%s will sign with a new key, %s, and the present key says so"), take->host, id);
	/* On a line of its own, to be copied. */
	fetch_say(_("to trust it: closeknit pack add %s %s"), take->publisher->url, next);
}

/* ---- The list ----------------------------------------------------------------------------------------------------- */

/* 1: nothing new; 0: a list to look at; -1. */
static int
get_list(struct take *take, struct list *list, struct err *err)
{
	const bool whole = take_is_whole(take);

	take->step = _("getting the list");
	if (get(take, INDEX, TRUST_INDEX_MAX_BYTES, whole ? &take->seen : NULL, &list->index, err) != 0)
		return -1;
	if (list->index.unchanged)
		return 1;
	trust_hash(buf_text(&list->index.body), list->index.body.len, list->hash);
	/* The same bytes as those that were verified before, from a server that does not know its versions. */
	return whole && take->seen.serial > 0 && memcmp(list->hash, take->seen.hash, sizeof(list->hash)) == 0;
}

/* Somebody who said yes to a key before the publisher signs with it: for as long as nothing of the new one has come, that is nothing to worry about.  What the signature names is not proof, and nothing is taken for it. */
static void
say_other_key(const struct take *take, const struct trust_signed *both, struct err *err)
{
	char id[TRUST_KEY_ID_TEXT];

	if (take->seen.serial == 0 && trust_signature_key(both, id) == 0 && trust_publisher_owns(take->publisher, id))
		err_set(err, ERR_UNUSABLE, _("it names the key %s, whose place another one took here: the publisher has not changed over yet, or this is an old copy. Nothing new comes until then; try again later, or ask the publisher"),
		    id);
	say_next_key(take, take->seen.serial > 0 ? take->seen.next_key : "");
}

/* Before anything looks at what the list says. */
static int
verify(struct take *take, struct list *list, struct err *err)
{
	struct trust_signed both;
	enum trust_verdict verdict;

	take->step = _("getting the signature");
	if (get(take, SIGNATURE, TRUST_SIGNATURE_MAX_BYTES, NULL, &list->signature, err) != 0) {
		if (list->signature.status == 404 || list->signature.status == 410)
			err_set(err, ERR_UNUSABLE, _("%s has a list without a signature (no %s), so nobody can tell whose it is; ask the publisher"), take->host, SIGNATURE);
		return -1;
	}
	take->step = _("checking the signature");
	both = (struct trust_signed){ buf_text(&list->index.body), list->index.body.len, buf_text(&list->signature.body), list->signature.body.len };
	if ((verdict = trust_verify(&take->publisher->key, &both, err)) == TRUST_GOOD)
		return 0;
	if (verdict == TRUST_OTHER_KEY)
		say_other_key(take, &both, err);
	return -1;
}

/* Whether the key that this was kept of named one that took over here. */
static bool
is_handed_over(const struct take *take, const struct trust_seen *seen)
{
	char id[TRUST_KEY_ID_TEXT];
	struct trust_key next;

	if (seen->serial == 0 || trust_key_read(&next, seen->next_key, strlen(seen->next_key), NULL) != 0)
		return false;
	trust_key_id(&next, id);
	return trust_publisher_owns(take->publisher, id);
}

/* A key that was handed the packs of another goes on with their numbers.  One that took over unannounced does not: what the other signed last may not have been the publisher's. */
static int
check_handed_over(const struct take *take, struct err *err)
{
	int result = 0;
	size_t i;

	for (i = 0; result == 0 && i < take->publisher->replaces_count; i++) {
		struct trust_seen before = { .serial = 0 };

		result = disk_load_seen_of(take->disk, take->publisher->replaces[i], &before, err);
		if (result == 0 && is_handed_over(take, &before))
			result = trust_seen_check_packs(&before, &take->index, err);
		trust_seen_clear(&before);
	}
	return result;
}

/* What is kept of it has to be read again the next time: of all checklists that ever were in a list. */
static int
check_kept(const struct take *take, const struct list *list, struct err *err)
{
	struct trust_seen next = { 0 };
	struct buf kept = { 0 };
	int result = trust_seen_next(&next, &take->seen, &take->index, list->hash, err);

	if (result == 0) {
		trust_seen_write(&next, &kept);
		if ((result = buf_check(&kept, err)) == 0 && kept.len > TRUST_SEEN_MAX_BYTES - 2 * TRUST_MARK_TEXT)
			result = err_set(err, ERR_UNUSABLE, _("the lists of %s have had more checklists by now than are kept in mind here; ask the publisher to begin anew with another key"), take->host);
	}
	buf_clear(&kept);
	trust_seen_clear(&next);
	return result;
}

static int
read_list(struct take *take, const struct list *list, struct err *err)
{
	take->step = _("reading the list");
	if (trust_index_read(&take->index, buf_text(&list->index.body), list->index.body.len, INDEX, err) != 0)
		return -1;
	take->step = _("comparing the list with the last one");
	if (trust_seen_check(&take->seen, &take->index, list->hash, err) != 0 || check_handed_over(take, err) != 0)
		return -1;
	return check_kept(take, list, err);
}

/* ---- Packs -------------------------------------------------------------------------------------------------------- */

static void
drop_all(const struct take *take)
{
	size_t i;

	if (!take->fetch->dry_run)
		for (i = 0; i < take->index.pack_count; i++)
			stage_drop(take->disk, take->index.packs[i].id);
}

/* Those that add to another of the list may stand before it. */
static int
get_packs(struct take *take, bool fresh[], struct err *err)
{
	bool *waits = calloc(take->index.pack_count + 1, sizeof(*waits));
	int result = 0;
	size_t i;

	if (waits == NULL)
		return err_memory(err);
	for (i = 0; result >= 0 && i < take->index.pack_count; i++)
		if ((result = take_pack(take, &take->index.packs[i], &fresh[i], err)) == 1)
			waits[i] = true;
	take->again = true;
	for (i = 0; result >= 0 && i < take->index.pack_count; i++)
		if (waits[i])
			result = take_pack(take, &take->index.packs[i], &fresh[i], err);
	free(waits);
	return result < 0 ? -1 : 0;
}

/* All are got and looked at first, so that no list is followed by half. */
static int
take_packs(struct take *take, bool fresh[], struct err *err)
{
	size_t i;

	if (get_packs(take, fresh, err) != 0)
		return -1;
	if (take->fetch->dry_run)
		return 0;
	take->step = _("putting checklists in their place");
	/* From here on a few renames are all that is left, so a signal waits for them: half a list is nobody's. */
	if (stop_signal() != 0)
		return err_set(err, ERR_FAILED, _("stopped"));
	for (i = 0; i < take->index.pack_count; i++) {
		if (!fresh[i])
			continue;
		if (stage_install(take->disk, take->index.packs[i].id, take->index.packs[i].serial, err) != 0)
			return -1;
		take->placed++;
	}
	return 0;
}

static void
put_missing(struct take *take)
{
	size_t i, j;

	for (i = 0; i < take->seen.pack_count; i++) {
		for (j = 0; j < take->index.pack_count && strcmp(take->index.packs[j].id, take->seen.packs[i].id) != 0; j++)
			;
		if (take->seen.packs[i].here && j == take->index.pack_count && disk_serial(take->disk, take->seen.packs[i].id) > 0)
			buf_printf(&take->report, _("%s is no longer in the list of %s. It stays in use here.\n"), take->seen.packs[i].id, take->host);
	}
}

/* Last of all: a kill before this only means that the same is done again. */
static int
record(struct take *take, const struct list *list, struct err *err)
{
	struct trust_seen next = { 0 };
	int result;

	take->step = _("keeping the number of the list");
	if (trust_seen_next(&next, &take->seen, &take->index, list->hash, err) != 0)
		return -1;
	next.etag = list->index.etag;
	next.modified = list->index.modified;
	result = disk_save_seen(take->disk, &take->publisher->key, &next, err);
	trust_seen_clear(&next);
	return result;
}

static int
follow_list(struct take *take, const struct list *list, struct err *err)
{
	bool *fresh = calloc(take->index.pack_count + 1, sizeof(*fresh));
	char next[TRUST_KEY_TEXT] = "";
	int result = fresh != NULL ? take_packs(take, fresh, err) : err_memory(err);

	if (result == 0 && !take->fetch->dry_run)
		result = record(take, list, err);
	if (result == 0) {
		put_missing(take);
		say_dates(take, take->index.issued, take->index.expires);
		if (take->index.has_next_key)
			trust_key_text(&take->index.next_key, next);
		say_next_key(take, next);
	} else {
		drop_all(take);
	}
	free(fresh);
	return result;
}

int
take_all(struct take *take, struct err *err)
{
	struct http_options options = { .ca_file = take->fetch->ca_file, .now = (int64_t)time(NULL) };
	struct list list = { .index = { .status = 0 } };
	int result = -1;

	take->step = _("reading what was here before");
	address_host(take->publisher->url, take->host);
	if (disk_load_seen(take->disk, &take->publisher->key, &take->seen, err) != 0)
		return -1;
	/* A past that is sure: the built-in checklist was looked at then.  That of the list is somebody's word. */
	options.known = date_seconds(store_builtin.reviewed);
	options.listed = date_seconds(take->seen.issued);
	if ((take->http = http_new(&options, err)) == NULL)
		return -1;
	if ((result = get_list(take, &list, err)) == 1) {
		say_dates(take, take->seen.issued, take->seen.expires);
		say_next_key(take, take->seen.next_key);
		result = 0;
	} else if (result == 0 && (result = verify(take, &list, err)) == 0 && (result = read_list(take, &list, err)) == 0) {
		result = follow_list(take, &list, err);
	}
	http_answer_clear(&list.index);
	http_answer_clear(&list.signature);
	http_free(take->http);
	take->http = NULL;
	return result;
}

void
take_clear(struct take *take)
{
	trust_index_clear(&take->index);
	trust_seen_clear(&take->seen);
	buf_clear(&take->report);
}
