// make.mjs - writes every hostile and good file, each bent from one small base and named for its sin, and expected.json: what a reader must say of it.
//
// node make.mjs OUTDIR
//
// expected.json is a list of
//   file        its name inside OUTDIR
//   kind        pack, audit, translation or overlay (of overlay/base.json)
//   verdict     bad or good
//   json        false where the file is not even JSON (or a key in it comes twice, or it is too deep or too big)
//   schema      refuses: the schema must refuse it as well; cannot: no schema could see it
//   status      what closeknit must exit with
//   complaints  of a bad file, each { at: LINE:COLUMN where it may stand, empty for anywhere, says: words it must hold }
//   warnings    of a good file, likewise
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { goodAudits, auditSins } from './audits.mjs';
import * as base from './base.mjs';
import { characterSins, cuts, numberSins, syntaxSins, toBytes, twiceSins } from './bytes.mjs';
import { plainSins } from './fields.mjs';
import { goodPacks } from './good.mjs';
import ruleSins from './rules.mjs';
import { goodOverlays, overlaySins } from './overlays.mjs';
import { goodTranslations, translationSins } from './translations.mjs';
import { Tree, key, place, raw, value } from './tree.mjs';

const STATUS = { pack: 3, audit: 1, translation: 3, overlay: 3 };
const LIMIT = 4194304;

const whole = (kind) => new Tree(base[kind]());
const places = (text, offsets) => [...new Set(offsets.map((o) => place(text, o)))];

function bentFile(kind, { name, bend, at, says, schema = 'refuses', json = true }, written = {}) {
	const tree = whole(kind);
	bend(tree);
	const text = tree.write(written);
	const complaints = [{ at: places(text, at.map((find) => find(tree, text))), says }];
	return { name, kind, text, verdict: 'bad', json, schema, complaints };
}

function markedFile(kind, [name, marked, schema = 'refuses']) {
	const [head, ...tails] = marked.split('¦');
	let text = head;
	const offsets = [];
	for (const tail of tails) {
		offsets.push(text.length);
		text += tail;
	}
	return { name, kind, text, verdict: 'bad', json: false, schema, complaints: [{ at: places(text, offsets), says: [] }] };
}

// Sins in many places at once: one run must find them all, in the order of the lines.
function severalSins(written, name) {
	const tree = whole('pack');
	const found = [
		['topics.2.questions.0.id', 'services', ['services']], ['minutes', 0, ['minutes']], ['topics.0.questions.1.for_each', 'agess', ['agess']], ['actions.location.due', 'year', ['due']],
		['urgent.contacts.0', 'nobody', ['nobody']], ['sources.guide.checked', 'soon', ['checked']], ['topics.1.questions.3.when', { settings: 'location-off' }, []], ['publisher.url', 'ftp://example.org', ['url']],
		['scoring.critical_band', 'last', ['last']], ['topics.1.questions.3.options.1.actions.0', 'tell-them', ['tell-them']],
	];
	for (const [path, wrong] of found)
		tree.set(path, wrong);
	tree.add('topics.0.wieght', 3).drop('contacts.office.name').set('topics.1.title', '');
	const text = tree.write(written);
	const complaints = found.map(([path, , says]) => [path === 'topics.1.questions.3.when' ? key(`${path}.settings`) : value(path), says]);
	complaints.push([key('topics.0.wieght'), ['wieght', 'weight']], [value('contacts.office'), ['name']], [value('topics.1.title'), ['title']]);
	return {
		name, kind: 'pack', text, verdict: 'bad', json: true, schema: 'refuses',
		complaints: complaints.map(([at, says]) => ({ at: [place(text, at(tree, text))], says })),
	};
}

function* unreadable(kind, text, number, goodNumber, path, twice) {
	const plain = (sin) => bentFile(kind, { json: false, ...sin });
	yield* [...numberSins(number, goodNumber)].map(plain);
	yield* [...characterSins(path, kind === 'overlay' ? 'pack' : kind)].map(plain);
	yield* [...twiceSins(twice)].map(plain);
	// A file with nothing in it is an NDJSON file of no audits (DESIGN.md 5), so it is no sin there.
	const nothing = kind === 'audit' ? ['empty-file', 'only-blanks'] : [];
	yield* [...syntaxSins(text)].filter(([name]) => !nothing.includes(name)).map((s) => markedFile(kind, s));
	yield* [...cuts(text, 24)].map((s) => markedFile(kind, s));
}

function* badPacks() {
	for (const sin of [...plainSins(), ...ruleSins])
		yield bentFile('pack', sin);
	const minified = { indent: '', newline: '', colon: ':', end: '' };
	for (const sin of ruleSins.filter((s) => /^(condition-forward|unknown-second|same-|exclusive-in)/.test(s.name)))
		yield bentFile('pack', { ...sin, name: `${sin.name}-on-one-line` }, minified);
	yield severalSins({}, 'several-sins-at-once');
	yield severalSins(minified, 'several-sins-on-one-line');
	yield severalSins({ newline: '\r\n', end: '\r\n' }, 'several-sins-in-lines-ending-in-return-and-feed');
	const text = whole('pack').write();
	yield* unreadable('pack', text, 'minutes', '12', 'title', [
		['same-key-twice', 'topics.0.title'], ['same-key-twice-at-the-top', 'title'], ['same-key-twice-by-an-escape', 'topics.0.title', '"t\\u0069tle"'], ['same-action-twice', 'actions.look'],
		['same-source-twice', 'sources.guide'], ['same-question-twice-in-a-condition', 'topics.1.questions.3.when.not.visibility'], ['same-item-twice-in-steps', 'actions.talk.steps.under-5'],
		['same-old-id-twice', 'renamed.questions.seen-by'],
	]);
	yield bentFile('pack', { name: 'same-authors-key-twice', json: false, schema: 'cannot', says: ['x-note'], at: [key('topics.0.x-note')], bend: (t) => t.add('topics.0.x-note', 1).add('topics.0.x-note', 1) });
	yield bentFile('pack', { name: 'same-key-twice-inside-an-authors-value', json: false, schema: 'cannot', says: ['deep'], at: [key('x-note.deep')], bend: (t) => t.add('x-note', { deep: 1 }).add('x-note.deep', 1) });
	yield bentFile('pack', { name: 'number-minus-zero-as-a-risk', schema: 'cannot', says: [], at: [value('topics.1.questions.1.options.0.risk')], bend: (t) => t.set('topics.1.questions.1.options.0.risk', raw('-0')) });
	for (const [what, t] of [['list', '¦[]'], ['text', '¦"x"'], ['number', '¦1'], ['null', '¦null'], ['list-of-a-pack', `¦[${text}]`]])
		yield { ...markedFile('pack', [`top-level-${what}`, t]), json: true };
	// Refused before a line of it is read, so without a place.
	for (const [name, size] of [['of-4-mebibytes-and-a-byte', LIMIT + 1], ['of-20-mebibytes', 20 << 20]])
		yield { ...markedFile('pack', [name, text.padEnd(size), 'cannot']), complaints: [] };
	yield bentFile('pack', { name: 'authors-value-with-an-escape-sequence', says: [], at: [value('x-note'), (t) => value('x-note')(t) + 1], bend: (t) => t.add('x-note', raw('"\\u001b[2J"')) });
	yield bentFile('pack', { name: 'key-with-an-escape-sequence', says: [], at: [key('topics.0.\u001b[2J'), (t) => key('topics.0.\u001b[2J')(t) + 1], bend: (t) => t.add('topics.0.\u001b[2J', 1) });
	yield bentFile('pack', { name: 'key-with-a-bidi-override', says: [], at: [key('topics.0.\u202etitle'), (t) => key('topics.0.\u202etitle')(t) + 1], bend: (t) => t.add('topics.0.\u202etitle', 1) });
	yield bentFile('pack', { name: 'key-of-a-megabyte', says: [], at: [(t) => t.root.value.entries.at(-1).keyAt], bend: (t) => t.add('k'.repeat(1 << 20), 1) });
	yield bentFile('pack', { name: 'of-200000-unknown-keys', says: ['a0'], at: [key('a0')], bend: (t) => { for (let i = 0; i < 200000; i++) t.root.value.entries.push({ key: `a${i}`, value: 1 }); } });
}

function* badAudits() {
	for (const sin of auditSins)
		yield bentFile('audit', sin);
	const text = whole('audit').write();
	yield* unreadable('audit', text, 'serial', '1', 'answers.family', [
		['same-key-twice', 'answers'], ['same-answer-twice', 'answers.family'], ['same-answer-twice-by-an-escape', 'answers.family', '"famil\\u0079"'], ['same-mark-twice', 'aside.location'],
	]);
	for (const [what, t] of [['list', '¦[]'], ['text', '¦"x"'], ['number', '¦1'], ['null', '¦null'], ['list-of-an-audit', `¦[${text}]`]])
		yield { ...markedFile('audit', [`top-level-${what}`, t]), json: true };
}

function* badTranslations() {
	for (const sin of translationSins)
		yield bentFile('translation', sin);
	const text = whole('translation').write();
	yield* unreadable('translation', text, 'serial', '7', 'strings./title', [['same-key-twice', 'strings'], ['same-path-twice', 'strings./title']]);
}

function* badOverlays() {
	for (const sin of overlaySins)
		yield bentFile('overlay', sin);
	const text = whole('overlay').write();
	yield* unreadable('overlay', text, 'serial', '2', 'strings./topics/audience/title', [['same-key-twice', 'strings'], ['same-path-twice', 'strings./topics/audience/title'], ['same-contact-twice', 'contacts.near']]);
}

function* goods() {
	for (const { name, text, warnings = [] } of goodPacks())
		yield { name: `good-${name}`, kind: 'pack', text, warnings: warnings.map((w) => ({ at: [place(text, w.offset)], says: w.says })) };
	const bent = (kind, all) => Object.entries(all).map(([name, bend]) => {
		const tree = whole(kind);
		bend(tree);
		return { name: `good-${name}`, kind, text: tree.write() };
	});
	yield* bent('audit', goodAudits);
	yield* bent('translation', goodTranslations);
	yield* bent('overlay', goodOverlays);
	for (const kind of ['audit', 'translation', 'overlay']) {
		yield { name: 'good-minified', kind, text: whole(kind).write({ indent: '', newline: '', colon: ':', end: '' }) };
		yield { name: 'good-lines-ending-in-return-and-feed', kind, text: whole(kind).write({ newline: '\r\n', end: '\r\n' }) };
	}
	for (const [name, file] of [['percents', '%s%n%1$s'], ['a-line-end', 'two\nlines'], ['an-escape', '\u001b[2J'], ['a-bidi-override', '\u202enosj'], ['an-option', '--strict']]) {
		yield { name: `good-file-named-by-${name}`, file: `good-${file}`, kind: 'pack', text: whole('pack').write() };
		yield { ...bentFile('pack', { name: 'x', says: ['title'], at: [value('')], bend: (t) => t.drop('title') }), name: `file-named-by-${name}`, file };
	}
}

/** Writes all files below `out`; gives the list that expected.json holds. */
export function makeCorpus(out) {
	const expected = [];
	const seen = new Set();
	for (const made of [...badPacks(), ...badAudits(), ...badTranslations(), ...badOverlays(), ...goods()]) {
		const { name, kind, text, verdict = 'good', json = true, schema = 'accepts', complaints = [], warnings = [] } = made;
		const file = path.join(kind, `${made.file ?? name}.json`);
		if (seen.has(file))
			throw new Error(`${file} is made twice`);
		seen.add(file);
		fs.mkdirSync(path.join(out, kind), { recursive: true });
		fs.writeFileSync(path.join(out, file), toBytes(text));
		expected.push({ file, kind, verdict, json, schema, status: verdict === 'good' ? 0 : STATUS[kind], complaints, warnings });
	}
	fs.writeFileSync(path.join(out, 'expected.json'), JSON.stringify(expected, null, '\t') + '\n');
	return expected;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	if (process.argv.length !== 3) {
		console.error('usage: node make.mjs OUTDIR');
		process.exit(2);
	}
	console.log(`${makeCorpus(process.argv[2]).length} files`);
}
