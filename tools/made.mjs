// made.mjs - what the tools that make a file from a checklist have in common: write it, or say that the one there is old.

import { readFileSync, writeFileSync } from 'node:fs';

/** fail(tool, complaints): say each, with the tool's name before it, and end with 1; returns if there are none. */
export function fail(tool, complaints) {
	for (const complaint of complaints)
		console.error(`${tool}: ${complaint}`);
	if (complaints.length)
		process.exit(1);
}

/** keep(tool, file, made, check): write it; with `check` write nothing, and end with 1 if the file is not the same. */
export function keep(tool, file, made, check) {
	if (!check) {
		writeFileSync(file, made);
		return;
	}
	let now = '';
	try {
		now = readFileSync(file, 'utf8');
	} catch {
		/* None yet is the same as an old one: it has to be made. */
	}
	fail(tool, now === made ? [] : [`${file} is not what the pack says: run node tools/${tool}`]);
}
