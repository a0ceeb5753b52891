// hostile.mjs - a checklist whose every text is markup of some kind, exported to every format: it must come out as text and nothing else.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import ICAL from 'ical.js';
import { Lexer } from 'marked';
import { DAY, EXAMPLE, ROOT, audit, document, finish, holds, household, run, work } from './kit.mjs';
import { browser } from './chromium.mjs';

// Each is nothing but text to a person, and something else to some reader of a file.
const SINS = [
	'</style><script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', "' onmouseover='alert(1)", '&lt;b&gt; &amp; &#60; &copy;', '<!-- no --> ]]>',
	'javascript:alert(1)', '[press](javascript:alert(1))', '![x](https://evil.example/p.png)', '<https://evil.example>', 'www.evil.example http://evil.example a@evil.example', 'xmpp:a@evil.example ftp://evil.example', '`code` ```',
	'*bold* _under_ **b** __b__ ~~gone~~', '# a heading', '## another', '- a point', '+ a point', '* a point', '1. a number', '2) a number', '> a quote', '---', '===', '| a | b |', '- [x] ticked', '\\ back\\slash \\* \\_',
	'[^1]: a note', '[a]: https://evil.example', '$x$ and ^up^', '.TH EVIL 1', "'\\\" roff", '\\fBbold\\fR', '.so /etc/passwd', 'END:VEVENT', 'ATTACH:https://evil.example/x', 'a;b,c\\nBEGIN:VALARM', '%s%n%d', '{\\rtf1}', '=cmd()', '@import url(x)',
	'}body{display:none', '----', '____ ____', '...', '<br>', '\u00A0\u2013\u2019 caf\u00E9 \u03A9\u0436',
];

/** Every text of the pack replaced by a sin, from the one of that number on, each with a number that no other text has, so that it can be found again. */
function poison(pack, first) {
	let count = 0;
	const text = (was) => `${SINS[(first + count) % SINS.length]} z${count++}z${was.includes('{item}') ? ' {item}' : ''}`;
	const words = new Set(['title', 'summary', 'intro', 'ask', 'why', 'help', 'label', 'means', 'advice', 'path', 'do', 'aim', 'start', 'words', 'if_no', 'search', 'to', 'body', 'name', 'for', 'hours', 'eligibility', 'do_not', 'publisher', 'role', 'organisation']);
	const walk = (value, key) => {
		if (typeof value === 'string')
			return words.has(key) ? (key === 'body' ? `${text(value)}\n${text(value)}\n\n${text(value)} ____` : text(value)) : value;
		if (Array.isArray(value))
			return value.map((each) => walk(each, key));
		if (value !== null && typeof value === 'object')
			return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, Array.isArray(each) && ['actions', 'source', 'contacts', 'nations', 'options'].includes(name) && typeof each[0] === 'string' ? each : walk(each, Array.isArray(value) ? key : name)]));
		return value;
	};
	const made = walk(pack, '');
	for (const action of Object.values(made.actions))
		if (Array.isArray(pack.actions[Object.keys(made.actions).find((id) => made.actions[id] === action)].steps))
			action.steps = action.steps.map((step) => text(step));
	made.sign_off = { role: text(''), organisation: text(''), date: '2026-11-01' };
	return made;
}

const answers = audit('one-open-account');
// Not every text of a checklist stands in these documents: twice, so that every sin does.
const pages = ['', 'again '].flatMap((which, nth) => {
	const file = path.join(work, `hostile-${nth}.json`);
	fs.writeFileSync(file, JSON.stringify(poison(JSON.parse(fs.readFileSync(EXAMPLE, 'utf8')), nth * Math.floor(SINS.length / 2))));
	return [['plan', ['plan', '--answers', answers, '--today', DAY]], ['short', ['plan', '--short', '--answers', answers, '--today', DAY]], ['cards', ['plan', '--cards', '--today', DAY]], ['help', ['help-now']], ['sheet', ['sheet', '--today', DAY]]]
		.map(([name, args]) => [`${which}${name}`, ['--pack', file, ...args]]);
});
const make = (name, args, suffix) => fs.readFileSync(document(`hostile-${name}${suffix}`, args), 'utf8');
const marks = (text) => [...new Set(text.match(/z\d+z/g) ?? [])].sort().join();

for (const [name, args] of pages) {
	const text = make(name, args, '.txt'), html = make(name, args, '.html'), markdown = make(name, args, '.md');
	holds(`${name}: text has nothing but LF and what can be shown`, !/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/.test(text));
	holds(`${name}: every format says the same texts`, marks(text) === marks(html) && marks(text) === marks(markdown) && marks(text).length > 20, { text: marks(text), html: marks(html), markdown: marks(markdown) });

	if (fs.existsSync(path.join(process.argv[2], 'closeknit-pdf'))) {
		const pdf = document(`hostile-${name}.pdf`, args);
		const told = marks(run('pdftotext', [pdf, '-']));
		holds(`${name}: PDF says the same texts`, told === marks(text), told);
		const inside = JSON.parse(run('qpdf', ['--json=2', pdf])).qpdf[1];
		const objects = Object.values(inside).map((each) => each.value ?? each.stream?.dict);
		const places = objects.filter((each) => each?.['/Type'] === '/Annot' || each?.['/Subtype'] === '/Link');
		const actions = places.map((each) => (typeof each['/A'] === 'string' ? inside[`obj:${each['/A']}`].value : each['/A']));
		holds(`${name}: PDF leads only where https, tel and mailto do`, places.every((each) => each['/Subtype'] === '/Link') &&
			actions.every((each) => each['/S'] === '/URI' && /^u:(https:\/\/example\.org\/|tel:\+?\d+$)/.test(each['/URI'])), actions);
		holds(`${name}: PDF has no action but these`, objects.filter((each) => each?.['/S'] === '/URI').length <= actions.length && !objects.some((each) => ['/GoToR', '/Launch', '/Named', '/SubmitForm'].includes(each?.['/S'])));
		// A paper checklist bears the checklist's title, as it is nobody's yet.
		holds(`${name}: the title in PDF's metadata is closeknit's own`, name.endsWith('sheet') || !/z\d+z/.test(run('pdfinfo', [pdf]).match(/^Title:.*$/m)[0]));
		holds(`${name}: PDF does nothing by itself`, !/\/(JS|JavaScript|OpenAction|AA|Launch|EmbeddedFile|SubmitForm)\b/.test(run('qpdf', ['--qdf', '--object-streams=disable', pdf, '-'], undefined, 'latin1')));
	}

	// Markdown: read by a reader of GitHub's kind; every token is one that closeknit writes itself.
	const kinds = new Set(), links = [];
	let plain = '';
	const walk = (tokens) => tokens.forEach((token) => {
		kinds.add(token.type);
		if (token.type === 'link')
			links.push(token.href);
		if (token.type === 'text' && !token.tokens || token.type === 'escape')
			plain += token.text;
		if (token.type === 'codespan' && !/^[2-9A-Z]{4}$/.test(token.text))
			kinds.add('code of the pack\'s');
		walk(token.tokens ?? token.items ?? (token.type === 'table' ? [...token.header, ...token.rows.flat()] : []));
	});
	walk(new Lexer({ gfm: true }).lex(markdown));
	const own = new Set(['heading', 'paragraph', 'list', 'list_item', 'text', 'escape', 'space', 'hr', 'strong', 'link', 'blockquote', 'br', 'checkbox', ...(name.endsWith('sheet') ? ['table', 'codespan', undefined] : [])]);
	holds(`${name}: Markdown holds no markup of the pack's`, [...kinds].every((kind) => own.has(kind)), [...kinds].filter((kind) => !own.has(kind)));
	holds(`${name}: Markdown leads nowhere else`, links.every((href) => href.startsWith('https://example.org/')), links);
	holds(`${name}: Markdown has as many headings as the text`, (markdown.match(/^#+ /gm) ?? []).length === (html.match(/<h[1-4][ >]/g) ?? []).length);
	// Some readers look for addresses where escapes are already taken away (GitHub's for "xmpp:", remark-gfm for "http://" and "www." too).
	holds(`${name}: Markdown leaves no address for a reader that looks behind the escapes, but those that may be links`, !/\b(http|ftp|xmpp):|\bwww\./i.test(plain), plain.match(/.{9}(\b(http|ftp|xmpp):|\bwww\.).{20}/i)?.[0]);
	const flat = plain.replace(/\s+|&#8288;/g, '');
	const missing = SINS.filter((sin) => text.replace(/\s+/g, '').includes(`${sin.replace(/\s+/g, '')}z`) && !flat.includes(`${sin.replace(/\s+/g, '')}z`));
	holds(`${name}: Markdown says each text as it is`, missing.length === 0, missing);
}

const shown = pages.map(([name]) => fs.readFileSync(path.join(work, `hostile-${name}.txt`), 'utf8').replace(/\s+/g, '')).join('');
const hidden = SINS.filter((sin) => !shown.includes(`${sin.replace(/\s+/g, '')}z`));
holds('every sin stands in one of these documents', hidden.length === 0, hidden);

// Calendar: nothing of the pack is in it at all.
const calendar = make('plan', pages[0][1], '.ics');
holds('calendar: no text of the pack', marks(calendar) === '' && !calendar.includes('evil'));
holds('calendar: still one', new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent').length > 1);
JSON.parse(make('plan', pages[0][1], '.json'));

// What may never be in a checklist is refused before a file is begun, whatever the format, and the file's name is never the pack's.
const folder = path.join(work, 'refused');
fs.mkdirSync(folder);
const clean = () => JSON.parse(fs.readFileSync(EXAMPLE, 'utf8'));
const contact = (pack) => Object.values(pack.contacts)[0];
const urls = ['javascript:alert(1)', 'http://example.org/', 'data:text/html,x', 'file:///etc/passwd', 'https://example.org/ x', 'https://example.org/"onload=x', 'https://example.org/<b>', 'https:', 'https://user@example.org/\u0000', 'HTTPS://example.org/\nATTACH:x', '//example.org/'];
const texts = ['\u202Eevil', '\u2066x\u2069', '\u001b[31mred', 'a\u0007b', 'a\r\nATTACH:https://evil.example/', 'a\u0085b', 'a\u2028b', '\uFEFFa', 'a\u007f'];
const breaches = [...urls.map((url) => [`address ${JSON.stringify(url)}`, (pack) => { contact(pack).url = url; }]), ...urls.map((url) => [`source at ${JSON.stringify(url)}`, (pack) => { Object.values(pack.sources)[0].url = url; }]),
	...texts.map((text) => [`title ${JSON.stringify(text)}`, (pack) => { pack.title = text; }]), ...texts.map((text) => [`action ${JSON.stringify(text)}`, (pack) => { Object.values(pack.actions)[0].title = text; }]),
	...texts.slice(0, 4).map((text) => [`message ${JSON.stringify(text)}`, (pack) => { Object.values(pack.messages)[0].body = text; }])];
// A checklist is read before a format is looked at, so two of the six each do, by turns; the long run takes all.
const FORMATS = ['txt', 'md', 'html', 'ics', 'json', 'pdf'];
for (const [nth, [what, breach]] of breaches.entries()) {
	const pack = clean(), bad = path.join(work, 'refused.json'), wrong = [];
	breach(pack);
	fs.writeFileSync(bad, JSON.stringify(pack));
	for (const suffix of process.env.CLOSEKNIT_TEST_LENGTH === 'long' ? FORMATS : [FORMATS[nth % 6], FORMATS[(nth + 3) % 6]]) {
		const made = spawnSync(path.join(process.argv[2], 'closeknit'), ['--pack', bad, 'plan', '--answers', answers, '--today', DAY, '-o', path.join(folder, `plan.${suffix}`)],
			{ env: { PATH: process.env.PATH, CLOSEKNIT_HOME: path.join(work, 'home'), ASAN_OPTIONS: process.env.ASAN_OPTIONS ?? '' }, encoding: 'utf8' });
		if (made.status !== 3 || fs.readdirSync(folder).length > 0 || /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/.test(made.stderr))
			wrong.push([suffix, made.status, made.stderr.slice(0, 200), fs.readdirSync(folder)]);
	}
	holds(`${what} is refused whatever the format, nothing is written, and the complaint is clean`, wrong.length === 0, wrong);
}
// A number that is no number is a text, and no link.
for (const phone of ['0800 <script>;ext=1', '+', '0800 +1', '++1', 'tel:0900', '\u0669\u0669\u0669', '+1 800 1111']) {
	const odd = JSON.parse(fs.readFileSync(path.join(ROOT, 'checklists/uk-parents/en-GB.json'), 'utf8')), file = path.join(work, 'odd.json');
	contact(odd).phone = phone;
	fs.writeFileSync(file, JSON.stringify(odd));
	const page = fs.readFileSync(document('odd.html', ['--pack', file, 'plan', '--answers', household('one-phone'), '--today', DAY]), 'utf8');
	const leads = [...page.matchAll(/href="(?!https:)([^"]*)"/g)].map((found) => found[1]);
	holds(`${JSON.stringify(phone)} leads somewhere only if it is a number`, leads.every((url) => /^tel:\+?\d+$/.test(url)) && leads.includes('tel:+18001111') === (phone === '+1 800 1111') && !page.includes('<script'), leads.join());
}

// HTML: in a browser that would run what it is told to.
const chrome = await browser(chromium);
const page = await chrome.newPage();
let asked, said;
page.on('request', (request) => asked.push(request.url()));
page.on('dialog', (dialog) => { said.push('a dialog'); dialog.dismiss(); });
page.on('console', (message) => said.push(message.text()));
page.on('pageerror', (error) => said.push(String(error)));
for (const [name] of pages) {
	[asked, said] = [[], []];
	await page.goto(`file://${path.join(work, `hostile-${name}.html`)}`);
	const seen = await page.evaluate(() => ({
		kinds: [...new Set([...document.querySelectorAll('*')].map((element) => element.localName))],
		handlers: [...document.querySelectorAll('*')].filter((element) => [...element.attributes].some((attribute) => attribute.name.startsWith('on') || attribute.name === 'style')).length,
		links: [...document.querySelectorAll('a')].map((link) => link.href), text: document.body.textContent, styles: document.querySelectorAll('style').length, title: document.title,
	}));
	const own = new Set(['html', 'head', 'meta', 'title', 'style', 'body', 'main', 'footer', 'h1', 'h2', 'h3', 'h4', 'p', 'ul', 'ol', 'li', 'div', 'span', 'bdi', 'strong', 'a', 'br', 'wbr', 'svg', 'rect', 'path', 'hr', ...(name.endsWith('sheet') ? ['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'code'] : [])]);
	holds(`${name}: HTML holds no element of the pack's`, seen.kinds.every((kind) => own.has(kind)) && seen.styles === (name.endsWith('sheet') ? 2 : 1), seen.kinds.filter((kind) => !own.has(kind)));
	holds(`${name}: HTML holds no handler and no style of the pack's`, seen.handlers === 0);
	holds(`${name}: HTML leads only where https, tel and mailto do`, seen.links.every((href) => /^(https:\/\/example\.org\/|tel:\d+$)/.test(href)), seen.links);
	holds(`${name}: HTML asks for nothing and says nothing`, asked.length === 1 && said.length === 0, { asked, said });
	const flat = seen.text.replace(/\s+/g, ' '), paper = fs.readFileSync(path.join(work, `hostile-${name}.txt`), 'utf8').replace(/\s+/g, '');
	const missing = SINS.filter((sin) => paper.includes(`${sin.replace(/\s+/g, '')}z`) && !flat.includes(`${sin.replace(/\s+/g, ' ')} z`));
	holds(`${name}: HTML shows each text as it is`, missing.length === 0, missing);
}
await chrome.close();
finish();
