// nonsense.mjs - the built-in checklist and the program in another language, for shape and direction only: nonsense(tag, build, home). The words are those of samples.mjs, as many and
// about as long as there were, and no advice to anyone.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sample } from './samples.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..'), template = join(root, 'po/closeknit.pot'), checklist = join(root, 'checklists/uk-parents/en-GB.json');
export const tongues = ['cy', 'pl', 'ur', 'ar', 'bn', 'pa'];
const signs = { ur: { '.': '\u06D4', '?': '\u061F', ',': '\u060C' }, ar: { '?': '\u061F', ',': '\u060C' }, bn: { '.': '\u0964' }, pa: { '.': '\u0964' } };
// Keys of a checklist that hold texts, and those of lists of texts.
const texts = new Set(['title', 'summary', 'intro', 'ask', 'help', 'why', 'label', 'means', 'do', 'do_not', 'aim', 'start', 'words', 'if_no', 'to', 'body', 'name', 'for', 'hours', 'eligibility', 'steps', '*']);
const others = new Set(['sources', 'source', 'when', 'nations', 'actions', 'contacts', 'checked', 'url', 'phone', 'id', 'kind', 'who', 'due', 'message', 'for_each', 'path', 'search']);

function speaker(tag) {
	const words = sample(tag).blocks[1].text.split(/\s+/).map((word) => word.replace(/[.,;:\u06D4\u0964\u060C]+$/u, ''));
	let next = 0;
	// As long as the old one, or nearly.
	const off = (word, old) => Math.abs([...word].length - old.length);
	const like = (old) => {
		const least = Math.min(...words.map((each) => off(each, old))), near = words.filter((each) => off(each, old) <= least + 1);
		return near[next++ % near.length];
	};
	const word = (text) => text.replace(/^(\W*)(.*?)(\W*)$/su, (all, before, old, after) => before + like(old) + after.replace(/[.?,]/g, (sign) => signs[tag]?.[sign] ?? sign));
	// What is not a word stays: "{item}", lines to write on, numbers, addresses, what is to be typed, what printf fills in.
	return (text) => text.split(/(\s+|\\n|\\"|%[-0-9.*]*(?:zu|[usdc%])|\{\w+\})/).map((part, i) => (i % 2 || !/[A-Za-z]{2}/.test(part) || /closeknit|https?:|--|^\d/.test(part) ? part : word(part))).join('');
}

function strings(pack, say) {
	const found = {};
	const walk = (value, path, isText) => {
		if (typeof value === 'string') {
			if (isText)
				found[path] = say(value);
		} else if (Array.isArray(value)) {
			value.forEach((each, i) => walk(each, `${path}/${each.id ?? i}`, isText));
		} else if (value !== null && typeof value === 'object') {
			for (const [key, each] of Object.entries(value))
				if (!others.has(key) && !key.startsWith('x-'))
					walk(each, `${path}/${key}`, texts.has(key) || (isText && typeof each !== 'object'));
		}
	};
	for (const part of ['topics', 'messages', 'urgent'])
		walk(pack[part], `/${part}`, false);
	for (const part of ['actions', 'contacts'])
		for (const [id, each] of Object.entries(pack[part]))
			walk(each, `/${part}/${id}`, false);
	return { ...found, '/title': say(pack.title), '/summary': say(pack.summary) };
}

// The program's own words: each line of each translation but the header's.
function catalogue(tag, say) {
	let header = true, within = false;
	return execFileSync('msgen', ['--lang=en', '--no-wrap', template], { encoding: 'utf8' })
		.replace('charset=CHARSET', 'charset=UTF-8').replace('nplurals=INTEGER; plural=EXPRESSION', 'nplurals=2; plural=(n != 1)')
		.split('\n').map((line) => {
			if (line.startsWith('msgid'))
				within = false;
			else if (line.startsWith('msgstr'))
				within = true;
			else if (line === '')
				header = false;
			return within && !header ? line.replace(/"((?:[^"\\]|\\.)*)"$/, (all, text) => `"${say(text)}"`) : line;
		}).join('\n').replace(/msgid "en-GB"\nmsgstr "[^"]*"/, `msgid "en-GB"\nmsgstr "${tag}"`);
}

// What was built, in `home`, and how it is asked in that language: { program, args }.
export function nonsense(tag, build, home) {
	const say = speaker(tag), pack = JSON.parse(readFileSync(checklist, 'utf8')), folder = join(home, 'packs'), to = join(home, 'locale', tag, 'LC_MESSAGES');
	mkdirSync(folder, { recursive: true });
	mkdirSync(to, { recursive: true });
	for (const file of ['closeknit', 'closeknit-pdf'])
		cpSync(join(build, file), join(home, file));
	writeFileSync(join(folder, 'en-GB.json'), readFileSync(checklist));
	writeFileSync(join(folder, `${tag}.json`), JSON.stringify({ format: 'closeknit-translation/1', pack: pack.id, serial: pack.serial, language: tag, strings: strings(pack, say) }));
	execFileSync('msgfmt', ['-o', join(to, 'closeknit.mo'), '-'], { input: catalogue(tag, say) });
	return { program: join(home, 'closeknit'), args: ['--pack', join(folder, 'en-GB.json'), '--lang', tag] };
}
