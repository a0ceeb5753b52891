// walks.mjs - types whole walks for households whose private answers steer the plan: those are in no file, so only a walk can show what they do.
//
// node tests/households/walks.mjs --program build/closeknit

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { check, finish, pack, packFile, program } from './kit.mjs';

const questions = pack.topics.flatMap((topic) => topic.questions.map((question) => ({ ...question, topic: topic.id })));
const PATIENCE_MS = 120000;

const work = mkdtempSync(join(tmpdir(), 'walks-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const squeezed = (text) => text.replace(/\s+/g, ' ');
const titles = (...ids) => ids.map((id) => {
	const action = pack.actions[id];
	if (!action)
		throw new Error(`no such action: ${id}`);
	return action.title;
});

/* ---- the person ---- */

const withItem = (text, question, item) => {
	const over = item && questions.find((other) => other.id === question.for_each).options.find((option) => option.id === item);
	return over ? text.replaceAll('{item}', over.label) : text;
};

// Each question there is, by what is asked: its id, and the item it is asked for.
const asked = questions.flatMap((question) => {
	const over = question.for_each ? questions.find((other) => other.id === question.for_each).options.map((option) => option.id) : [undefined];
	return over.map((item) => ({ question, item, key: item ? `${question.id}@${item}` : question.id, text: squeezed(withItem(question.ask, question, item)) }));
});

// What to type at a page of questions: the numbers, as they stand there, of the options that this person chooses.
function reply(page, answers) {
	const shown = squeezed(page);
	const found = asked.filter(({ text }) => shown.includes(` ${text} `)).sort((a, b) => b.text.length - a.text.length)[0];
	if (!found)
		throw new Error(`a question of no pack: ${shown}`);
	const chosen = answers[found.key] ?? answers[found.question.id];
	if (chosen === undefined)
		return 'skip';
	return [chosen].flat().map((id) => {
		const label = squeezed(withItem(found.question.options.find((option) => option.id === id).label, found.question, found.item));
		const number = shown.match(new RegExp(` (\\d+)\\. ${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')} `));
		if (!number)
			throw new Error(`${found.key} shows no ${id}: ${shown}`);
		return number[1];
	}).join(' ');
}

// The lines typed once the plan is read out: each step of these titles is ticked, then what is in place is looked at again.
const linesAtPlan = (page, titles) => [
	...titles.flatMap((title) => [...squeezed(page).matchAll(/ (\d+)\. (.*?)\. \d+ minutes?\./g)].filter(([, , there]) => there === title).map(([, number]) => `done ${number}`)),
	'back', 'quit',
];

// The whole walk, typed: its plan as it is read out, what is in place before and after steps are ticked, and what was kept.
function walk(answers, ticked) {
	const home = mkdtempSync(join(work, 'home-'));
	const child = spawn(program, ['--pack', packFile, '--plain'], { env: { ...process.env, CLOSEKNIT_HOME: home, LC_ALL: 'C.UTF-8' } });

	return new Promise((resolve, reject) => {
		const late = setTimeout(() => {
			child.kill('SIGKILL');
			reject(new Error(`the walk waits: ${squeezed(page).slice(-400)}`));
		}, PATIENCE_MS);
		let page = '', said = '', before = '', typed = 0, isOver = false;

		child.stdin.on('error', () => {});
		child.stderr.on('data', (bytes) => { said += bytes; });
		child.stdout.on('data', (bytes) => {
			page += bytes;
			if (isOver || !/Type ! if something has happened\.\s*$/.test(squeezed(page)))
				return;
			const shown = page;
			let next;

			page = '';
			try {
				if (/Question \d+ of about/.test(squeezed(shown))) {
					next = reply(shown, answers);
				} else if (/To begin with: /.test(squeezed(shown))) {
					said += shown;
					isOver = true;
					next = linesAtPlan(shown, ticked).join('\n');
				} else if (/How long have you got|is in place/.test(squeezed(shown))) {
					before = shown;
					next = 'plan';
				} else {
					next = '1';
				}
			} catch (error) {
				clearTimeout(late);
				child.kill('SIGKILL');
				reject(error);
				return;
			}
			if (++typed > 200)
				next = 'quit';
			child.stdin.write(`${next}\n`);
		});
		child.on('close', (status) => {
			clearTimeout(late);
			const rows = [...squeezed(said).matchAll(/ (\d+)\. (.*?)\. \d+ minutes?\./g)].map(([, number, title]) => ({ number: Number(number), title }));
			const first = (squeezed(said).match(/To begin with: ([\d, and]+)\./)?.[1] ?? '').match(/\d+/g)?.map(Number) ?? [];
			const kept = readdirSync(home).filter((name) => name.endsWith('.json')).map((name) => readFileSync(join(home, name), 'utf8')).join('\n');

			resolve({ home, status, kept, before: squeezed(before), after: squeezed(page), order: rows.map(({ title }) => title),
				first: first.map((number) => rows.find((row) => row.number === number)?.title) });
		});
	});
}

/* ---- the households ---- */

const FACEBOOK_OPEN = { services: 'facebook', 'other-places': 'none', visibility: 'public', 'facebook-set': 'none', albums: 'none', 'old-pictures': 'not-yet' };
const ALL_OPEN = { ...FACEBOOK_OPEN, services: ['facebook', 'instagram', 'tiktok'], 'instagram-set': 'none', 'tiktok-set': 'none' };
const CLOSED = { services: 'whatsapp', 'other-places': 'none', visibility: 'chosen', albums: 'none' };
const SCHOOL = { ages: '8-10', places: 'school', 'school-asked': 'not-yet', 'family-asked': 'none' };

const households = [
	{ name: 'must not be found, may not decide alone, Facebook open, one school', answers: { ...FACEBOOK_OPEN, ...SCHOOL, 'keep-away': 'yes', 'may-decide': 'someone-else' },
		thinks: true, asks: true },
	{ name: 'must not be found, three open accounts', answers: { ...ALL_OPEN, ...SCHOOL, 'keep-away': 'yes', 'may-decide': 'me' }, thinks: true, asks: false },
	{ name: 'must not be found, nothing open', answers: { ...CLOSED, ...SCHOOL, 'keep-away': 'yes', 'may-decide': 'me' }, thinks: true, asks: false },
	{ name: 'must not be found, said nothing of children or places', answers: { ...FACEBOOK_OPEN, 'keep-away': 'yes' }, thinks: true, asks: false },
	{ name: 'must not be found, skips all that is used and every place', answers: { ages: '8-10', talked: 'none', 'keep-away': 'yes', 'family-asked': 'none' }, thinks: true, asks: false },
	{ name: 'must not be found, shares a phone, says no more', answers: { 'would-help': 'shared-phone', 'keep-away': 'yes' }, thinks: true, asks: false },
	{ name: 'may not decide alone, skips ages and places', answers: { ...CLOSED, 'family-asked': 'told', 'home-rule': 'not-yet', 'may-decide': 'someone-else' }, thinks: false, asks: true },
	{ name: 'not sure who decides, family not told, no school', answers: { ...CLOSED, ages: 'under-5', places: 'none', 'family-asked': 'none', 'keep-away': 'no', 'may-decide': 'not-sure' },
		thinks: false, asks: true },
	{ name: 'may decide, nobody to hide from', answers: { ...FACEBOOK_OPEN, ...SCHOOL, 'keep-away': 'no', 'may-decide': 'me' }, thinks: false, asks: false },
	{ name: 'skips both private questions', answers: { ...FACEBOOK_OPEN, ...SCHOOL }, thinks: false, asks: false },
];

const [think, ask] = titles('plan-with-help', 'ask-who-decides');
const seenByOthers = new Set(Object.values(pack.actions).filter((action) => action.noticed).map((action) => action.title));
const reachOthers = new Set(Object.values(pack.actions).filter((action) => ['family', 'organisation'].includes(action.who)).map((action) => action.title));
// "Make Facebook private" is "Make {item} private" there.
const isOneOf = (set, title) => [...set].some((there) => there === title || (there.includes('{item}') && title.startsWith(there.split('{item}')[0]) && title.endsWith(there.split('{item}')[1])));

for (const household of households) {
	const added = [...(household.thinks ? [think] : []), ...(household.asks ? [ask] : [])];
	const { home, status, kept, before, after, order, first } = await walk(household.answers, added);
	const told = (sentence) => `${household.name}: ${sentence}`;

	check(told('the walk ends with 0 and a plan'), status === 0 && order.length > 0 && first.length > 0, { status, order, first });
	check(told(household.thinks ? 'thinking who may notice comes before every step that others can see' : 'nothing is said of who may notice'),
		household.thinks ? order.includes(think) && !order.slice(0, order.indexOf(think)).some((title) => isOneOf(seenByOthers, title)) : !order.includes(think), order);
	if (household.thinks)
		check(told('it is one of the things to begin with'), first.includes(think), first);
	if (household.thinks && household.answers.visibility === 'public')
		check(told('it is the first of all, also where a page is open to anyone'), order[0] === think, order);
	check(told(household.asks ? 'asking who has a say comes before anyone is written to or spoken with' : 'there is no asking who has a say'),
		household.asks ? order.includes(ask) && !order.slice(0, order.indexOf(ask)).some((title) => isOneOf(reachOthers, title)) : !order.includes(ask), order);
	check(told('what was answered in private is in no file, nor is the tick on what it adds'),
		kept.includes('"services"') && !/keep-away|may-decide|plan-with-help|ask-who-decides/.test(kept), kept);
	check(told('what a private answer adds is ticked, and alone raises nothing'),
		added.every((title) => after.includes(`Done: ${title}.`) && !before.includes(`raise it most: ${title} `)) && !after.includes('With what you have done'), after.slice(-900));

	// A plan made later knows nothing of it, and says nothing of it.
	const later = spawnSync(program, ['--pack', packFile, 'plan', '-f', 'json'], { encoding: 'utf8', env: { ...process.env, CLOSEKNIT_HOME: home } });
	const ids = later.status === 0 ? JSON.parse(later.stdout).actions.map((action) => action.id) : [];
	check(told('a plan made later is the one of any other family'), ids.length > 0 && !ids.includes('plan-with-help') && !ids.includes('ask-who-decides'), later.stderr);
}

finish();
