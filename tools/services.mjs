#!/usr/bin/env node
// services.mjs - writes services.md, which step the pack has for which service and goal, on which source and date, and why a cell is empty.
//
// node tools/services.mjs           check services.json against the pack, and write the table again
// node tools/services.mjs --check   write nothing; exit 1 if a cell is wrong, a step is in no cell or the table is old
// Another folder with a pack and a services.json may follow.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { fail, keep } from './made.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check');
const folder = process.argv.slice(2).find((word) => word !== '--check') ?? join(root, 'checklists/uk-parents');

/* Questions whose options are services: a step of their own for one of these belongs in a cell. */
const LISTS = ['services', 'other-places', 'albums', 'child-accounts', 'place-apps'];

const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const cell = (text) => String(text).replaceAll('|', '\\|');
const isSet = (steps) => Array.isArray(steps) || 'do' in steps || 'aim' in steps;

/* The steps of "action" or "action@item", or undefined. */
function stepsOf(pack, reference) {
	const [id, item] = reference.split('@');
	const steps = pack.actions[id]?.steps;
	if (!steps)
		return undefined;
	return item ? (isSet(steps) ? undefined : steps[item]) : (isSet(steps) ? steps : undefined);
}

function ownSteps(pack) {
	const services = new Set(pack.topics.flatMap((topic) => topic.questions).filter((q) => LISTS.includes(q.id))
		.flatMap((q) => q.options.map((option) => option.id)));
	return Object.entries(pack.actions).flatMap(([id, action]) => (isSet(action.steps) ? [] :
		Object.keys(action.steps).filter((item) => services.has(item)).map((item) => `${id}@${item}`)));
}

function faults(pack, { goals, services }) {
	const list = [], used = new Set();
	for (const [name, service] of Object.entries(services))
		for (const [goal, filled] of Object.entries(service.cells)) {
			if (!Object.hasOwn(goals, goal))
				list.push(`${name}: no goal ${goal}`);
			if (!Array.isArray(filled) && !filled.why)
				list.push(`${name}, ${goal}: neither steps nor a reason`);
			for (const reference of Array.isArray(filled) ? filled : []) {
				used.add(reference);
				if (stepsOf(pack, reference) === undefined)
					list.push(`${name}, ${goal}: the pack has no steps ${reference}`);
			}
		}
	for (const reference of ownSteps(pack))
		if (!used.has(reference))
			list.push(`${reference} is in no cell`);
	return list;
}

function sourced(pack, reference) {
	const steps = stepsOf(pack, reference);
	const ids = steps.source ?? pack.actions[reference.split('@')[0]].source;
	const marks = ids.map((id) => pack.sources[id]['x-confidence']).filter(Boolean).sort();
	const checked = ids.map((id) => pack.sources[id].checked).sort()[0];
	return {
		hint: steps.path ? 'path' : steps.search?.length ? 'words to search for' : 'what to look for',
		ids: ids.map((id) => `${id} (${pack.sources[id]['x-undated'] ? 'no date' : pack.sources[id].date})`).join(', '),
		checked,
		mark: marks.at(-1) ?? '-',
	};
}

function rows(pack, service, goals) {
	return Object.entries(service.cells).flatMap(([goal, filled]) => {
		if (!Array.isArray(filled))
			return [[service.label, goals[goal], '-', '-', '-', '-', '-', filled.why]];
		return filled.map((reference) => {
			const { hint, ids, checked, mark } = sourced(pack, reference);
			return [service.label, goals[goal], `\`${reference}\``, hint, ids, checked, mark, ''];
		});
	});
}

function overview({ goals, services }) {
	const head = ['service', ...Object.values(goals)];
	const body = Object.values(services).map((service) => [service.label, ...Object.keys(goals).map((goal) =>
		(service.cells[goal] === undefined ? '' : Array.isArray(service.cells[goal]) ? 'yes' : 'empty'))]);
	return lines(head, body);
}

const lines = (head, body) => [head, head.map(() => '---'), ...body].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n') + '\n';

function table(pack, list) {
	const all = Object.values(list.services).flatMap((service) => rows(pack, service, list.goals));
	const empty = all.filter((row) => row[2] === '-').length;
	return `# Which step for which service\n\n`
		+ `Services stand in the order in which parents use them. A step rests on a page of the service itself (A) or of someone else (B); where it rests on both, the table says B. Each date is the day it was last held against that page. `
		+ `Where something is known from memory only, the pack says what to look for and gives no path. ${all.length - empty} cells are filled, ${empty} are empty, each with its reason.\n\n`
		+ `Made by \`node tools/services.mjs\` from \`services.json\` and the pack \`${pack.id}\` version ${pack.version}. Change those, not this file.\n\n`
		+ `## At a glance\n\nA blank cell is a goal that this kind of service does not have.\n\n${overview(list)}\n`
		+ `## Cell by cell\n\n${lines(['service', 'goal', 'step', 'gives', 'source', 'checked', 'mark', 'why it is empty'], all)}`;
}

let pack, list;
try {
	pack = read('en-GB.json');
	list = read('services.json');
} catch (error) {
	fail('services.mjs', [`cannot read the pack and its services: ${error.message}`]);
}
fail('services.mjs', faults(pack, list));
keep('services.mjs', join(folder, 'services.md'), table(pack, list), check);
