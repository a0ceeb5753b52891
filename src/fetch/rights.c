/* rights.c - what closeknit-fetch may still read and write once it has given up the rest; giving up is guard's (DESIGN.md 9). */
#include "fetch/fetch.h"

#include "fetch/disk.h"
#include "guard/guard.h"

/*
 * What the system's libraries read of their own: names of hosts, certificates, letters, the loader's libraries.  No home is in it, so the answers of nobody are.
 */
static const char *const system_folders[] = { "/etc", "/usr", "/lib", "/lib32", "/lib64", "/libx32", "/bin", "/sbin", "/run", "/dev", "/proc", "/sys", "/opt", "/nix", "/gnu",
	"/var/run", "/var/lib/ca-certificates", "/var/cache" };
enum { SYSTEM = sizeof(system_folders) / sizeof(system_folders[0]), OWN_MAX = 6 };

void
fetch_confine(const struct fetch *fetch, const char *file, bool network)
{
	const char *readable[SYSTEM + OWN_MAX + 1] = { NULL };
	struct guard_folder folders[3];
	struct guard_options options = { .folders = folders, .readable = readable, .keeps_network = network };
	struct buf catalogues = { 0 };
	struct guard_report report;
	struct disk disk;
	size_t count = 0;

	/* Translations beside the program, while it is being built or carried on a stick. */
	paths_beside("locale", &catalogues);
	for (; count < SYSTEM; count++)
		readable[count] = system_folders[count];
	if (disk_open(&disk, &fetch->paths, false, NULL) == 0) {
		const char *const own[] = { disk.packs, disk.publishers, disk.serials };
		size_t i;

		/* A run that changes nothing may not either. */
		for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
			if (fetch->dry_run)
				readable[count++] = own[i];
			else
				folders[options.count++] = (struct guard_folder){ .path = own[i] };
	}
	if (catalogues.len > 0 && !catalogues.failed)
		readable[count++] = catalogues.bytes;
	if (fetch->ca_file != NULL)
		readable[count++] = fetch->ca_file;
	if (file != NULL)
		readable[count++] = file;
	guard_enter(&options, &report);
	disk_close(&disk);
	buf_clear(&catalogues);
}
