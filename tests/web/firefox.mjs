// firefox.mjs - the same documents printed from Firefox, where there is one (firefox-esr, or what FIREFOX names): nothing else needs it.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nonsense } from '../pdf/nonsense.mjs';
import { DAY, EXAMPLE, audit, build, document, finish, holds, household, run, work } from './kit.mjs';

const firefox = process.env.FIREFOX ?? 'firefox-esr';
if (spawnSync(firefox, ['--version']).status !== 0) {
	console.log('no Firefox here\n0 passed, 0 failed');
	process.exit(0);
}

/** Starts it; gives what sends it a command of Marionette, Firefox's own way to be driven: [0, id, name, parameters] behind its length, answered by [1, id, error, result]. */
async function start() {
	const profile = path.join(work, 'firefox');
	fs.rmSync(profile, { recursive: true, force: true });
	fs.mkdirSync(profile, { recursive: true });
	fs.writeFileSync(path.join(profile, 'user.js'), ['"marionette.port", 0', '"datareporting.policy.dataSubmissionEnabled", false', '"toolkit.telemetry.enabled", false', '"app.normandy.enabled", false', '"network.proxy.type", 1', '"network.proxy.http", "127.0.0.1"', '"network.proxy.http_port", 9', '"network.proxy.ssl", "127.0.0.1"', '"network.proxy.ssl_port", 9']
		.map((pref) => `user_pref(${pref});\n`).join(''));
	const program = spawn(firefox, ['--headless', '--no-remote', '--marionette', '--profile', profile], { stdio: 'ignore', env: { ...process.env, HOME: profile } });
	const gone = new Promise((done) => program.once('exit', done));
	let ended = false;
	gone.then(() => ended = true);
	const place = path.join(profile, 'MarionetteActivePort');
	while (!ended && !(fs.existsSync(place) && fs.readFileSync(place, 'utf8').trim()))
		await pause(50);
	if (ended)
		throw new Error(`${firefox} ended at once`);
	const socket = net.connect(Number(fs.readFileSync(place, 'utf8')), '127.0.0.1'), waiting = new Map();
	let heard = Buffer.alloc(0), id = 0;
	socket.on('data', (bytes) => {
		heard = Buffer.concat([heard, bytes]);
		for (let at; (at = heard.indexOf(':')) > 0 && heard.length > at + Number(heard.subarray(0, at));) {
			const end = at + 1 + Number(heard.subarray(0, at)), said = JSON.parse(heard.subarray(at + 1, end));
			heard = heard.subarray(end);
			if (!Array.isArray(said))
				continue;
			const [done, failed] = waiting.get(said[1]);
			said[2] ? failed(new Error(said[2].message)) : done(said[3]);
		}
	});
	const command = (name, parameters = {}) => new Promise((...ends) => {
		const bytes = Buffer.from(JSON.stringify([0, ++id, name, parameters]));
		waiting.set(id, ends);
		socket.write(`${bytes.length}:${bytes}`);
	});
	await command('WebDriver:NewSession');
	return { command, stop: async () => {
		socket.destroy();
		program.kill();
		await gone;
	} };
}

const { command, stop } = await start();

/** The pages of a document as printed: of each its lines from top to bottom, { text, bottom [pt] }. */
async function printed(file) {
	const pdf = file.replace(/html$/, 'firefox.pdf');
	await command('WebDriver:Navigate', { url: `file://${file}` });
	const { value } = await command('WebDriver:Print', { page: { width: 21, height: 29.7 }, margin: { top: 0, bottom: 0, left: 0, right: 0 }, background: false });
	fs.writeFileSync(pdf, Buffer.from(value, 'base64'));
	return run('pdftotext', ['-bbox-layout', pdf, '-']).split('<page').slice(1).map((page) => page.split('<line').slice(1).map((line) => ({
		text: [...line.matchAll(/<word[^>]*>(.*)<\/word>/g)].map((word) => word[1]).join(' '), bottom: Number(line.match(/yMax="([\d.]+)"/)[1]),
	})).sort((a, b) => a.bottom - b.bottom));
}

/** What `file` says of itself, for the lines of its pages. */
async function ask(script) {
	return (await command('WebDriver:ExecuteScript', { script, args: [] })).value;
}

const PAGE_END = 841.9 - 42.4;
const family = ['plan', '--today', DAY, '--answers', household('open-facebook')];
const documents = {
	example: ['--pack', EXAMPLE, 'plan', '--today', DAY, '--answers', audit('one-open-account')],
	short: [...family, '--short'], 'short-fullest': ['plan', '--short', '--large-print', '--today', '2027-06-22', '--answers', household('few-words')], help: ['help-now'], 'help-large': ['help-now', '--large-print'],
	...(process.env.CLOSEKNIT_TEST_LENGTH === 'long' ? { family, 'family-large': [...family, '--large-print'], paper: ['sheet', '--today', DAY] } : {}),
};
for (const [name, args] of Object.entries(documents)) {
	const pages = await printed(document(`firefox-${name}.html`, args)), bare = (text) => text.replace(/\s/g, '');
	if (/short|help/.test(name))
		holds(`Firefox: ${name} is printed on one sheet`, pages.length === 2, pages.length);
	holds(`Firefox: ${name}: the foot stands at the end of each page`, pages.every((lines) => lines.at(-1).bottom < PAGE_END && lines.at(-1).bottom > PAGE_END - 15), pages.map((lines) => lines.at(-1)));
	const begun = await ask('return [...document.querySelectorAll("h2.page")].map((heading) => heading.textContent)');
	const late = begun.filter((heading) => !pages.some((lines) => bare(heading).startsWith(bare(lines[0].text))));
	holds(`Firefox: ${name}: what begins a page is at the top of one`, late.length === 0, late);
	const heads = await ask('return [...document.querySelectorAll("h2, h3, h4, .what strong")].map((heading) => heading.textContent)');
	const left = pages.flatMap((lines) => lines.filter(({ bottom }) => bottom < PAGE_END - 40).slice(-1)).map(({ text }) => text).filter((text) => heads.some((heading) => bare(heading).endsWith(bare(text)) || bare(text).startsWith(bare(heading))));
	holds(`Firefox: ${name}: no page ends with a heading or an action's title`, left.length === 0, left);
}
for (const tag of ['ur', 'pl']) {
	const { program, args } = nonsense(tag, build, path.join(work, 'tongues'));
	for (const [name, asked] of [['short', [...family, '--short']], ['help', ['help-now', '--large-print']]]) {
		const file = path.join(work, 'firefox-tongue.html');
		run(program, [...args, ...asked, '-f', 'html', '--force', '-o', file]);
		const count = (await printed(file)).length;
		holds(`Firefox: ${tag}: ${name} is printed on one sheet`, count <= 2, count);
	}
}
await stop();
finish();
