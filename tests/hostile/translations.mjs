// translations.mjs - translations of the base pack: the sins, and the good ones.
import { inside, key, raw, value } from './tree.mjs';

const sins = [];
const form = (name, says, at, bend) => sins.push({ name, says, at: [at].flat(), bend });
const TITLE = 'strings./title';

for (const field of ['format', 'pack', 'serial', 'language', 'strings'])
	form(`without-${field}`, [field], value(''), (t) => t.drop(field));
for (const [field, wrong] of [
	['format', 'closeknit-translation/2'], ['format', 'closeknit-pack/1'], ['pack', 'Small'], ['pack', 7], ['serial', 0], ['serial', '7'], ['language', 'plain Welsh'], ['language', 7], ['strings', []], ['strings', null],
])
	form(`${field}-that-is-${String(JSON.stringify(wrong)).toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'a-list'}`, [field], value(field), (t) => t.set(field, wrong));
form('with-an-unknown-key', ['sting', 'strings'], key('sting'), (t) => t.add('sting', {}));
form('with-a-risk', ['risk'], key('risk'), (t) => t.add('risk', 1));
for (const [name, wrong] of Object.entries({ 'as-a-number': 7, 'null': null, 'as-a-list': ['x'], 'empty': '' }))
	form(`text-${name}`, ['/title'], value(TITLE), (t) => t.set(TITLE, wrong));
form('text-over-two-lines', [], [value(TITLE), inside(TITLE, '\\n')], (t) => t.set(TITLE, 'Un\ndau'));
form('body-with-a-tab', [], [value('strings./messages/to-family/body'), inside('strings./messages/to-family/body', '\\t')], (t) => t.set('strings./messages/to-family/body', 'Un\tdau'));
for (const path of ['title', '/', '/title/', '//title', '/Topics/audience/title', '/topics/au dience/title', ''])
	form(`path-${path.replaceAll('/', '-slash-').replaceAll(' ', '-blank-').toLowerCase() || 'empty'}`.replace(/-+/g, '-').replace(/-$/, ''), [], (t) => t.entry('strings').value.entries.at(-1).keyAt, (t) => t.entry('strings').value.entries.push({ key: path, value: 'x' }));
export const translationSins = sins;

export const goodTranslations = {
	'as-it-is': (t) => t,
	'nothing-translated': (t) => t.set('strings', {}),
	'stale-strings': (t) => t.add('strings./topics/gone/title', 'Hen'),
	'joiners-and-marks': (t) => t.set(TITLE, raw('"می\\u200cخواهم \\u200e\\u200f\\u061c👨\\u200d👩"')),
	'every-escape': (t) => t.set(TITLE, raw('"\\u0041 \\" \\\\ \\/ \\ud83d\\ude00"')),
	'keys-the-other-way-round': (t) => t.reverse(),
	'authors-key': (t) => t.add('x-translator-notes', { a: [1] }),
};
