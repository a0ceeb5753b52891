/* cmd_privacy.c - "closeknit privacy": what this machine keeps to itself, how to check it, and what cannot be kept; what holds is guard's to say. */
#include <closeknit/doc.h>
#include <closeknit/export.h>

#include <stdlib.h>
#include <sys/stat.h>

#include "base/say.h"
#include "cli/cli.h"

/* The folder of answers, as it is now. */
struct place {
	bool exists;
	bool shut;   /* only this account can open it */
	bool locked; /* a passphrase is needed for the open audit */
};

static int
look_at(struct cli *cli, struct place *place, struct err *err)
{
	const struct store_options options = { .read_only = true };
	struct store *store;
	struct stat status;
	int result;

	*place = (struct place){ .exists = stat(cli->paths.state, &status) == 0 };
	place->shut = place->exists && (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
	if ((store = store_open(&cli->paths, &options, err)) == NULL)
		return -1;
	result = cli_confine(cli, (struct confine){ .store = true, .start = true }, err);
	/* A damaged one is locked too: it opens with no passphrase at all. */
	if (result == 0 && store_is_locked(store, &place->locked, NULL) != 0)
		place->locked = true;
	store_close(store);
	return result;
}

static void
put_answers(struct doc *doc, const struct cli *cli, const struct place *place)
{
	doc_add(doc, DOC_PARAGRAPH, 0, "%s",
	    _("Your answers are the short codes of what you chose, and dates. There is no name in them, no birthday, no school, no picture."));
	doc_add(doc, DOC_PARAGRAPH, 0,
	    place->exists ? _("They are kept in %s, and nowhere else.") : _("Nothing is kept yet. It would be in %s, and nowhere else."),
	    cli->paths.state);
	if (place->exists && !place->shut)
		doc_add(doc, DOC_ITEM, 0, _("Other accounts can look into that folder. The next audit shuts it, or do it now: chmod go= %s"),
		    cli->paths.state);
	else
		doc_add(doc, DOC_ITEM, 0, "%s", _("Only your account can open that folder (mode 0700) and the files in it (0600)."));
	doc_add(doc, DOC_ITEM, 0, "%s",
	    place->locked ? _("A passphrase is set: who does not have it cannot read them.")
			  : _("No passphrase is set: who uses your account can read them. To set one: closeknit lock"));
	doc_add(doc, DOC_ITEM, 0, "%s", _("To keep nothing: closeknit --no-save. To remove what is kept: closeknit forget --all"));
}

static void
put_limits(struct doc *doc, const struct cli *cli)
{
	const struct guard_report *rights = &cli->rights;

	doc_add(doc, DOC_HEADING, 2, "%s", _("What this computer enforces"));
	doc_add(doc, DOC_PARAGRAPH, 0, "%s",
	    _("Before it reads any answer or checklist, closeknit gives up what it does not need. What it starts afterwards gives it up too."));
	doc_add(doc, DOC_ITEM, 0, "%s",
	    rights->network
		? _("Network refused: yes. There is no network code in closeknit, and the system refuses it every call that could use the network.")
		: _("Network refused: no, this system cannot do that. There is still no network code in closeknit."));
	if (rights->writing)
		doc_add(doc, DOC_ITEM, 0,
		    _("Writing elsewhere refused: yes. It can write only to %s, to the folder it was started in (now %s), and where you tell it to."),
		    cli->paths.state, cli->paths.start);
	else
		doc_add(doc, DOC_ITEM, 0, "%s", _("Writing elsewhere refused: no, this system cannot do that. closeknit still writes nowhere else."));
	doc_add(doc, DOC_ITEM, 0, "%s",
	    rights->dumps ? _("Core dumps off: yes. A crash leaves no copy of its memory, and your other programs cannot look into it.")
			  : _("Core dumps off: no, this system keeps them on."));
	doc_add(doc, DOC_PARAGRAPH, 0, "%s",
	    _("Where there is a program lp, the full screen starts one child for printing before that. It knows no answers, and can only run lp on the pages it is sent."));
	doc_add(doc, DOC_PARAGRAPH, 0, "%s",
	    _("Where closeknit-pdf is installed, it draws the pages. It contains a library that could encrypt, and so it is started only with the "
	      "network refused."));
}

static void
put_check(struct doc *doc, const char *what, const char *command)
{
	doc_add(doc, DOC_PARAGRAPH, 0, "%s", what);
	doc_add(doc, DOC_MESSAGE, 0, "%s", command);
}

static void
put_checks(struct doc *doc, const struct cli *cli)
{
	doc_add(doc, DOC_HEADING, 2, "%s", _("How to check it yourself"));
	put_check(doc, _("Which libraries it has. None is for the network:"), "ldd $(which closeknit)");
	put_check(doc, _("Which network calls it makes. It makes none:"), "strace -f -e trace=%network closeknit score");
	put_check(doc, _("It works where there is no network at all:"), "unshare -rn closeknit score");
	put_check(doc, _("Whether the network is refused, while it runs in another window. 2 means yes:"),
	    "grep Seccomp: /proc/$(pgrep -n closeknit)/status");
	doc_add(doc, DOC_PARAGRAPH, 0, "%s", _("Who can open what it keeps:"));
	doc_add(doc, DOC_MESSAGE, 0, "ls -la %s", cli->paths.state);
}

static void
put_not_kept(struct doc *doc)
{
	doc_add(doc, DOC_HEADING, 2, "%s", _("What it does not help against"));
	doc_add(doc, DOC_ITEM, 0, "%s", _("Someone with administrator rights on this computer."));
	doc_add(doc, DOC_ITEM, 0, "%s", _("A program that records keys or the screen (a key-logger), or someone who looks over your shoulder."));
	doc_add(doc, DOC_ITEM, 0, "%s",
	    _("Someone who examines the disk. Removed files can be found again, above all on solid-state disks; and in backups."));
	doc_add(doc, DOC_ITEM, 0, "%s", _("What you print, save elsewhere or send; a printer's queue; and the list of commands your shell keeps."));
	doc_add(doc, DOC_ITEM, 0, "%s", _("Someone who wants to know whether you use closeknit: its folder shows that, locked or not."));
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	struct buf out = { 0 };
	struct place place;
	struct doc doc;
	int result;

	(void)values;
	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "privacy takes no \"%s\"", operands[0]), CLI_USAGE;
	if (cli_paths(cli, err) == NULL || look_at(cli, &place, err) != 0)
		return cli_failed(err);
	doc_init(&doc);
	doc_add(&doc, DOC_HEADING, 1, "%s", _("What stays on this computer"));
	put_answers(&doc, cli, &place);
	put_limits(&doc, cli);
	put_checks(&doc, cli);
	put_not_kept(&doc);
	result = doc_check(&doc, err);
	if (result == 0)
		result = doc_to_text(&doc, EXPORT_COLUMNS, &out, err);
	if (result == 0)
		result = file_put_result(&out, err);
	doc_clear(&doc);
	buf_clear(&out);
	return result == 0 ? CLI_OK : cli_failed(err);
}

const struct command cmd_privacy = {
	.name = "privacy",
	.args = "",
	.blurb = N_("what stays on this computer, and how to check it"),
	.run = run,
};
