// kit.mjs - what the tests of documents share: running the program, counting, and the documents they look at.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const DAY = '2026-11-22';
export const [build, folder] = process.argv.slice(2);
export const work = folder;
export const EXAMPLE = path.join(ROOT, 'tests/packs/example.json');
export const audit = (name) => path.join(ROOT, `tests/golden/example-${name}.audit.json`);
export const household = (name) => path.join(ROOT, `tests/households/${name}.audit.json`);

let passed = 0, failed = 0;
/** Counts a sentence that holds or does not; says what was seen instead. */
export function holds(sentence, good, seen) {
	if (good) {
		passed++;
		return;
	}
	failed++;
	console.log(`not ok - ${sentence}${seen === undefined ? '' : `: ${typeof seen === 'string' ? seen : JSON.stringify(seen)}`.slice(0, 2000)}`);
}

export function finish() {
	console.log(`${passed} passed, ${failed} failed`);
	process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

/** Runs closeknit with a home of its own and no words of the environment's; gives what it printed. */
export function closeknit(args, environment = {}) {
	const made = spawnSync(path.join(build, 'closeknit'), args, {
		env: { PATH: process.env.PATH, CLOSEKNIT_HOME: path.join(work, 'home'), LC_ALL: 'C.UTF-8', ASAN_OPTIONS: process.env.ASAN_OPTIONS ?? '', ...environment }, maxBuffer: 1 << 26, encoding: 'utf8',
	});
	if (made.status !== 0)
		throw new Error(`closeknit ${args.join(' ')}: exit ${made.status}: ${made.stderr}`);
	return made.stdout;
}

/** A document in a file, to open; its path. */
export function document(name, args) {
	const file = path.join(work, name);
	fs.rmSync(file, { force: true });
	closeknit([...args, '-o', file]);
	return file;
}

/** Runs a command that must succeed; gives what it printed. */
export function run(command, args, input, encoding = 'utf8') {
	const made = spawnSync(command, args, { input, encoding, maxBuffer: 1 << 26 });
	if (made.status !== 0)
		throw new Error(`${command} ${args.join(' ')}: exit ${made.status}: ${made.error ?? made.stderr}`);
	return made.stdout;
}

/** Compares with a file that is kept, or keeps it. */
export function golden(name, text) {
	const file = path.join(ROOT, 'tests/web', name);
	if (process.env.CLOSEKNIT_WRITE_GOLDEN)
		fs.writeFileSync(file, text);
	const kept = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
	const lines = text.split('\n'), was = kept.split('\n');
	const at = lines.findIndex((line, i) => line !== was[i]);
	holds(`${name} is as it was`, text === kept, at < 0 ? 'it is shorter' : `line ${at + 1}: ${lines[at]}  was: ${was[at]}`);
}
