// households.mjs - holds the shipped pack to invented households, each with what a careful practitioner would expect of its score and plan.
//
// node tests/households/households.mjs --program build/closeknit

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { check, finish, here, pack, packFile, program, root } from './kit.mjs';

const words = JSON.parse(readFileSync(join(root, 'checklists/words/en-GB.json'), 'utf8'));
const questions = pack.topics.flatMap((topic) => topic.questions);
const bands = pack.scoring.bands.map((band) => band.id);

const TODAY = '2026-11-22';
const MOST_TODAY = 5, MOST_MINUTES = 30, MOST_WEEK = 12, MOST_ASKED = 35;
const WORDS_A_MINUTE = 230, SECONDS_AN_ANSWER = 2;

const work = mkdtempSync(join(tmpdir(), 'households-'));

/* ---- the program ---- */

function run(...args) {
	const result = spawnSync(program, ['--pack', packFile, ...args], {
		encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, CLOSEKNIT_HOME: join(work, 'home') },
	});
	if (result.error || result.status !== 0)
		throw new Error(`${args.join(' ')}: ${result.error?.message ?? result.stderr}`);
	return result.stdout;
}

function scores(audits) {
	const file = join(work, 'many.ndjson');
	writeFileSync(file, audits.map((audit) => JSON.stringify(audit) + '\n').join(''));
	return run('score', '--json', file).trim().split('\n').map((line) => JSON.parse(line));
}

function plan(audit, format = 'json') {
	const file = join(work, 'one.json');
	writeFileSync(file, JSON.stringify(audit));
	const text = run('plan', '-f', format, '-o', '-', '--answers', file, '--today', TODAY);
	return format === 'json' ? JSON.parse(text) : text;
}

const withAnswers = (audit, answers) => ({ ...audit, answers: { ...audit.answers, ...answers } });

/* ---- what every plan must keep to ---- */

const privateIds = new Set(questions.filter((question) => question.private).map((question) => question.id));
const names = (condition) => Object.entries(condition).flatMap(([key, value]) =>
	(key === 'any' || key === 'all' ? value.flatMap(names) : key === 'not' ? names(value) : [key]));

/* What a private answer would add to this plan: it is in no file, so the limits count it always. */
const addable = Object.values(pack.actions).filter((action) => action.when && names(action.when).some((id) => privateIds.has(id)));
const minutesOf = (actions) => actions.reduce((sum, action) => sum + action.minutes, 0);

/* Whether a condition holds, each private part of it granted. */
function holds(condition, answers) {
	const one = ([key, value]) => {
		if (key === 'any' || key === 'all')
			return value[key === 'any' ? 'some' : 'every']((part) => holds(part, answers));
		if (key === 'not')
			return !holds(value, answers);
		return privateIds.has(key) || Object.entries(answers).some(([item, answer]) => item.split('@')[0] === key &&
			[answer].flat().some((id) => [value].flat().includes(id)));
	};
	return Object.entries(condition).every(one);
}

function withinLimits(name, audit, made) {
	const actions = [...made.actions, ...addable.filter((action) => holds(action.when, audit.answers))];
	const today = actions.filter((action) => action.due === 'today');
	const week = actions.filter((action) => action.due !== 'month');
	const first = made.first.map((id) => made.actions.find((action) => action.id === id));
	const settings = first.length === 3 && first.every((action) => action.kind === 'setting');

	check(`${name}: at most ${MOST_TODAY} actions are due today`, today.length <= MOST_TODAY, today.map((a) => a.title));
	check(`${name}: at most ${MOST_MINUTES} minutes are due today`, minutesOf(today) <= MOST_MINUTES, minutesOf(today));
	check(`${name}: at most ${MOST_WEEK} actions are due in the first week`, week.length <= MOST_WEEK, week.map((a) => a.title));
	check(`${name}: the first three are not three settings, unless each is critical`, !settings || first.every((action) => action.critical), made.first);
}

/* Every text of a plan, addresses and the names of what is cited aside: those are other people's words. */
function texts(value, back, key = '') {
	if (typeof value === 'string') {
		if (!['url', 'path', 'id', 'source', 'contacts'].includes(key))
			back(value);
		return;
	}
	if (value === null || typeof value !== 'object')
		return;
	for (const [name, item] of Object.entries(value))
		if (name !== 'sources' && name !== 'search')
			texts(item, back, Array.isArray(value) ? key : name);
}

function promises(text) {
	const plain = words.allowed.reduce((rest, allowed) => rest.replaceAll(new RegExp(allowed, 'gi'), ' '), text);
	return words.promises.filter((promise) => new RegExp(`\\b${promise.replace(/[.*+?^${}()|[\]\\%]/g, '\\$&')}\\b`, 'i').test(plain));
}

function promisesNothing(name, made) {
	const found = [];
	texts(made, (text) => promises(text).forEach((promise) => found.push(`${promise}: ${text}`)));
	check(`${name}: no text of the plan promises safety`, found.length === 0, found);
}

/* ---- not sure, and the worst ---- */

function worst(question) {
	const known = question.options.filter((option) => !option.unsure && !option.na);
	const option = known.reduce((a, b) => ((b.risk ?? 0) > (a.risk ?? 0) ? b : a));
	return question.kind === 'many' ? known.filter((o) => !o.exclusive && (o.risk ?? 0) > 0).map((o) => o.id) : option.id;
}

const rank = (band) => (band === null ? -1 : bands.indexOf(band));

function unsureIsNotBetter(name, audit) {
	const pairs = [];
	for (const item of Object.keys(audit.answers)) {
		const question = questions.find((q) => q.id === item.split('@')[0]);
		const unsure = question?.options.find((option) => option.unsure);
		if (!unsure)
			continue;
		pairs.push([item, withAnswers(audit, { [item]: question.kind === 'many' ? [unsure.id] : unsure.id }),
			withAnswers(audit, { [item]: worst(question) })]);
	}
	if (pairs.length === 0)
		return;
	const all = scores(pairs.flatMap(([, unsure, known]) => [unsure, known]));
	pairs.forEach(([item], n) => {
		const [unsure, known] = [all[2 * n], all[2 * n + 1]];
		/* What the worst answer brings into view is not answered here: then its lowest and highest stand for it. */
		const worstBand = known.band ?? bands.filter((_, i) => pack.scoring.bands[i].from <= Math.trunc(known.high)).pop();
		check(`${name}: "not sure" at ${item} gives no better band than the worst`, rank(unsure.band) <= rank(worstBand), [unsure.band, known.band]);
		check(`${name}: "not sure" at ${item} leaves the low end at or under the worst`,
			unsure.low <= known.low + 0.005 || unsure.visible !== known.visible, [unsure.low, known.low]);
	});
}

/* ---- one household ---- */

function wordsOf(item) {
	const question = questions.find((q) => q.id === item.split('@')[0]);
	return [question.ask, question.help ?? '', ...question.options.map((option) => option.label)].join(' ').split(/\s+/).filter(Boolean).length;
}

function household(name) {
	const audit = JSON.parse(readFileSync(join(here, `${name}.audit.json`), 'utf8'));
	const expect = JSON.parse(readFileSync(join(here, `${name}.expect.json`), 'utf8'));
	const [score] = scores([audit]);
	const made = plan(audit);
	const listed = made.actions.map((action) => action.id);
	const items = Object.keys(audit.answers);
	const asked = score.visible + privateIds.size;

	check(`${name}: every question that is asked has an answer`, expect.partial || (score.answered === score.visible && score.visible === items.length),
		[items.length, score.answered, score.visible]);
	check(`${name}: the band`, score.band === expect.band, [score.band, expect.band, score.score, score.low, score.high]);
	check(`${name}: the score`, expect.score === undefined || score.score === expect.score, score.score);
	check(`${name}: the first three`, JSON.stringify(made.first) === JSON.stringify(expect.first), [made.first, expect.first]);
	for (const id of [...expect.must, ...expect.must_not])
		check(`${name}: the pack has the action ${id}`, Object.hasOwn(pack.actions, id.split('@')[0]));
	for (const id of expect.must)
		check(`${name}: the plan says ${id}`, listed.includes(id));
	for (const id of expect.must_not)
		check(`${name}: the plan does not say ${id}`, !listed.includes(id));
	withinLimits(name, audit, made);
	promisesNothing(name, made);
	unsureIsNotBetter(name, audit);

	const told = withAnswers(audit, Object.fromEntries([...privateIds].map((id) => [id, questions.find((q) => q.id === id).options[1].id])));
	check(`${name}: a private answer in a file changes nothing`, JSON.stringify(plan(told)) === JSON.stringify(made));
	return { name, asked, items, made, partial: expect.partial === true };
}

// Every word is read, those that open a topic too.
function sharesNothing(one) {
	const all = [...one.items, ...privateIds];
	const topics = pack.topics.filter((topic) => topic.questions.some((question) => all.some((item) => item.split('@')[0] === question.id)));
	const words = all.reduce((sum, item) => sum + wordsOf(item), 0) + topics.reduce((sum, topic) => sum + `${topic.title} ${topic.intro}`.split(/\s+/).length, 0);
	const seconds = words / WORDS_A_MINUTE * 60 + all.length * SECONDS_AN_ANSWER;

	check('who shares nothing is through in under three minutes', seconds < 180, Math.round(seconds));
	check('who shares nothing is asked 14 items at most', one.asked <= 14, one.asked);
}

function everythingInPlace(one) {
	const text = plan(JSON.parse(readFileSync(join(here, `${one.name}.audit.json`), 'utf8')), 'text');
	check('who has done everything sees 100', one.made.score === 100, one.made.score);
	check('who has done everything has nothing left but thanks and a date',
		one.made.actions.every((action) => ['say-thank-you', 'look-again'].includes(action.id)), one.made.actions.map((a) => a.id));
	const said = text.split('\n').filter((line) => !line.includes('://') && promises(line).length);
	check('who has done everything is not told that anyone is safe', said.length === 0, said);
}

/* ---- any household ---- */

/* An answer to every item there could be: those out of view count for nothing, so each is a possible household. */
function anyone(choose) {
	const answers = {};
	for (const question of questions) {
		if (question.private)
			continue;
		const over = question.for_each ? questions.find((q) => q.id === question.for_each).options.filter((o) => !o.exclusive).map((o) => `@${o.id}`) : [''];
		for (const item of over)
			answers[question.id + item] = choose(question);
	}
	return { format: 'closeknit-audit/1', pack: pack.id, serial: pack.serial, started: `${TODAY}T10:00:00Z`, updated: `${TODAY}T10:00:00Z`,
		answers, done: {}, aside: {}, kept: {} };
}

function dice(seed) {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
		return state / 0x80000000;
	};
}

function worstOfAll(question) {
	if (question.kind === 'one')
		return worst(question);
	const free = question.options.filter((option) => !option.exclusive);
	return free.filter((option) => !option.if_not).map((option) => option.id);
}

function thrown(roll, bad, wide) {
	return (question) => {
		const free = question.options.filter((option) => !option.exclusive);
		if (question.kind === 'many') {
			const chance = free.some((option) => option.if_not) ? 1 - bad : free.some((option) => option.risk) ? bad : wide;
			const chosen = free.filter(() => roll() < chance).map((option) => option.id);
			return chosen.length ? chosen : question.options.filter((option) => option.exclusive).slice(0, 1).map((option) => option.id);
		}
		return roll() < bad ? worst(question) : question.options[Math.floor(roll() * question.options.length)].id;
	};
}

/* ---- go ---- */

const all = readdirSync(here).filter((file) => file.endsWith('.audit.json')).map((file) => file.replace('.audit.json', '')).sort();
try {
	const households = all.map(household);
	const whole = households.filter((one) => !one.partial);
	check('there are twelve households or more', whole.length >= 12, whole.length);
	sharesNothing(households.find((one) => one.name === 'shares-nothing'));
	everythingInPlace(households.find((one) => one.name === 'everything-in-place'));

	const asked = whole.map((one) => one.asked).sort((a, b) => a - b);
	check(`the median household is asked ${MOST_ASKED} items at most`, asked[Math.floor(asked.length / 2)] <= MOST_ASKED, asked);

	const limits = (name, audit) => withinLimits(name, audit, plan(audit));
	limits('the most open household there is', anyone(worstOfAll));
	/* What a family asked for does not come last. */
	const asksFor = (name, id) => {
		const listed = plan(JSON.parse(readFileSync(join(here, `${name}.audit.json`), 'utf8'))).actions.map((action) => action.id);
		check(`${name}: ${id} stands in the first half of the plan`, listed.includes(id) && listed.indexOf(id) < listed.length / 2, listed);
	};
	asksFor('few-words', 'talk-pictures');
	asksFor('kinship-carer', 'talk-pictures');
	asksFor('another-language', 'other-language');

	/* A page, a video, an album or a story: where anyone can see it, that may be a decision. */
	for (const question of questions.filter((q) => q.kind === 'one' && q.options.some((option) => option.critical))) {
		const kept = question.options.find((option) => option.id === 'kept-open');
		check(`${question.id}: who has decided to keep it open can say so, and nothing asks them to close it`,
			kept && !kept.critical && JSON.stringify(kept.actions) === '["open-page"]', kept);
	}

	const roll = dice(20261122);
	for (let n = 0; n < 100; n++)
		limits(`household ${n} of 100 by dice`, anyone(thrown(roll, roll(), roll())));
} catch (error) {
	check('the households run to the end', false, error.message);
} finally {
	rmSync(work, { recursive: true, force: true });
}
finish();
