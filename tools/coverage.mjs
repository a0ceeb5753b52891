#!/usr/bin/env node
// coverage.mjs - holds the pack to the guidance: checks coverage.json against it and writes coverage.md, the table people read.
//
// node tools/coverage.mjs           check, and write the table again
// node tools/coverage.mjs --check   write nothing; exit 1 if an id is wrong, a number is missing or the table is old
// Another folder with a pack and a coverage.json may follow.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { fail, keep } from './made.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check');
const folder = process.argv.slice(2).find((word) => word !== '--check') ?? join(root, 'checklists/uk-parents');
const POINTS = 100;

const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/* Counted from 0, as in the paths of a translation and of REVIEW.md. */
const nth = (list, number) => (/^(0|[1-9][0-9]*)$/.test(number) ? list?.[Number(number)] : undefined);

/* What an id of coverage.json stands for, in the words of the pack; undefined if the pack has no such thing. */
function found(pack, reference) {
	const [kind, id] = [reference.slice(0, reference.indexOf(':')), reference.slice(reference.indexOf(':') + 1)];
	const question = (name) => pack.topics.flatMap((topic) => topic.questions).find((q) => q.id === name);
	const [list, number] = id.split('/');
	const own = (set) => (Object.hasOwn(set, id) ? set[id] : undefined);

	switch (kind) {
	case 'topic': return pack.topics.find((topic) => topic.id === id)?.title;
	case 'question': return question(id)?.ask;
	case 'action': return own(pack.actions)?.title;
	case 'message': return own(pack.messages)?.title;
	case 'contact': return own(pack.contacts)?.name;
	case 'band': return pack.scoring.bands.find((band) => band.id === id)?.advice;
	case 'case': return pack.urgent.cases?.find((one) => one.id === id)?.title;
	case 'urgent': return list === 'steps' ? nth(pack.urgent.steps, number)?.do : list === 'never' ? nth(pack.urgent.never, number)?.do_not : undefined;
	default: return undefined;
	}
}

function faults(pack, coverage) {
	const list = [];
	for (let n = 1; n <= POINTS; n++)
		if (!Object.hasOwn(coverage, `G${n}`))
			list.push(`G${n} is missing`);
	for (const [point, entry] of Object.entries(coverage)) {
		const number = /^G([1-9][0-9]*)$/.exec(point)?.[1];
		if (!number || Number(number) > POINTS)
			list.push(`${point} is no point of the guidance`);
		if (typeof entry.about !== 'string' || !entry.about)
			list.push(`${point} does not say what it is about`);
		if (Array.isArray(entry.by) === (typeof entry.left_out === 'string'))
			list.push(`${point} needs either "by" or "left_out"`);
		if (Array.isArray(entry.by) && entry.by.length === 0)
			list.push(`${point}: "by" is empty`);
		for (const reference of entry.by ?? [])
			if (found(pack, reference) === undefined)
				list.push(`${point}: the pack has no ${reference}`);
	}
	return list;
}

function table(pack, coverage) {
	const covered = Object.values(coverage).filter((entry) => entry.by).length;
	const rows = Object.entries(coverage).map(([point, entry]) => {
		const by = entry.by ? entry.by.map((reference) => `\`${reference}\` ${cell(found(pack, reference))}`).join('<br>') : `Left out: ${cell(entry.left_out)}`;
		return `| ${point} | ${cell(entry.about)} | ${by} |`;
	});
	return ['# What carries each point of the guidance', '',
		`G1 to G${POINTS} number the points that were collected from the guidance and its sources on 22 November 2026. ${covered} of them are carried by the pack \`${pack.id}\` version ${pack.version}, ${POINTS - covered} left out.`, '',
		'Points that rest on the unsigned article only (G18 to G26) are general advice: nowhere does the pack say that the National Crime Agency gave it.', '',
		'Made by `node tools/coverage.mjs` from `coverage.json` and the pack. Change those, not this file.', '',
		'| point | what it is about | what carries it |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

let pack, coverage;
try {
	pack = read('en-GB.json');
	coverage = read('coverage.json');
} catch (error) {
	fail('coverage.mjs', [`cannot read the pack and its coverage: ${error.message}`]);
}
fail('coverage.mjs', faults(pack, coverage));
keep('coverage.mjs', join(folder, 'coverage.md'), table(pack, coverage), check);
