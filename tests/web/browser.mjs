// browser.mjs - HTML documents in Chromium: axe, a validator, widths, zoom, requests, the accessibility tree, printed pages and QR codes.
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';
import { nonsense, tongues } from '../pdf/nonsense.mjs';
import { browser } from './chromium.mjs';
import { DAY, EXAMPLE, audit, build, closeknit, document, finish, golden, holds, household, run, work } from './kit.mjs';

const require = createRequire(import.meta.url);
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

// The same pack in a language that is written from right to left; its texts are samples for shape and direction only.
const urdu = JSON.parse(fs.readFileSync(EXAMPLE, 'utf8'));
urdu.language = 'ur';
for (const topic of urdu.topics)
	topic.title = '\u0646\u0645\u0648\u0646\u06C1 \u0645\u0648\u0636\u0648\u0639';
for (const action of Object.values(urdu.actions))
	action.why = '\u06CC\u06C1 \u0646\u0645\u0648\u0646\u06C1 \u0645\u062A\u0646 \u06C1\u06D2\u06D4';
// A number from outside, in words of that language.
Object.values(urdu.contacts)[0].phone = '+44 800 1111';
Object.values(urdu.contacts)[0].for = '\u06CC\u06C1 \u0646\u0645\u0648\u0646\u06C1 0808 800 5000 +44 20 7946 0000 \u06C1\u06D2\u06D4';
fs.writeFileSync(path.join(work, 'ur.json'), JSON.stringify(urdu));

const example = ['--pack', EXAMPLE, 'plan', '--today', DAY, '--answers', audit('one-open-account')];
const family = ['plan', '--today', DAY, '--answers', household('open-facebook')];
const LIGHTS = [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { colorScheme: 'dark', forcedColors: 'active' }];
const documents = {
	example: { args: example, pages: [4, 8], tree: true },
	'example-short': { args: [...example, '--short'], pages: [2, 2], tree: true, codes: LIGHTS },
	family: { args: family, pages: [20, 31], codes: LIGHTS.slice(0, 1) },
	'family-short': { args: [...family, '--short'], pages: [2, 2] },
	'family-short-large': { args: [...family, '--short', '--large-print'], pages: [2, 2], size: 24 },
	'family-large': { args: [...family, '--large-print'], pages: [30, 48], size: 24 },
	cards: { args: ['--pack', EXAMPLE, 'plan', '--cards', '--today', DAY], pages: [3, 9], tree: true },
	help: { args: ['help-now'], pages: [2, 2], codes: LIGHTS },
	paper: { args: ['sheet', '--today', DAY], pages: [12, 40] },
	'help-large': { args: ['help-now', '--large-print'], pages: [2, 2], size: 24 },
	urdu: { args: ['--pack', path.join(work, 'ur.json'), ...example.slice(2)], pages: [4, 9], leftwards: true },
};

const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:document'] });
const long = process.env.CLOSEKNIT_TEST_LENGTH === 'long';

// A window for what looks through a page's policy, and one for all else, for every document: each window more is a process more.
const chrome = await browser(chromium);
const looked = await (await chrome.newContext({ bypassCSP: true })).newPage();
const screen = await looked.context().newCDPSession(looked);
const plain = await (await chrome.newContext({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 2 })).newPage();
const heard = {};
plain.on('request', (request) => heard.asked.push(request.url()));
plain.on('console', (message) => heard.said.push(message.text()));

/** How a screen is: its size, how many dots a pixel has, and what its person likes. */
async function see({ width = 1280, height = 900, dots = 1, ...liked }) {
	await screen.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: dots, mobile: false });
	await looked.emulateMedia({ media: 'screen', colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none', ...liked });
}

const narrow = { width: 320 };
// A4 less the margin [pt].
const PAGE_END = 841.9 - 42.4;
const LOOKS = { light: {}, 'light at 320 px': narrow, dark: { colorScheme: 'dark' }, 'dark at 320 px': { colorScheme: 'dark', ...narrow } };
const MORE_LOOKS = { 'more contrast': { contrast: 'more' }, 'more contrast in the dark': { contrast: 'more', colorScheme: 'dark' }, 'forced colours': { forcedColors: 'active' },
	'forced colours in the dark': { forcedColors: 'active', colorScheme: 'dark' }, '200 % zoom': { width: 640, height: 450, dots: 2 }, print: { media: 'print' } };

/** axe in every look of one document; in two of each other, and in the long run in most. */
function looksFor(name) {
	if (name === 'example' || (long && ['help', 'cards', 'urdu', 'family-short'].includes(name)))
		return { ...LOOKS, ...MORE_LOOKS };
	return long ? LOOKS : { light: LOOKS.light, 'dark at 320 px': LOOKS['dark at 320 px'] };
}

async function looks(name) {
	await screen.send('Runtime.evaluate', { expression: axe });
	for (const [how, seen] of Object.entries(looksFor(name))) {
		await see(seen);
		const found = await looked.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), TAGS);
		holds(`${name}: axe finds nothing in ${how}`, found.violations.length === 0 && found.passes.length > 15, found.violations.map((each) => `${each.id}: ${each.nodes[0].html}`));
	}
}

/** Nothing moves sideways: narrow, at 200 % zoom, and with letters twice as large. */
async function widths(name) {
	for (const [how, size, letters] of [['320 px', { width: 320, height: 640 }, 1], ['200 % zoom of 1280 px', { width: 640, height: 450 }, 1], ['200 % zoom of 640 px', { width: 320, height: 300 }, 1], ['letters of 200 %', { width: 640, height: 900 }, 2], ['2560 px', { width: 2560, height: 1200 }, 1]]) {
		await see(size);
		const seen = await looked.evaluate((times) => {
			const { style } = document.documentElement;
			style.removeProperty('font-size');
			style.fontSize = `${parseFloat(getComputedStyle(document.documentElement).fontSize) * times}px`;
			return [document.documentElement.scrollWidth, innerWidth];
		}, letters);
		holds(`${name}: no sideways scrolling at ${how}`, seen[0] <= seen[1] && seen[1] === size.width, seen);
	}
	const wide = [];
	for (let width = 320; width < 1300; width += 14) {
		await see({ width });
		const seen = await looked.evaluate(() => {
			document.documentElement.style.removeProperty('font-size');
			const edge = document.querySelector('main').getBoundingClientRect().right;
			return [document.documentElement.scrollWidth, ...[...document.querySelectorAll('table')].filter((table) => table.getBoundingClientRect().right > edge + 1).map((table) => table.rows[0].innerText)];
		});
		if (seen[0] > width || seen.length > 1)
			wide.push([width, ...seen]);
	}
	holds(`${name}: nothing is wider than its column at any width from 320 to 1300 px`, wide.length === 0, wide.slice(0, 3));
	for (const width of name === 'paper' ? [320, 1280] : []) {
		await see({ width });
		const silent = await looked.evaluate(() => [...document.querySelectorAll('table.boxes')].filter((table) => [table.tHead, table.previousElementSibling]
			.filter((one) => one.getClientRects().length > 0 && /\bTick (one|all that fit)\b/.test(one.textContent)).length !== 1).map((table) => table.rows[0].textContent));
		holds(`${name}: how to fill in a table is said once at ${width} px`, silent.length === 0, silent.slice(0, 3));
		const run_on = await looked.evaluate(() => [...document.querySelectorAll('p')].filter((p) => getComputedStyle(p).display === 'inline').map((p) => p.textContent));
		holds(`${name}: each paragraph is one at ${width} px, for who hears it too`, run_on.length === 0, run_on.slice(0, 3));
	}
}

/** It asks for nothing, runs nothing, and its policy lets nothing in; this leaves the page without a body to see. */
async function alone(name, html) {
	const { asked, said } = heard;
	const style = html.match(/<style>([^]*?)<\/style>/)[1];
	const hash = crypto.createHash('sha256').update(style).digest('base64');
	holds(`${name}: it asks for nothing and complains of nothing`, asked.length === 1 && said.length === 0, { asked, said });
	const second = html.match(/<style>[^]*?<\/style>\n?<style>([^]*?)<\/style>/);
	if (second !== null) {
		const boxes = crypto.createHash('sha256').update(second[1]).digest('base64');
		holds(`${name}: html_style_boxes_hash is that of the second style`, html.includes(`style-src 'sha256-${hash}' 'sha256-${boxes}'`), `it should be ${boxes}`);
	}
	holds(`${name}: html_style_hash is that of the style`, html.includes(`style-src 'sha256-${hash}'`), `it should be ${hash}`);
	holds(`${name}: the style is in force`, await plain.evaluate(() => parseFloat(getComputedStyle(document.body).maxWidth) > 300));
	const stopped = await plain.evaluate(() => new Promise((done) => {
		const found = [];
		document.addEventListener('securitypolicyviolation', (event) => {
			found.push(event.effectiveDirective);
			if (found.length === 3)
				done(found.sort().join());
		});
		const script = document.createElement('script');
		script.textContent = 'window.ran = true';
		document.head.append(script);
		const image = document.createElement('img');
		image.src = 'https://example.org/';
		document.body.append(image);
		document.body.setAttribute('style', 'display:none');
	}));
	holds(`${name}: its policy stops a script, a style and a picture`, stopped === 'img-src,script-src-elem,style-src-attr' && !(await plain.evaluate(() => window.ran)), stopped);
	holds(`${name}: no script, frame or form is in it`, !/<(script|iframe|object|embed|form|input|link|img|base)\b/i.test(html) && !/ style=| on[a-z]+=/.test(html.replace(/<style>[^]*?<\/style>/g, '')));
	holds(`${name}: it is under 250 kB`, html.length < 250000, html.length);
}

/** What a page's end may not tear: an action's title from what stands under it, a point of a list, what introduces a list from its first point; and parts of addresses that fit a line. */
const whole_ones = () => {
	const own = (element) => [...element.childNodes].filter((node) => !['OL', 'UL', 'P', 'DIV'].includes(node.nodeName)).map((node) => node.textContent).join('');
	const points = [...document.querySelectorAll('ul.ticks:not(.boxes) > li')].map((point) => [own(point), point.querySelector(':scope > p')?.textContent ?? '']);
	points.push(...[...document.querySelectorAll('ol > li, ul:not([class]) > li')].map((point) => [point.textContent, '']));
	points.push(...[...document.querySelectorAll('p + ol, p + ul')].map((list) => [list.previousElementSibling.textContent.trim().slice(-40), list.firstElementChild.textContent]));
	return { points, parts: [...document.querySelectorAll('.part')].map((part) => part.textContent).filter((part) => part.length <= 40) };
};

/** What begins a page stands in nothing that Firefox would not break: it begins none in a table, nor in a row of boxes. */
async function breaks(name) {
	await plain.emulateMedia({ media: 'print' });
	const within = await plain.evaluate(() => [...document.querySelectorAll('.page')].flatMap((begun) => {
		const around = [];
		for (let element = begun.parentElement; element !== document.documentElement; element = element.parentElement)
			around.push(getComputedStyle(element).display);
		return around;
	}).filter((display) => display !== 'block'));
	holds(`${name}: what begins a page stands in no table`, within.length === 0, within);
	await plain.emulateMedia({ media: null });
}

/** Printed: as many pages as it should take, each with its foot and its number of how many. */
async function prints(name, file, wanted) {
	const pdf = file.replace(/html$/, 'pdf');
	const foot = (await plain.textContent('footer p')).replace(/\s+/g, ' ');
	await plain.pdf({ path: pdf, preferCSSPageSize: true });
	const info = run('pdfinfo', [pdf]);
	const count = Number(info.match(/Pages:\s+(\d+)/)[1]);
	holds(`${name}: printed on ${wanted.pages.join(' to ')} pages`, count >= wanted.pages[0] && count <= wanted.pages[1], count);
	holds(`${name}: printed on A4`, /A4/.test(info));
	const sheets = run('pdftotext', ['-layout', pdf, '-']).split('\f').slice(0, -1).map((text) => text.replace(/\s+/g, ' '));
	if (name !== 'urdu')
		holds(`${name}: each printed page has its foot`, sheets.every((text) => text.includes(foot)), sheets.findIndex((text) => !text.includes(foot)));
	holds(`${name}: each printed page has its number of how many`, sheets.every((text, i) => new RegExp(`\\b${i + 1} ?/ ?${count}\\b`).test(text) || name === 'urdu'), sheets.length);
	const laid_out = run('pdftotext', ['-bbox', pdf, '-']).split('<page').slice(1).map((page) => [...page.matchAll(/<word .* yMin="([\d.]+)" .* yMax="([\d.]+)">(.*)<\/word>/g)].map(([, top, bottom, word]) => ({ top: Number(top), bottom: Number(bottom), word })));
	// 15 mm, where only the page's number stands: a tail of a letter that reaches into it is printed again at the top of the next page.
	const above = laid_out.map((words) => words.filter(({ bottom, word }) => bottom < PAGE_END || !/^[\d/]+$/.test(word)));
	holds(`${name}: the foot stands above the margin`, above.every((words) => words.every(({ bottom }) => bottom < PAGE_END)), above.flat().filter(({ bottom }) => bottom > PAGE_END).slice(0, 9));
	const ends = above.map((words) => Math.max(...words.map(({ bottom }) => bottom)));
	holds(`${name}: the foot stands at the end of each page, the last one's too`, ends.every((end) => end > PAGE_END - 15), ends);
	if (name === 'paper')
		holds(`${name}: no question is parted from its boxes`, sheets.every((text) => !/^ *[2-9][A-Z][2-9][A-Z]\b/.test(text) && !/^ *Why we ask/.test(text)), sheets.filter((text) => /^ *([2-9][A-Z]|Why we ask)/.test(text)).map((text) => text.slice(0, 60)));
	if (name === 'cards')
		holds(`${name}: a line to write on in a card's title is long enough for a name`, await plain.evaluate(() => [...document.querySelectorAll('.card :is(h2,h3,h4) .blank')].some((blank) => blank.getBoundingClientRect().width > 120)));
	// Numbers and dots of lists are the printer's, and stand between what is one after another here.
	const bare = (text) => text.replace(/[\s\d.\u2022]+/g, ''), { points, parts } = await plain.evaluate(whole_ones), laid = sheets.map((text) => bare(text));
	const torn = points.filter(([before, after]) => !laid.some((text) => text.includes(bare(before) + bare(after).slice(0, 12))));
	holds(`${name}: no page's end tears an action's title from its reason, a point of a list, or a list from what introduces it`, torn.length === 0 || name === 'urdu', torn.slice(0, 5));
	const broken = parts.filter((part) => !sheets.some((text) => text.includes(part)));
	holds(`${name}: no part of an address is broken at its hyphens where it fits a line`, broken.length === 0 && (parts.length > 20 || name !== 'family'), broken.slice(0, 5));
	holds(`${name}: no printed page is empty`, sheets.every((text) => text.replace(foot, '').length > 60), sheets.findIndex((text) => text.replace(foot, '').length <= 60));
	const large = run('pdffonts', [pdf]).length > 0 && wanted.size !== undefined;
	if (large)
		holds(`${name}: large print is laid out for 18 pt`, fs.readFileSync(file, 'utf8').includes('class="large"'));
}

/** Every code, as it is seen on a screen, in the dark and in forced colours, leads to the address beside it. */
async function codes(name, ways) {
	const shown = plain.locator('.qr');
	const urls = await shown.evaluateAll((all) => all.map((code) => code.parentElement.querySelector('a').href));
	const said = await shown.evaluateAll((all) => all.map((code) => code.getAttribute('aria-label')));
	for (const liked of long ? LIGHTS : ways) {
		await plain.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...liked });
		const pictures = urls.map((_, i) => path.join(work, `${name}-code-${i}.png`));
		for (const [i, picture] of pictures.entries())
			await shown.nth(i).screenshot({ path: picture });
		const read = run('zbarimg', ['--quiet', '--raw', ...pictures]).trim().split('\n');
		const wrong = urls.filter((url, i) => read[i] !== url || !said[i].endsWith(url));
		holds(`${name}: every QR code is read from the screen (${JSON.stringify(liked)})`, wrong.length === 0 && urls.length > 0 && read.length === urls.length, { wrong, read });
	}
	await plain.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
	const modules = await shown.evaluateAll((all) => all.map((code) => parseFloat(code.getAttribute('width')) / code.viewBox.baseVal.width));
	holds(`${name}: on paper a module of a code is 0.6 mm or more, however long its address`, modules.every((mm) => mm > 0.6 && mm < 0.75), modules);
	const printed = path.join(work, `${name}-page`);
	run('pdftoppm', ['-r', '150', '-gray', '-png', path.join(work, `${name}.pdf`), printed]);
	const pages = fs.readdirSync(work).filter((file) => file.startsWith(`${name}-page-`)).map((file) => path.join(work, file));
	// A page may hold none: zbarimg says so by its exit status.
	const found = pages.flatMap((page) => (spawnSync('zbarimg', ['--quiet', '--raw', page], { encoding: 'utf8' }).stdout ?? '').trim().split('\n'));
	const unread = urls.filter((url) => !found.includes(url));
	holds(`${name}: every QR code is read from the printed page`, unread.length === 0, unread);
	await plain.setViewportSize({ width: 320, height: 640 });
	holds(`${name}: on a phone there is a link, and no code to point the phone at`, !(await shown.first().isVisible()) && await plain.locator('a').first().isVisible());
	await plain.setViewportSize({ width: 1280, height: 900 });
}

/** Whether a help page's links are numbers to call, whole, each before its name. */
const taps = () => plain.evaluate(() => {
	const numbers = [...document.querySelectorAll('a[href^="tel:"]')];
	return numbers.length > 2 && numbers.every((link) => `tel:${link.innerText.replace(/\s/g, '')}` === link.getAttribute('href') && link.parentElement.innerText.startsWith(`${link.innerText}: `));
});

/** In forced colours a line to write on is drawn in one of them: Firefox would leave it as unseen as the letters in its place. */
async function lines(name) {
	await see({ forcedColors: 'active' });
	const unseen = await looked.evaluate(() => {
		const shown = document.body.appendChild(document.createElement('hr'));
		shown.setAttribute('style', 'border-color: CanvasText');
		const { borderTopColor } = getComputedStyle(shown);
		shown.remove();
		return [...document.querySelectorAll('.blank')].filter((blank) => getComputedStyle(blank).borderBottomColor !== borderTopColor).length;
	});
	holds(`${name}: in forced colours a line to write on is seen`, unseen === 0 && (name !== 'family' || await looked.locator('.blank').count() > 10), unseen);
}

/** All of one document. */
async function whole(name, wanted) {
	const file = document(`${name}.html`, wanted.args);
	const html = fs.readFileSync(file, 'utf8');
	const report = await validator.validateString(html);
	holds(`${name}: the validator finds no error`, report.valid, report.results.flatMap((result) => result.messages.map((each) => `${each.line}: ${each.ruleId}: ${each.message}`)).slice(0, 5));
	await looked.goto(`file://${file}`);
	await looks(name);
	await widths(name);
	await lines(name);
	Object.assign(heard, { asked: [], said: [] });
	await plain.goto(`file://${file}`);
	if (wanted.tree)
		golden(`${name}.aria`, `${await plain.locator('body').ariaSnapshot()}\n`);
	await breaks(name);
	await prints(name, file, wanted);
	if (wanted.codes)
		await codes(name, wanted.codes);
	if (name === 'help')
		holds(`${name}: a tap on a number calls it`, await taps());
	if (wanted.leftwards)
		await leftwards(name);
	await alone(name, html);
}

/** Right to left: the whole page, and what is in another language within it. */
async function leftwards(name) {
	holds(`${name}: the page says its language and direction`, await plain.evaluate(() => document.documentElement.lang === 'ur' && document.documentElement.dir === 'rtl'));
	holds(`${name}: what is English in it says so, with its own direction`, await plain.evaluate(() => {
		const english = [...document.querySelectorAll('[lang=en-GB]:not(svg)')];
		return english.length > 10 && english.every((element) => element.dir === 'ltr');
	}));
	const numbers = await plain.evaluate(() => {
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange(), found = [];
		while (walker.nextNode())
			for (const { 0: number, index } of walker.currentNode.data.matchAll(/\+?\d+(\s\d+)+/g)) {
				const places = [...number].map((_, i) => {
					range.setStart(walker.currentNode, index + i);
					range.setEnd(walker.currentNode, index + i + 1);
					return range.getBoundingClientRect();
				});
				found.push([number, places.every((place, i) => i === 0 || (place.left > places[i - 1].left && place.top === places[0].top))]);
			}
		return found;
	});
	holds(`${name}: a number to call goes from left to right, on one line`, numbers.some(([number]) => number.startsWith('+')) && numbers.length > 2 && numbers.every(([, good]) => good), numbers);
	const plainly = ['text', 'markdown'].map((format) => closeknit([...documents[name].args, '-f', format]));
	holds(`${name}: nor is it turned in text and Markdown`, plainly.every((text) => text.includes('+44\u00A0800\u00A01111')));
	holds(`${name}: what a drawing is called when it is read aloud is English, and says so`, await plain.evaluate(() => {
		const drawn = [...document.querySelectorAll('svg[aria-label]')];
		return drawn.length > 5 && drawn.every((drawing) => drawing.closest('[lang]').getAttribute('lang') === 'en-GB');
	}));
	holds(`${name}: bars begin where reading begins`, await plain.evaluate(() => getComputedStyle(document.querySelector('.bar')).transform.startsWith('matrix(-1')));
}

// CLOSEKNIT_WEB_ONLY=example,help looks at those alone, while one works on them.
const only = process.env.CLOSEKNIT_WEB_ONLY?.split(',');
for (const name of Object.keys(documents))
	if (only && !only.includes(name))
		delete documents[name];
for (const [name, wanted] of Object.entries(documents))
	await whole(name, wanted);

// A card that takes more than a page says on each which one it is; one that takes less stands on one.
if (!only) {
	const file = document('all-cards.html', ['plan', '--cards', '--today', DAY]), pdf = path.join(work, 'all-cards.pdf');
	await plain.goto(`file://${file}`);
	await plain.pdf({ path: pdf, preferCSSPageSize: true });
	const sheets = run('pdftotext', ['-layout', pdf, '-']).split('\f').map((text) => text.trim().replace(/\s+/g, ' '));
	const end = sheets.findIndex((text) => text.startsWith('Where this comes from')), starts = sheets.slice(1, end).map((text) => text.match(/^(\d+) [A-Z]/)?.[1]);
	holds('cards: every page of them begins with a card\'s number and title', end > 50 && starts.every(Boolean), { end, first: sheets.slice(1, end).filter((text, i) => !starts[i]).map((text) => text.slice(0, 60)).slice(0, 3) });
	holds('cards: few take more than a page', starts.filter((number, i) => number === starts[i - 1]).length < 20, starts.join());
}

// What a checklist calls itself stands in the foot: where that takes more lines, each page keeps more for it, and where it is beyond measure it stands once, at the end.
if (!only)
	for (const [length, most] of [[60, 3], [120, 4], [900, 99]]) {
		const pack = JSON.parse(fs.readFileSync(EXAMPLE, 'utf8')), file = path.join(work, 'foot.html'), pdf = path.join(work, 'foot.pdf');
		pack.version = 'version '.repeat(length / 8).trim();
		fs.writeFileSync(path.join(work, 'foot.json'), JSON.stringify(pack));
		closeknit(['--pack', path.join(work, 'foot.json'), ...example.slice(2), '--force', '-o', file]);
		await plain.goto(`file://${file}`);
		await plain.pdf({ path: pdf, preferCSSPageSize: true });
		const pages = run('pdftotext', ['-bbox', pdf, '-']).split('<page').slice(1).map((page) => [...page.matchAll(/yMin="([\d.]+)".* yMax="([\d.]+)">(.*)<\/word>/g)]);
		const feet = pages.map((words) => words.findLastIndex(([, , , word]) => word === 'Checklist'));
		const over = pages.filter((words, i) => feet[i] >= 0 && words.slice(0, feet[i] - 3).some(([, , bottom]) => Number(bottom) > Number(words[feet[i]][1]) + 1));
		holds(`foot of ${length} more letters: no text runs into it`, over.length === 0, over.map((words) => words.slice(-30).map((word) => word[3]).join(' ')));
		holds(`foot of ${length} more letters: it stands on each page, or at the end`, feet.every((at, i) => (at >= 0) === (most < 9 || i === feet.length - 1)), feet);
	}

// The same bytes, wherever and by whomever.
for (const [name, wanted] of Object.entries(documents)) {
	const [here, there] = [{ LC_ALL: 'C', TZ: 'Asia/Kolkata', LANGUAGE: 'cy' }, { LC_ALL: 'pl_PL.UTF-8', TZ: 'America/New_York', LANG: 'pl_PL.UTF-8' }]
		.map((environment) => closeknit([...wanted.args, '-f', 'html'], { ...environment, SOURCE_DATE_EPOCH: '1795305600' }));
	holds(`${name}: the same bytes in another time zone and locale`, here === there && (!wanted.args.includes('--today') || here === fs.readFileSync(path.join(work, `${name}.html`), 'utf8')));
	holds(`${name}: its day is the one asked for`, here.includes('22 November 2026'));
}

/** Prints what closeknit writes for `args`, and counts the pages. */
async function pagesOf(program, args) {
	const file = path.join(work, 'tongue.html'), pdf = path.join(work, 'tongue.pdf');
	run(program, [...args, '-f', 'html', '--force', '-o', file]);
	await plain.goto(`file://${file}`);
	await plain.pdf({ path: pdf, preferCSSPageSize: true });
	return [Number(run('pdfinfo', [pdf]).match(/Pages:\s+(\d+)/)[1]), pdf];
}

// One sheet of paper: that of a household with much to say too, in large print, of a checklist past its day.
async function fullest(tag, program, args) {
	for (const name of ['few-words', 'two-homes', 'old-places']) {
		const [count] = await pagesOf(program, [...args, 'plan', '--short', '--large-print', '--today', '2027-06-22', '--answers', household(name)]);
		holds(`${tag}: plan --short --large-print of ${name}, past the checklist's day, is printed on one sheet`, count === 2, count);
	}
}
await fullest('en', path.join(build, 'closeknit'), []);

// A letter is handed over: one that fits on a page is not parted.
for (const large of [[], ['--large-print']]) {
	const [, pdf] = await pagesOf(path.join(build, 'closeknit'), ['plan', '--today', DAY, ...large, '--answers', household('two-homes')]);
	const pages = run('pdftotext', ['-layout', pdf, '-']).split('\f'), at = (words) => pages.findIndex((page) => page.includes(words));
	const seen = ['To: The person in charge', 'Dear ', 'I ask you to erase', 'Date:'].map(at);
	holds(`a letter that fits on a page is not parted ${large.join('')}`, seen[0] >= 0 && seen.every((page) => page === seen[0]), seen);
}

// Whatever the height of a language's letters.
for (const tag of tongues) {
	const { program, args } = nonsense(tag, build, path.join(work, 'tongues'));
	await fullest(tag, program, args);
	for (const [name, asked] of [['plan --short', [...family, '--short']], ['help-now', ['help-now']]])
		for (const large of [[], ['--large-print']]) {
			const [count, pdf] = await pagesOf(program, [...args, ...asked, ...large]);
			holds(`${tag}: ${name} ${large.join('')} is printed on one sheet`, count <= 2, count);
			const commands = large.length > 0 ? [] : [asked.at(-1), '--large-print'], printed = run('pdftotext', ['-raw', pdf, '-']).split('\f').slice(0, -1);
			holds(`${tag}: ${name} ${large.join('')}: no command to type is broken at its hyphens in the foot`, printed.every((text) => commands.every((word) => text.includes(word))), commands);
			if (name === 'help-now' && large.length === 0)
				holds(`${tag}: ${name}: a tap on a number calls it`, await taps());
		}
}
await chrome.close();
finish();
