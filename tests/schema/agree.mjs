// agree.mjs - holds the program and the JSON Schemas against each other on the same good and bad files, and both against DESIGN.md's examples.
//
// node agree.mjs --work DIR [--program build/closeknit] [--only WORD] [--extras]
//
// Without --program the schemas alone are tried. --only runs the files whose name holds WORD; --extras lists complaints beyond the expected ones.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { pack as basePack } from '../hostile/base.mjs';
import { makeCorpus } from '../hostile/make.mjs';

const Ajv = createRequire(import.meta.url)('ajv/dist/2020').default;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TESTS = path.join(ROOT, 'tests');
const PACK = path.join(TESTS, 'packs', 'example.json');
// A run that takes longer than this for a file hangs, whatever the machine.
const SECONDS = 60;

const { values: options } = parseArgs({ options: { program: { type: 'string' }, work: { type: 'string' }, only: { type: 'string' }, extras: { type: 'boolean' } } });
if (options.work === undefined) {
	console.error('usage: node agree.mjs --work DIR [--program PROGRAM] [--only WORD] [--extras]');
	process.exit(2);
}
const work = path.resolve(options.work);
const program = options.program && path.resolve(options.program);
const home = path.join(work, 'home');
fs.mkdirSync(home, { recursive: true });

// What the overlays of the corpus extend.
const BASE = path.join(work, 'base.json');
fs.writeFileSync(BASE, JSON.stringify(basePack()));

let passed = 0, failed = 0;
const extras = [];
/** Counts one file, with all that is wrong about it. */
function tell(name, faults) {
	if (faults.length === 0) {
		passed++;
		return;
	}
	failed++;
	console.log(`not ok - ${JSON.stringify(name).slice(1, -1)}`);
	for (const fault of faults)
		console.log(`    ${fault}`);
}

const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false, strictTuples: false, strictRequired: false });
const schemas = {};
for (const kind of ['pack', 'audit', 'score', 'plan', 'translation', 'overlay'])
	schemas[kind] = ajv.compile(JSON.parse(fs.readFileSync(path.join(ROOT, 'checklists', `${kind}.schema.json`))));

/** What the schema finds wrong with `value`, or nothing. */
function judge(kind, value) {
	if (schemas[kind](value))
		return [];
	return [`the ${kind} schema refuses it: ${schemas[kind].errors.map((e) => `${e.instancePath || '/'} ${e.message}`).join('; ').slice(0, 400)}`];
}

function readJson(file) {
	return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fs.readFileSync(file)));
}

function schemaFaults(expected, file) {
	if (expected.schema === 'cannot')
		return [];
	let value;
	try {
		value = readJson(file);
	} catch (e) {
		return expected.verdict === 'good' ? [`not JSON: ${e.message}`] : [];
	}
	const refusal = judge(expected.kind, value);
	if (expected.verdict === 'good')
		return refusal;
	return refusal.length > 0 ? [] : [`the ${expected.kind} schema accepts it`];
}

function run(args, files = 1) {
	const ran = spawnSync(program, args, {
		cwd: work, timeout: files * SECONDS * 1000, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'],
		env: { PATH: process.env.PATH, CLOSEKNIT_HOME: home, HOME: home, LC_ALL: 'C.UTF-8', ASAN_OPTIONS: process.env.ASAN_OPTIONS, UBSAN_OPTIONS: process.env.UBSAN_OPTIONS },
	});
	if (ran.stdout === null)
		throw new Error(`cannot run ${program}: ${ran.error.message}`);
	const status = ran.error?.code === 'ETIMEDOUT' ? `nothing after ${files * SECONDS} s` : ran.signal ?? ran.status;
	return { status, out: ran.stdout.toString(), err: ran.stderr.toString(), bytes: Buffer.concat([ran.stdout, ran.stderr]) };
}

/** Nothing that a terminal would obey, or that hides what is written. */
function rawFaults({ bytes }) {
	let text;
	try {
		text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return ['what it printed is not UTF-8'];
	}
	const found = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ufeff]/u.exec(text);
	return found ? [`it printed U+${found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, '0')} as it is`] : [];
}

const shown = (line) => JSON.stringify(line).slice(1, -1).slice(0, 240);

/** The complaints in `text`, each { place, line, level, message }; a line that is none is a fault where `strict`. */
function complaintsIn(text, name, strict, faults) {
	const found = [];
	for (const line of text.split('\n').filter((l) => l !== '')) {
		const form = /^(?:closeknit: )?(.*?):(\d+):(\d+): (error|warning): (.+)$/.exec(line);
		if (form === null) {
			if (strict)
				faults.push(`no FILE:LINE:COLUMN: ${shown(line)}`);
			continue;
		}
		if (/^[\w./-]*$/.test(name) && form[1] !== name)
			faults.push(`it names the file ${shown(form[1])}, not ${name}`);
		found.push({ line: Number(form[2]), place: `${form[2]}:${form[3]}`, level: form[4], message: form[5] });
	}
	return found;
}

/** Each expected complaint must be there; what is there beside them is listed as extra. */
function compare(file, expected, found, faults) {
	const left = new Set(found);
	for (const { at, says } of expected) {
		const fits = (c) => says.every((word) => c.message.includes(word));
		const right = found.find((c) => left.has(c) && (at.length === 0 || at.includes(c.place)) && fits(c));
		if (right !== undefined) {
			left.delete(right);
			continue;
		}
		const near = found.find((c) => left.has(c) && (at.includes(c.place) || fits(c))) ?? found[0];
		faults.push(`expected ${at.slice(0, 4).join(' or ') || 'a complaint'}${says.length > 0 ? `, saying ${says.join(', ')}` : ''}; ${near ? `found ${near.place} ${near.level}: ${shown(near.message)}` : 'found none'}`);
	}
	for (const c of left)
		extras.push(`${file}: ${c.place} ${c.level}: ${shown(c.message)}`);
}

const baseOf = (expected) => (expected.kind === 'overlay' ? ['--base', BASE] : []);
/** What checks these files, all of one kind. */
const argumentsFor = (expected, names) => (expected.kind === 'audit' ? ['--pack', PACK, 'score', '--json', '--explain', '--', ...names] : ['pack', 'lint', ...baseOf(expected), '--', ...names]);

function packFaults(expected, file, ran = run(argumentsFor(expected, [path.relative(work, file)]))) {
	const faults = [];
	const name = path.relative(work, file);
	const base = baseOf(expected);
	if (ran.status !== expected.status)
		faults.push(`exit status ${ran.status}, expected ${expected.status}${ran.err ? `: ${shown(ran.err)}` : ''}`);
	faults.push(...rawFaults(ran));
	const found = complaintsIn(ran.out, name, true, faults);
	if (found.some((c, i) => i > 0 && c.line < found[i - 1].line))
		faults.push('the complaints are not in the order of their lines');
	if (expected.verdict === 'good') {
		for (const c of found.filter((f) => f.level === 'error'))
			faults.push(`${c.place} ${c.level}: ${shown(c.message)}`);
		compare(expected.file, expected.warnings, found.filter((c) => c.level === 'warning'), faults);
		if (found.length > 0 && run(['pack', 'lint', '--strict', ...base, name]).status !== 3)
			faults.push('it has warnings, and --strict does not exit 3');
	} else {
		compare(expected.file, expected.complaints, found.filter((c) => c.level === 'error'), faults);
		if (!found.some((c) => c.level === 'error') && ran.err === '')
			faults.push('it finds no error');
	}
	return faults;
}

function auditFaults(expected, file, ran = run(argumentsFor(expected, [path.relative(work, file)]))) {
	const faults = [];
	const name = path.relative(work, file);
	if (ran.status !== expected.status)
		faults.push(`exit status ${ran.status}, expected ${expected.status}${ran.err ? `: ${shown(ran.err)}` : ''}`);
	faults.push(...rawFaults(ran));
	if (expected.verdict === 'good') {
		faults.push(...scoreFaults(ran.out));
	} else if (expected.json) {
		if (ran.out !== '')
			faults.push(`a fault in a single audit puts nothing on standard output, but: ${shown(ran.out)}`);
		compare(expected.file, expected.complaints, complaintsIn(ran.err, name, false, faults), faults);
	} else {
		// What is not JSON is NDJSON (DESIGN.md section 5): each line of it has a score or a fault.
		const lines = ran.out.split('\n').filter((l) => l !== '');
		lines.forEach((line) => faults.push(...scoreFaults(line)));
		if (lines.length === 0 && complaintsIn(ran.err, name, false, faults).length === 0)
			faults.push(`no complaint: ${shown(ran.err)}`);
	}
	return faults;
}

function scoreFaults(out) {
	try {
		return judge('score', JSON.parse(out));
	} catch (e) {
		return [`the score is not JSON: ${e.message}`];
	}
}

/** The plan of an audit, or nothing and what is wrong. */
function planOf(pack, audit, faults, more = []) {
	// Of a copy: what writes may move a file aside, and the golden files are not ours to move.
	const copy = path.join(work, 'answers.json');
	fs.copyFileSync(audit, copy);
	const ran = run(['--pack', pack, 'plan', '-f', 'json', '-o', '-', '--today', '2026-11-22', '--answers', copy, ...more]);
	faults.push(...rawFaults(ran));
	if (ran.status !== 0) {
		faults.push(`plan: exit status ${ran.status}: ${shown(ran.err)}`);
		return undefined;
	}
	try {
		const plan = JSON.parse(ran.out);
		faults.push(...judge('plan', plan));
		return plan;
	} catch (e) {
		faults.push(`the plan is not JSON: ${e.message}`);
		return undefined;
	}
}

function differences(found, golden) {
	return [...new Set([...Object.keys(found), ...Object.keys(golden)])].filter((k) => !isDeepStrictEqual(found[k], golden[k]))
		.map((k) => `${k}: ${JSON.stringify(found[k])?.slice(0, 300)}, expected ${JSON.stringify(golden[k])?.slice(0, 300)}`);
}

/** The packs that stand in the tree: the example, and what is shipped. */
function ownPacks() {
	const shipped = fs.readdirSync(path.join(ROOT, 'checklists'), { recursive: true }).filter((f) => /\/[^/]*\.json$/.test(f)).map((f) => path.join(ROOT, 'checklists', f));
	for (const file of [PACK, ...shipped]) {
		const name = path.relative(ROOT, file);
		const value = readJson(file);
		if (value.format !== 'closeknit-pack/1')
			continue;
		tell(name, [...judge('pack', value), ...(program ? packFaults({ file: name, status: 0, verdict: 'good', warnings: [] }, file) : [])]);
	}
}

function goldenFiles() {
	const folder = path.join(TESTS, 'golden');
	ownPacks();
	for (const name of fs.readdirSync(folder).filter((f) => /^example-.*\.audit\.json$/.test(f))) {
		const audit = path.join(folder, name);
		const golden = (what) => readJson(audit.replace('.audit.json', `.${what}.json`));
		tell(name, judge('audit', readJson(audit)));
		tell(name.replace('audit', 'score'), judge('score', golden('score')));
		if (!program)
			continue;
		const scored = run(['--pack', PACK, 'score', '--json', '--explain', audit]);
		const faults = scored.status === 0 ? scoreFaults(scored.out) : [`score: exit status ${scored.status}: ${shown(scored.err)}`];
		const expectedScore = golden('score');
		tell(`score of ${name}`, [...rawFaults(scored), ...(faults.length > 0 ? faults : differences(JSON.parse(scored.out), expectedScore))]);
		const wrong = [];
		const plan = planOf(PACK, audit, wrong);
		if (plan !== undefined) {
			const expected = golden('plan');
			// The examples leave out these three, which DESIGN.md section 5 prints.
			for (const key of ['sources', 'sign_off', 'review_by'].filter((k) => !(k in expected)))
				delete plan[key];
			wrong.push(...differences(plan, expected));
		}
		tell(`plan of ${name}`, wrong);
	}
}

// Every form of steps, marks, cases, a sign-off and messages, in one plan of the base pack.
function fullPlans() {
	const audit = path.join(work, 'full.audit.json');
	fs.writeFileSync(audit, JSON.stringify({
		format: 'closeknit-audit/1', pack: 'small', serial: 7, started: '2026-11-22T10:00:00Z', updated: '2026-11-22T10:00:00Z',
		answers: {
			services: ['instagram', 'whatsapp', 'album'], 'visibility@instagram': 'public', 'visibility@album': 'unsure', 'tags@instagram': [], ages: ['under-5', '11-13'],
			'talked@under-5': 'no', 'talked@11-13': 'no', family: 'not-yet', settings: ['all-open'],
		},
		done: { 'talk@under-5': '2026-11-22' }, aside: { location: '2027-01-01' }, kept: { 'look@album': '2026-11-01' },
	}));
	for (const name of ['as-it-is', 'sign-off-null', 'no-optional-parts', 'steps-in-every-form', 'empty-lists-that-may-be-empty', 'text-in-every-escape']) {
		for (const more of [[], ['--minutes', '15']]) {
			const faults = [];
			const plan = planOf(path.join(work, 'corpus', 'pack', `good-${name}.json`), audit, faults, more);
			if (plan !== undefined && plan.actions.length === 0)
				faults.push('the plan is empty');
			if (plan !== undefined && (plan.sitting !== undefined) !== (more.length > 0))
				faults.push('sitting stands there only with --minutes');
			tell(`plan of good-${name} ${more.join(' ')}`.trimEnd(), faults);
		}
	}
}

// ---- Many files, a process for each or for many --------------------------------------------------------------------

// A process a file takes minutes where starting one is slow; the long run takes that time.
const AT_ONCE = process.env.CLOSEKNIT_TEST_LENGTH === 'long' ? 1 : 40;

/** Files that one process can be given together so that what it says of each can be told apart: of one kind, refused all or none, with plain names; those whose bad lines are scored line by line go alone. */
function groupOf({ kind, verdict, status, json, file }) {
	const alone = !/^[\w./-]+$/.test(file) || (kind === 'audit' && (verdict === 'good' || !json));
	return `${kind} ${verdict} ${status}${alone ? ` ${file}` : ''}`;
}

/** What one process said of all these, for each of them what it would have said of it alone; or nothing where that cannot be told. */
function runTogether(entries, names) {
	const all = run(argumentsFor(entries[0], names), names.length);
	const ran = new Map(names.map((name) => [name, { status: all.status, out: '', err: '' }]));
	for (const way of ['out', 'err'])
		for (const line of all[way].split('\n').slice(0, -1)) {
			const whose = ran.get(/^(?:closeknit: )?([\w./-]+):/.exec(line)?.[1]);
			if (whose === undefined)
				return undefined;
			whose[way] += `${line}\n`;
		}
	for (const each of ran.values())
		each.bytes = Buffer.from(each.out + each.err);
	return all.status === entries[0].status && rawFaults(all).length === 0 ? ran : undefined;
}

/** All that is wrong about these files; one that has a fault among others is tried alone, so that what is told is of it. */
function judgeAll(entries) {
	const names = entries.map((each) => path.join('corpus', each.file));
	const together = program && entries.length > 1 ? runTogether(entries, names) : undefined;
	for (const [i, expected] of entries.entries()) {
		const file = path.join(corpus, expected.file);
		const judgeBy = { pack: packFaults, overlay: packFaults, audit: auditFaults }[expected.kind];
		const faults = schemaFaults(expected, file);
		if (program && judgeBy) {
			const among = together && judgeBy(expected, file, together.get(names[i]));
			if (among === undefined || among.length > 0)
				faults.push(...judgeBy(expected, file), ...(among ?? []).map((fault) => `among others: ${fault}`));
		}
		tell(expected.file, faults);
	}
}

const corpus = path.join(work, 'corpus');
const groups = new Map();
for (const expected of makeCorpus(corpus)) {
	if (options.only && !expected.file.includes(options.only))
		continue;
	const group = groupOf(expected);
	groups.set(group, [...(groups.get(group) ?? []), expected]);
}
for (const entries of groups.values())
	for (let from = 0; from < entries.length; from += AT_ONCE)
		judgeAll(entries.slice(from, from + AT_ONCE));
if (!options.only || 'golden'.includes(options.only))
	goldenFiles();
if (program && (!options.only || 'plans'.includes(options.only)))
	fullPlans();
if (options.extras)
	extras.forEach((e) => console.log(`extra - ${e}`));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
