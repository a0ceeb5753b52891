// good.mjs - packs that must be accepted, so that a reader which refuses everything does not pass: { name, text, warnings }.
import { pack } from './base.mjs';
import { Tree, key, raw } from './tree.mjs';

const VIS = 'topics.0.questions.1', FAMILY = 'topics.1.questions.3';
const letters = (n) => 'a'.repeat(n);

const smallest = () => ({
	format: 'closeknit-pack/1', id: 'x', version: '1', serial: 1, language: 'en', title: 'T', summary: 'S', minutes: 1,
	publisher: { name: 'P', url: 'https://example.org' }, licence: 'CC0-1.0', reviewed: '2026-11-22', review_by: '2026-11-22', sources: {}, contacts: {}, sign_off: null,
	scoring: { critical_band: '0', bands: [{ from: 0, id: '0', label: 'L', advice: 'A' }] },
	topics: [{ id: '0', title: 'T', intro: 'I', source: [], questions: [{ id: '0', kind: 'one', ask: 'A', why: 'W', source: [], options: [{ id: '0', label: 'L' }] }] }],
	actions: {}, urgent: { title: 'T', intro: 'I', steps: [{ do: 'D', why: 'W' }], never: [], contacts: [] },
});

const bent = {
	'as-it-is': (t) => t,
	'keys-the-other-way-round': (t) => t.reverse(),
	'no-optional-parts': (t) => t.drop('messages').drop('renamed').drop('urgent.cases').drop('actions.ask-family.message').drop(`${VIS}.help`),
	'sign-off-null': (t) => t.set('sign_off', null),
	'message-null': (t) => t.set('actions.ask-family.message', null),
	'schema-named': (t) => t.add('$schema', 'pack.schema.json'),
	'renamed-with-nothing-in-it': (t) => t.set('renamed', { topics: {}, questions: {}, options: {}, actions: {} }),
	'renamed-by-chains': (t) => t.set('renamed', {
		topics: { a: 'b', b: 'c', c: 'audience' }, questions: { d: 'seen', seen: 'visibility' }, options: { 'visibility/a': 'b', 'visibility/b': 'public' }, actions: { z: 'look' },
	}),
	'empty-lists-that-may-be-empty': (t) => t.set('urgent.never', []).set('urgent.contacts', []).set('urgent.cases', []).set('topics.0.source', []).set(`${VIS}.options.1.actions`, []).set('messages', {})
		.drop('actions.ask-family.message').set('actions.look.source', []).add('actions.look.contacts', []).set('actions.location.steps.search', []).set('actions.talk.steps.under-5.words', []),
	'flags-that-are-false': (t) => t.add(`${FAMILY}.options.0.critical`, false).add(`${FAMILY}.options.0.unsure`, false).add(`${FAMILY}.private`, false)
		.add('topics.0.questions.0.options.0.exclusive', false).add('topics.0.questions.0.options.0.na', false),
	'condition-that-is-empty': (t) => t.set(`${FAMILY}.when`, {}),
	'condition-that-is-empty-inside': (t) => t.set(`${FAMILY}.when`, { any: [{}], all: [{}, {}], not: {} }),
	'condition-with-everything': (t) => t.set(`${VIS}.when`, { $item: 'album', services: ['album', 'none'], any: [{ $item: ['album'] }, { not: { $item: 'whatsapp' } }], all: [{ all: [{ services: 'album' }] }], not: { any: [{ services: 'none' }] } }),
	'condition-inside-a-run': (t) => t.set('topics.0.questions.2.when', { visibility: ['public', 'unsure'], $item: 'instagram' }),
	'condition-of-an-action-on-any-question': (t) => t.add('actions.look.when', { settings: 'location-off', alone: 'yes', not: { family: 'asked' } }),
	'condition-on-a-private-question': (t) => t.set(`${FAMILY}.when`, { alone: ['yes', 'no'] }),
	'question-ids-of-digits': (t) => t.set('topics.1.questions.1.id', '0').set('topics.2.questions.0.id', '1-2').set('topics.1.questions.0.id', 'ages'),
	'id-of-64-letters': (t) => t.set('topics.1.questions.1.id', letters(64)).set('topics.2.id', '9-'),
	'id-x': (t) => t.set('topics.1.questions.1.id', 'x').set('topics.2.id', 'xx-x'),
	'option-ids-any-all-not': (t) => t.set(`${FAMILY}.options.0.id`, 'any').set(`${FAMILY}.options.1.id`, 'all').set('topics.2.questions.0.options.0.id', 'not'),
	'option-ids-do-and-aim-not-repeated-over': (t) => t.set(`${FAMILY}.options.0.id`, 'do').set(`${FAMILY}.options.1.id`, 'aim'),
	'same-id-in-different-places': (t) => t.set('topics.1.id', 'services').set(`${FAMILY}.options.0.id`, 'services').set('topics.2.questions.0.options.1.id', 'services'),
	'largest-numbers': (t) => t.set('serial', 2147483647).set('minutes', 240).set('actions.look.minutes', 240).set('topics.0.weight', 100).set(`${VIS}.weight`, 100).set('scoring.bands.2.from', 100)
		.set('topics.0.questions.2.options.0.if_not.risk', 10).set('contacts.line.ages', [0, 120]),
	'smallest-numbers': (t) => t.set('serial', 1).set('minutes', 1).set('actions.look.minutes', 1).set('topics.0.weight', 1).set(`${VIS}.weight`, 1).set('topics.0.questions.2.options.0.if_not.risk', 0),
	'no-risk-anywhere': (t) => t.drop('topics.2.questions.0.options.1.risk').drop('topics.2.questions.0.options.0.if_not'),
	'critical-in-many': (t) => t.add('topics.2.questions.0.options.1.critical', true),
	'exclusive-with-risk': (t) => t.add('topics.0.questions.0.options.3.risk', 10).add('topics.0.questions.0.options.3.critical', true),
	'if-not-with-risk-only': (t) => t.set('topics.0.questions.2.options.0.if_not', { risk: 3 }),
	'if-not-with-actions-only': (t) => t.set('topics.0.questions.2.options.0.if_not', { actions: ['tag-review'] }),
	'steps-in-every-form': (t) => t.set('actions.look.steps', { instagram: ['One.', 'Two, {item}.'], whatsapp: { do: ['One.'] }, album: { do: ['One.'], path: 'A > B', search: [], source: [] }, '*': { do: ['{item}.'] } })
		.set('actions.ask-family.steps', { do: ['Send it.'], search: ['message'] }).set('actions.talk.steps', { aim: 'To know', start: ['So.'] }),
	'steps-for-the-rest-only': (t) => t.set('actions.make-private.steps', { '*': ['Open it.'] }),
	'conversation-as-a-list': (t) => t.set('actions.talk.steps', ['Talk.']),
	'action-by-item-called-twice-from-one-repeat': (t) => t.set(`${VIS}.options.1.actions`, ['make-private', 'look', 'tag-review']),
	'action-by-item-called-from-a-when-on-the-item': (t) => t.set('topics.0.questions.2.when', { $item: 'instagram' }),
	'dates-of-sources': (t) => t.set('sources.guide.date', '2026').set('sources.menus.date', '2024-02-29'),
	'leap-days': (t) => t.set('reviewed', '2024-02-29').set('review_by', '2028-02-29').set('sources.guide.checked', '2000-02-29'),
	'addresses-of-all-kinds': (t) => t.set('publisher.url', 'https://example.org:8443/a/b?c=d&e=%20#f').set('sources.guide.url', 'https://xn--exmple-4nf.org/~a/(b)').set('contacts.line.url', 'https://example.org/?q=a@b'),
	'languages-of-all-kinds': (t) => t.set('language', 'zh-Hant-TW'),
	'private-many': (t) => t.set('topics.1.questions.2.kind', 'many'),
	'private-asked-first': (t) => t.add('topics.0.questions.0.private', false),
	'topic-without-weight': (t) => t.drop('topics.0.weight'),
	'text-in-many-scripts': (t) => t.set('title', 'Cartref – Дім – 家 – घर – בית – 😀').set('messages.to-school.body', 'Ligne\u00a0un\n\n– two\n'),
	'text-in-every-escape': (t) => t.set('title', raw('"\\u0041 \\"quoted\\" \\\\ \\/ caf\\u00E9 \\ud83d\\ude00"')).set('messages.to-school.body', raw('"One\\nTwo\\u000aThree"')),
	'keys-in-escapes': (t) => Object.assign(t, t.entry('topics.0').value.entries.forEach((e) => { e.written = `"\\u${e.key.charCodeAt(0).toString(16).padStart(4, '0')}${e.key.slice(1)}"`; })),
	'blanks-and-percents-in-text': (t) => t.set('title', '  %s %n %1$s {items} { item } $item __proto__  ').set('summary', '{}'),
};

/** Every object gets an author's key, maps of ids and conditions too. */
function withAuthorsKeys() {
	const t = new Tree(pack());
	for (const [path, node] of [...t.objects()])
		node.entries.unshift({ key: 'x-note', value: null }, { key: 'x-', value: raw('{"risk": -5, "a": [true, {"b": "\\u00e9"}], "": ""}') }, { key: `x-at-${path}`, value: 'mine' });
	return t.write();
}

export function* goodPacks() {
	const base = new Tree(pack());
	for (const [name, bend] of Object.entries(bent)) {
		const t = new Tree(pack());
		bend(t);
		yield { name, text: t.write() };
	}
	yield { name: 'minified', text: base.write({ indent: '', newline: '', colon: ':', end: '' }) };
	yield { name: 'lines-ending-in-return-and-feed', text: base.write({ newline: '\r\n', end: '\r\n' }) };
	yield { name: 'lines-ending-in-return', text: base.write({ newline: '\r', end: '\r' }) };
	yield { name: 'indented-by-tabs', text: base.write({ indent: '\t' }) };
	yield { name: 'blanks-everywhere', text: '\n\t ' + base.write({ indent: ' \t\r\n', colon: ' \n :\t ', comma: '\n ,\t', end: ' \n\n\t' }) };
	yield { name: 'authors-keys-everywhere', text: withAuthorsKeys() };
	yield { name: 'smallest', text: new Tree(smallest()).write() };
	const small = base.write();
	const deep = (n) => small.replace('"format"', `"x-deep": ${'[{"a":'.repeat((n - 1) / 2)}[]${'}]'.repeat((n - 1) / 2)}, "format"`);
	yield { name: 'depth-64', text: deep(63) };
	const fill = 4194304 - Buffer.byteLength(small);
	yield { name: 'of-4-mebibytes-to-the-byte', text: small + ' '.repeat(fill) };
	yield { name: 'of-4-mebibytes-in-one-text', text: small.replace('"format"', `"x-long": "${letters(fill - 14)}",\n"format"`).padEnd(4194304) };
	const unused = new Tree(pack());
	unused.set('topics.2.questions.0.options.0.if_not.actions', []);
	const text = unused.write();
	yield { name: 'action-that-nothing-calls-for', text, warnings: [{ offset: key('actions.location')(unused), says: ['location'] }] };
}
