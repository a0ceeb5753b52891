// fields.mjs - every object of a pack and what may stand in it, and from that the plain sins: missing, mistyped, wrong, empty, out of range.
import { key, value, inside } from './tree.mjs';

const ESC = '\u001b[2J';

// Of each type: what must not stand there, by the words that end the file's name.
const types = {
	text: { 'is-a-number': 7, 'is-empty': '', 'is-a-list': ['x'], 'holds-an-escape': ESC },
	body: { 'is-a-number': 7, 'is-empty': '', 'holds-a-tab': 'a\tb' },
	id: { 'is-a-number': 7, 'is-no-id': 'Not An Id' },
	ids: { 'is-a-text': 'guide', 'is-null': null, 'holds-a-number': [7], 'holds-no-id': ['Not An Id'] },
	date: { 'is-in-words': '22 November', 'is-no-day': '2026-02-30', 'is-a-number': 20261122 },
	month: { 'is-in-words': 'last summer', 'is-a-number': 2026 },
	url: { 'is-not-https': 'http://example.org/x', 'is-a-number': 7, 'is-empty': '' },
	flag: { 'is-a-text': 'yes', 'is-one': 1, 'is-null': null },
	object: { 'is-a-list': [], 'is-a-text': 'x', 'is-null': null },
	list: { 'is-an-object': {}, 'is-a-text': 'x', 'is-empty': [] },
	loose: { 'is-an-object': {}, 'is-a-text': 'x' },
	map: { 'is-a-list': [], 'is-null': null },
	one: { 'is-no-known-word': 'seting', 'is-a-number': 1 },
	language: { 'is-no-tag': 'plain English', 'is-empty': '' },
	format: { 'is-of-another-version': 'closeknit-pack/2', 'is-a-number': 1 },
};
const range = (least, most) => ({ range: [least, most] });

// kind, where one stands in the base pack, required fields, optional fields
const kinds = [
	['pack', '', {
		format: 'format', id: 'id', version: 'text', serial: range(1, 2147483647), language: 'language', title: 'text', summary: 'text', minutes: range(1, 240),
		publisher: 'object', licence: 'text', reviewed: 'date', review_by: 'date', sources: 'map', contacts: 'map', sign_off: 'signed',
		scoring: 'object', topics: 'list', actions: 'map', urgent: 'object',
	}, { messages: 'map', renamed: 'object' }],
	['publisher', 'publisher', { name: 'text', url: 'url' }, {}],
	['source', 'sources.guide', { title: 'text', publisher: 'text', date: 'month', url: 'url', checked: 'date' }, {}],
	['contact', 'contacts.line', { name: 'text', for: 'text', url: 'url', nations: 'loose', checked: 'date' },
		{ phone: 'text', hours: 'text', ages: 'loose', eligibility: 'text', source: 'ids' }],
	['sign-off', 'sign_off', { role: 'text', organisation: 'text', date: 'date' }, {}],
	['scoring', 'scoring', { critical_band: 'id', bands: 'list' }, {}],
	['band', 'scoring.bands.2', { from: range(0, 100), id: 'id', label: 'text', advice: 'text' }, {}],
	['topic', 'topics.0', { id: 'id', title: 'text', intro: 'text', source: 'ids', questions: 'list' }, { weight: range(1, 100) }],
	['question', 'topics.0.questions.1', { id: 'id', kind: 'one', ask: 'text', why: 'text', source: 'ids', options: 'list' },
		{ help: 'text', when: 'object', private: 'flag', for_each: 'id', weight: range(1, 100) }],
	['option', 'topics.0.questions.1.options.1', { id: 'id', label: 'text' },
		{ means: 'text', risk: range(0, 10), critical: 'flag', unsure: 'flag', na: 'flag', exclusive: 'flag', actions: 'ids' }],
	['if-not', 'topics.0.questions.2.options.0.if_not', {}, { risk: range(0, 10), actions: 'ids' }],
	['action', 'actions.make-private', {
		title: 'text', why: 'text', kind: 'one', who: 'one', due: 'one', minutes: range(1, 240), steps: 'steps', source: 'ids',
	}, { when: 'object', removes: 'flag', noticed: 'flag', contacts: 'ids', message: 'id' }],
	['step', 'actions.make-private.steps.instagram', { do: 'list' }, { path: 'text', search: 'loose', source: 'ids' }],
	['conversation', 'actions.talk.steps.under-5', { start: 'list' }, { aim: 'text', words: 'loose', if_no: 'loose' }],
	['message', 'messages.to-family', { title: 'text', to: 'text', body: 'body' }, { when: 'object', source: 'ids' }],
	['urgent', 'urgent', { title: 'text', intro: 'text', steps: 'list', never: 'loose', contacts: 'ids' }, { cases: 'loose' }],
	['urgent-step', 'urgent.steps.0', { do: 'text', why: 'text' }, { source: 'ids' }],
	['never', 'urgent.never.0', { do_not: 'text', why: 'text' }, {}],
	['case', 'urgent.cases.0', { id: 'id', title: 'text', steps: 'list', never: 'loose', contacts: 'ids', source: 'ids' }, {}],
	['renamed', 'renamed', { topics: 'map', questions: 'map', options: 'map', actions: 'map' }, {}],
];

const dashed = (word) => word.replaceAll('_', '-');

function wrongs(type) {
	if (type === 'signed')
		return { 'is-a-text': 'yes', 'is-false': false };
	if (type === 'steps')
		return { 'is-a-text': 'Open it.', 'is-an-empty-list': [], 'is-an-empty-object': {}, 'is-null': null };
	if (type.range === undefined)
		return types[type];
	const [least, most] = type.range;
	return { 'is-a-text': String(least), 'is-a-fraction': least + 0.5, 'is-too-small': least - 1, 'is-too-large': most + 1 };
}

// Where the fault is not in the value itself but in a text or an element of it.
function where(path, what, wrong) {
	if (what === 'holds-an-escape')
		return [value(path), inside(path, '\\u001b')];
	if (what === 'holds-a-tab')
		return [value(path), inside(path, '\\t')];
	return [value(Array.isArray(wrong) && wrong.length > 0 && what.startsWith('holds') ? `${path}.0` : path)];
}

/** Swaps two letters, as a hurried hand does. */
const mistype = (word) => word.slice(0, 1) + word[2] + word[1] + word.slice(3);

/** The sins, each { name, bend, at, says }; the schema can see every one of them. */
export function* plainSins() {
	for (const [kind, path, required, optional] of kinds) {
		const fields = Object.entries({ ...required, ...optional });
		const full = (field) => (path === '' ? field : `${path}.${field}`);
		for (const field of Object.keys(required)) {
			yield {
				name: `${kind}-without-${dashed(field)}`, says: [field], at: [value(path)],
				bend: (t) => t.drop(full(field)),
			};
		}
		for (const [field] of fields.filter(([f]) => f.length > 3)) {
			yield {
				name: `${kind}-with-${dashed(field)}-mistyped`, says: [mistype(field), field], at: [key(full(mistype(field)))],
				bend: (t) => t.add(full(mistype(field)), 'x'),
			};
		}
		yield {
			name: `${kind}-with-an-unknown-key`, says: ['zzzzz'], at: [key(full('zzzzz'))],
			bend: (t) => t.add(full('zzzzz'), 1),
		};
		for (const [field, type] of fields) {
			for (const [what, wrong] of Object.entries(wrongs(type))) {
				yield {
					name: `${kind}-${dashed(field)}-${what}`, at: where(full(field), what, wrong), says: what === 'is-no-id' ? [wrong] : what.startsWith('holds') ? [] : [field],
					bend: (t) => {
						const [parent, last] = t.up(full(field));
						return parent.entries.some((e) => e.key === last) ? t.set(full(field), wrong) : t.add(full(field), wrong);
					},
				};
			}
		}
	}
}
