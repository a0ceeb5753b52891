// pictures.mjs - makes the pictures in docs/ from the program: screens out of a real terminal, pages out of the PDF.
//
// node tools/pictures.mjs --program build/closeknit
// Wants tmux, Chromium, pdftoppm and the packages of tests/ (make test installs all of them).

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { browser } from '../tests/web/chromium.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { chromium } = createRequire(join(root, 'tests/package.json'))('playwright-core');
const at = process.argv.indexOf('--program');
if (at < 0 || !process.argv[at + 1]) {
	console.error('pictures.mjs: say which program: --program build/closeknit');
	process.exit(2);
}
const program = resolve(process.argv[at + 1]);
const docs = join(root, 'docs');
const DAY = '2026-11-22';
const household = join(root, 'tests/households/open-facebook.audit.json');
const work = mkdtempSync(join(tmpdir(), 'pictures-'));
const socket = `pictures-${process.pid}`;
const PATIENCE = 200, A_WHILE_MS = 50, COLUMNS = 80, ROWS = 24, DOTS_AN_INCH = 62;

const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8', env: { ...process.env, CLOSEKNIT_HOME: join(work, 'home'), LC_ALL: 'C.UTF-8' } });
const tmux = (...args) => run('tmux', '-L', socket, '-f', '/dev/null', ...args);
const pause = () => new Promise((done) => setTimeout(done, A_WHILE_MS));

process.on('exit', () => {
	try {
		tmux('kill-server');
	} catch {
		/* It ended by itself. */
	}
	rmSync(work, { recursive: true, force: true });
});

/* ---- Screens ---- */

// What colour the terminal would show; the sixteen of a common dark theme.
const COLOURS = ['#1d1f21', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#dcdfe4', '#6b7280', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#ffffff'];
const PAPER = COLOURS[0], INK = COLOURS[7];

// One line of `tmux capture-pane -e` as HTML.
function coloured(line) {
	let style = {};
	return line.split(/(\x1b\[[0-9;]*m)/).map((piece) => {
		const codes = piece.match(/^\x1b\[([0-9;]*)m$/)?.[1];
		if (codes === undefined) {
			const [front, back] = style.reverse ? [style.back ?? PAPER, style.front ?? INK] : [style.front ?? INK, style.back];
			const text = piece.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replace(/\x1b\([A-Z0-9]|[\x0e\x0f]/g, '');
			return `<span style="color:${front}${back ? `;background:${back}` : ''}${style.bold ? ';font-weight:bold' : ''}">${text}</span>`;
		}
		for (const code of (codes || '0').split(';').map(Number)) {
			if (code === 0) style = {};
			else if (code === 1) style.bold = true;
			else if (code === 7) style.reverse = true;
			else if (code >= 30 && code <= 37) style.front = COLOURS[code - 30];
			else if (code >= 90 && code <= 97) style.front = COLOURS[code - 90 + 8];
			else if (code === 39) delete style.front;
			else if (code >= 40 && code <= 47) style.back = COLOURS[code - 40];
			else if (code === 49) delete style.back;
		}
		return '';
	}).join('');
}

// Types keys, each once what is to be seen before it is there: [[what is on the screen, keys...], ...].
async function type(steps) {
	for (const [words, ...keys] of steps) {
		let tries = 0;
		while (!tmux('capture-pane', '-p', '-t', 'j').includes(words)) {
			if (++tries > PATIENCE)
				throw new Error(`"${words}" does not come:\n${tmux('capture-pane', '-p', '-t', 'j')}`);
			await pause();
		}
		if (keys.length)
			tmux('send-keys', '-t', 'j', ...keys);
	}
}

async function picture(page, name, steps) {
	tmux('new-session', '-d', '-x', String(COLUMNS), '-y', String(ROWS), '-s', 'j', program);
	await type(steps);
	await pause();
	const lines = tmux('capture-pane', '-e', '-p', '-t', 'j').split('\n').slice(0, ROWS);
	tmux('kill-session', '-t', 'j');
	await page.setContent(`<body style="margin:0;background:${PAPER}"><pre style="margin:0;padding:14px;font:15px/1.3 'DejaVu Sans Mono','Noto Sans Mono',monospace;display:inline-block">${lines.map(coloured).join('\n')}</pre>`);
	await page.locator('pre').screenshot({ path: join(docs, `${name}.png`) });
}

/* ---- Pages ---- */

// Pages of a PDF side by side, each with the edge of its paper.
async function printed(page, name, pdf, ...numbers) {
	const papers = numbers.map((number) => {
		const file = join(work, `${name}-${number}`);
		run('pdftoppm', '-r', String(DOTS_AN_INCH), '-png', '-singlefile', '-f', String(number), '-l', String(number), pdf, file);
		return `<img style="border:1px solid #888" src="data:image/png;base64,${readFileSync(`${file}.png`, 'base64')}">`;
	});
	await page.setContent(`<body style="margin:0"><div style="display:inline-flex;gap:8px">${papers.join('')}</div>`);
	await page.locator('div').screenshot({ path: join(docs, `${name}.png`) });
}

mkdirSync(docs, { recursive: true });
mkdirSync(join(work, 'home'), { mode: 0o700 });
tmux('new-session', '-d', '-s', 'keep', 'cat');
const chrome = await browser(chromium);
const page = await (await chrome.newContext({ viewport: { width: 900, height: 600 }, deviceScaleFactor: 1 })).newPage();
await picture(page, 'screen-question', [
	['Start', 'Enter'], ['Go on', 'Enter'], ['Which of these do you use', 'Down', 'Down', 'Enter'], ['[x] Instagram', 'End', 'Enter'],
	['in any of these', 'End', 'Up', 'Enter'], ['[x] None', 'End', 'Enter'], ['On Instagram, who can see', 'Down'],
]);
copyFileSync(household, join(work, 'home/audit.json'));
await picture(page, 'screen-plan', [['Something has happened', 'p'], ['This week']]);

const plan = join(work, 'plan.pdf'), sheet = join(work, 'sheet.pdf');
run(program, 'plan', '--today', DAY, '--answers', household, '-o', plan);
run(program, 'sheet', '--today', DAY, '-o', sheet);
const pages = Number(run('pdfinfo', plan).match(/Pages:\s+(\d+)/)[1]);
await printed(page, 'plan-page-1', plan, 1);
await printed(page, 'plan-page-2', plan, 2);
await printed(page, 'plan-page-last', plan, pages);
await printed(page, 'sheet-pages', sheet, 4, 5);
await chrome.close();
