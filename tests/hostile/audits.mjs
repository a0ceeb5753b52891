// audits.mjs - audits of tests/packs/example.json: the sins, and the good ones that hold what no walk could give.
import { inside, key, raw, value } from './tree.mjs';

const sins = [];
const form = (name, says, at, bend) => sins.push({ name, says, at: [at].flat(), bend });
const sense = (name, says, at, bend) => sins.push({ name, says, at: [at].flat(), bend, schema: 'cannot' });

for (const field of ['format', 'pack', 'serial', 'started', 'updated', 'answers', 'done', 'aside', 'kept'])
	form(`without-${field}`, [field], value(''), (t) => t.drop(field));
const wrong = {
	format: { 'of-another-version': 'closeknit-audit/2', 'of-a-pack': 'closeknit-pack/1', 'as-a-number': 1, 'null': null },
	pack: { 'as-a-number': 1, 'that-is-no-id': 'An Example', 'null': null },
	serial: { 'zero': 0, 'below-zero': -1, 'as-a-text': '1', 'with-a-fraction': 1.5, 'of-2-to-the-31': 2147483648, 'null': null },
	started: { 'as-a-number': 1795341600, 'as-a-day': '2026-11-22', 'without-zone': '2026-11-22T10:00:00', 'with-a-blank': '2026-11-22 10:00:00Z', 'at-25': '2026-11-22T25:00:00Z', 'on-no-day': '2026-02-30T10:00:00Z', 'empty': '' },
	updated: { 'as-a-number': 1795341600, 'in-words': 'yesterday', 'null': null },
	answers: { 'as-a-list': [], 'as-a-text': 'x', 'null': null },
	done: { 'as-a-list': [], 'as-a-text': 'make-private', 'null': null },
	aside: { 'as-a-list': ['location'], 'null': null },
	kept: { 'as-a-list': [], 'true': true },
	at: { 'as-a-number': 1, 'as-a-list': ['family'], 'as-an-object': {} },
	later: { 'as-a-text': 'family', 'as-an-object': {}, 'null': null },
	check: { 'as-a-text': 'family', 'as-a-number': 0 },
};
for (const [field, values] of Object.entries(wrong)) {
	for (const [what, v] of Object.entries(values))
		form(`${field}-${what}`, [field], value(field), (t) => t.set(field, v));
}
for (const list of ['later', 'check'])
	form(`${list}-with-a-number`, [], [value(`${list}.0`)], (t) => t.set(list, [7]));
for (const mark of ['done', 'aside', 'kept']) {
	for (const [what, v] of Object.entries({ 'in-words': 'yesterday', 'on-no-day': '2026-02-30', 'with-a-time': '2026-11-23T10:00:00Z', 'with-a-note': '2026-11-23 because', 'empty': '', 'true': true, 'null': null, 'as-a-number': 20261123, 'as-an-object': { date: '2026-11-23' } }))
		form(`a-${mark}-mark-${what}`, ['family-mark'], value(`${mark}.family-mark`), (t) => t.add(`${mark}.family-mark`, v));
}
for (const field of ['note', 'name', 'x-note', '$schema', 'Answers', 'private', 'score'])
	form(`with-${field.replace('$', '').toLowerCase()}${field === 'Answers' ? '-in-capitals' : ''}`, [field], key(field), (t) => t.add(field, 'Anything at all'));
for (const [name, path] of Object.entries({ 'an-answer': 'answers', 'a-done-mark': 'done', 'an-aside-mark': 'aside', 'a-kept-mark': 'kept' }))
	form(`key-of-${name}-with-an-escape-sequence`, [], [0, 1].map((by) => (t) => t.entry(path).value.entries.at(-1).keyAt + by), (t) => t.add(`${path}.\u001b[2J`, '2026-11-22'));
form('item-that-is-later-with-a-bidi-override', [], [0, 1].map((by) => (t) => value('later.0')(t) + by), (t) => t.set('later.0', '\u202etags'));
form('item-at-with-a-bidi-override', [], [0, 1].map((by) => (t) => value('at')(t) + by), (t) => t.set('at', '\u202etags'));
for (const [name, text] of Object.entries({ 'in-a-list': '["a", ["\\u202e"]]', 'in-an-object': '{"a": {"b": "\\u001b"}}', 'in-a-key': '{"a": {"\\u007f": 1}}' }))
	form(`answer-with-a-control-character-${name}`, [], [-1, 0].map((by) => (t, all) => inside('answers.odd', '\\u')(t, all) + by), (t) => t.add('answers.odd', raw(text)));
form('with-answers-mistyped', ['awnsers', 'answers'], key('awnsers'), (t) => t.add('awnsers', {}));
sense('of-another-pack', ['other'], value('pack'), (t) => t.set('pack', 'other'));
for (const [name, text] of Object.entries({ 'zero-fraction': '1.0', exponent: '1e0' }))
	sense(`serial-with-${name}`, [], [0, 1].map((n) => (t) => value('serial')(t) + n), (t) => t.set('serial', raw(text)));

export const auditSins = sins;

const odd = {
	'as-it-is': (t) => t,
	'keys-the-other-way-round': (t) => t.reverse(),
	'nothing-but-what-it-must-have': (t) => t.drop('at').drop('later').drop('check'),
	'unknown-ids': (t) => t.set('answers', { gone: 'x', 'gone@away': ['y'], 'visibility@gone': 'public', services: ['gone'] }).set('done', { gone: '2026-01-01' }).set('at', 'gone').set('later', ['gone@away']).set('check', ['gone']),
	'answers-of-every-wrong-type': (t) => t.set('answers', { services: 'instagram', 'visibility@instagram': ['public'], 'visibility@album': 7, steps: { a: 1 }, ages: [1, null], family: null, shown: [['uniform']], 'tags@album': true }),
	'answers-that-no-walk-could-give': (t) => t.set('answers', { services: ['instagram', 'none'], steps: ['old-posts', 'old-posts'] }),
	'answer-to-a-private-question': (t) => t.add('answers.safe-to-ask', 'yes'),
	'answer-to-a-question-that-is-not-repeated-by-item': (t) => t.add('answers.visibility', 'public').add('answers.family@instagram', 'asked'),
	'newer-serial': (t) => t.set('serial', 2147483647),
	'marks-of-three-kinds-on-one-action': (t) => t.add('done.location', '2026-11-01').add('kept.location', '2026-11-01'),
	'leap-day': (t) => t.set('done', { location: '2024-02-29' }),
	'updated-before-it-started': (t) => t.set('updated', '2020-01-01T00:00:00Z'),
};
export const goodAudits = odd;
