// browser.mjs - HTML documents in Chromium: axe, a validator, widths, zoom, requests, the accessibility tree, printed pages and QR codes.
import crypto from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';
import { browser } from './chromium.mjs';
import { DAY, EXAMPLE, audit, closeknit, document, finish, golden, holds, household, run, work } from './kit.mjs';

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
fs.writeFileSync(path.join(work, 'ur.json'), JSON.stringify(urdu));

const example = ['--pack', EXAMPLE, 'plan', '--today', DAY, '--answers', audit('one-open-account')];
const family = ['plan', '--today', DAY, '--answers', household('open-facebook')];
const documents = {
	example: { args: example, pages: [4, 8], tree: true },
	'example-short': { args: [...example, '--short'], pages: [2, 2], tree: true },
	family: { args: family, pages: [20, 30] },
	'family-short': { args: [...family, '--short'], pages: [2, 2] },
	'family-short-large': { args: [...family, '--short', '--large-print'], pages: [2, 2], size: 24 },
	'family-large': { args: [...family, '--large-print'], pages: [30, 46], size: 24 },
	cards: { args: ['--pack', EXAMPLE, 'plan', '--cards', '--today', DAY], pages: [3, 9], tree: true },
	help: { args: ['help-now'], pages: [2, 2] },
	paper: { args: ['sheet', '--today', DAY], pages: [12, 40] },
	'help-large': { args: ['help-now', '--large-print'], pages: [2, 2], size: 24 },
	urdu: { args: ['--pack', path.join(work, 'ur.json'), ...example.slice(2)], pages: [4, 9] },
};

const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:document'] });

/** What axe finds in these circumstances. */
async function audited(chrome, file, emulated, media) {
	const context = await chrome.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true, ...emulated });
	const page = await context.newPage();
	await page.emulateMedia({ media });
	await page.goto(`file://${file}`);
	await page.evaluate(axe);
	const found = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values } }), TAGS);
	await context.close();
	return found;
}

const narrow = { width: 320, height: 900 };
const LOOKS = [['light', {}], ['light at 320 px', { viewport: narrow }], ['dark', { colorScheme: 'dark' }], ['dark at 320 px', { colorScheme: 'dark', viewport: narrow }]];
const MORE_LOOKS = [['more contrast', { contrast: 'more' }], ['more contrast in the dark', { contrast: 'more', colorScheme: 'dark' }], ['forced colours', { forcedColors: 'active' }],
	['forced colours in the dark', { forcedColors: 'active', colorScheme: 'dark' }], ['200 % zoom', { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }], ['print', {}, 'print']];

async function looks(chrome, name, file, more) {
	for (const [how, emulated, media] of more ? [...LOOKS, ...MORE_LOOKS] : LOOKS) {
		const found = await audited(chrome, file, emulated, media ?? 'screen');
		holds(`${name}: axe finds nothing in ${how}`, found.violations.length === 0 && found.passes.length > 15, found.violations.map((each) => `${each.id}: ${each.nodes[0].html}`));
	}
}

/** Nothing moves sideways: narrow, at 200 % zoom, and with letters twice as large. */
async function widths(chrome, name, file) {
	for (const [how, viewport, letters] of [['320 px', { width: 320, height: 640 }, 1], ['200 % zoom of 1280 px', { width: 640, height: 450 }, 1], ['200 % zoom of 640 px', { width: 320, height: 300 }, 1], ['letters of 200 %', { width: 640, height: 900 }, 2], ['2560 px', { width: 2560, height: 1200 }, 1]]) {
		const context = await chrome.newContext({ viewport, bypassCSP: true });
		const page = await context.newPage();
		await page.goto(`file://${file}`);
		await page.evaluate((times) => { document.documentElement.style.fontSize = `${parseFloat(getComputedStyle(document.documentElement).fontSize) * times}px`; }, letters);
		const seen = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
		holds(`${name}: no sideways scrolling at ${how}`, seen[0] <= seen[1], seen);
		await context.close();
	}
}

/** It asks for nothing, runs nothing, and its policy lets nothing in. */
async function alone(chrome, name, file) {
	const html = fs.readFileSync(file, 'utf8');
	const style = html.match(/<style>([^]*?)<\/style>/)[1];
	const hash = crypto.createHash('sha256').update(style).digest('base64');
	const context = await chrome.newContext();
	const page = await context.newPage();
	const asked = [], said = [];
	page.on('request', (request) => asked.push(request.url()));
	page.on('console', (message) => said.push(message.text()));
	await page.goto(`file://${file}`);
	holds(`${name}: it asks for nothing and complains of nothing`, asked.length === 1 && said.length === 0, { asked, said });
	const second = html.match(/<style>[^]*?<\/style>\n?<style>([^]*?)<\/style>/);
	if (second !== null) {
		const boxes = crypto.createHash('sha256').update(second[1]).digest('base64');
		holds(`${name}: html_style_boxes_hash is that of the second style`, html.includes(`style-src 'sha256-${hash}' 'sha256-${boxes}'`), `it should be ${boxes}`);
	}
	holds(`${name}: html_style_hash is that of the style`, html.includes(`style-src 'sha256-${hash}'`), `it should be ${hash}`);
	holds(`${name}: the style is in force`, await page.evaluate(() => parseFloat(getComputedStyle(document.body).maxWidth) > 300));
	const stopped = await page.evaluate(() => new Promise((done) => {
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
	holds(`${name}: its policy stops a script, a style and a picture`, stopped === 'img-src,script-src-elem,style-src-attr' && !(await page.evaluate(() => window.ran)), stopped);
	holds(`${name}: no script, frame or form is in it`, !/<(script|iframe|object|embed|form|input|link|img|base)\b/i.test(html) && !/ style=| on[a-z]+=/.test(html.replace(/<style>[^]*?<\/style>/g, '')));
	holds(`${name}: it is under 250 kB`, html.length < 250000, html.length);
	await context.close();
}

/** Printed: as many pages as it should take, each with its foot and its number of how many. */
async function prints(chrome, name, file, wanted) {
	const page = await chrome.newPage();
	const pdf = file.replace(/html$/, 'pdf');
	await page.goto(`file://${file}`);
	const foot = (await page.textContent('footer p')).replace(/\s+/g, ' ');
	await page.pdf({ path: pdf, preferCSSPageSize: true });
	await page.close();
	const info = run('pdfinfo', [pdf]);
	const count = Number(info.match(/Pages:\s+(\d+)/)[1]);
	holds(`${name}: printed on ${wanted.pages.join(' to ')} pages`, count >= wanted.pages[0] && count <= wanted.pages[1], count);
	holds(`${name}: printed on A4`, /A4/.test(info));
	const sheets = run('pdftotext', ['-layout', pdf, '-']).split('\f').slice(0, -1).map((text) => text.replace(/\s+/g, ' '));
	if (name !== 'urdu')
		holds(`${name}: each printed page has its foot`, sheets.every((text) => text.includes(foot)), sheets.findIndex((text) => !text.includes(foot)));
	holds(`${name}: each printed page has its number of how many`, sheets.every((text, i) => new RegExp(`\\b${i + 1} ?/ ?${count}\\b`).test(text) || name === 'urdu'), sheets.length);
	holds(`${name}: no printed page is empty`, sheets.every((text) => text.replace(foot, '').length > 60), sheets.findIndex((text) => text.replace(foot, '').length <= 60));
	const large = run('pdffonts', [pdf]).length > 0 && wanted.size !== undefined;
	if (large)
		holds(`${name}: large print is laid out for 18 pt`, fs.readFileSync(file, 'utf8').includes('class="large"'));
}

/** Every code, as it is seen on a screen, in the dark and in forced colours, leads to the address beside it. */
async function codes(chrome, name, file) {
	for (const emulated of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active', colorScheme: 'dark' }]) {
		const context = await chrome.newContext({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 2, ...emulated });
		const page = await context.newPage();
		await page.goto(`file://${file}`);
		const shown = page.locator('.qr');
		const wrong = [];
		for (let i = 0; i < await shown.count(); i++) {
			const picture = path.join(work, `${name}-code.png`);
			const url = await shown.nth(i).evaluate((code) => code.parentElement.querySelector('a').href);
			await shown.nth(i).screenshot({ path: picture });
			const read = run('zbarimg', ['--quiet', '--raw', picture]).trim();
			if (read !== url || !(await shown.nth(i).getAttribute('aria-label')).endsWith(url))
				wrong.push([read, url]);
		}
		holds(`${name}: every QR code is read from the screen (${JSON.stringify(emulated)})`, wrong.length === 0 && await shown.count() > 0, wrong);
		await context.close();
	}
	const narrow = await chrome.newContext({ viewport: { width: 320, height: 640 } });
	const page = await narrow.newPage();
	await page.goto(`file://${file}`);
	holds(`${name}: on a phone there is a link, and no code to point the phone at`, !(await page.locator('.qr').first().isVisible()) && await page.locator('a').first().isVisible());
	await narrow.close();
}

// CLOSEKNIT_WEB_ONLY=example,help looks at those alone, while one works on them.
const only = process.env.CLOSEKNIT_WEB_ONLY?.split(',');
for (const name of Object.keys(documents))
	if (only && !only.includes(name))
		delete documents[name];
const chrome = await browser(chromium);
for (const [name, wanted] of Object.entries(documents)) {
	const file = document(`${name}.html`, wanted.args);
	const report = await validator.validateString(fs.readFileSync(file, 'utf8'));
	holds(`${name}: the validator finds no error`, report.valid, report.results.flatMap((result) => result.messages.map((each) => `${each.line}: ${each.ruleId}: ${each.message}`)).slice(0, 5));
	await looks(chrome, name, file, (process.env.CLOSEKNIT_TEST_LENGTH === 'all' ? ['example'] : ['example', 'help', 'cards', 'urdu', 'family-short']).includes(name));
	await widths(chrome, name, file);
	await alone(chrome, name, file);
	await prints(chrome, name, file, wanted);
	if (wanted.tree) {
		const page = await chrome.newPage({ viewport: { width: 1280, height: 900 } });
		await page.goto(`file://${file}`);
		golden(`${name}.aria`, `${await page.locator('body').ariaSnapshot()}\n`);
		await page.close();
	}
}
for (const name of ['help', 'family', 'example-short'].filter((each) => documents[each]))
	await codes(chrome, name, path.join(work, `${name}.html`));

if (!documents.urdu)
	finish();
// Right to left: the whole page, and what is in another language within it.
const page = await chrome.newPage();
await page.goto(`file://${path.join(work, 'urdu.html')}`);
holds('urdu: the page says its language and direction', await page.evaluate(() => document.documentElement.lang === 'ur' && document.documentElement.dir === 'rtl'));
holds('urdu: what is English in it says so, with its own direction', await page.evaluate(() => {
	const english = [...document.querySelectorAll('[lang=en-GB]')];
	return english.length > 10 && english.every((element) => element.dir === 'ltr');
}));
holds('urdu: bars begin where reading begins', await page.evaluate(() => getComputedStyle(document.querySelector('.bar')).transform.startsWith('matrix(-1')));
await page.close();

// The same bytes, wherever and by whomever.
for (const [name, wanted] of Object.entries(documents)) {
	const [here, there] = [{ LC_ALL: 'C', TZ: 'Asia/Kolkata', LANGUAGE: 'cy' }, { LC_ALL: 'pl_PL.UTF-8', TZ: 'America/New_York', LANG: 'pl_PL.UTF-8' }]
		.map((environment) => closeknit([...wanted.args, '-f', 'html'], { ...environment, SOURCE_DATE_EPOCH: '1795305600' }));
	holds(`${name}: the same bytes in another time zone and locale`, here === there && (!wanted.args.includes('--today') || here === fs.readFileSync(path.join(work, `${name}.html`), 'utf8')));
	holds(`${name}: its day is the one asked for`, here.includes('22 November 2026'));
}
await chrome.close();
finish();
