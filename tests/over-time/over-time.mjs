// over-time.mjs - what history and compare print, against their schemas and against "closeknit score" of the same files: node over-time.mjs PROGRAM PACK HOME WORK
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const Ajv = require('ajv/dist/2020').default;
const [program, pack, home, work] = process.argv.slice(2);
const root = fileURLToPath(new URL('../..', import.meta.url));
const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false, strictTuples: false, strictRequired: false });
const schema = (name) => ajv.compile(JSON.parse(fs.readFileSync(path.join(root, 'checklists', `${name}.schema.json`))));
const schemas = { history: schema('history'), compare: schema('compare') };
let failed = 0;

function same(sentence, is, expected) {
	if (JSON.stringify(is) === JSON.stringify(expected))
		return;
	failed++;
	console.log(`not ok: ${sentence}: ${JSON.stringify(is)}, expected ${JSON.stringify(expected)}`);
}
function run(...args) {
	return spawnSync(program, ['--pack', pack, ...args], { encoding: 'utf8', env: { ...process.env, CLOSEKNIT_HOME: home } }).stdout;
}
const score = (file) => JSON.parse(run('score', '--json', file));
const points = (value) => Math.round(value * 100);

// The files by themselves, in the order of their names, the open one last.
const past = fs.readdirSync(path.join(home, 'past')).sort().map((name) => path.join(home, 'past', name));
const files = [...past, path.join(home, 'audit.json')];
const lines = run('history', '--json').trim().split('\n').map((line) => JSON.parse(line));
same('as many lines as audits', lines.length, files.length);
lines.forEach((line, i) => {
	same(`line ${i + 1} fits its schema`, schemas.history(line) ? [] : schemas.history.errors, []);
	const one = score(files[i]), audit = JSON.parse(fs.readFileSync(files[i]));
	for (const key of ['score', 'low', 'high', 'in_place', 'of', 'answered', 'visible'])
		same(`${key} of line ${i + 1}`, line[key], one[key]);
	for (const key of ['started', 'updated', 'serial', 'pack'])
		same(`${key} of line ${i + 1}`, line[key], audit[key]);
	same(`name of line ${i + 1}`, line.name, i < past.length ? path.basename(files[i], '.json') : null);
});

// Every pair, both ways: ends are the scores; what the checklist did is the new answers with and without those to its new question.
for (let old = 0; old < files.length; old++)
	for (let now = 0; now < files.length; now++) {
		const made = JSON.parse(run('compare', '--json', String(old + 1), String(now + 1)));
		const before = score(files[old]), after = score(files[now]), where = `${old + 1} and ${now + 1}`;
		const audit = JSON.parse(fs.readFileSync(files[now])), was = JSON.parse(fs.readFileSync(files[old]));
		same(`compare of ${where} fits its schema`, schemas.compare(made) ? [] : schemas.compare.errors, []);
		same(`older score of ${where}`, made.score.old, before.score);
		same(`newer score of ${where}`, made.score.new, after.score);
		same(`parts of ${where} add up`, points(made.score.by_answers) + points(made.score.by_pack), points(after.score) - points(before.score));
		const isNew = was.serial < 3;
		if (isNew)
			delete audit.answers.bedroom;
		const file = path.join(work, 'between.json');
		fs.writeFileSync(file, JSON.stringify(audit));
		same(`by answers of ${where}`, points(made.score.by_answers), points(score(file).score) - points(before.score));
		same(`new questions of ${where}`, made.new_questions, isNew ? 1 : 0);
		made.topics.forEach((topic, i) => {
			same(`topic ${topic.id} of ${where}`, [topic.score, topic.in_place, topic.of], [
				{ old: before.topics[i].score, new: after.topics[i].score },
				{ old: before.topics[i].in_place, new: after.topics[i].in_place },
				{ old: before.topics[i].of, new: after.topics[i].of }]);
		});
		// By item, the steps in place come and go as the totals do.
		const moved = made.items.reduce((sum, item) => sum + (item.change === 'in-place' ? 1 : item.change === 'again' ? -1 : 0), 0);
		const hidden = made.items.filter((item) => item.change === 'asked' || item.change === 'not-asked').length;
		if (hidden === 0)
			same(`items of ${where}`, moved, after.in_place - before.in_place);
		same(`no item of ${where} is private`, made.items.some((item) => item.id.startsWith('safe-to-ask')), false);
	}
process.exit(failed === 0 ? 0 : 1);
