// grade.mjs - the mean Flesch-Kincaid grade of a pack's screens, as GNU style counts it: node grade.mjs PACK WORDS prints "GRADE SCREENS HIGHEST".
// It gathers the screens by itself, so that closeknit's own walk and count are both held against it.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const pack = read(process.argv[2]);
const names = read(process.argv[3]).names.sort((a, b) => b.length - a.length);

/* Texts as sentences of their own; names of services, {item} and blanks are nobody's choice of words. */
function plain(texts) {
	let text = texts.filter(Boolean).flatMap((one) => one.split('\n')).map((one) => one.trim().replace(/[:;,]$/, '')).filter(Boolean)
		.map((one) => (/[.!?]$/.test(one) ? one : `${one}.`)).join(' ');
	for (const name of names)
		text = text.replace(new RegExp(`(?<![A-Za-z0-9])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z0-9])`, 'g'), '');
	return text.replace(/\{item\}|_{2,}/g, '').replace(/\s+([.!?,])/g, '$1').replace(/’/g, "'");
}

const own = (object) => Object.entries(object ?? {}).filter(([key]) => !key.startsWith('x-')).map(([, value]) => value);
const isOne = (steps) => Array.isArray(steps) || 'do' in steps || 'aim' in steps;
const said = (steps) => (Array.isArray(steps) ? steps : [steps.aim, ...(steps.do ?? []), ...(steps.start ?? []), ...(steps.words ?? []), ...(steps.if_no ?? [])]);
const advice = (page) => [...page.steps, ...page.never].flatMap((row) => [row.do ?? row.do_not, row.why]);

const screens = [[pack.title, pack.summary]];
for (const topic of pack.topics) {
	screens.push([topic.title, topic.intro]);
	for (const question of topic.questions)
		screens.push([question.ask, question.help, question.why, ...question.options.flatMap((option) => [option.label, option.means])]);
}
for (const action of own(pack.actions))
	for (const steps of isOne(action.steps) ? [action.steps] : own(action.steps))
		screens.push([action.title, action.why, ...said(steps)]);
for (const message of own(pack.messages))
	screens.push([message.title, message.to, message.body]);
for (const contact of own(pack.contacts))
	screens.push([contact.name, contact.for, contact.eligibility, contact.hours]);
for (const page of [pack.urgent, ...(pack.urgent.cases ?? [])])
	screens.push([page.title, page.intro, ...advice(page)]);

const grades = [];
for (const screen of screens) {
	const text = plain(screen);
	if ((text.match(/[A-Za-z0-9][A-Za-z0-9'.-]*/g) ?? []).length < 40)
		continue;
	const { stdout, error } = spawnSync('style', ['-L', 'en_GB'], { input: `${text}\n`, encoding: 'utf8' });
	const grade = /Kincaid: (-?[0-9.]+)/.exec(stdout ?? '');
	if (error || !grade)
		throw new Error(`style said nothing of: ${text}`);
	grades.push(Number(grade[1]));
}
if (grades.length === 0)
	throw new Error('no screen has 40 words');
console.log((grades.reduce((sum, grade) => sum + grade, 0) / grades.length).toFixed(2), grades.length, Math.max(...grades).toFixed(2));
