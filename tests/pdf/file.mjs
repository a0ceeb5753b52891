// file.mjs - a PDF as objects, through qpdf: references followed, streams decoded, the marks of a page taken apart; what they must be is ua.mjs's.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export function open(path) {
	const json = JSON.parse(execFileSync('qpdf', ['--json=2', '--json-stream-data=inline', '--decode-level=generalized', path],
		{ maxBuffer: 1 << 30, encoding: 'utf8' }));
	return new File(json.qpdf[1], readFileSync(path).toString('latin1', 0, 16));
}

export class File {
	constructor(objects, header) {
		this.objects = objects;
		this.header = header;
		this.trailer = objects.trailer.value;
		this.root = this.get(this.trailer, '/Root');
	}
	// What a value stands for: a reference is followed; a stream is { dict, data }.
	of(value) {
		if (typeof value !== 'string' || !/^\d+ \d+ R$/.test(value))
			return value;
		const object = this.objects[`obj:${value}`];
		return object === undefined ? null : object.stream ?? object.value;
	}
	get(dict, key) {
		return this.of(this.of(dict)?.[key]);
	}
	bytes(stream) {
		return Buffer.from(stream?.data ?? '', 'base64');
	}
	pages() {
		const all = [];
		const walk = (ref) => {
			const node = this.of(ref);
			if (node['/Type'] === '/Pages')
				this.of(node['/Kids']).forEach(walk);
			else
				all.push({ ref, dict: node });
		};
		walk(this.root['/Pages']);
		return all;
	}
	content(page) {
		const contents = this.get(page.dict, '/Contents');
		return (Array.isArray(contents) ? contents.map((c) => this.bytes(this.of(c))) : [this.bytes(contents)]).map((b) => b.toString('latin1')).join('\n');
	}
	// Each key that stands anywhere in the file.
	keys() {
		const found = new Set();
		const walk = (value) => {
			if (Array.isArray(value))
				value.forEach(walk);
			else if (value !== null && typeof value === 'object')
				for (const [key, inner] of Object.entries(value)) {
					found.add(key);
					walk(inner);
				}
		};
		for (const object of Object.values(this.objects))
			walk(object.stream ? object.stream.dict : object.value);
		return found;
	}
}

// "u:text" of qpdf's JSON as text; anything else as it is.
export const text = (value) => (typeof value === 'string' && value.startsWith('u:') ? value.slice(2) : value);

// The operators of a content stream with their operands: ISO 32000-1 7.8.2.
export function* operators(content) {
	const token = /%[^\n]*|\((?:\\[\s\S]|[^()\\])*(?:\((?:\\[\s\S]|[^()\\])*\)(?:\\[\s\S]|[^()\\])*)*\)|<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s()<>[\]{}\/%]*|[[\]]|[^\s()<>[\]{}\/%]+/g;
	let operands = [];
	for (const [word] of content.matchAll(token)) {
		if (word[0] === '%')
			continue;
		if (/^[A-Za-z'"*]/.test(word) && !['true', 'false', 'null'].includes(word)) {
			yield { name: word, operands };
			operands = [];
		} else {
			operands.push(word);
		}
	}
}

// A string operand's bytes.
export function stringBytes(word) {
	if (word[0] === '<')
		return Buffer.from(word.slice(1, -1).replace(/\s/g, '').replace(/^((?:..)*.)$/, '$10'), 'hex');
	const out = [];
	for (let i = 1; i < word.length - 1; i++) {
		if (word[i] !== '\\') {
			out.push(word.charCodeAt(i));
			continue;
		}
		const octal = /^[0-7]{1,3}/.exec(word.slice(i + 1));
		if (octal) {
			out.push(parseInt(octal[0], 8) & 255);
			i += octal[0].length;
		} else if (word[++i] !== '\n') {
			const known = 'nrtbf'.indexOf(word[i]);
			out.push(known >= 0 ? '\n\r\t\b\f'.charCodeAt(known) : word.charCodeAt(i));
		}
	}
	return Buffer.from(out);
}

// A TrueType program: how wide its glyphs are [1/1000 em], and which glyph a character has (ISO 14496-22).
export class TrueType {
	constructor(bytes) {
		this.bytes = bytes;
		this.tables = {};
		for (let i = 0; i < bytes.readUInt16BE(4); i++) {
			const at = 12 + 16 * i;
			this.tables[bytes.toString('latin1', at, at + 4)] = bytes.readUInt32BE(at + 8);
		}
		this.count = bytes.readUInt16BE(this.tables.maxp + 4);
		this.unit = bytes.readUInt16BE(this.tables.head + 18);
		this.long = bytes.readUInt16BE(this.tables.hhea + 34);
	}
	// The glyph of a CID, which is the same; -1 where there is none.
	of(cid) {
		return cid < this.count ? cid : -1;
	}
	width(glyph) {
		return (this.bytes.readUInt16BE(this.tables.hmtx + 4 * Math.min(glyph, this.long - 1)) * 1000) / this.unit;
	}
	// The (3,1) table's glyph, format 4; undefined where there is no such table.
	glyph(code) {
		const b = this.bytes, cmap = this.tables.cmap;
		if (cmap === undefined)
			return undefined;
		for (let i = 0; i < b.readUInt16BE(cmap + 2); i++) {
			const at = cmap + 4 + 8 * i;
			if (b.readUInt16BE(at) !== 3 || b.readUInt16BE(at + 2) !== 1)
				continue;
			const sub = cmap + b.readUInt32BE(at + 4), segments = b.readUInt16BE(sub + 6) / 2;
			if (b.readUInt16BE(sub) !== 4)
				return undefined;
			for (let s = 0; s < segments; s++) {
				const end = b.readUInt16BE(sub + 14 + 2 * s), start = b.readUInt16BE(sub + 16 + 2 * (segments + s));
				const delta = b.readUInt16BE(sub + 16 + 2 * (2 * segments + s)), place = sub + 16 + 2 * (3 * segments + s), range = b.readUInt16BE(place);
				if (code < start || code > end)
					continue;
				if (range === 0)
					return (code + delta) & 0xffff;
				const glyph = b.readUInt16BE(place + range + 2 * (code - start));
				return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
			}
			return 0;
		}
		return undefined;
	}
}
