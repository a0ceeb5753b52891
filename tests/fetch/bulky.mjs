// bulky.mjs - a checklist that is nearly 4 MiB of one thing: node bulky.mjs WHAT FROM TO; FROM is a pack to begin with
import fs from 'node:fs';

const [what, from, to] = process.argv.slice(2);
const pack = JSON.parse(fs.readFileSync(from));
const MOST = (4 << 20) - 40000;
// As many of them as fit, written as JSON.
const many = (one) => { const all = []; for (let len = 0, i = 0; len < MOST; i++) { all.push(one(i)); len += all[i].length + 1; } all.pop(); return all.join(','); };
const id = (i) => i.toString(36);
// The text of the pack with a piece of JSON in the place of a value.
const put = (where, json) => { const keys = where.split('.'), last = keys.pop(); keys.reduce((object, key) => object[key], pack)[last] = '@@'; return JSON.stringify(pack).replace('"@@"', () => json); };
const question = (i) => JSON.stringify({ id: `q-${i}`, kind: 'one', ask: `Who can see picture ${i} of them all?`, why: 'It is good to know.', source: Object.keys(pack.sources).slice(0, 1),
	options: [{ id: 'yes', label: 'Those we know', risk: 0 }, { id: 'some', label: 'Some others too', risk: 4 }, { id: 'unsure', label: 'I am not sure', risk: 6, unsure: true }] });
const action = Object.keys(pack.actions)[0];
const ways = {
	'own-text': () => put('x-note', JSON.stringify('x'.repeat(MOST))),
	'own-numbers': () => put('x-note', `[${many(() => '1')}]`),
	'own-keys': () => put('x-note', `{${many((i) => `"${id(i)}":1`)}}`),
	// 8,000 of them: the largest that is promised.
	questions: () => { pack.topics.push({ ...pack.topics[0], id: 'many', questions: '@@' }); return JSON.stringify(pack).replace('"@@"', () => `[${Array.from({ length: 8000 }, (_, i) => question(i)).join(',')}]`); },
	numbers: () => put('topics', `[${many(() => '1')}]`),
	lists: () => put('topics', `[${many(() => '[]')}]`),
	steps: () => put(`actions.${action}.steps`, `[${many(() => '"x"')}]`),
	keys: () => put('more', '1').replace('"more":1', () => many((i) => `"more-${id(i)}":1`)),
	renamed: () => put('renamed', `{"topics":{${many((i) => `"${id(i)}":"n${id(i)}"`)}},"questions":{},"options":{},"actions":{}}`),
	contacts: () => put('contacts', `{${many((i) => `"${id(i)}":{}`)}}`),
	conditions: () => put(`actions.${action}.when`, `{"any":[${many(() => '{}')}]}`),
	translation: () => {
		fs.writeFileSync(to.replace(/[^/]*$/, 'bulky-cy.json'), `{"format":"closeknit-translation/1","pack":"${pack.id}","serial":${pack.serial},"language":"cy","strings":{${many((i) => `"/topics/t/${id(i)}":"x"`)}}}`);
		return JSON.stringify(pack);
	},
};
fs.writeFileSync(to, ways[what]());
