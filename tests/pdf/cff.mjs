// cff.mjs - a CFF font program, as cairo makes one of Noto Nastaliq: which glyphs it has and how wide they are (Adobe technical notes 5176 and 5177).
const FONT_MATRIX = 1207, FD_ARRAY = 1236, FD_SELECT = 1237, CHARSET = 15, CHARSTRINGS = 17, PRIVATE = 18, DEFAULT_WIDTH = 20, NOMINAL_WIDTH = 21;
// The operators that may follow a width, and how many operands they have without it: an even number for stems and masks.
const operandsOf = { 4: 1, 21: 2, 22: 1, 14: 0 };
const stems = [1, 3, 18, 19, 20, 23];

export class Cff {
	constructor(bytes) {
		this.bytes = bytes;
		const top = this.dict(this.index(this.index(bytes[2]).end).items[0]);
		this.programs = this.index(top.get(CHARSTRINGS)[0]).items;
		this.count = this.programs.length;
		this.unit = top.get(FONT_MATRIX)?.[0] ?? 0.001;
		this.fonts = top.has(FD_ARRAY) ? this.index(top.get(FD_ARRAY)[0]).items.map((item) => this.dict(item)) : [top];
		this.select = top.has(FD_SELECT) ? this.selection(top.get(FD_SELECT)[0]) : () => 0;
		this.names = this.charset(top.get(CHARSET)?.[0] ?? 0);
	}
	number(at, size) {
		return this.bytes.readUIntBE(at, size);
	}
	// { items: [[from, to]], end }
	index(at) {
		const count = this.number(at, 2);
		if (count === 0)
			return { items: [], end: at + 2 };
		const size = this.bytes[at + 2], base = at + 3 + size * (count + 1) - 1;
		const offset = (i) => base + this.number(at + 3 + size * i, size);
		return { items: Array.from({ length: count }, (_, i) => [offset(i), offset(i + 1)]), end: offset(count) };
	}
	// Its keys, those of two bytes as 12xx, with their operands.
	dict([from, to]) {
		const found = new Map();
		let operands = [];
		for (let at = from; at < to;) {
			const b = this.bytes[at++];
			if (b === 30) {
				let digits = '', nibbles;
				do {
					nibbles = [this.bytes[at] >> 4, this.bytes[at++] & 15];
					digits += nibbles.map((n) => '0123456789.EX -'[n] ?? '').join('').replace('X', 'E-');
				} while (!nibbles.includes(15));
				operands.push(Number(digits));
			} else if (b <= 21) {
				found.set(b === 12 ? 1200 + this.bytes[at++] : b, operands);
				operands = [];
			} else {
				const [value, next] = this.operand(b, at);
				operands.push(value);
				at = next;
			}
		}
		return found;
	}
	operand(b, at) {
		if (b === 28)
			return [this.bytes.readInt16BE(at), at + 2];
		if (b === 29)
			return [this.bytes.readInt32BE(at), at + 4];
		if (b === 255)
			return [this.bytes.readInt32BE(at) / 65536, at + 4];
		if (b >= 251)
			return [-(b - 251) * 256 - this.bytes[at] - 108, at + 1];
		return b >= 247 ? [(b - 247) * 256 + this.bytes[at] + 108, at + 1] : [b - 139, at];
	}
	// The font of a glyph.
	selection(at) {
		if (this.bytes[at] === 0)
			return (glyph) => this.bytes[at + 1 + glyph];
		return (glyph) => {
			let font = 0;
			for (let i = 0; i < this.number(at + 1, 2) && this.number(at + 3 + 3 * i, 2) <= glyph; i++)
				font = this.bytes[at + 5 + 3 * i];
			return font;
		};
	}
	// The glyph of each name or CID.
	charset(at) {
		const found = new Map([[0, 0]]), format = this.bytes[at];
		if (at <= 2)
			return new Map(this.programs.map((_, glyph) => [glyph, glyph]));
		for (let glyph = 1, next = at + 1; glyph < this.count;) {
			const first = this.number(next, 2), more = format === 0 ? 0 : this.number(next + 2, format);
			for (let i = 0; i <= more; i++)
				found.set(first + i, glyph++);
			next += 2 + format;
		}
		return found;
	}
	// The glyph of a CID; -1 where there is none.
	of(cid) {
		return this.names.get(cid) ?? -1;
	}
	// The glyph of a letter; undefined for those beyond ASCII, whose names are not known here.
	glyph(code) {
		return code >= 32 && code < 127 && code !== 39 && code !== 96 ? this.names.get(code - 31) ?? 0 : undefined;
	}
	// [1/1000 em]
	width(glyph) {
		const [size, offset] = this.fonts[this.select(glyph)].get(PRIVATE), own = this.dict([offset, offset + size]);
		const [from, to] = this.programs[glyph], operands = [];
		for (let at = from; at < to;) {
			const b = this.bytes[at++];
			if (b >= 32 || b === 28) {
				const [value, next] = this.operand(b, at);
				operands.push(value);
				at = next;
				continue;
			}
			const has = stems.includes(b) ? operands.length % 2 === 1 : operands.length > (operandsOf[b] ?? Infinity);
			return (has ? (own.get(NOMINAL_WIDTH)?.[0] ?? 0) + operands[0] : own.get(DEFAULT_WIDTH)?.[0] ?? 0) * this.unit * 1000;
		}
		return 0;
	}
}
