// pdf.mjs - closeknit-pdf, and the PDF that closeknit makes with it, seen through readers that are not ours: node pdf.mjs BUILD WORK. Run by pdf.sh.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { open, operators, text } from './file.mjs';
import { nonsense, tongues } from './nonsense.mjs';
import { random } from './random.mjs';
import { read } from './pdfjs.mjs';
import { input, sample, tags } from './samples.mjs';
import { check, conditions, facts } from './ua.mjs';

const [build, work] = process.argv.slice(2).map((p) => resolve(p));
const here = dirname(fileURLToPath(import.meta.url)), tree = resolve(here, '../..');
const helper = join(build, 'closeknit-pdf'), closeknit = join(build, 'closeknit');
let passed = 0, failed = 0;

function test(sentence, body) {
	try {
		body();
		passed++;
	} catch (error) {
		failed++;
		console.log(`not ok: ${sentence}\n    ${String(error.message).split('\n').slice(0, 12).join('\n    ')}`);
	}
}
function expect(is, what) {
	if (!is)
		throw new Error(what);
}
function same(a, b, what) {
	expect(a === b, `${what}\n  seen:     ${JSON.stringify(a)}\n  expected: ${JSON.stringify(b)}`);
}
const run = (program, args, options = {}) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'], ...options });
// Ask the helper: { status, pdf, said }.
function ask(bytes, options = {}) {
	const { status, stdout, stderr } = spawnSync(helper, options.args ?? [], { input: bytes, maxBuffer: 1 << 30, cwd: options.cwd, env: { HOME: work, ...options.env } });
	return { status, pdf: stdout, said: stderr.toString() };
}
// Ask closeknit: { status, said, out }.
function say(args, options = {}) {
	const { status, stdout, stderr } = spawnSync(options.program ?? closeknit, args, { cwd: options.cwd ?? work, encoding: 'utf8', input: '',
		env: { ...process.env, CLOSEKNIT_HOME: join(work, 'home'), ...options.env } });
	return { status, out: stdout, said: stderr };
}
function save(name, bytes) {
	const path = join(work, name);
	writeFileSync(path, bytes);
	return path;
}
const words = (string) => string.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
const structText = (path) => run('pdfinfo', ['-struct-text', path]);
const spoken = (path) => [...structText(path).matchAll(/^ *"(.*)"$/gm)].map((m) => m[1]);
// What codes a phone reads from these pages (from 1) as they are printed.
function codes(path, pages) {
	const base = path.replace(/\.pdf$/, '-page');
	for (const page of pages)
		run('pdftoppm', ['-r', '120', '-gray', '-f', page, '-l', page, path, base].map(String));
	const drawn = readdirSync(work).map((f) => join(work, f)).filter((f) => f.startsWith(`${base}-`));
	if (drawn.length === 0)
		return [];
	const { stdout } = spawnSync('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', ...drawn], { encoding: 'utf8' });
	drawn.forEach((file) => rmSync(file));
	return stdout.split('\n').filter((line) => line !== '');
}
// How high each stretch of rows is that something is drawn on, of a page (from 1) without its foot, at 150 dots an inch [dots].
function stretches(path, page) {
	const { stdout } = spawnSync('pdftoppm', ['-r', '150', '-gray', '-f', page, '-l', page, path].map(String), { maxBuffer: 1 << 30 });
	const [width, height] = /^P5\s+(\d+)\s+(\d+)\s/.exec(stdout.toString('latin1', 0, 30)).slice(1).map(Number);
	const dots = stdout.subarray(-width * height), found = [];
	for (let y = 0, high = 0; y < height * 0.92; y++) {
		const drawn = dots.subarray(y * width, (y + 1) * width).some((dot) => dot < 128);
		if (!drawn && high > 0)
			found.push(high);
		high = drawn ? high + 1 : 0;
	}
	return found;
}
// Words with their boxes, page by page [pt].
const boxes = (path) => [...run('pdftotext', ['-bbox', path, '-']).matchAll(/<page |<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/g)]
	.reduce((pages, [all, x, y, right, bottom, word]) => {
		if (all === '<page ')
			pages.push([]);
		else
			pages.at(-1).push({ x: +x, y: +y, right: +right, bottom: +bottom, word });
		return pages;
	}, []);
// A word's box is higher than its letters, and in some scripts the letters themselves reach into the next line: so much of it may.
function noneOver(path, most = 0.35) {
	boxes(path).forEach((page, i) => {
		const sorted = page.filter((w) => !/[^\u0000-\u024f\u2000-\u206f]/.test(w.word)).toSorted((a, b) => a.y - b.y);
		sorted.forEach((a, k) => {
			for (let n = k + 1; n < sorted.length && sorted[n].y < a.bottom; n++) {
				const b = sorted[n];
				expect(Math.min(a.right, b.right) - Math.max(a.x, b.x) < 1 || a.bottom - b.y < most * Math.min(a.bottom - a.y, b.bottom - b.y) || a.word === '' || b.word === '', `page ${i + 1}: "${a.word}" and "${b.word}" at ${b.x}, ${b.y}`);
			}
		});
	});
}
const nofonts = () => {
	mkdirSync(join(work, 'no-fonts'), { recursive: true });
	return save('no-fonts.conf', `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${work}/no-fonts</dir></fontconfig>`);
};

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

// ---- What every file must be ----

function readers(name, path, size) {
	const file = open(path), all = facts(file);
	test(`${name}: poppler finds it tagged, titled, A4, without script`, () => {
		const info = run('pdfinfo', [path]);
		for (const line of [/^Tagged: +yes/m, /^Title: +\S/m, /^Page size: .*\(A4\)/m, /^JavaScript: +no/m, /^Encrypted: +no/m])
			expect(line.test(info), info);
	});
	test(`${name}: qpdf finds it sound`, () => run('qpdf', ['--check', path]));
	test(`${name}: every font is embedded and maps to Unicode`, () => {
		const fonts = run('pdffonts', [path]).split('\n').slice(2).filter((l) => l !== '');
		expect(fonts.length > 0 && fonts.every((l) => / yes yes yes +\d+ +\d+$/.test(l)), fonts.join('\n'));
	});
	test(`${name}: it keeps PDF/UA-1's ${conditions.length} conditions`, () => {
		const wrong = check(file);
		expect(wrong.length === 0, wrong.map((w) => `${w.clause}, ${w.asks}: ${w.what}`).join('\n'));
	});
	test(`${name}: no letter is smaller than ${size} pt`, () => {
		const sizes = all.pages.flatMap((p) => p.runs.found.flatMap((r) => [...r.sizes]));
		expect(sizes.length > 0 && Math.min(...sizes) >= size - 0.01, `smallest: ${Math.min(...sizes)}`);
	});
	test(`${name}: nothing stands outside margins of 15 mm`, () => {
		boxes(path).forEach((page, i) => page.forEach((w) =>
			expect(w.x >= 42 && w.right <= 595.28 - 42 && w.y >= 25 && w.bottom <= 841.89 - 42, `page ${i + 1}: ${w.word} ${w.x} ${w.y} ${w.right} ${w.bottom}`)));
	});
	if (!/^(ur|ar)/.test(name))
		test(`${name}: no word stands over another`, () => noneOver(path));
	test(`${name}: no heading is the last thing on its page`, () => {
		const runsOf = (e) => e.kids.flatMap((k) => (k.run !== undefined ? [k] : k.kids ? runsOf(k) : []));
		const order = all.tree.filter((e) => e.kids.some((k) => k.run !== undefined));
		const pageOf = (run) => all.pages.findIndex((page) => page.ref === run.page);
		order.forEach((e, i) => {
			if (!/^H\d$/.test(e.type))
				return;
			// What is said of a question on the facing page, one before its own, comes between; it is no reason to be parted from the rest.
			const last = pageOf(runsOf(e).at(-1)), next = order.slice(i + 1).find((other) => pageOf(runsOf(other)[0]) >= last);
			if (next)
				same(pageOf(runsOf(next)[0]), last, `what follows ${e.type} number ${i} is on another page`);
		});
	});
	test(`${name}: a code beside an address can be read from the page`, () => {
		const figures = all.tree.filter((e) => e.type === 'Figure'), drawn = figures.map((e) => /https:\S+/.exec(text(e.dict['/Alt']))[0]).sort();
		const pages = new Set(figures.map((e) => all.pages.findIndex((p) => p.ref === e.page) + 1));
		same(codes(path, pages).sort().join('\n'), drawn.join('\n'), 'codes');
	});
	return all;
}

// ---- Samples: seven languages, two sizes ----

for (const tag of tags)
	for (const large of [false, true]) {
		const name = `${tag}${large ? ' large' : ''}`, doc = sample(tag);
		const made = ask(input(doc, { large_print: large }));
		test(`${name}: a PDF is made`, () => same(made.status, 0, made.said));
		if (made.status !== 0)
			continue;
		const path = save(`${name.replace(' ', '-')}.pdf`, made.pdf), all = readers(name, path, large ? 18 : 14);
		test(`${name}: the document says its language, the block in another says that`, () => {
			same(text(open(path).root['/Lang']), tag, 'Lang');
			const others = all.tree.filter((e) => e.dict['/Lang'] !== undefined).map((e) => text(e.dict['/Lang']));
			same(others.join(), tag === 'en-GB' ? '' : 'en-GB', 'Lang of blocks');
		});
		const heard = await read(path);
		test(`${name}: pdf.js finds the same tags, leaves the footers out, and names the language`, () => {
			same(heard.lang, tag, 'language');
			same(heard.title, doc.title, 'title');
			const tags_ = (tree) => tree.map((e) => e.role ?? e.type).filter((t) => !['Root', 'Document'].includes(t)).sort().join(' ');
			// What goes over a page's end stands in the trees of both pages.
			expect(heard.pages.every((p) => p.tree.length > 1 && /22\/11\/2026/.test(p.outside)), 'a page without tags, or its footer is read');
			if (heard.pages.length === 1)
				same(tags_(heard.pages[0].tree), tags_(all.tree), 'tags');
			if (['en-GB', 'cy', 'pl'].includes(tag))
				for (const block of doc.blocks.filter((b) => b.kind === 'heading' || b.kind === 'card'))
					expect(heard.pages.some((p) => p.tree.some((e) => /^H\d$/.test(e.role) && e.text.normalize('NFC').includes(block.text.normalize('NFC')))), `heading ${block.text}`);
		});
		test(`${name}: links lead where the document says, and nowhere else`, () => {
			const seen = all.annotations.map((a) => text(open(path).of(a.dict['/A'])['/URI'])).sort();
			same(seen.join('\n'), doc.blocks.filter((b) => b.url).map((b) => b.url).sort().join('\n'), 'URIs');
		});
		test(`${name}: a telephone number keeps the order of its figures`, () => {
			const page = boxes(path).flatMap((p, i) => p.map((w) => ({ ...w, page: i })));
			const first = page.findIndex((w) => w.word === '0800');
			const second = page.findIndex((w) => w.word === '1111');
			expect(first >= 0 && second >= 0 && page[first].x < page[second].x && Math.abs(page[first].y - page[second].y) < 2, 'reversed or parted');
		});
		test(`${name}: it begins at the side where its letters begin`, () => {
			const rtl = ['ar', 'ur'].includes(tag), page = boxes(path).find((p) => p.some((w) => w.word === '0800'));
			const line = page.filter((w) => Math.abs(w.bottom - page.find((x) => x.word === '0800').bottom) < 12);
			const gap = rtl ? Math.min(...line.map((w) => 549.9 - w.right)) : Math.min(...line.map((w) => w.x - 45.4));
			expect(Math.abs(gap) < 12, `${gap} pt from its margin`);
		});
		if (['en-GB', 'cy', 'pl'].includes(tag))
			test(`${name}: its structure is as it was kept, with all of its text`, () => {
				const golden = join(here, 'golden', `${tag}.pdf.txt`);
				// Where a picture is depends on the size; what there is does not.
				const seen = structText(path).replace(/^ *\/BBox .*\n/gm, '').replace(/Object \d+ 0/g, 'Object').replace(/"\n *"/g, '');
				if (process.env.GOLDEN === 'write')
					writeFileSync(golden, seen);
				same(seen, readFileSync(golden, 'utf8'), 'structure');
			});
		else
			test(`${name}: whoever hears it hears each text as it was written`, () => {
				// Letters that are drawn joined or moved are said by their node, whatever their glyphs stand for.
				const said = all.tree.filter((e) => e.type !== 'Lbl' && e.parent?.type !== 'TD' && e.dict['/ActualText'] !== undefined).map((e) => text(e.dict['/ActualText']).trim());
				const texts = doc.blocks.filter((b) => b.language === undefined && b.kind !== 'page' && b.kind !== 'rule' && b.text)
					.flatMap((b) => b.text.replace(/_{3,}/g, '\u0001').split('\n').map((t) => t.replace(/^- /, '').trim())).filter((t) => /\p{L}/u.test(t));
				same(said.map((t) => t.replace(/_{3,}/g, '\u0001').replace(/ \(\d+\)$/, '')).join('\n'), texts.join('\n'), 'what is said');
				expect(!/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]/.test(said.join('')), 'a sign of direction, or no letter, is said');
			});
		if (['bn', 'pa'].includes(tag))
			test(`${name}: its letters can be taken out again`, () => {
				// Readers put blanks into clusters; what counts is that no letter is lost or another.
				const letters = (s) => [...s.normalize('NFD')].filter((c) => /[\p{L}\p{M}\p{N}]/u.test(c)).sort().join('');
				const out = run('pdftotext', [path, '-']);
				for (const word of words(doc.blocks[0].text).slice(0, 3))
					expect(letters(out).length > 0 && letters(out).includes([...letters(word)][0]), word);
			});
	}

// ---- The program's own documents ----

const households = join(tree, 'tests/households');
for (const [name, args] of [
	['plan', ['plan', '--answers', join(households, 'open-facebook.audit.json')]],
	['plan large', ['plan', '--large-print', '--answers', join(households, 'open-facebook.audit.json')]],
	['plan of carers', ['plan', '--answers', join(households, 'foster-carer.audit.json')]],
	['short plan', ['plan', '--short', '--answers', join(households, 'foster-carer.audit.json')]],
	['cards', ['plan', '--cards']],
	['help page', ['help-now']],
	['help page large', ['help-now', '--large-print']],
	['paper', ['sheet']],
	['paper large', ['sheet', '--large-print']],
]) {
	const path = join(work, `${name.replaceAll(' ', '-')}.pdf`);
	const day = args[0] !== 'help-now' ? ['--today', '2026-11-22'] : [];
	const made = say([...args, ...day, '-o', path]);
	test(`${name}: closeknit makes a PDF`, () => same(made.status, 0, made.said));
	if (made.status !== 0)
		continue;
	readers(name, path, args.includes('--large-print') ? 18 : 14);
	/* A table's heads stand beside each box in text, and once in PDF: tests/sheet compares their boxes. */
	if (args[0] === 'sheet') {
		test(`${name}: a table begins on the page of its question, or says its number again`, () => {
			const pages = run('pdftotext', ['-layout', path, '-']).split('\f').map((page) => page.trim());
			expect(!args.includes('--large-print') || pages.some((page) => /^ *\d+\. Tick (one|all that fit) in each/m.test(page)), 'none goes on');
			expect(!pages.some((page) => /^Tick (one|all that fit) in/.test(page)), 'one begins without');
		});
		test(`${name}: its last sheet is for the fridge, with whom to call and their codes on the back`, () => {
			const total = Number(/^Pages: +(\d+)$/m.exec(run('pdfinfo', [path]))[1]), [back, last] = [total - 1, total].map((page) => run('pdftotext', ['-f', page, '-l', page, path, '-'].map(String)));
			expect(total % 2 === 0 && last.startsWith('If something has happened') && back.startsWith('Whom to call'), `${total}: ${back.slice(0, 30)}, ${last.slice(0, 30)}`);
			for (const number of ['0800 1111', '0808 2000 247', '0800 068 4141'])
				expect(back.includes(number), number);
			for (const url of ['https://www.ceop.police.uk/safety-centre/', 'https://www.childline.org.uk/'])
				expect(codes(path, [total - 1]).includes(url), url);
		});
		continue;
	}
	const heard = await read(path), plain = say([...args, ...day, '-f', 'text']).out.replace(/^[-=]+$/gm, '').replace(/[#.]{5,}/g, ' ');
	test(`${name}: pdf.js hears what the text says, in the same order, with codes and without footers`, () => {
		const letters = (t) => words(t.replaceAll('_', ' ')).join('');
		const a = letters(plain), b = letters(heard.pages.flatMap((p) => p.tree).map((e) => (e.alt ? '' : e.text)).join('\n'));
		const at = [...a].findIndex((c, i) => c !== b[i]);
		expect(a === b, `letter ${at}: text has "${a.slice(at - 20, at + 40)}", pdf.js has "${b.slice(at - 20, at + 40)}"`);
		expect(heard.pages.every((p, i) => new RegExp(`page ${i + 1} of ${heard.pages.length}\\s*$`).test(p.outside)), 'footers');
		expect(heard.pages.flatMap((p) => p.tree).filter((e) => e.role === 'Figure').every((e) => /^QR code of https:/.test(e.alt)), 'codes');
		expect(heard.pages.flatMap((p) => p.links).every((url) => /^(https:|tel:)/.test(url)), 'links');
	});
	test(`${name}: it says what the text says, in the same order`, () => {
		// Without blanks: the text's lines break long addresses inside words.
		const a = words(plain.replaceAll('_', ' ')).join(''), b = words(spoken(path).join('\n').replaceAll('_', ' ')).join('');
		const at = [...a].findIndex((c, i) => c !== b[i]);
		expect(a === b, `letter ${at}: text has "${a.slice(at - 20, at + 40)}", PDF has "${b.slice(at - 20, at + 40)}"`);
	});
}

// ---- Paper ----

const count = (path) => Number(/^Pages: +(\d+)$/m.exec(run('pdfinfo', [path]))[1]);
// What fits in large print fits in small print: that is looked at for some, and in the long run for all.
const everySize = process.env.CLOSEKNIT_TEST_LENGTH === 'long';
// How far down a page something would come, in lines: every third, and in the long run every.
const stride = everySize ? 1 : 3;
for (const [nth, name] of readdirSync(households).filter((f) => f.endsWith('.audit.json')).map((f) => f.replace('.audit.json', '')).entries())
	for (const large of everySize || nth % 4 === 0 ? [[], ['--large-print']] : [['--large-print']])
		test(`${name}${large.length ? ' large' : ''}: page one and the help page are one sheet of paper`, () => {
			const path = join(work, 'sheet.pdf');
			same(say(['plan', '--short', ...large, '--force', '--today', '2027-06-22', '--answers', join(households, `${name}.audit.json`), '-o', path]).status, 0, 'exit status');
			same(count(path), 2, 'pages');
			const [one, two] = run('pdftotext', [path, '-']).split('\f').map((t) => t.replace(/\s+/g, ' '));
			expect(!/\d of \d\);/.test(one), 'bars have room');
			expect(/in place/.test(one) && /due to be looked at again/.test(one) && /Call 999/.test(one), 'page one');
			expect(large.length || /closeknit plan --short --large-print/.test(one), `at its foot: ${one.slice(-99)}`);
			for (const said of [/999/, /101/, /[Ss]tay calm/, /not to blame/, /evidence/, /not look/, /screenshot/, /not delete/, /not pay/, /not send it on/, /0800 1111/])
				expect(said.test(two), `the help page does not say ${said}`);
		});
test('a sheet of paper is one however long the titles of topics are, up to 60 letters: where bars have no room, words say the same', () => {
	const pack = JSON.parse(readFileSync(join(tree, 'checklists/uk-parents/en-GB.json'), 'utf8')), file = join(work, 'titles.json'), path = join(work, 'titles.pdf');
	for (const length of everySize ? Array.from({ length: 9 }, (_, i) => 20 + 5 * i) : [40, 50, 60]) {
		pack.topics.forEach((topic, i) => { topic.title = `${i}: ${'What you do about pictures, with whom, and when. '.repeat(2)}`.slice(0, length - 1) + 'x'; });
		writeFileSync(file, JSON.stringify(pack));
		for (const household of ['one-phone', 'kinship-carer'])
			for (const large of [[], ['--large-print']]) {
				same(say(['--pack', file, 'plan', '--short', ...large, '--today', '2027-06-22', '--answers', join(households, `${household}.audit.json`), '--force', '-o', path]).status, 0, 'exit status');
				same(count(path), 2, `pages of ${household}${large.length ? ', large' : ''}, with titles of ${length}`);
				const one = run('pdftotext', ['-l', '1', path, '-']).replace(/\s+/g, ' ');
				same(one.match(/\d: What/g).length, one.match(/(?<!page )\b\d of \d\b(?! steps)/g).length, 'topics and what is in place of them');
			}
	}
});
// A longer address has a larger code.
test('a sheet of paper is one however long the addresses on it are', () => {
	const pack = JSON.parse(readFileSync(join(tree, 'checklists/uk-parents/en-GB.json'), 'utf8')), file = join(work, 'addresses.json'), path = join(work, 'addresses.pdf');
	for (const length of everySize ? Array.from({ length: 60 }, (_, i) => 24 + 3 * i) : [42, 43, 60, 100, 150]) {
		for (const contact of Object.values(pack.contacts))
			contact.url = `https://example.org/${'help-for-families/'.repeat(20)}`.slice(0, length);
		writeFileSync(file, JSON.stringify(pack));
		for (const args of [['plan', '--short', '--answers', join(households, 'open-facebook.audit.json')], ['help-now'], ['plan', '--short', '--large-print', '--answers', join(households, 'open-facebook.audit.json')]]) {
			same(say(['--pack', file, ...args, '--force', '-o', path]).status, 0, 'exit status');
			same(count(path), 2, `pages of ${args.slice(0, 2)} with addresses of ${length}`);
		}
	}
});
test('the whole plan of an open household takes 31 pages at most, 48 in large print', () => {
	expect(count(join(work, 'plan.pdf')) <= 31 && count(join(work, 'plan-large.pdf')) <= 48, `${count(join(work, 'plan.pdf'))}, ${count(join(work, 'plan-large.pdf'))}`);
});
test('no page of a plan but the first and the last before a new part is half empty', () => {
	for (const name of ['plan.pdf', 'plan-large.pdf', 'plan-of-carers.pdf']) {
		const pages = boxes(join(work, name)), ends = pages.map((page) => Math.max(...page.filter((w) => w.bottom < 770).map((w) => w.bottom)));
		// Parts begin a page: the steps after page one, the cards, the page for the fridge.  And so does a letter to hand over that would have to be parted.
		const isLetter = (page) => page !== undefined && page[0].word === 'To' && page.some((w) => w.word === 'To:' && w.y < 120);
		expect(ends.filter((end, i) => end < 480 && !isLetter(pages[i + 1])).length <= 4, `${name}: ${ends.map(Math.round)}`);
	}
});

// ---- What is not parted ----

// A document of these blocks, after so many lines of other text; the words of each of its pages.
const lines = (count) => Array.from({ length: count }, () => ({ kind: 'paragraph', text: 'Filler.' }));
function paged(blocks, large = false) {
	const made = ask(input({ format: 'closeknit-doc/1', language: 'en-GB', title: 't', footer: 'Foot.', blocks }, { large_print: large }));
	same(made.status, 0, made.said);
	return run('pdftotext', ['-layout', save('paged.pdf', made.pdf), '-']).split('\f').slice(0, -1).map((page) => page.replace(/\s+/g, ' ').trim());
}
const pageOf = (pages, word) => pages.findIndex((page) => page.includes(word));
// Wherever on a page they would come: the words of each pair stand on one page.
function together(blocks, pairs) {
	for (const large of [false, true])
		for (let before = large ? 10 : 11; before < 34; before += stride) {
			const pages = paged([{ kind: 'heading', level: 1, text: 'Top' }, ...lines(before), ...blocks], large);
			for (const [a, b] of pairs)
				expect(pageOf(pages, a) >= 0 && pageOf(pages, a) === pageOf(pages, b), `after ${before} lines${large ? ', large' : ''}: ${a} on page ${pageOf(pages, a) + 1}, ${b} on ${pageOf(pages, b) + 1}`);
		}
}
test('what introduces a list, services, messages or cards stands on the page of the first of them', () => {
	together([{ kind: 'heading', level: 2, text: 'Steps' }, { kind: 'paragraph', text: 'Intro.' }, ...['One', 'Two', 'Three'].map((text, i) => ({ kind: 'step', number: i + 1, text }))], [['Steps', 'One']]);
	together([{ kind: 'heading', level: 2, text: 'Whom' }, { kind: 'paragraph', text: 'Looked at.' }, { kind: 'heading', level: 3, text: 'Service' }, { kind: 'paragraph', text: 'Prose.' },
		{ kind: 'link', text: 'Call 1', url: 'tel:1' }], [['Whom', 'Prose']]);
	together([{ kind: 'heading', level: 2, text: 'Messages' }, { kind: 'paragraph', text: 'Change them.' }, { kind: 'heading', level: 3, text: 'First' }, { kind: 'paragraph', text: 'To: you' },
		{ kind: 'message', text: 'Hello ____,\n\nWords.\n\nBye,\n____' }], [['Messages', 'Words'], ['Bye', '______']]);
	together([{ kind: 'heading', level: 2, text: 'Cards' }, { kind: 'paragraph', text: 'Cut.' }, { kind: 'card', number: 7, level: 3, text: 'Title' }, { kind: 'paragraph', text: 'Prose.' },
		{ kind: 'card-end' }], [['Cards', 'Prose']]);
});
test('a box to tick stands with its reasons and its first step, and the last step is never alone', () => {
	together([{ kind: 'tick', text: 'Action', note: '5' }, { kind: 'paragraph', level: 1, text: 'Reason.' }, { kind: 'paragraph', level: 1, text: 'Notice.' },
		...['One', 'Two', 'Three', 'Four'].map((text, i) => ({ kind: 'step', level: 1, number: i + 1, text })), { kind: 'tick', text: 'Next' }], [['Action', 'One'], ['Three', 'Four']]);
});
test('what ends an action, a message to copy and who can help, stands with its last steps', () => {
	for (const next of [[], [{ kind: 'heading', level: 2, text: 'Next' }]])
		together([{ kind: 'tick', text: 'Action', note: '5' }, { kind: 'paragraph', level: 1, text: 'Reason.' }, ...['One', 'Two', 'Three', 'Four'].map((text, i) => ({ kind: 'step', level: 1, number: i + 1, text })),
			{ kind: 'paragraph', level: 1, text: `Copy ${'this '.repeat(20)}.` }, { kind: 'paragraph', level: 1, text: 'Helper.' }, ...next, ...lines(20)], [['Four', 'Copy'], ['Four', 'Helper']]);
});
test('a heading takes nothing with it of the point that ends before it', () => {
	for (const kind of ['tick', 'item'])
		for (const next of [[{ kind: 'heading', level: 2, text: 'Next' }, { kind: 'paragraph', text: 'Then.' }], [{ kind: 'card', level: 3, number: 7, text: 'Next' }, { kind: 'paragraph', text: 'Then.' }, { kind: 'card-end' }]]) {
			const apart = Array.from({ length: 20 }, (_, i) => paged([{ kind: 'heading', level: 1, text: 'Top' }, ...lines(14 + i), { kind, text: 'Point' }, { kind: 'paragraph', level: 1, text: 'Reason.' }, ...next, ...lines(20)]))
				.filter((pages) => pageOf(pages, 'Next') > pageOf(pages, 'Reason'));
			expect(apart.length > 0, `${kind}, ${next[0].kind}: wherever they come, they stand on one page`);
		}
});
test('a number to call and the address below it stand as close as lines of one service', () => {
	paged([{ kind: 'heading', level: 1, text: 'Top' }, { kind: 'heading', level: 3, text: 'Service' }, { kind: 'paragraph', text: 'Prose.' }, { kind: 'link', text: 'Call 0800 1111', url: 'tel:08001111' },
		{ kind: 'link', text: '', url: 'https://www.example.org/a-page-with-a-long-name-of-its-own/', qr: true }]);
	const words = boxes(join(work, 'paged.pdf'))[0], at = (start) => words.find((w) => w.word.startsWith(start)).y;
	expect(Math.abs(at('https') - at('Call') - (at('Call') - at('Prose'))) < 0.1, `${at('Prose')}, ${at('Call')}, ${at('https')}`);
});
test('numbers of sources in brackets stay on one line', () => {
	for (let count = 20; count < 50; count++) {
		const made = ask(input({ format: 'closeknit-doc/1', language: 'en-GB', title: 't', blocks: [{ kind: 'paragraph', text: `${'so '.repeat(count)}end. [2, 12, 13]` }] }));
		const page = boxes(save('sources.pdf', made.pdf))[0], first = page.find((w) => w.word === '[2,'), last = page.find((w) => w.word === '13]');
		same(Math.round(first.y), Math.round(last.y), `after ${count} words`);
	}
});
test('a number that names a question stays with the word before it', () => {
	for (let wide = 0; wide < 60; wide++) {
		paged([{ kind: 'heading', level: 1, text: 'Paper' }, { kind: 'paragraph', text: `${'i'.repeat(wide)} Only if you ticked one of these: C to F in 4; C to F in 8; B to E in 10; B to E in 11. If not, go to 21. Tick one.` }]);
		const words = boxes(join(work, 'paged.pdf'))[0];
		words.forEach(({ word, y }, i) => expect(!/^[0-9]+[;.]$/.test(word) || Math.abs(words[i - 1].y - y) < 2, `${wide}: ${words[i - 1]?.word} / ${word}`));
	}
});
test('a letter that fits on a page is not parted, since it is handed over', () => {
	const letter = (length) => `Dear ____,\n\n${Array.from({ length }, (_, i) => `Line ${i} of a letter that says so much that it takes more than one line on paper, and is handed to an office.`).join('\n\n')}\n\nThanks,\n\n____\n\nDate: ____`;
	for (const length of [5, 7, 8])
		together([{ kind: 'heading', level: 3, text: 'Letter' }, { kind: 'paragraph', text: 'To: the office' }, { kind: 'message', text: letter(length) }], [['Letter', 'Dear'], ['Dear', 'Line 3'], ['Line 3', 'Date']]);
});
test('a letter that takes more than a page is parted between its paragraphs', () => {
	const words = (i) => `Begin${i}. ${'Words of it. '.repeat(20)} End${i}.`;
	together([{ kind: 'message', text: `Dear ____,\n\n${Array.from({ length: 12 }, (_, i) => words(i)).join('\n\n')}\n\nThanks,\n\n____\n\nDate: ____` }], Array.from({ length: 12 }, (_, i) => [`Begin${i}.`, `End${i}.`]));
});
test('points of a letter stand as far apart where one is to be filled in, and the line below one to sign on has room for a hand', () => {
	paged([{ kind: 'message', text: 'Dear ____,\n\nPlease tell:\n- One of ____ here?\n- Two?\n- Three?\n\nThanks,\n____\nDate: ____' }]);
	const page = boxes(join(work, 'paged.pdf'))[0], y = (word) => page.find((w) => w.word === word).y, apart = (a, b) => Math.round((y(b) - y(a)) * 10) / 10;
	same(apart('One', 'Two?'), apart('Two?', 'Three?'), 'points');
	const sign = page.find((w) => /^_+$/.test(w.word) && w.y > y('Thanks,') + 1);
	expect(y('Date:') - sign.y > apart('Two?', 'Three?') + 2, 'below the line to sign on');
});
test('a few paragraphs in a row stand on one page, as those that say whose checklist it is', () => {
	together([...['One', 'Two', 'Three'].map((text, i) => ({ kind: 'step', number: i + 1, text })), ...['Version.', 'Signed.', 'Changed.'].map((text) => ({ kind: 'paragraph', text })), { kind: 'heading', level: 2, text: 'Next' }, ...lines(9)],
		[['Version', 'Signed'], ['Signed', 'Changed']]);
});
test('how long an action takes, and who does it, is not torn where a line of its own has room for it', () => {
	for (let count = 3; count < 30; count++) {
		paged([{ kind: 'tick', text: `${'so '.repeat(count)}end`, note: '3 minutes; you and your child' }, { kind: 'paragraph', level: 1, text: 'Reason.' }]);
		const page = boxes(join(work, 'paged.pdf'))[0];
		same(Math.round(page.find((w) => w.word === '(3').y), Math.round(page.find((w) => w.word === 'child)').y), `after ${count} words`);
	}
	// A bracket that closes before is no fact with the words behind it.
	paged([{ kind: 'paragraph', text: `${'so '.repeat(19)}(Wales); and more, with advice)` }]);
	const page = boxes(join(work, 'paged.pdf'))[0];
	same(Math.round(page.find((w) => w.word === '(Wales);').y), Math.round(page[0].y), 'the line of one that closes before');
});
test('what is said of a service goes on below its code, as wide as the page, and never over it', () => {
	for (const [large, long] of [[false, false], [true, false], [true, true]]) {
		const url = `https://www.example.org/${long ? 'a-part-of-it/'.repeat(9) : ''}`;
		const pages = paged([{ kind: 'heading', level: 1, text: 'Top' }, { kind: 'heading', level: 3, text: 'Service' }, { kind: 'paragraph', text: 'It listens. '.repeat(40) }, { kind: 'link', text: 'Call 0800 1111', url: 'tel:08001111' },
			{ kind: 'link', text: '', url, qr: true }], large);
		const path = join(work, 'paged.pdf'), figure = facts(open(path)).tree.find((e) => e.type === 'Figure'), [left, low, , high] = (Array.isArray(figure.dict['/A']) ? figure.dict['/A'][0] : figure.dict['/A'])['/BBox'].map(Number);
		const words = boxes(path)[0].filter((w) => /^(It|listens\.|https.*|Call)$/.test(w.word)), beside = words.filter((w) => w.y < 841.89 - low && w.bottom > 841.89 - high);
		expect(beside.length > 9 && beside.every((w) => w.right < left), `${large}: over the code`);
		expect(words.some((w) => w.right > left + 20 && w.y > 841.89 - low), `${large}: nothing goes on below it`);
		same(pages[0].match(/It listens\./g).length, 40, 'sentences');
		same(spoken(path).filter((said) => said.includes('It listens')).join(' ').match(/It listens\./g).length, 40, 'sentences read aloud');
	}
});
test('a heading with a code beside it stands closer to what is above it, as the code has white of its own', () => {
	const above = (qr) => {
		paged([{ kind: 'heading', level: 2, text: 'Top' }, { kind: 'paragraph', text: 'Before.' }, { kind: 'heading', level: 3, text: 'Service' }, { kind: 'paragraph', text: 'It listens.' }, { kind: 'link', text: '', url: 'https://www.example.org/', qr }]);
		const page = boxes(join(work, 'paged.pdf'))[0], y = (word) => page.find((w) => w.word === word).y;
		return y('Service') - y('Before.');
	};
	expect(above(true) < above(false) - 2 && above(true) > 20, `${above(true)} pt with a code, ${above(false)} without`);
});
test('thanks, the line to sign on and the line for the day stand on one page, however long the letter', () => {
	together([{ kind: 'message', text: `Dear ____,\n\n${Array.from({ length: 40 }, (_, i) => `Line ${i}.`).join('\n\n')}\n\nThanks,\n\n____\n\nDate: ____` }], [['Thanks', 'Date'], ['Dear', 'Line 0']]);
});
test('a line across is drawn wherever its page has words above it, also where the page was set closer to spare a next one', () => {
	for (let before = 26; before < 40; before++) {
		const pages = paged([...lines(before), { kind: 'rule' }, { kind: 'paragraph', text: 'After.' }]);
		const drawn = stretches(join(work, 'paged.pdf'), 1).filter((high) => high < 4).length;
		same(drawn, pages.length === 1 ? 1 : 0, `lines across, on page one of ${pages.length} after ${before} lines`);
	}
});
test('boxes with short words stand beside one another, fewer of them or longer words under one another', () => {
	const rows = (texts) => {
		paged([{ kind: 'heading', level: 3, text: '1. Question?' }, ...texts.map((text, i) => ({ kind: 'tick', text, code: ['2C3D', '4F5H', '6J7K', '8M9N'][i] }))]);
		const words = boxes(join(work, 'paged.pdf'))[0];
		return new Set(words.filter((w) => /^\d[A-Z]\d[A-Z]$/.test(w.word)).map((w) => Math.round(w.y))).size;
	};
	same(rows(['A. Yes', 'B. No', 'C. Both', 'D. None']), 2, 'four short ones');
	same(rows(['A. Yes', 'B. No', 'C. Both']), 3, 'three short ones');
	same(rows(['A. Yes', 'B. No', 'C. Both', `D. ${'Some words. '.repeat(5)}`]), 4, 'a long one among four');
});
test('what is to be typed, and a single fact, are not torn at a line\'s end', () => {
	for (let count = 12; count < 40; count++) {
		const made = ask(input({ format: 'closeknit-doc/1', language: 'en-GB', title: 't', blocks: [{ kind: 'paragraph', text: `${'so '.repeat(count)}closeknit plan --large-print on 22 November 2026 to 0800 1111` }] }));
		const page = boxes(save('typed.pdf', made.pdf))[0], row = (word) => Math.round(page.find((w) => w.word === word)?.y ?? -1);
		expect(row('--large-print') > 0, `after ${count} words: ${page.map((w) => w.word).slice(-9).join(' ')}`);
		same(row('22'), row('2026'), `the date after ${count} words`);
		same(row('0800'), row('1111'), `the number after ${count} words`);
	}
});
test('a little that would stand alone on a last page is drawn in, and where that is not enough, gaps stay as they are', () => {
	const gap = (count) => {
		const pages = paged(lines(count)), words = boxes(join(work, 'paged.pdf'))[0];
		return [pages.length, words[1].y - words[0].y];
	};
	const [, loose] = gap(10), [tightPages, tight] = gap(33), [twoPages, two] = gap(39);
	expect(tightPages === 1 && tight < loose - 0.5, `33 lines: ${tightPages} pages, ${tight} apart, not ${loose}`);
	expect(twoPages === 2 && Math.abs(two - loose) < 0.1, `39 lines: ${twoPages} pages, ${two} apart, not ${loose}`);
});
test('so is a last question that would take a sheet of its own for itself and its reason', () => {
	const paper = (count) => {
		const pages = paged([{ kind: 'heading', level: 1, text: 'Paper' }, { kind: 'page' }, ...lines(count), { kind: 'heading', level: 3, text: '1. Question?' }, { kind: 'paragraph', text: 'Tick one.' }, { kind: 'tick', text: 'A. Yes', code: '2C3D' },
			{ kind: 'aside', number: 1, text: 'Because.', note: 'Why we ask' }]), words = boxes(join(work, 'paged.pdf'))[2].filter((w) => w.word === 'Filler.');
		return [pages.length, words[1].y - words[0].y];
	};
	const [, loose] = paper(10), [pages, tight] = paper(30);
	expect(pages === 3 && tight < loose - 0.5, `30 lines and a question: ${pages} pages, ${tight} apart, not ${loose}`);
});
test('a long foot ends after four lines, and leaves the page to what it is for', () => {
	const made = ask(input({ format: 'closeknit-doc/1', language: 'en-GB', title: 't', footer: 'Footing. '.repeat(200), blocks: [{ kind: 'paragraph', text: 'Body.' }] }));
	const words = boxes(save('foot.pdf', made.pdf))[0], foot = words.filter((w) => w.word.startsWith('Footing.'));
	same(new Set(foot.map((w) => Math.round(w.y))).size, 4, 'lines');
});
test('codes under one another have the white between them that a reader needs', () => {
	// ISO/IEC 18004: four modules; a short address has 25 of 1.95 pt in a row.
	const made = ask(input({ format: 'closeknit-doc/1', language: 'en-GB', title: 't', blocks: [1, 2, 3].map((i) => ({ kind: 'link', text: `Service ${i}:`, url: `https://example.org/${i}`, qr: true })) }));
	const drawn = facts(open(save('white.pdf', made.pdf))).tree.filter((e) => e.type === 'Figure').map((e) => (Array.isArray(e.dict['/A']) ? e.dict['/A'][0] : e.dict['/A'])['/BBox'].map(Number));
	same(drawn.length, 3, 'codes');
	for (const i of [1, 2])
		expect(drawn[i - 1][1] - drawn[i][3] >= 4 * 1.95 - 0.1, `${drawn[i - 1][1] - drawn[i][3]} pt between two`);
});
test('a number in brackets stays on the line of its word', () => {
	for (let count = 20; count < 50; count++) {
		const made = ask(input({ format: 'closeknit-doc/1', language: 'en-GB', title: 't', blocks: [{ kind: 'step', number: 1, text: `${'so '.repeat(count)}(3 minutes; card 33)` }] }));
		const page = boxes(save('card.pdf', made.pdf))[0], card = page.find((w) => w.word === 'card'), number = page.find((w) => w.word === '33)');
		same(Math.round(card.y), Math.round(number.y), `after ${count} words`);
	}
});
const longCard = [{ kind: 'card', number: 19, level: 2, text: 'Title' }, ...Array.from({ length: 70 }, (_, i) => ({ kind: 'step', level: 1, number: i + 1, text: `Step ${i + 1}.` })),
	{ kind: 'paragraph', level: 1, text: 'Who can help.' }, { kind: 'card-end' }];
test('the rest of a card says its number for the eye, and its end is never alone', () => {
	for (let more = 0; more < 6; more++) {
		const pages = paged([...lines(more), ...longCard]);
		expect(pages.length >= 2 && pages.slice(1).every((page) => page.startsWith('Card 19 goes on ')), pages.map((page) => page.slice(0, 30)).join('\n'));
		expect(!pages[0].includes('goes on') && !spoken(join(work, 'paged.pdf')).join(' ').includes('goes on'), 'it is read aloud');
		same(pageOf(pages, 'Step 70.'), pageOf(pages, 'Who can help'), 'page of the end');
		noneOver(join(work, 'paged.pdf'));
	}
	expect(run('pdftotext', ['-layout', join(work, 'cards.pdf'), '-']).match(/Card \d+ goes on/g)?.length > 3, 'cards.pdf');
});
// Where cards are to be cut on each page, and where the line above its foot stands: { edges: [[top, bottom]], foot } [pt from the top].
const cuts = (path) => open(path).pages().map((page) => {
	const found = { edges: [], foot: 0 };
	for (const { name, operands } of operators(open(path).content(page))) {
		const [x, y, width, height] = operands.map(Number);
		if (name === 're' && Math.abs(width - 504.58) < 0.1)
			found.edges.push([y, y + height]);
		else if (name === 'm' && Math.abs(x - 45.35) < 0.1)
			found.foot = y;
	}
	return found;
});
test('what a card says of one thing is not parted, nor is its beginning from the first of them; no edge of it stands at the foot or above the margin', () => {
	const part = (n) => [{ kind: 'heading', level: 3, text: `For${n}. ` }, ...[1, 2, 3].map((number) => ({ kind: 'step', level: 1, number, text: 'Do it.' })), { kind: 'paragraph', level: 1, text: `Try${n}. ${'Long. '.repeat(n * 4)}` }];
	const card = [{ kind: 'card', number: 20, level: 2, text: 'Title' }, { kind: 'paragraph', level: 1, text: 'Why.' }, ...Array.from({ length: 9 }, (_, n) => part(n)).flat(), { kind: 'card-end' }];
	for (const large of [false, true])
		for (let before = large ? 0 : 1; before < 34; before += stride) {
			const pages = paged([{ kind: 'heading', level: 1, text: 'Top' }, ...lines(before), ...card], large), how = `after ${before} lines${large ? ', large' : ''}`;
			for (let n = 0; n < 9; n++)
				same(pageOf(pages, `Try${n}.`), pageOf(pages, `For${n}.`), `${how}: the page of part ${n}`);
			same(pageOf(pages, 'Why.'), pageOf(pages, 'For0.'), `${how}: the page of its beginning`);
			for (const { edges, foot } of cuts(join(work, 'paged.pdf')))
				expect(edges.every(([top, bottom]) => top > 45 && bottom < foot - 4), `${how}: from ${edges.join(' to ')}, the foot at ${foot}`);
		}
});
test('a card of two pages begins at the top of one where it would be cut into three', () => {
	const card = [{ kind: 'card', number: 20, level: 2, text: 'Title' }, ...Array.from({ length: 66 }, (_, i) => ({ kind: 'step', level: 1, number: i + 1, text: `Step ${i + 1}.` })), { kind: 'card-end' }];
	for (let before = 5; before < 20; before++)
		expect(cuts((paged([{ kind: 'heading', level: 1, text: 'Top' }, ...lines(before), ...card]), join(work, 'paged.pdf'))).filter(({ edges }) => edges.length > 0).length <= 2, `after ${before} lines`);
});
const question = (number, reason) => [{ kind: 'heading', level: 3, text: `${number}. Question?` }, { kind: 'tick', text: 'A. Yes', code: '2C3D' },
	{ kind: 'aside', number, text: reason, note: 'Why we ask' }];
test('reasons stand on a page of their own before their question, however long the first part of a paper is', () => {
	for (const count of [1, 40, 75, 110]) {
		const pages = paged([{ kind: 'heading', level: 1, text: 'Paper' }, ...lines(count), { kind: 'page' }, { kind: 'heading', level: 2, text: 'Topic' }, ...question(1, 'Because.'),
			{ kind: 'page' }, { kind: 'heading', level: 2, text: 'End' }]);
		const at = pageOf(pages, 'Because.');
		expect(at % 2 === 1 && /^Why we ask 1\. Because\. Foot\./.test(pages[at]), `page ${at + 1}: ${pages[at]}`);
		same(pageOf(pages, '1. Question?'), at + 1, 'the page of the question');
		noneOver(join(work, 'paged.pdf'));
	}
});
test('a reason that takes more than a page ends before its question begins, and no sheet stands empty between them', () => {
	for (const count of [60, 130, 260]) {
		const pages = paged([{ kind: 'heading', level: 1, text: 'Paper' }, { kind: 'page' }, { kind: 'heading', level: 2, text: 'Topic' }, ...question(1, `Because. ${'It is so for many reasons. '.repeat(count)}Endmark.`)]);
		const at = pageOf(pages, '1. Question?');
		expect(at % 2 === 0 && pageOf(pages, 'Endmark.') < at, `${count}: the question is on page ${at + 1}, the end of its reason on ${pageOf(pages, 'Endmark.') + 1}`);
		expect(at - pageOf(pages, 'Endmark.') <= 2, `${count}: a sheet stands empty between the end of it, on page ${pageOf(pages, 'Endmark.') + 1}, and the question on page ${at + 1}`);
		noneOver(join(work, 'paged.pdf'));
	}
});
test('what is written the other way than its page keeps its signs, stands at the page\'s own side, and its address below it', () => {
	const about = { language: 'en-GB', url: 'https://www.example.org/' };
	const made = ask(input({ format: 'closeknit-doc/1', language: 'ur', title: 't', blocks: [{ kind: 'heading', level: 1, text: sample('ur').blocks[0].text }, { kind: 'step', number: 1, text: 'A "point":', ...about },
		{ kind: 'link', text: 'Somebody, "to call":', qr: true, ...about }, { kind: 'item', text: `${'Long words '.repeat(9)}end.`, ...about }] }));
	const path = save('turned.pdf', made.pdf), words = boxes(path)[0], find = (word) => words.find((w) => w.word === word);
	noneOver(path);
	for (const [first, last] of [['A', '&quot;point&quot;:'], ['Somebody,', 'call&quot;:']])
		expect(find(first).x < find(last).x && find(last).right > 500, `${first} ${find(first).x}, ${last} ${find(last).x} to ${find(last).right}`);
	const addresses = words.filter((w) => w.word.includes('example.org'));
	same(addresses.length, 3, 'addresses');
	expect(addresses.every((w) => !words.some((other) => other !== w && other.word !== '' && Math.abs(other.y - w.y) < 4 && other.x < w.right && other.right > w.x)), 'one stands beside other words');
});
test('words of the program that are not translated are read in their order on a page that goes right to left', () => {
	const title = sample('ur').blocks[0].text;
	const made = ask(input({ format: 'closeknit-doc/1', language: 'ur', title: 't', footer: '27 November 2026. Reviewed.', blocks: [{ kind: 'heading', level: 1, text: title },
		{ kind: 'bar', text: title.split(' ')[0], part: 0, whole: 5, note: '0 of 5' }, { kind: 'tick', text: title.split(' ')[0], note: '4 minutes; you' }] }, { page: '{page} of {pages} pages' }));
	const words = boxes(save('untranslated.pdf', made.pdf))[0], at = (word) => words.findIndex((w) => w.word.replace(/[().]/g, '') === word);
	for (const [first, last] of [['0', 'of'], ['27', 'November'], ['4', 'minutes;'], ['1', 'pages']])
		expect(at(first) >= 0 && at(last) >= 0 && words[at(first)].x < words[at(last)].x, `${first} ${last}: ${JSON.stringify(words.map((w) => [w.word, Math.round(w.x)]))}`);
});
test('no text of a table goes over the edge of its cell', () => {
	const cells = [['Tick', '11 onwards 13', '14 onwards 17'], ['A', '2C3D', '4F5H'], ['B', '6J7K', '8M9N']].flatMap((row, i) => row.map((text, k) => ({ kind: 'cell', text: i > 0 && k > 0 ? '' : text, ...(i > 0 && k > 0 ? { code: text } : {}) })));
	paged([{ kind: 'heading', level: 1, text: 'Paper' }, { kind: 'table', number: 3, text: '' }, ...cells, { kind: 'table-end' }]);
	const words = boxes(join(work, 'paged.pdf'))[0], find = (word) => words.find((w) => w.word === word);
	expect(find('13').right < find('14').x && find('17').right < 549.9, `13 ends at ${find('13').right}, 14 begins at ${find('14').x}, 17 ends at ${find('17').right}`);
});
test('no name above a column is torn, however few columns there are', () => {
	for (const columns of [2, 3, 4])
		for (const large of [false, true]) {
			const names = ['Instagram', 'WhatsApp', 'A shared album'].slice(0, columns - 1).map((text) => ({ kind: 'cell', text }));
			const pages = paged([{ kind: 'heading', level: 1, text: 'Paper' }, { kind: 'table', number: columns, text: '' }, { kind: 'cell', text: 'Tick one in each column' }, ...names,
				{ kind: 'cell', text: 'A. Yes' }, ...names.map(() => ({ kind: 'cell', text: '', code: '4W5T' })), { kind: 'table-end' }], large);
			expect(names.every(({ text }) => text.split(' ').every((word) => pages[0].split(' ').includes(word))), `${columns} columns${large ? ', large' : ''}: ${pages[0]}`);
		}
});
test('names above columns have what the heads of rows do not need', () => {
	const names = ['A service with a name', 'Another name here'].map((text) => ({ kind: 'cell', text }));
	paged([{ kind: 'heading', level: 1, text: 'Paper' }, { kind: 'table', number: 3, text: '' }, { kind: 'cell', text: 'Tick one in each column' }, ...names,
		{ kind: 'cell', text: 'A. Yes' }, ...names.map(() => ({ kind: 'cell', text: '', code: '4W5T' })), { kind: 'table-end' }]);
	const tops = boxes(join(work, 'paged.pdf'))[0].filter(({ word }) => ['Another', 'here', 'service', 'with'].includes(word)).map(({ y }) => Math.round(y));
	expect(tops.length === 4 && new Set(tops).size === 1, tops);
});
test('a table that takes more than a page begins with its question, and shows its head again where it goes on', () => {
	const table = [{ kind: 'heading', level: 3, text: '8. Question?' }, { kind: 'paragraph', text: 'For each one.' }, { kind: 'paragraph', text: 'A. Yes; B. No' }, { kind: 'table', number: 3, text: '' },
		...['8. Tick', 'A', 'B'].map((text) => ({ kind: 'cell', text })), ...Array.from({ length: 50 }, (_, i) => [{ kind: 'cell', text: `Row${i}.` }, { kind: 'cell', text: '', code: '2C3D' }, { kind: 'cell', text: '', code: '4F5H' }]).flat(),
		{ kind: 'table-end' }, { kind: 'aside', number: 8, text: 'Because.', note: 'Why we ask' }];
	for (const before of [0, 8, 16, 24, 30]) {
		const pages = paged([{ kind: 'heading', level: 1, text: 'Paper' }, { kind: 'page' }, { kind: 'heading', level: 2, text: 'Topic' }, ...lines(before), ...table]);
		same(pageOf(pages, 'Row0.'), pageOf(pages, '8. Question?'), 'where it begins');
		const rest = pages.slice(pageOf(pages, 'Row0.') + 1).filter((page) => page.includes('Row'));
		expect(rest.length > 0 && rest.every((page) => page.startsWith('8. Tick A B Row')), rest.map((page) => page.slice(0, 30)).join('\n'));
		same(spoken(join(work, 'paged.pdf')).filter((said) => said === '8. Tick').length, 1, 'how often its head is read aloud');
		noneOver(join(work, 'paged.pdf'));
	}
});
// A document of so many paragraphs in that language; sides: those that it is made for.  More: the same of further parts.
function lined(tag, paragraphs, sides, ...more) {
	const part = (length) => Array.from({ length }, () => ({ kind: 'paragraph', text: sample(tag).blocks[1].text }));
	const made = ask(input({ format: 'closeknit-doc/1', language: tag, title: 't', sides, blocks: [...part(paragraphs), ...more.flatMap(([length, its]) => [{ kind: 'page', sides: its }, ...part(length)])] }));
	same(made.status, 0, made.said);
	return save('lined.pdf', made.pdf);
}
test('a part of a document that is made for so many sides is set closer where it would take more, and the others are not', () => {
	for (const [tag, many] of [['ur', 14], ['ar', 17]]) {
		const looks = (path) => boxes(path).map((page) => JSON.stringify(page.filter((w) => w.bottom < 770)));
		const alone = looks(lined(tag, many, 1))[0], loose = looks(lined(tag, many, 0))[0];
		expect(alone !== loose, `${tag}: it is not set closer`);
		for (const [made, pages] of [[[many, 1, [many, 0]], [alone, loose]], [[many, 0, [many, 1]], [loose, undefined, alone]], [[many, 1, [3, 1], [many, 1], [many, 0]], [alone, undefined, alone, loose]]]) {
			const seen = looks(lined(tag, ...made));
			same(seen.length, pages.length + (pages.at(-1) === loose ? 1 : 0), `${tag}: pages of ${JSON.stringify(made)}`);
			pages.forEach((page, i) => expect(page === undefined || seen[i] === page, `${tag}: page ${i + 1} of ${JSON.stringify(made)}`));
		}
	}
});
test('a document is set closer only where it would take more sides than it is made for, Urdu in Naskh first, and still no line touches another', () => {
	const isNastaliq = (path) => /Nastaliq/.test(run('pdffonts', [path]));
	for (const tag of ['ur', 'ar']) {
		const loose = boxes(lined(tag, 3, 0));
		same(JSON.stringify(boxes(lined(tag, 3, 1))), JSON.stringify(loose), `${tag}: what has room stays as it is`);
		same(isNastaliq(join(work, 'lined.pdf')), tag === 'ur', `${tag}: Nastaliq where there is room`);
	}
	expect(count(lined('ur', 14, 0)) > 1 && isNastaliq(join(work, 'lined.pdf')), 'for any sides');
	same(count(lined('ur', 14, 1)), 1, 'ur: pages');
	same(isNastaliq(join(work, 'lined.pdf')), false, 'ur: Nastaliq');
	const wide = lined('ar', 17, 0), lines = stretches(wide, 1).length + stretches(wide, 2).length;
	same(count(wide), 2, 'ar: pages for any sides');
	same(count(lined('ar', 17, 1)), 1, 'ar: pages');
	same(stretches(join(work, 'lined.pdf'), 1).length, lines, 'ar: lines apart');
	for (const tag of ['en-GB', 'pl'])
		same(JSON.stringify(boxes(lined(tag, 30, 1))), JSON.stringify(boxes(lined(tag, 30, 0))), `${tag}: low letters`);
});
test('a head that takes most of a page is not shown again, where it would push its rows over the foot', () => {
	const row = (text) => [{ kind: 'cell', text }, { kind: 'cell', text: '', code: '2C3D' }];
	paged([{ kind: 'heading', level: 1, text: 'Paper' }, { kind: 'table', number: 2, text: '' }, { kind: 'cell', text: 'Head. '.repeat(190) }, { kind: 'cell', text: 'A' }, ...Array.from({ length: 20 }, (_, i) => row(`Row ${i}. ${'Long '.repeat(30)}`)).flat(),
		{ kind: 'table-end' }]);
	const path = join(work, 'paged.pdf'), feet = cuts(path).map(({ foot }) => foot);
	boxes(path).forEach((page, i) => page.forEach((w) => expect(w.word === 'Foot.' || w.y > feet[i] || w.bottom < feet[i], `page ${i + 1}: ${w.word} at ${w.y}`)));
	noneOver(path);
	expect(boxes(path).slice(1).every((page) => !page.some((w) => w.word === 'Head.')), 'it is shown again');
});
test('a page that is left empty says so, to the eye alone', () => {
	const pages = paged([{ kind: 'heading', level: 1, text: 'One' }, { kind: 'page', level: 1 }, { kind: 'heading', level: 2, text: 'Two' }]);
	same(pages.length, 3, 'pages');
	expect(pages[1].startsWith('This page is left blank. Foot.'), pages[1]);
	expect(!spoken(join(work, 'paged.pdf')).join(' ').includes('Nothing'), 'it is read aloud');
});

// ---- The whole checklist in words of other languages ----

test('in large print too, every number that the help page names is on its sheet: addresses wait for them', () => {
	const file = join(tree, 'checklists/uk-parents/en-GB.json'), { urgent, contacts } = JSON.parse(readFileSync(file, 'utf8'));
	for (const large of [[], ['--large-print']]) {
		same(say(['--pack', file, 'help-now', ...large, '--force', '-o', join(work, 'numbers.pdf')]).status, 0, 'made');
		const said = run('pdftotext', ['-layout', join(work, 'numbers.pdf'), '-']).replace(/\s+/g, ' ');
		same(urgent.contacts.map((id) => contacts[id].phone).filter((phone) => phone !== undefined && !said.includes(phone)).join(', '), '', 'numbers left out');
	}
});
for (const tag of tongues) {
	const { program, args: tongue } = nonsense(tag, build, join(work, 'tongues'));
	if (tag === 'ar')
		test('titles of pages in English are marked as English in an Arabic plan, so that their signs stay where they are', () => {
			const html = say([...tongue, 'plan', '-f', 'html', '--answers', join(households, 'one-phone.audit.json')], { program }).out;
			expect((html.match(/<li><bdi lang="en-GB" dir="ltr">[^<]*:/g) ?? []).length > 30, html.length);
		});
	const tell = (...args) => same(say([...tongue, ...args, '--force', '-o', join(work, `${tag}-tongue.pdf`)], { program }).status, 0, args.join(' '));
	for (const large of [[], ['--large-print']]) {
		const path = join(work, `${tag}-tongue.pdf`), how = `${tag}${large.length ? ' large' : ''}`;
		test(`${how}: the help page is one sheet, both sides, with numbers to call and codes that can be read`, () => {
			tell('help-now', ...large);
			same(count(path), 2, 'pages');
			expect(/0800\s1111/.test(run('pdftotext', ['-f', '2', path, '-'])) && codes(path, [2]).length >= 3, `numbers and ${codes(path, [2]).length} codes`);
		});
		test(`${how}: page one and the help page are one sheet of paper, the numbers on its back`, () => {
			for (const [household, day] of [['one-phone', '2026-11-22'], ['foster-carer', '2026-11-22'], ['two-homes', '2027-06-22']]) {
				const plan = ['plan', '--short', ...large, '--today', day, '--answers', join(households, `${household}.audit.json`)];
				tell(...plan);
				same(count(path), 2, `${household}: pages`);
				// Where words are short enough, and no review is due.
				expect(day > '2027' || (large.length > 0 && ['ar', 'bn'].includes(tag)) || !/\d\);\s/.test(say([...tongue, ...plan, '-f', 'text'], { program }).out), `${household}: bars have room`);
				expect(/0800\s1111/.test(run('pdftotext', ['-f', '2', path, '-'])), `${household}: no number under "Whom to call"`);
			}
		});
		test(`${how}: the same two are a page each, the first and the last, of the whole plan and of the cards`, () => {
			// Above the foot, whose first line names the edition.
			const body = (page) => {
				const drawn = boxes(path).at(page), foot = Math.max(...drawn.filter((w) => w.word.startsWith('2026.11')).map((w) => w.y));
				return drawn.filter((w) => w.bottom < foot + 1).map((w) => w.word).sort().join(' ');
			};
			const answers = ['--today', '2026-11-22', ...large, '--answers', join(households, 'one-phone.audit.json')];
			tell('plan', '--short', ...answers);
			const fridge = body(1);
			tell('plan', ...answers);
			same(body(-1), fridge, 'the plan\'s last page');
			expect(/999/.test(body(0)) && /101/.test(body(0)) && !/999/.test(body(1)), 'its first page');
			tell('plan', '--cards', '--today', '2026-11-22', ...large);
			same(body(-1), fridge, 'the last page of the cards');
		});
		test(`${how}: on the paper nothing stands over anything else, and its last sheet has whom to call`, () => {
			tell('sheet', ...large, '--today', '2026-11-22');
			// What to do and whom to call are its last sheet.
			same(count(path) % 2, 0, 'a side more');
			expect([count(path) - 1, count(path)].some((page) => codes(path, [page]).length >= 3), 'codes on its last sheet');
			/* Words of right-to-left lines are told apart wrongly by what reads them: there the codes are looked at, and what stands on a page twice. */
			if (['ur', 'ar'].includes(tag))
				boxes(path).forEach((page, i) => page.filter((w) => /^[2-9][A-Z][2-9][A-Z]$/.test(w.word)).forEach((a, k, all) =>
					expect(all.every((b, n) => n <= k || Math.abs(a.x - b.x) > 10 || Math.abs(a.y - b.y) > 10), `page ${i + 1}: ${a.word}`)));
			else
				noneOver(path);
			same(check(open(path)).map((w) => w.what).join('\n'), '', 'PDF/UA-1');
		});
	}
}

// ---- Same in, same out ----

test('the same document gives the same bytes, in another folder, language and time zone', () => {
	const bytes = input(sample('cy'));
	const first = ask(bytes).pdf;
	expect(first.equals(ask(bytes, { cwd: '/' }).pdf), 'another folder');
	for (const env of [{ LC_ALL: 'C' }, { LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' }, { LC_ALL: 'ur_PK.UTF-8' }, { TZ: 'Pacific/Kiritimati' }, { TZ: 'America/New_York', LANG: 'pl_PL.UTF-8' }])
		expect(first.equals(ask(bytes, { env }).pdf), JSON.stringify(env));
});
test('the same plan gives the same bytes through closeknit, whatever the environment', () => {
	const plan = (env, name) => {
		const path = join(work, name);
		same(say(['plan', '--force', '--today', '2026-11-22', '--answers', join(households, 'foster-carer.audit.json'), '-o', path], { env }).status, 0, name);
		return readFileSync(path);
	};
	const first = plan({ LC_ALL: 'C.UTF-8', TZ: 'UTC' }, 'same-1.pdf');
	expect(first.equals(plan({ LC_ALL: 'C', TZ: 'Asia/Kolkata' }, 'same-2.pdf')), 'C, Asia/Kolkata');
	expect(first.equals(plan({ LC_ALL: 'fr_FR.UTF-8', TZ: 'America/Caracas' }, 'same-3.pdf')), 'fr_FR, America/Caracas');
});
test('the file bears the date of its document, or SOURCE_DATE_EPOCH', () => {
	const day = (made) => /CreationDate: +(.*)/.exec(run('pdfinfo', ['-isodates', save('day.pdf', made.pdf)]))?.[1];
	same(day(ask(input(sample('en-GB')))), '2026-11-22T00:00:00Z', 'of the document');
	same(day(ask(input(sample('en-GB')), { env: { SOURCE_DATE_EPOCH: '86400' } })), '1970-01-02T00:00:00Z', 'SOURCE_DATE_EPOCH');
	const undated = { ...sample('en-GB') };
	delete undated.date;
	same(day(ask(input(undated))), undefined, 'without any');
});
test('no user, computer or folder is named in the file', () => {
	const file = open(join(work, 'plan.pdf'));
	const meta = JSON.stringify(file.get(file.trailer, '/Info')) + file.bytes(file.get(file.root, '/Metadata')).toString('utf8') + readFileSync(join(work, 'plan.pdf'), 'latin1');
	for (const word of [work, tree, hostname(), userInfo().homedir].filter((w) => w.length > 3))
		expect(!meta.includes(word), word);
	expect(!new RegExp(`\\b${userInfo().username}\\b`).test(JSON.stringify(file.get(file.trailer, '/Info'))), userInfo().username);
});

// ---- Text is only text ----

const nasty = [
	'/Private << /MCID 0 >> BDC', 'EMC Q q ) Tj ET EMC', '(unbalanced \\( \\ ((', '>> /OpenAction << /S /JavaScript /JS (app.alert(1)) >>',
	'<script>alert(1)</script> ]]> &amp; <!-- --> <?xpacket end="w"?>', "uri='https://evil.example/' name='x'", '<b>bold</b> <span size="1">markup</span> &lt;', 'endstream endobj 1 0 obj',
	'%%EOF', '%s %n %d', '`rm -rf`; $(true)', 'a'.repeat(400),
];
test('whatever a text holds is printed, and does nothing', () => {
	const doc = { format: 'closeknit-doc/1', language: 'en-GB', title: nasty.slice(0, 5).join(' '), footer: nasty[3], blocks: [
		...nasty.flatMap((t, i) => [{ kind: 'heading', level: 1 + (i % 4), text: t }, { kind: 'paragraph', text: t }, { kind: 'tick', text: t, note: t }, { kind: 'bar', text: t, note: t, part: 1, whole: 2 },
			{ kind: 'link', text: t, url: 'https://example.org/(a)?b=\'c\'&d=%00;$(true)', qr: true }, { kind: 'message', text: `${t}\n\n- ${t}` }]),
		{ kind: 'card', number: 1, text: nasty[0] }, { kind: 'paragraph', text: nasty[1] }, { kind: 'card-end' },
	] };
	const made = ask(input(doc, { page: `${nasty[0]} {page} ${nasty[1]} {pages}`, todo: nasty[2], done: nasty[3], qr: `${nasty[4]} {url}` }));
	same(made.status, 0, made.said);
	const path = save('nasty.pdf', made.pdf), file = open(path);
	run('qpdf', ['--check', path]);
	const wrong = check(file).filter((w) => w.clause !== '7.19' || !/^\//.test(w.what) || file.keys().has(w.what));
	expect(wrong.length === 0, JSON.stringify(wrong.slice(0, 3)));
	for (const key of ['/JS', '/JavaScript', '/OpenAction', '/AA', '/Launch', '/EmbeddedFiles', '/RichMedia', '/SubmitForm'])
		expect(!file.keys().has(key), key);
	for (const { dict } of facts(file).annotations)
		same(text(file.of(dict['/A'])['/URI']), "https://example.org/(a)?b='c'&d=%00;$(true)", 'URI');
	const all = spoken(path).join('\n');
	for (const t of nasty.slice(0, -1))
		expect(all.includes(t), `lost: ${t}`);
	same(text(file.get(file.trailer, '/Info')['/Title']), doc.title, 'title');
	const inXml = /<rdf:li xml:lang="x-default">([^<]*)<\/rdf:li>/.exec(facts(file).xmp)[1];
	same(inXml, doc.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'), 'title in the metadata, as XML');
	boxes(path).flat().forEach((w) => expect(w.x > 42 && w.right < 554, `outside the margins: ${w.word.slice(0, 20)} ${w.x} ${w.right}`));
});
for (const [why, block] of [
	['a script as an address', { kind: 'link', text: 'a', url: 'javascript:alert(1)' }], ['a file as an address', { kind: 'link', text: 'a', url: 'file:///etc/passwd' }],
	['an address without encryption', { kind: 'link', text: 'a', url: 'http://example.org/' }], ['an override of direction', { kind: 'paragraph', text: 'a\u202eb' }],
	['a control character', { kind: 'paragraph', text: 'a\u0007b' }], ['an unknown field', { kind: 'paragraph', text: 'a', style: 'x' }], ['an unknown kind', { kind: 'image' }],
])
	test(`a document with ${why} is refused`, () => {
		const made = ask(input({ format: 'closeknit-doc/1', title: 't', blocks: [block] }));
		same(made.status, 1, 'exit status');
		same(made.pdf.length, 0, 'bytes written');
		expect(/^closeknit-pdf: document \d+:\d+: /.test(made.said), made.said);
	});
test('a request that is not version 1 is refused', () => {
	for (const bytes of ['', '\n', 'closeknit-pdf/2 {}\n{}', 'closeknit-pdf/1\n{}', 'closeknit-pdf/1 {"x":1}\n{}', 'closeknit-pdf/1 {"large_print":1}\n{}', 'closeknit-pdf/1 {}', '\0\xff'.repeat(50)]) {
		const made = ask(bytes);
		expect(made.status === 1 && made.pdf.length === 0 && made.said.startsWith('closeknit-pdf: '), `${JSON.stringify(bytes)}: ${made.status} ${made.said}`);
	}
});
test('the longest things are laid out too', () => {
	const long = 'Long words and many of them. '.repeat(3000), wide = 'w'.repeat(5000);
	const made = ask(input({ format: 'closeknit-doc/1', title: 't', footer: long.slice(0, 5000), blocks: [
		{ kind: 'heading', level: 1, text: long.slice(0, 3000) }, { kind: 'bar', text: long.slice(0, 5000), part: 0, whole: 0 }, { kind: 'paragraph', text: long },
		{ kind: 'link', text: long.slice(0, 6000), url: `https://example.org/${wide.slice(0, 1900)}`, qr: true }, { kind: 'card', number: 1, text: 'Card' }, { kind: 'paragraph', text: long },
		{ kind: 'card-end' }, { kind: 'message', text: long }, { kind: 'paragraph', text: wide }, ...[0, 1, 2, 3, 4, 5, 6].map((level) => ({ kind: 'item', level, text: wide.slice(0, 300) })),
		{ kind: 'heading', level: 3, text: 'Question' }, { kind: 'aside', number: 1, text: long, note: long.slice(0, 900) },
	] }));
	same(made.status, 0, made.said);
	const path = save('long.pdf', made.pdf);
	expect(check(open(path)).length === 0, JSON.stringify(check(open(path)).slice(0, 3)));
	boxes(path).flat().forEach((w) => expect(w.x > 42 && w.right < 554, `${w.word.slice(0, 20)} ${w.x} ${w.right}`));
});
for (let seed = 1; seed <= 12; seed++)
	test(`document ${seed} of any shape keeps the conditions, and nothing stands over anything else`, () => {
		const doc = random(seed), made = ask(input(doc, { large_print: seed % 2 === 1 }));
		same(made.status, 0, made.said);
		const wrong = check(open(save('random.pdf', made.pdf)));
		expect(wrong.length === 0, JSON.stringify(wrong.slice(0, 3)));
		if (['en-GB', 'cy', 'pl'].includes(doc.language))
			noneOver(join(work, 'random.pdf'));
	});
test('a document without a title is called by its first heading, and one without either by what made it', () => {
	const titled = (blocks, title) => /^Title: +(.*)$/m.exec(run('pdfinfo', [save('title.pdf', ask(input({ format: 'closeknit-doc/1', ...(title !== undefined ? { title } : {}), blocks })).pdf)]))[1];
	same(titled([{ kind: 'paragraph', text: 'a' }, { kind: 'heading', level: 1, text: ' ' }, { kind: 'heading', level: 1, text: 'First' }], ' '), 'First', 'with a heading');
	same(titled([{ kind: 'paragraph', text: 'a' }]), 'closeknit', 'with none');
});
test('an empty document is one empty page', () => {
	const made = ask(input({ format: 'closeknit-doc/1', title: 't', blocks: [] }));
	same(made.status, 0, made.said);
	expect(/^Pages: +1$/m.test(run('pdfinfo', [save('empty.pdf', made.pdf)])), 'pages');
});

// ---- Fonts ----

test('without fonts it stops with 3 and names the package', () => {
	const made = ask(input(sample('en-GB')), { env: { FONTCONFIG_FILE: nofonts() } });
	same(made.status, 3, 'exit status');
	same(made.pdf.length, 0, 'bytes written');
	expect(/fonts-noto-core/.test(made.said), made.said);
});
test('a letter that no font has is named, never an empty box', () => {
	const made = ask(input({ format: 'closeknit-doc/1', title: 't', blocks: [{ kind: 'paragraph', text: 'one \u{10FFFD}'.replace('\u{10FFFD}', '\uE000') }] }));
	same(made.status, 3, `exit status: ${made.said}`);
	expect(/U\+E000/.test(made.said) && /fonts-/.test(made.said), made.said);
});
test('of several letters that no font has, the first is named', () => {
	const made = ask(input({ format: 'closeknit-doc/1', title: 't', blocks: ['\uE003', 'All there.', '\uE001', '\uE002'].map((text) => ({ kind: 'paragraph', text })) }));
	expect(made.status === 3 && /U\+E003/.test(made.said), made.said);
});
test('with DejaVu alone, Latin is set, and scripts that it lacks are refused with the package to install', () => {
	const dejavu = '/usr/share/fonts/truetype/dejavu';
	expect(existsSync(dejavu), 'fonts-dejavu-core is not installed');
	const env = { FONTCONFIG_FILE: save('dejavu.conf', `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${dejavu}</dir></fontconfig>`) };
	same(ask(input(sample('pl')), { env }).status, 0, 'Polish');
	for (const tag of ['ur', 'ar', 'bn', 'pa']) {
		const made = ask(input(sample(tag)), { env });
		// DejaVu has Arabic letters, but not those of Urdu.
		if (tag === 'ar' && made.status === 0)
			continue;
		same(made.status, 3, tag);
		same(made.pdf.length, 0, `${tag}: bytes written`);
		expect(/^closeknit-pdf: no font here has the letter U\+[0-9A-F]{4} of this document; install fonts-noto-core\n$/.test(made.said), made.said);
	}
	const chinese = ask(input({ format: 'closeknit-doc/1', title: 't', blocks: [{ kind: 'paragraph', text: '\u4e2d' }] }), { env });
	expect(chinese.status === 3 && /fonts-noto-cjk/.test(chinese.said), chinese.said);
});
test('a font of pictures in colours, as emoji are on a screen, is not used; one of outlines is named for them', () => {
	// Any font can be said to be one, as fontconfig reads it for a cache of its own.
	const seen = (name, edit) => ask(input(sample('pl')), { env: { FONTCONFIG_FILE: save(`${name}.conf`, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
		<dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>${join(work, name)}</cachedir><match target="scan">${edit}</match></fontconfig>`) } });
	same(seen('outlines', '<edit name="color" mode="assign"><bool>false</bool></edit>').status, 0, 'outlines');
	for (const [name, edit] of [['colours', '<edit name="color" mode="assign"><bool>true</bool></edit>'], ['bitmaps', '<edit name="scalable" mode="assign"><bool>false</bool></edit>']]) {
		const made = seen(name, edit);
		expect(made.status === 3 && /fonts-noto-core/.test(made.said), `${name}: ${made.status} ${made.said}`);
	}
	const family = ask(input({ format: 'closeknit-doc/1', title: 't', blocks: [{ kind: 'paragraph', text: '\u{1F468}' }] }));
	expect(family.status === 0 || (family.status === 3 && /U\+1F468 .*fonts-symbola/.test(family.said)), family.said);
});
test('without fonts closeknit itself stops with 3 in every language, names the package and leaves no file', () => {
	for (const tag of tags) {
		const made = ask(input(sample(tag)), { env: { FONTCONFIG_FILE: nofonts() } });
		expect(made.status === 3 && made.pdf.length === 0 && /fonts-noto-core/.test(made.said), `${tag}: ${made.status} ${made.said}`);
	}
	const made = say(['plan', '-o', 'fontless.pdf', '--answers', join(households, 'foster-carer.audit.json')], { env: { FONTCONFIG_FILE: nofonts() } });
	expect(made.status === 3 && /fonts-noto-core/.test(made.said), `${made.status} ${made.said}`);
	expect(!existsSync(join(work, 'fontless.pdf')), 'a stub was left');
});

// ---- closeknit and its helper ----

const answers = join(households, 'foster-carer.audit.json');
const lone = join(work, 'lone'), alone = join(lone, 'closeknit');
mkdirSync(lone, { recursive: true });
cpSync(closeknit, alone);
const stub = (body) => {
	writeFileSync(join(lone, 'closeknit-pdf'), `#!/bin/sh\n${body}\n`);
	chmodSync(join(lone, 'closeknit-pdf'), 0o755);
	return say(['plan', '-o', 'stub.pdf', '--force', '--answers', answers], { program: alone });
};
const speaks = '[ "$1" = --version ] && echo closeknit-pdf/1 && exit 0\n';

test('--version says the protocol', () => same(run(helper, ['--version']), 'closeknit-pdf/1\n', 'version'));
test('without -o the PDF goes to family-photo-plan.pdf, and replaces it only with --force', () => {
	const folder = join(work, 'default');
	mkdirSync(folder);
	const plan = (...more) => say(['plan', '-f', 'pdf', '--answers', answers, ...more], { cwd: folder });
	same(plan().status, 0, 'first');
	same(readdirSync(folder).join(), 'family-photo-plan.pdf', 'files');
	const before = readFileSync(join(folder, 'family-photo-plan.pdf'));
	same(plan('--large-print').status, 2, 'second');
	expect(readFileSync(join(folder, 'family-photo-plan.pdf')).equals(before), 'it was replaced');
	same(plan('--large-print', '--force').status, 0, 'third');
	expect(!readFileSync(join(folder, 'family-photo-plan.pdf')).equals(before), 'it was not replaced');
});
test('a PDF is never written through a link', () => {
	const target = save('target', 'keep me');
	symlinkSync(target, join(work, 'link.pdf'));
	expect(say(['plan', '-o', 'link.pdf', '--force', '--answers', answers]).status !== 0, 'it was accepted');
	same(readFileSync(target, 'utf8'), 'keep me', 'what the link leads to');
});
test('a helper that is not there is named, with another way', () => {
	const made = say(['plan', '-f', 'pdf', '-o', 'none.pdf', '--answers', answers], { program: alone, env: { PATH: `${build}:${process.env.PATH}` } });
	expect(made.status === 1 && /closeknit-pdf/.test(made.said) && /html/.test(made.said), `${made.status} ${made.said}`);
	expect(!existsSync(join(work, 'none.pdf')), 'a stub was left');
});
for (const [why, body, status, words_] of [
	['of another version is refused by name', 'echo closeknit-pdf/2', 1, /closeknit-pdf\/2/],
	['that says nothing is refused', 'exit 0', 1, /closeknit-pdf\/1/],
	['that writes garbage is found out', `${speaks}echo garbage`, 1, /no whole PDF/],
	['that is cut short is found out', `${speaks}head -c 2000 '${join(work, 'plan.pdf')}'`, 1, /no whole PDF/],
	['that dies is told of', `${speaks}kill -9 $$`, 1, /signal 9/],
	['that reads nothing does not stop closeknit', `${speaks}exit 1`, 1, /not made/],
	['without a font passes on why', `${speaks}echo 'closeknit-pdf: no font; install fonts-noto-core' >&2; exit 3`, 3, /install fonts-noto-core/],
	['that complains with escapes cannot reach the terminal', `${speaks}printf 'closeknit-pdf: \\033[31mred\\n' >&2; exit 1`, 1, /^[^\x1b]*U\+001B[^\x1b]*$/],
])
	test(`a helper ${why}`, () => {
		const made = stub(body);
		expect(made.status === status && words_.test(made.said), `${made.status} ${made.said}`);
		expect(!existsSync(join(work, 'stub.pdf')), 'a stub was left');
	});
test('a helper is given hardly any environment, and no shell', () => {
	const made = stub(`${speaks}env | cut -d= -f1 | grep -vE '^(HOME|XDG_[A-Z]+_HOME|FONTCONFIG_[A-Z]+|SOURCE_DATE_EPOCH|LC_ALL|PWD|OLDPWD|SHLVL|_)$' | tr '\\n' ' ' >&2; exit 1`);
	expect(/it did not say why/.test(made.said), made.said);
});

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
