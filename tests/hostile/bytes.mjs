// bytes.mjs - the sins below the grammar of a pack: what is not JSON, not UTF-8, too deep, too big, and the characters that no text may hold.
import { inside, key, raw, value } from './tree.mjs';

// In what follows ¦ marks where a reader may point (and is taken out); BYTE(n) stands for a byte that is no UTF-8.
const BYTE = (...bytes) => bytes.map((b) => String.fromCharCode(0xf700 + b)).join('');

/** The bytes of a text in which BYTE was used. */
export function toBytes(text) {
	if (!/[\uf700-\uf7ff]/.test(text))
		return Buffer.from(text);
	return Buffer.concat(text.split(/([\uf700-\uf7ff])/).map((part) =>
		/^[\uf700-\uf7ff]$/.test(part) ? Buffer.from([part.charCodeAt(0) - 0xf700]) : Buffer.from(part)));
}

const escape = (n) => String.fromCodePoint(n).split('').map((c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0')).join('');

const hostile = {
	'nul': 0, 'bell': 7, 'backspace': 8, 'tab': 9, 'line-end': 10, 'return': 13, 'escape': 0x1b, 'delete': 0x7f, 'c1-csi': 0x9b, 'c1-next-line': 0x85, 'bidi-embedding': 0x202b, 'bidi-pop': 0x202c,
	'bidi-override': 0x202e, 'bidi-isolate': 0x2066, 'bidi-pop-isolate': 0x2069, 'line-separator': 0x2028, 'paragraph-separator': 0x2029, 'inner-byte-order-mark': 0xfeff,
	'tag-letter': 0xe0061, 'language-tag': 0xe0001, 'noncharacter-fdd0': 0xfdd0, 'noncharacter-ffff': 0xffff, 'noncharacter-in-plane-16': 0x10fffe,
};
const joiners = { 'joiner': 0x200d, 'non-joiner': 0x200c, 'left-to-right-mark': 0x200e, 'right-to-left-mark': 0x200f, 'arabic-letter-mark': 0x61c };

/** The sins of single characters in a text at `path` of a pack, an audit or a translation: { name, bend, at, says }. */
export function* characterSins(path, kind) {
	// Joiners and marks are for translations; in an audit no text is read as text, so a line end there is an unknown id.
	const all = kind === 'pack' ? { ...hostile, ...joiners } : hostile;
	for (const [name, n] of Object.entries(all)) {
		if (!(kind === 'audit' && name === 'line-end')) yield {
			name: `text-with-an-escaped-${name}`, says: [], at: [value(path), inside(path, '\\u')],
			bend: (t) => t.set(path, raw(`"So ${escape(n)} it is"`)),
		};
		yield {
			name: `text-with-a-raw-${name}`, says: [], at: [value(path), inside(path, String.fromCodePoint(n))],
			bend: (t) => t.set(path, raw(`"So ${String.fromCodePoint(n)} it is"`)),
		};
	}
	for (const [name, text] of Object.entries({
		'a-lone-high-surrogate': '\\ud83d', 'a-lone-low-surrogate': '\\ude00', 'surrogates-the-wrong-way-round': '\\ude00\\ud83d', 'a-high-surrogate-and-a-letter': '\\ud83da', 'two-high-surrogates': '\\ud83d\\ud83d',
	})) {
		yield {
			name: `text-with-${name}`, says: [], at: [value(path), inside(path, '\\u'), (t, s) => inside(path, '\\u')(t, s) + 6],
			bend: (t) => t.set(path, raw(`"So ${text} it is"`)),
		};
	}
	for (const [name, bytes] of Object.entries({
		'a-lone-continuation-byte': [0x80], 'a-latin-1-letter': [0xe9], 'an-overlong-slash': [0xc0, 0xaf], 'an-overlong-in-three': [0xe0, 0x80, 0xaf], 'an-overlong-in-four': [0xf0, 0x80, 0x80, 0xaf],
		'a-surrogate-in-bytes': [0xed, 0xa0, 0xbd], 'a-character-above-10ffff': [0xf4, 0x90, 0x80, 0x80], 'a-character-cut-short': [0xe2, 0x82], 'a-five-byte-character': [0xf8, 0x88, 0x80, 0x80, 0x80],
		'byte-fe': [0xfe], 'byte-ff': [0xff],
	})) {
		yield {
			name: `text-with-${name}`, says: [], at: [value(path), inside(path, BYTE(bytes[0]))],
			bend: (t) => t.set(path, raw(`"So ${BYTE(...bytes)} it is"`)),
		};
	}
}

/** Sins in the number at `path`; `range` is one that JSON and the schema let through as a number. */
export function* numberSins(path, good) {
	for (const [name, text, schema] of [
		['with-a-zero-fraction', `${good}.0`, 'cannot'], ['with-an-exponent', `${good}e0`, 'cannot'], ['with-a-capital-exponent', `${good}E+0`, 'cannot'], ['minus-zero', '-0'],
		['with-a-fraction', `${good}.5`], ['too-big-to-be', '1e999'], ['too-small-to-be', '-1e999'], ['with-a-leading-zero', `0${good}`], ['with-a-plus', `+${good}`], ['in-hexadecimal', '0x1'],
		['ending-in-a-point', `${good}.`], ['beginning-with-a-point', '.5'], ['not-a-number', 'NaN'], ['infinite', 'Infinity'], ['minus-infinite', '-Infinity'], ['of-2-to-the-31', '2147483648'],
		['of-2-to-the-53-and-one', '9007199254740993'], ['of-2-to-the-63', '9223372036854775808'], ['of-2-to-the-64-and-one', '18446744073709551617'], ['below-all-integers', '-9223372036854775809'],
		['of-a-thousand-digits', '9'.repeat(1000)], ['with-an-empty-exponent', `${good}e`], ['of-a-lone-minus', '-'], ['with-a-blank-in-it', `${good} 0`], ['with-separators', `${good}_000`], ['with-an-n', `${good}n`],
	]) {
		yield {
			name: `number-${name}`, says: [], schema, bend: (t) => t.set(path, raw(text)),
			// a reader may notice at the number, or at the character that makes it none
			at: [0, 1, 2, 3].map((past) => (t) => value(path)(t) + Math.min(past, text.length)),
		};
	}
}

/** Keys that come twice; JSON.parse cannot see them, and neither can a schema. */
export function* twiceSins(places) {
	for (const [name, path, written] of places) {
		yield {
			name, says: [path.split('.').at(-1)], at: [key(path)], schema: 'cannot',
			bend: (t) => t.add(path, t.entry(path).value, written),
		};
	}
}

/** Sins against JSON itself, by a change of the written text: [name, text with ¦ where a reader may point]. */
export function* syntaxSins(text) {
	const swap = (name, from, to) => {
		if (!text.includes(from))
			throw new Error(`${name}: no ${from}`);
		return [name, text.replace(from, () => to)];
	};
	const first = text.slice(0, text.indexOf('\n') + 1);
	const format = /"format": "([^"]*)"/.exec(text)[0];
	yield ['empty-file', '¦'];
	yield ['only-blanks', '¦ \n\n ¦\t\n¦'];
	yield ['only-a-zero-byte', '¦\0'];
	yield ['only-a-byte-order-mark', '¦\ufeff¦'];
	yield ['byte-order-mark', `¦\ufeff${text}`];
	yield ['byte-order-mark-of-utf-16', `¦${BYTE(0xff, 0xfe)}{\0`];
	yield ['not-json-at-all', '¦Dear all,\n'];
	yield ['a-web-page', '¦<!DOCTYPE html><title>Sign in</title>\n'];
	yield ['a-zip', '¦PK\u0003\u0004'];
	yield ['text-after-the-end', `${text}¦x`];
	yield ['two-documents', `${text}¦${text}`];
	yield ['zero-byte-after-the-end', `${text}¦\0`];
	yield ['brace-too-many', `${text}¦}`];
	yield ['closed-by-the-wrong-bracket', `${text.trimEnd().slice(0, -1)}¦]`];
	yield ['opened-twice', `{¦${text}`];
	yield swap('comma-missing', `${format},`, format);
	yield swap('comma-twice', `${format},`, `${format},¦,`);
	yield swap('comma-before-the-end', format, `"x-list": [1¦,¦],\n ${format}`);
	yield swap('comma-before-the-end-of-an-object', format, `"x-object": {"a": 1¦,¦},\n ${format}`);
	yield swap('comma-before-the-first', `{`, `{¦,`);
	yield swap('colon-missing', '"format": ', '"format" ¦');
	yield swap('colon-twice', '"format": ', '"format": ¦:');
	yield swap('key-without-quotes', '"format": ', '¦format: ');
	yield swap('key-in-single-quotes', '"format": ', "¦'format': ");
	yield swap('key-that-is-a-number', '"format": ', '¦1: ');
	yield swap('value-missing', format, '"format": ¦');
	yield swap('value-in-single-quotes', format, "\"format\": ¦'x'");
	yield swap('value-without-quotes', format, '"format": ¦text');
	yield swap('true-with-a-capital', format, `"x-true": ¦True, ${format}`);
	yield swap('null-cut-short', format, `"x-null": ¦nul¦, ${format}`);
	yield swap('true-and-more', format, `"x-true": ¦true¦s, ${format}`);
	yield swap('comment-to-the-end-of-the-line', '{', '{ ¦// a note');
	yield swap('comment-between-stars', '{', '{ ¦/* a note */');
	yield swap('comment-after-a-hash', '{', '{ ¦# a note');
	yield swap('unknown-escape', format, `"x-text": ¦"a ¦\\¦x b", ${format}`);
	yield swap('escape-with-a-letter-that-is-no-digit', format, `"x-text": ¦"a ¦\\¦u12¦G4 b", ${format}`);
	yield swap('escape-cut-short', format, `"x-text": ¦"a ¦\\¦u12¦", ${format}`);
	yield swap('escaped-single-quote', format, `"x-text": ¦"a ¦\\¦' b", ${format}`);
	yield swap('string-over-two-lines', format, `"x-text": ¦"a ¦\nb", ${format}`);
	yield swap('string-not-closed', `${format},`, `${format.slice(0, -1).replace(': "', ': ¦"')},¦`);
	yield swap('blank-that-is-a-form-feed', '{', '{¦\f');
	yield swap('blank-that-is-a-vertical-tab', '{', '{¦\v');
	yield swap('blank-that-does-not-break', '{', '{¦\u00a0');
	yield swap('blank-of-no-width', '{', '{¦\u200b');
	yield swap('zero-byte-between', '{', '{¦\0');
	yield swap('escape-sequence-between', '{', '{¦\u001b[2J');
	yield swap('bidi-override-between', '{', '{¦\u202e');
	yield swap('byte-that-is-no-utf-8-between', '{', `{¦${BYTE(0xff)}`);
	yield swap('columns-count-characters', format, `"x-Überraschung-😀": "naïve 日本 😀", ¦x, ${format}`);
	const deep = (n) => `"x-deep": ${'['.repeat(n - 1)}¦[${']'.repeat(n)}, ${format}`;
	yield swap('nothing-closed', text, first + '"x-deep": ' + '['.repeat(62));
	yield [...swap('depth-65', format, deep(64)), 'cannot'];
	yield [...swap('depth-66-of-objects', format, `"x-deep": ${'{"a":'.repeat(63)}¦{"a":{}}${'}'.repeat(63)}, ${format}`), 'cannot'];
	yield [...swap('depth-100000', format, `"x-deep": ${'['.repeat(63)}¦${'['.repeat(99937)}${']'.repeat(100000)}, ${format}`), 'cannot'];
	yield ['depth-100000-and-not-closed', '['.repeat(64) + '¦' + '['.repeat(99936)];
}

/** The head of the text at even steps: every cut must be refused. */
export function* cuts(text, count) {
	const whole = text.trimEnd().length;
	for (let i = 1; i <= count; i++) {
		const at = Math.floor((whole * i) / (count + 1));
		yield [`cut-at-${at}`, text.slice(0, at)];
	}
	yield ['cut-before-the-last-brace', text.slice(0, whole - 1)];
}
