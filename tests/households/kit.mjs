// kit.mjs - what the tests of households share: the shipped pack, the program, and sentences that hold or do not.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '../..');
export const packFile = join(root, 'checklists/uk-parents/en-GB.json');
export const pack = JSON.parse(readFileSync(packFile, 'utf8'));

const at = process.argv.indexOf('--program');
if (at < 0 || !process.argv[at + 1]) {
	console.error('say which program: --program build/closeknit');
	process.exit(2);
}
export const program = process.argv[at + 1];

let passed = 0, failed = 0;

/** check(sentence, holds, seen): count it; where it does not hold, say so and what was seen. */
export function check(sentence, holds, seen) {
	if (holds) {
		passed++;
		return;
	}
	failed++;
	console.log(`not so: ${sentence}${seen === undefined ? '' : `: ${JSON.stringify(seen)}`}`);
}

/** finish(): say how many held, and end: with 0 if all did. */
export function finish() {
	console.log(`${passed} passed, ${failed} failed`);
	process.exit(failed === 0 ? 0 : 1);
}
