#!/usr/bin/env node
// review.mjs - writes checklists/REVIEW.md, the list a charity works through before it prints, from review-intro.md and the pack.
//
// node tools/review.mjs           write it again
// node tools/review.mjs --check   write nothing; exit 1 if the file is not what the pack says
// Another pack, introduction or output may follow, in that order.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { fail, keep } from './made.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check');
const given = process.argv.slice(2).filter((word) => word !== '--check');
const packFile = given[0] ?? join(root, 'checklists/uk-parents/en-GB.json');
const introFile = given[1] ?? join(root, 'checklists/review-intro.md');
const outFile = given[2] ?? join(root, 'checklists/REVIEW.md');

const NATIONS = [['england', 'England'], ['wales', 'Wales'], ['scotland', 'Scotland'], ['northern-ireland', 'Northern Ireland']];
const LAW = /\b(Act \d{4}|Article \d+|Regulation\b|GDPR|laws?\b|lawful|unlawful|illegal|crimes?\b|offences?\b|right to erasure|consent form)/i;
const FIGURE = /\d/;
const NOT_A_FIGURE = /\b(999|101|18001|under[- ]\d+s?|aged? \d+( to \d+)?|\d+ to \d+|HOPELINE247|press 55|1[0-9] or over)\b/gi;
const PROSE = new Set(['summary', 'intro', 'advice', 'ask', 'help', 'why', 'label', 'means', 'do', 'do_not', 'aim', 'start', 'words', 'if_no', 'body', 'title']);

function cell(value) {
	if (value === undefined || value === null || value === '')
		return '-';
	return String(value).replace(/\|/g, '\\|').replace(/\n+/g, ' ');
}

function table(head, rows) {
	if (rows.length === 0)
		return 'None.\n';
	const line = (cells) => '| ' + cells.map(cell).join(' | ') + ' |\n';
	return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

const link = (url) => (url ? `<${url}>` : '-');
const box = '☐';

/* A page without a date carries the day its copy was read; saying so keeps the two apart. */
const dated = (source) => (source['x-undated'] ? 'no date' : source.date);

function named(pack, ids) {
	return (ids ?? []).map((id) => {
		const source = pack.sources[id];
		return source ? `${id} (${dated(source)})` : `${id} (missing)`;
	}).join(', ');
}

function best(pack, ids) {
	const marks = (ids ?? []).map((id) => pack.sources[id]?.['x-confidence']).filter(Boolean);
	return marks.length ? marks.sort().at(0) : '-';
}

/* A path is put together from its sources, so it is only as good as the weakest of them. */
function weakest(pack, ids) {
	const marks = (ids ?? []).map((id) => pack.sources[id]?.['x-confidence']).filter(Boolean);
	return marks.length ? marks.sort().at(-1) : '-';
}

/* One strong source is enough for a fact to stand, so a row shows the best mark among its sources. */
const confidence = (pack, entry) => entry['x-confidence'] ?? best(pack, entry.source);

function contacts(pack) {
	const rows = Object.entries(pack.contacts).map(([id, c]) => [box, id, c.name, c.phone, link(c.url), c.hours,
		c.ages ? `${c.ages[0]} to ${c.ages[1]}` : '-', NATIONS.filter(([n]) => c.nations.includes(n)).map(([, name]) => name).join(', '),
		c.for + (c.eligibility ? ' ' + c.eligibility : ''), named(pack, c.source), c.checked, confidence(pack, c), c['x-note']]);
	return table(['done', 'id', 'name', 'phone', 'address', 'hours', 'ages', 'nations', 'who may use it', 'source', 'checked', 'mark', 'note'], rows);
}

function byNation(pack) {
	const rows = NATIONS.map(([id, name]) => {
		const own = Object.values(pack.contacts).filter((c) => c.nations.includes(id) && c.nations.length < NATIONS.length);
		const all = Object.values(pack.contacts).filter((c) => c.nations.includes(id));
		return [name, all.filter((c) => c.phone).length, own.filter((c) => c.phone).map((c) => c.name).join(', ') || 'none',
			own.filter((c) => !c.phone).map((c) => c.name).join(', ') || 'none'];
	});
	return table(['nation', 'phone lines in all', 'of its own, with a phone', 'of its own, web only'], rows);
}

/* Calls back for every sentence people read, with the sources nearest above it. */
function prose(value, path, source, back) {
	if (Array.isArray(value)) {
		value.forEach((item, n) => prose(item, `${path}/${item?.id ?? n}`, source, back));
		return;
	}
	if (value === null || typeof value !== 'object')
		return;
	const near = Array.isArray(value.source) && value.source.length ? value.source : source;
	for (const [key, item] of Object.entries(value)) {
		if (key.startsWith('x-'))
			continue;
		const texts = typeof item === 'string' ? [item] : Array.isArray(item) ? item.filter((t) => typeof t === 'string') : [];
		if (PROSE.has(key) || key === 'steps' || key === '*')
			texts.forEach((text) => back(text, `${path}/${key}`, near));
		prose(item, `${path}/${key}`, near, back);
	}
}

function sentences(pack, wanted) {
	const rows = [];
	for (const part of ['topics', 'actions', 'messages', 'urgent'])
		prose(pack[part], '/' + part, [], (text, path, source) => {
			for (const sentence of text.split(/\n+|(?<=[.!?])\s+/))
				if (wanted(sentence))
					rows.push([box, path, sentence, named(pack, source), best(pack, source)]);
		});
	return rows;
}

const isLaw = (sentence) => LAW.test(sentence);
const isFigure = (sentence) => FIGURE.test(sentence.replace(NOT_A_FIGURE, ''));

function paths(pack) {
	const rows = [];
	for (const [id, action] of Object.entries(pack.actions)) {
		const steps = action.steps;
		const sets = Array.isArray(steps) ? [] : steps.do || steps.aim ? [['', steps]] : Object.entries(steps);
		for (const [item, set] of sets) {
			if (!set.path && !set.search?.length)
				continue;
			const source = set.source ?? action.source;
			rows.push([box, item ? `${id}@${item}` : id, set.path, (set.search ?? []).join(', '), named(pack, source),
				source.map((s) => pack.sources[s]?.checked).filter(Boolean).sort()[0], weakest(pack, source)]);
		}
	}
	return table(['done', 'action', 'path', 'words to search for', 'source', 'checked', 'mark'], rows);
}

function sources(pack) {
	const text = JSON.stringify({ ...pack, sources: undefined });
	const rows = Object.entries(pack.sources).map(([id, s]) => [box, id, s.title, s.publisher, dated(s), s.checked, link(s.url),
		s['x-confidence'], text.split(`"${id}"`).length - 1, s['x-note']]);
	return table(['done', 'id', 'title', 'publisher', 'date', 'checked', 'address', 'mark', 'times used', 'note'], rows);
}

/* Addresses that came from a stored copy found later: nobody but the one who found them has compared them with anything. */
function foundLater(pack) {
	const rows = [...Object.entries(pack.contacts), ...Object.entries(pack.sources)].filter(([, entry]) => entry['x-found'])
		.map(([id, entry]) => [box, id, entry.name ? 'contact' : 'source', entry.name ?? entry.title, link(entry.url), entry['x-found'], confidence(pack, entry)]);
	return table(['done', 'id', 'what', 'name', 'address', 'how it was found', 'mark'], rows);
}

function review(pack, intro) {
	const rest = [
		['Whom to call', contacts(pack)],
		['Whom to call, by nation', byNation(pack)],
		['Sentences that speak of the law', table(['done', 'where', 'sentence', 'source', 'mark'], sentences(pack, isLaw))],
		['Sentences with a figure or a year', table(['done', 'where', 'sentence', 'source', 'mark'], sentences(pack, (s) => isFigure(s) && !isLaw(s)))],
		['Menu paths', paths(pack)],
		['Addresses found after our facts were collected', foundLater(pack)],
		['Sources', sources(pack)],
	];
	const head = `Made by \`node tools/review.mjs\` from \`review-intro.md\` and the pack \`${pack.id}\` version ${pack.version} (serial ${pack.serial}), `
		+ `reviewed ${pack.reviewed}, to be reviewed by ${pack.review_by}. Change those, not this file.\n`;
	return intro.trimEnd() + '\n\n' + head + rest.map(([title, body]) => `\n## ${title}\n\n${body}`).join('');
}

let made;
try {
	made = review(JSON.parse(readFileSync(packFile, 'utf8')), readFileSync(introFile, 'utf8'));
} catch (error) {
	fail('review.mjs', [`cannot make the list: ${error.message}`]);
}
keep('review.mjs', outFile, made, check);
