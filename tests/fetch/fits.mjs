// fits.mjs - holds a line of JSON on standard input against a schema of checklists/: node fits.mjs NAME; says what does not fit
import fs from 'node:fs';
import { createRequire } from 'node:module';

const Ajv = createRequire(import.meta.url)('ajv/dist/2020').default;
const schema = JSON.parse(fs.readFileSync(new URL(`../../checklists/${process.argv[2]}.schema.json`, import.meta.url)));
const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true, strictTypes: false, strictRequired: false }).compile(schema);
const line = fs.readFileSync(0, 'utf8').split('\n').find((one) => one.startsWith('{'));
if (line === undefined) {
	console.log('no JSON');
	process.exit(1);
}
// It must also refuse: the same without one of its keys, with one more, with a word that is none.
const made = JSON.parse(line);
const bent = [{ ...made, more: 1 }, { ...made, serial: 0 }, { ...made, links: [{ ...made.links[0], state: 'ill' }] }, { ...made, links: [{ ...made.links[0], host: made.links[0].state === 'moved' ? null : 'x' }] },
	...Object.keys(made).map((key) => ({ ...made, [key]: undefined })), ...Object.keys(made.links[0]).map((key) => ({ ...made, links: [{ ...made.links[0], [key]: undefined }] }))];
for (const other of bent.map((one) => JSON.parse(JSON.stringify(one))))
	if (validate(other)) {
		console.log(`the schema takes what it must not: ${JSON.stringify(other).slice(0, 300)}`);
		process.exit(1);
	}
if (!validate(made)) {
	console.log(validate.errors.map((e) => `${e.instancePath || '/'} ${e.message}`).join('\n'));
	process.exit(1);
}
