// seeds.mjs - writes what each fuzzer starts from: node seeds.mjs OUTDIR gives OUTDIR/<fuzzer>/; whole and bent files of each format, keys and lines as people type them
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCorpus } from '../hostile/make.mjs';

const [out] = process.argv.slice(2);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (name) => fs.readFileSync(path.join(ROOT, name));
// What is larger teaches a fuzzer nothing and slows it down [bytes].
const LARGEST = 40000;

function put(fuzzer, name, bytes) {
	fs.mkdirSync(path.join(out, fuzzer), { recursive: true });
	fs.writeFileSync(path.join(out, fuzzer, name), bytes);
}

// ---- Files: those that tests/hostile makes, each bent in one place
const FUZZER = { pack: 'pack', audit: 'audit', translation: 'words', overlay: 'overlay' };
const hostile = path.join(out, 'hostile');
for (const { file, kind } of makeCorpus(hostile)) {
	const bytes = fs.readFileSync(path.join(hostile, file));
	if (bytes.length > LARGEST)
		continue;
	const name = path.basename(file, '.json').replace(/[^\w.-]/g, '_');
	// The fuzzer's base is the example.
	put(FUZZER[kind], name, kind === 'overlay' ? Buffer.from(bytes.toString('latin1').replace(/"small"([^}]*)7/, '"example"$11'), 'latin1') : bytes);
	if (kind === 'pack' && name.startsWith('good'))
		put('score', name, bytes);
	if (kind === 'audit')
		put('score', `audit-${name}`, Buffer.concat([Buffer.from([0]), bytes]));
}
fs.rmSync(hostile, { recursive: true });

put('overlay', 'river', read('tests/installed/river.json'));
const example = Buffer.from(JSON.stringify(JSON.parse(read('tests/packs/example.json'))));
put('pack', 'example', example);
for (const name of fs.readdirSync(path.join(ROOT, 'tests/golden')).filter((n) => n.endsWith('.audit.json'))) {
	put('audit', name, read(`tests/golden/${name}`));
	put('score', name, Buffer.concat([example, Buffer.from([0]), read(`tests/golden/${name}`)]));
	put('score', `${name}-alone`, Buffer.concat([Buffer.from([0]), read(`tests/golden/${name}`)]));
}

// ---- Lines
const whole = '\n1\nwhy\nhelp\n3\n2\n4\n!\n1\nback\n1\nreview\nback\n2\n2\n1\n2\n15\ndone 1\nall\nback\nhelp\nquit\n';
put('plain', 'whole', whole);
put('plain', 'return-and-feed', whole.replaceAll('\n', '\r\n'));
for (const [name, lines] of Object.entries({
	nothing: '', start: '\n', keep: '2\n1 2 3\n1\n', several: '\n1 2 3 4\n1\n2\n1\n', none: '\n\n', ranges: '\n1-3\n1,2\n 1  2 \n', large: '\n99999999999999999999\n-1\n0\n',
	words: '\nwhy\nback\nskip\nreview\nplan\nhelp\nquit\n', plan: '\n1\n1\n1\nplan\n15\n1\naside 1\nkeep 1\ndone 1\nundo 1\nback\nquit\n', save: '\nplan\n5\nsave\n1\nwrite\ntext\nback\nquit\n',
	happened: '3\n1\n2\n3\n4\n5\nback\nback\n', anew: '\n1\nquit\n3\n', controls: '\n\u001b[A\u0007\u009b2J\u202e\n1\n', long: `\n${'1 '.repeat(3000)}\n`, upper: '\nWHY\nReview\nQUIT\n',
	happened_later: '\n1\n!\n2\nback\n!\n3\n\n\n', leave: '\n1\nleave\nyes\nno\n', minutes: '\n1\nplan\n5\n15\n30\n31\n0\nall\n',
}))
	put('plain', name, lines);

// ---- Codes of a paper
put('sheet', 'some', 'H9N2X3\n4Q2F 2D6C, 5N7D\n3P-9C\n');
put('sheet', 'apart', 'h9 n2 x3 4q 2f');

// ---- Keys: those of the screens' tests, as a terminal sends them, and what a terminal may send beside
const KEYS = {
	Enter: '\r', Space: ' ', Up: '\u001b[A', Down: '\u001b[B', Right: '\u001b[C', Left: '\u001bOD', Esc: '\u001b', Tab: '\t', Backspace: '\u007f', PageUp: '\u001b[5~', PageDown: '\u001b[6~',
	Home: '\u001b[H', End: '\u001b[F', F1: '\u001bOP', F2: '\u001bOQ', F3: '\u001bOR', F4: '\u001bOS', F5: '\u001b[15~', F6: '\u001b[17~', F7: '\u001b[18~', F10: '\u001b[21~',
};
for (const name of fs.readdirSync(path.join(ROOT, 'tests/screens')).filter((n) => n.endsWith('.keys'))) {
	const typed = [];
	for (const line of String(read(`tests/screens/${name}`)).split('\n')) {
		const [word, ...rest] = line.split(' ');
		const size = word === 'size' ? /(\d+)x(\d+)/.exec(rest[0]) : null;
		if (size)
			typed.push(Buffer.from([0xff, (Number(size[2]) - 1) % 80, Number(size[1]) - 1]));
		if (word === 'keys')
			typed.push(...rest.map((key) => Buffer.from(KEYS[key] ?? key)));
	}
	put('keys', name, Buffer.concat(typed));
}
for (const [name, keys] of Object.entries({
	every: Object.values(KEYS).join(''), letters: 'jjkk?!rpnlwq', digits: '\r1\r2\r12\r3\r', paste: '\r\u001b[200~1\r2\r\u001b[201~ \r', broken: '\u001b[\u001b[1;2\u001bO\u001b[999999999999~\u001b[A',
	mouse: '\r\u001b[M !!\u001b[<0;5;5M\u001b[<0;5;5m', utf8: '\ré漢\u0000\u009b', write: '\r \u001b[B\u001b[B\u001b[B\u001b[B\rpw\r\u001b[B\r', help: '!\r\u001b[B\r\u001b',
}))
	put('keys', name, keys);
put('keys', 'sizes', Buffer.from([0xff, 0, 0, 13, 0xff, 11, 39, 32, 13, 0xff, 79, 255, 0x21, 0xff, 4, 4, 27]));

// ---- The document
const block = (kind, more) => ({ kind, text: 'Words to read, with "quotes" & <signs>.', ...more });
const doc = {
	format: 'closeknit-doc/1', language: 'en-GB', title: 'Family photo plan', footer: '22 November 2026', sides: 2,
	blocks: [
		block('heading', { level: 1 }), block('paragraph'), block('item', { level: 1 }), block('step', { number: 1 }), block('tick', { ticked: true, note: '3 minutes' }), block('bar', { part: 2, whole: 5, note: '2 of 5' }),
		block('link', { url: 'https://example.org/a?b=c&d', qr: true }), block('link', { url: 'tel:999' }), block('message', { text: 'Dear ____,\nthank you.', language: 'cy' }), { kind: 'rule' }, { kind: 'page', sides: 1 },
		block('card', { number: 1, level: 2 }), block('paragraph', { level: 1 }), { kind: 'card-end' },
	],
};
put('doc', 'every-kind', JSON.stringify(doc));
for (const [i, one] of doc.blocks.entries())
	put('doc', `${i}-${one.kind}`, JSON.stringify({ ...doc, blocks: [one] }));
put('doc', 'empty', JSON.stringify({ ...doc, blocks: [] }));
// What closeknit-pdf is given: a line of what is asked for, then the document.
const asked = (request, blocks) => `closeknit-pdf/1 ${JSON.stringify(request)}\n${JSON.stringify({ ...doc, blocks })}`;
put('pdf', 'every-kind', asked({ large_print: true, page: 'page {page} of {pages}', todo: 'To do', done: 'Done', qr: 'QR code of {url}' }, doc.blocks));
for (const [i, one] of doc.blocks.entries())
	put('pdf', `${i}-${one.kind}`, asked({}, [one]));
put('pdf', 'scripts', asked({}, [block('paragraph', { text: 'Plant\u200b \u05e9\u05dc\u05d5\u05dd abc \u0645\u0631\u062d\u0628\u0627 123, \u0928\u092e\u0938\u094d\u0924\u0947 ____' }), block('message', { language: 'ar', text: '\u0645\u0631\u062d\u0628\u0627\n____' })]));
put('pdf', 'names', asked({ qr: '/JS (x) {url} <</OpenAction' }, [block('link', { url: 'https://example.org/(a)\\)?/JS=1', qr: true, text: ') /Launch (' })]));
for (const name of fs.readdirSync(path.join(ROOT, 'tests/fuzz/json')))
	put('json', name, read(`tests/fuzz/json/${name}`));
