// ua.mjs - the machine-checkable conditions of PDF/UA-1 (ISO 14289-1) that can apply to our files, each named by its clause: node ua.mjs FILE.pdf ...
// Passing them is not a certificate: what only a person can judge (is the order right, do the words say what is meant) is not here.
import { Cff } from './cff.mjs';
import { TrueType, open, operators, stringBytes, text } from './file.mjs';

const standard = new Set(['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index', 'NonStruct', 'Private', 'H', 'H1', 'H2', 'H3',
	'H4', 'H5', 'H6', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot', 'Span', 'Quote', 'Note', 'Reference', 'BibEntry', 'Code',
	'Link', 'Annot', 'Ruby', 'Warichu', 'Figure', 'Formula', 'Form']);
const painting = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'Tj', 'TJ', "'", '"', 'Do', 'sh', 'EI', 'BI']);
const tagShape = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

// The structure in reading order: [{ type, dict, kids, parent, depth }], runs as { run: mcid, page }, links as { object, page }.
export function structure(file) {
	const root = file.get(file.root, '/StructTreeRoot');
	const all = [];
	const walk = (value, parent, page) => {
		const item = file.of(value);
		if (Array.isArray(item))
			return item.forEach((kid) => walk(kid, parent, page));
		if (typeof item === 'number')
			return parent.kids.push({ run: item, page });
		if (item?.['/Type'] === '/MCR')
			return parent.kids.push({ run: item['/MCID'], page: item['/Pg'] ?? page });
		if (item?.['/Type'] === '/OBJR')
			return parent.kids.push({ object: item['/Obj'], page: item['/Pg'] ?? page });
		const element = { type: String(item['/S']).slice(1), dict: item, ref: value, kids: [], parent, page: item['/Pg'] ?? page };
		parent?.kids.push(element);
		all.push(element);
		if (item['/K'] !== undefined)
			walk(item['/K'], element, element.page);
	};
	if (root?.['/K'] !== undefined)
		walk(root['/K'], null, undefined);
	return all;
}

// The runs of a page: [{ mcid, artifact, footer, paints, sizes, shown }], what was painted outside all of them, and what is drawn from elsewhere.
export function runs(file, page) {
	const found = [];
	let stack = [], outside = 0, size = 0, font = null, badNesting = 0, elsewhere = 0;
	for (const { name, operands } of operators(file.content(page))) {
		const open = stack.find((r) => r !== null);
		if (name === 'BDC' || name === 'BMC') {
			const at = operands.indexOf('/MCID');
			const run = at < 0 && operands[0] !== '/Artifact' ? null : { tag: operands[0], mcid: at < 0 ? null : Number(operands[at + 1]), artifact: operands[0] === '/Artifact', footer: /\/Type \/Pagination\b.*\/Subtype \/Footer\b/.test(operands.join(' ')), paints: 0, sizes: new Set(), shown: [] };
			if (run !== null && open)
				badNesting++;
			if (run !== null)
				found.push(run);
			stack = [run, ...stack];
		} else if (name === 'EMC') {
			if (stack.length === 0)
				badNesting++;
			stack = stack.slice(1);
		} else if (name === 'Tm') {
			size = Math.abs(Number(operands[3]));
		} else if (name === 'Tf') {
			font = operands[0];
		} else if (painting.has(name)) {
			elsewhere += ['Do', 'BI', 'sh'].includes(name);
			if (!open)
				outside++;
			else {
				open.paints++;
				if (name === 'Tj' || name === 'TJ') {
					open.sizes.add(size);
					for (const word of operands.filter((w) => w[0] === '(' || (w[0] === '<' && w !== '<<')))
						open.shown.push({ font, bytes: stringBytes(word) });
				}
			}
		}
	}
	return { found, outside, badNesting: badNesting + stack.length, elsewhere };
}

function numberTree(file, node, out = new Map()) {
	const dict = file.of(node);
	const numbers = file.of(dict?.['/Nums']) ?? [];
	for (let i = 0; i + 1 < numbers.length; i += 2)
		out.set(numbers[i], numbers[i + 1]);
	for (const kid of file.of(dict?.['/Kids']) ?? [])
		numberTree(file, kid, out);
	return out;
}

// ---- Conditions: each a clause, what it asks, and a function that yields what is wrong ----

function* lists(file, f) {
	for (const e of f.tree.filter((x) => x.type === 'L'))
		for (const kid of e.kids)
			if (!['LI', 'L', 'Caption'].includes(kid.type))
				yield `L holds ${kid.type ?? 'marks'}`;
}
function* points(file, f) {
	for (const e of f.tree.filter((x) => x.type === 'LI')) {
		if (e.parent?.type !== 'L')
			yield 'LI outside a list';
		for (const kid of e.kids)
			if (!['Lbl', 'LBody'].includes(kid.type))
				yield `LI holds ${kid.type ?? 'marks'}`;
	}
	for (const e of f.tree.filter((x) => x.type === 'Lbl' || x.type === 'LBody'))
		if (e.parent?.type !== 'LI')
			yield `${e.type} outside a point`;
}
function* numbering(file, f) {
	for (const e of f.tree.filter((x) => x.type === 'L')) {
		const attributes = [].concat(file.of(e.dict['/A']) ?? []).map((a) => file.of(a));
		if (!attributes.some((a) => a['/O'] === '/List' && a['/ListNumbering'] !== undefined))
			yield 'a list without ListNumbering';
	}
}
const tables = { Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'], THead: ['TR'], TBody: ['TR'], TFoot: ['TR'], TR: ['TH', 'TD'] };
function* tableParts(file, f) {
	const owners = { TR: ['Table', 'THead', 'TBody', 'TFoot'], TH: ['TR'], TD: ['TR'], THead: ['Table'], TBody: ['Table'], TFoot: ['Table'] };
	for (const e of f.tree) {
		if (owners[e.type] && !owners[e.type].includes(e.parent?.type))
			yield `${e.type} outside a ${owners[e.type][0]}`;
		for (const kid of tables[e.type] ? e.kids : [])
			if (!tables[e.type].includes(kid.type))
				yield `${e.type} holds ${kid.type ?? 'marks'}`;
	}
}
const attribute = (file, e, key) => [].concat(file.of(e.dict['/A']) ?? []).map((a) => file.of(a)).find((a) => a['/O'] === '/Table')?.[key];
function* tableRows(file, f) {
	const under = (e) => e.kids.flatMap((k) => (k.type === 'TR' ? [k] : ['THead', 'TBody', 'TFoot'].includes(k.type) ? under(k) : []));
	for (const e of f.tree.filter((x) => x.type === 'Table')) {
		// Cells over several rows are none of ours: a file that has them is looked at by eye.
		const widths = new Set(under(e).map((row) => row.kids.reduce((sum, cell) => sum + (attribute(file, cell, '/ColSpan') ?? 1), 0)));
		if (widths.size !== 1)
			yield `rows of ${[...widths].join(' and ') || 'no'} cells`;
	}
}
const holds = (e, type) => e.kids.some((kid) => kid.type === type || (kid.type && holds(kid, type)));
function* tableHeads(file, f) {
	for (const e of f.tree.filter((x) => x.type === 'TH'))
		if (!['/Row', '/Column', '/Both'].includes(attribute(file, e, '/Scope')))
			yield 'TH without Scope';
}
function* headings(file, f) {
	let last = 0;
	for (const e of f.tree) {
		const level = /^H([1-6])$/.exec(e.type);
		if (!level)
			continue;
		if (Number(level[1]) > last + 1)
			yield `H${level[1]} follows ${last === 0 ? 'nothing' : `H${last}`}`;
		last = Number(level[1]);
	}
	if (f.tree.some((e) => e.type === 'H') && last > 0)
		yield 'both H and H1 to H6';
}
function* parents(file, f) {
	const tree = numberTree(file, file.get(file.root, '/StructTreeRoot')?.['/ParentTree']);
	f.pages.forEach((page, i) => {
		page.owners = file.of(tree.get(page.dict['/StructParents'])) ?? [];
		page.number = i;
	});
	for (const page of f.pages)
		for (const run of page.runs.found.filter((r) => r.mcid !== null)) {
			const owner = page.owners[run.mcid];
			const element = f.tree.find((e) => e.ref === owner);
			if (!element)
				yield `page ${page.number + 1}: run ${run.mcid} belongs to no element`;
			else if (!element.kids.some((k) => k.run === run.mcid && k.page === page.ref))
				yield `page ${page.number + 1}: run ${run.mcid}'s element does not hold it`;
		}
	for (const e of f.tree)
		for (const kid of e.kids.filter((k) => k.run !== undefined)) {
			const page = f.pages.find((p) => p.ref === kid.page);
			if (!page?.runs.found.some((r) => r.mcid === kid.run))
				yield `${e.type} holds run ${kid.run}, which is on no page`;
		}
}
function* links(file, f) {
	const tree = numberTree(file, file.get(file.root, '/StructTreeRoot')?.['/ParentTree']);
	for (const { ref, dict } of f.annotations) {
		if (dict['/Subtype'] !== '/Link')
			continue;
		const element = f.tree.find((e) => e.ref === tree.get(dict['/StructParent']));
		if (element?.type !== 'Link')
			yield 'a link is in no Link element';
		else if (!element.kids.some((k) => k.object === ref))
			yield 'a Link element does not hold its place';
	}
}
function* glyphMaps(file, f) {
	for (const { inner } of f.fonts)
		if (inner['/Subtype'] === '/CIDFontType2' && inner['/CIDToGIDMap'] !== '/Identity' && !file.of(inner['/CIDToGIDMap'])?.dict)
			yield `${inner['/BaseFont']} has no CIDToGIDMap`;
}
function* systems(file, f) {
	for (const { font, inner } of f.fonts) {
		if (font['/Subtype'] !== '/Type0')
			continue;
		if (!['/Identity-H', '/Identity-V'].includes(file.of(font['/Encoding'])))
			yield `${font['/BaseFont']} has an encoding that is neither Identity-H nor Identity-V`;
		if (file.of(inner['/CIDSystemInfo']) === undefined)
			yield `${font['/BaseFont']} has no CIDSystemInfo`;
	}
}
function* widths(file, f) {
	for (const { font, inner, program, used } of f.fonts) {
		if (!program)
			continue;
		if (font['/Subtype'] === '/Type0') {
			const table = new Map();
			const w = file.of(inner['/W']) ?? [];
			for (let i = 0; i < w.length; i += 2)
				if (Array.isArray(file.of(w[i + 1])))
					file.of(w[i + 1]).forEach((width, k) => table.set(w[i] + k, width));
				else {
					for (let c = w[i]; c <= w[i + 1]; c++)
						table.set(c, w[i + 2]);
					i++;
				}
			for (const cid of used)
				if (program.of(cid) >= 0 && Math.abs((table.get(cid) ?? inner['/DW'] ?? 1000) - program.width(program.of(cid))) > 1)
					yield `${font['/BaseFont']}: glyph ${cid} is ${program.width(program.of(cid))} wide, not ${table.get(cid)}`;
		} else {
			for (const code of used) {
				const glyph = program.glyph(f.winAnsi(code));
				const said = file.of(font['/Widths'])[code - font['/FirstChar']];
				if (glyph > 0 && Math.abs(program.width(glyph) - said) > 1)
					yield `${font['/BaseFont']}: character ${code} is ${program.width(glyph)} wide, not ${said}`;
			}
		}
	}
}
function* missing(file, f) {
	for (const { font, program, used } of f.fonts)
		for (const code of used)
			if (font['/Subtype'] === '/Type0' ? code === 0 : program?.glyph(f.winAnsi(code)) === 0)
				yield `${font['/BaseFont']}: ${code} is .notdef`;
}

function* unicode(file, f) {
	for (const { font, used, letters } of f.fonts)
		for (const code of used)
			if (letters && !letters.has(code))
				yield `${font['/BaseFont']}: ${code} has no letter`;
			else if (letters && /[\u0000\ufeff\ufffe]/.test(letters.get(code)))
				yield `${font['/BaseFont']}: ${code} is U+0000, U+FEFF or U+FFFE`;
}
function* present(file, f) {
	for (const { font, program, used } of f.fonts)
		for (const glyph of font['/Subtype'] === '/Type0' && program ? used : [])
			if (program.of(glyph) < 0)
				yield `${font['/BaseFont']} has no glyph ${glyph}`;
}
function* symbols(file, f) {
	for (const { font, inner, program } of f.fonts) {
		if (font['/Subtype'] !== '/TrueType')
			continue;
		const flags = file.of(inner['/FontDescriptor'])?.['/Flags'] ?? 0;
		if (((flags >> 2) & 1) === ((flags >> 5) & 1))
			yield `${font['/BaseFont']} is both symbolic and not, or neither`;
		if ((flags & 4) !== 0 && font['/Encoding'] !== undefined)
			yield `${font['/BaseFont']} is symbolic and has an encoding`;
		if ((flags & 32) !== 0 && program?.glyph(32) === undefined)
			yield `${font['/BaseFont']} is not symbolic and has no (3,1) table`;
	}
}
function* notes(file, f) {
	const ids = new Set();
	for (const e of f.tree.filter((x) => x.type === 'Note')) {
		const id = text(e.dict['/ID']);
		if (!id || ids.has(id))
			yield id ? `ID ${id} twice` : 'a Note without ID';
		ids.add(id);
	}
}

const each = (items, wrong) => function* (file, f) {
	for (const item of items(f, file)) {
		const what = wrong(item, file, f);
		if (what)
			yield what;
	}
};
const once = (wrong) => function* (file, f) {
	const what = wrong(file, f);
	if (what)
		yield what;
};

export const conditions = [
	['5', 'the version of PDF/UA is in the metadata', once((file, f) => !/<pdfuaid:part>1<\/pdfuaid:part>/.test(f.xmp) && 'no pdfuaid:part 1')],
	['5', 'and named as the standard names it', once((file, f) => !f.xmp.includes('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"') && 'another namespace')],
	['6.1', 'a header of PDF 1.x', once((file) => !/^%PDF-1\.[0-7][\r\n]/.test(file.header) && file.header)],
	['6.1', 'a whole file', once((file) => file.root?.['/Type'] !== '/Catalog' && 'no catalog')],
	['7.1', 'it is marked as tagged', once((file) => file.get(file.root, '/MarkInfo')?.['/Marked'] !== true && 'MarkInfo/Marked is not true')],
	['7.1', 'it has no suspects', once((file) => file.get(file.root, '/MarkInfo')?.['/Suspects'] === true && 'Suspects is true')],
	['7.1', 'it has a structure', once((file, f) => f.tree.length === 0 && 'no StructTreeRoot')],
	['7.1', 'whatever is painted is tagged or an artifact', each((f) => f.pages, (p) => p.runs.outside > 0 && `${p.runs.outside} outside a run`)],
	['7.1', 'runs do not stand in one another', each((f) => f.pages, (p) => p.runs.badNesting > 0 && 'a run in a run, or one not ended')],
	['7.1', 'every run belongs to an element that holds it', parents],
	['7.1', 'each element holds something, but for a cell', each((f) => f.tree.filter((e) => !/^T[HD]$/.test(e.type)), (e) => e.kids.length === 0 && `an empty ${e.type}`)],
	['7.1', 'types are standard ones', each((f) => f.tree, (e) => !standard.has(e.type) && `type ${e.type}`)],
	['7.1', 'no standard type is mapped to another', once((file) => file.get(file.root, '/StructTreeRoot')?.['/RoleMap'] !== undefined && 'a RoleMap')],
	['7.1', 'the title is in the metadata', once((file, f) => !/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+</.test(f.xmp) && 'no dc:title')],
	['7.1', 'the title is shown', once((file) => file.get(file.root, '/ViewerPreferences')?.['/DisplayDocTitle'] !== true && 'DisplayDocTitle is not true')],
	['7.2', 'the document has a language', once((file) => !tagShape.test(text(file.root['/Lang']) ?? '') && 'no Lang')],
	['7.2', 'languages are tags', each((f) => f.tree, (e) => e.dict['/Lang'] !== undefined && !tagShape.test(text(e.dict['/Lang'])) && `Lang ${e.dict['/Lang']}`)],
	['7.3', 'a figure has other words', each((f) => f.tree.filter((e) => e.type === 'Figure'), (e) => !text(e.dict['/Alt']) && 'no Alt')],
	['7.4.2', 'no level of heading is left out', headings],
	['7.4.4', 'each heading says something', each((f) => f.tree.filter((e) => /^H[1-6]?$/.test(e.type)), (e) => e.kids.length === 0 && 'an empty heading')],
	['7.6', 'a list holds points', lists],
	['7.6', 'a point holds a label and a body', points],
	['7.6', 'a list says how it is numbered', numbering],
	['7.5', 'a table holds rows, and rows hold cells', tableParts],
	['7.5', 'the rows of a table are as long as one another', tableRows],
	['7.5', 'a head says whether it is a row\'s or a column\'s', tableHeads],
	['7.5', 'a table has heads', each((f) => f.tree.filter((e) => e.type === 'Table'), (e) => !holds(e, 'TH') && 'no TH')],
	['7.8', 'a footer is an artifact of that kind', each((f) => f.pages, (p) => !p.runs.found.some((r) => r.artifact && r.footer && r.paints > 0) && 'a page without one')],
	['7.7', 'a formula has other words', each((f) => f.tree.filter((e) => e.type === 'Formula'), (e) => !text(e.dict['/Alt']) && 'no Alt')],
	['7.9', 'a note has an ID of its own', notes],
	['7.1', 'the metadata is XML metadata', once((file) => { const dict = file.get(file.root, '/Metadata')?.dict; return (dict?.['/Type'] !== '/Metadata' || dict?.['/Subtype'] !== '/XML') && 'no Metadata stream'; })],
	['7.10', 'no optional content', once((file) => file.root['/OCProperties'] !== undefined && 'OCProperties')],
	['7.11', 'no embedded files', once((file, f) => f.keys.has('/EmbeddedFiles') && 'EmbeddedFiles')],
	['7.15', 'no XFA', once((file, f) => f.keys.has('/XFA') && 'XFA')],
	['7.16', 'not encrypted', once((file) => file.trailer['/Encrypt'] !== undefined && 'Encrypt')],
	['7.18.1', 'an annotation is in the structure', each((f) => f.annotations, ({ dict }) => dict['/StructParent'] === undefined && 'no StructParent')],
	['7.18.1', 'an annotation is on its page', each((f) => f.annotations, ({ dict, page }) => {
		const [l, b, r, t] = dict['/Rect'], box = page.dict['/MediaBox'];
		return (l < box[0] || b < box[1] || r > box[2] || t > box[3] || r <= l || t <= b) && `Rect ${dict['/Rect']}`;
	})],
	['7.18.1', 'an annotation that is no link has other words', each((f) => f.annotations, ({ dict }) => !['/Link', '/Widget', '/Popup'].includes(dict['/Subtype']) && !text(dict['/Contents']) && `${dict['/Subtype']} without Contents`)],
	['7.18.2', 'no TrapNet', each((f) => f.annotations, ({ dict }) => dict['/Subtype'] === '/TrapNet' && 'TrapNet')],
	['7.18.3', 'Tab goes by structure', each((f) => f.pages, (p) => p.dict['/Tabs'] !== '/S' && 'Tabs is not S')],
	['7.18.5', 'a link is in a Link element, which holds its place', links],
	['7.18.5', 'a link says where it leads', each((f) => f.annotations, ({ dict }) => dict['/Subtype'] === '/Link' && !text(dict['/Contents']) && 'no Contents')],
	['7.19', 'no script', once((file, f) => ['/JS', '/JavaScript', '/AA', '/OpenAction'].find((k) => f.keys.has(k)))],
	/* Such things could hold runs and letters that nothing here looks at. */
	['7.20', 'whatever is drawn stands in the page itself', each((f) => f.pages, (p) => p.runs.elsewhere > 0 && `${p.runs.elsewhere} pictures or forms`)],
	['7.20', 'no page of another file', once((file, f) => f.keys.has('/Ref') && 'a reference XObject')],
	['7.21.3.1', 'CID fonts say their system, encodings are Identity', systems],
	['7.21.3.2', 'CID fonts map to glyphs', glyphMaps],
	['7.21.4.1', 'fonts are embedded', each((f) => f.fonts, ({ font, embedded }) => !embedded && `${font['/BaseFont']}`)],
	['7.21.4.1', 'font programs are of a kind that is looked into here', each((f) => f.fonts, ({ font, embedded, program }) => embedded && !program && `${font['/BaseFont']}`)],
	['7.21.4.1', 'every glyph shown is in its font', present],
	['7.21.4.2', 'no list of glyphs that could be wrong', each((f) => f.fonts, ({ font, inner }, file) => ['/CIDSet', '/CharSet'].find((key) => file.of(inner['/FontDescriptor'])?.[key] !== undefined) && `${font['/BaseFont']}`)],
	['7.21.5', 'widths are the font program\'s', widths],
	['7.21.6', 'a TrueType font has an encoding', each((f) => f.fonts, ({ font }, file) => font['/Subtype'] === '/TrueType' && !['/WinAnsiEncoding', '/MacRomanEncoding'].includes(file.of(font['/Encoding'])) && `${font['/BaseFont']}`)],
	['7.21.6', 'a TrueType font is symbolic or not, and keeps to it', symbols],
	['7.21.7', 'every character shown has letters, and real ones', unicode],
	['7.21.7', 'letters map to Unicode', each((f) => f.fonts, ({ font, toUnicode }) => !toUnicode && `${font['/BaseFont']}`)],
	['7.21.8', 'no .notdef glyph', missing],
];

// ISO 32000-1 D.2, from 0x80 to 0x9F; the rest is Latin-1.
const high = [0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178];
const winAnsi = (code) => (code >= 0x80 && code < 0xa0 ? high[code - 0x80] : code);

// The letters of each code, from ToUnicode (ISO 32000-1 9.10.3); undefined where there is none.
function lettersOf(file, font) {
	const stream = file.of(font['/ToUnicode']);
	if (!stream?.dict)
		return undefined;
	const map = new Map(), said = file.bytes(stream).toString('latin1');
	const utf16 = (hex) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
	for (const [, block] of said.matchAll(/beginbfchar([^]*?)endbfchar/g))
		for (const [, code, letters] of block.matchAll(/<([0-9a-f]+)>\s*<((?:[0-9a-f]{4})+)>/gi))
			map.set(parseInt(code, 16), utf16(letters));
	for (const [, block] of said.matchAll(/beginbfrange([^]*?)endbfrange/g))
		for (const [, from, to, letters, list] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<((?:[0-9a-f]{4})+)>|\[([^\]]*)\])/gi)) {
			const each = list?.match(/[0-9a-f]{4,}/gi);
			for (let code = parseInt(from, 16), i = 0; code <= parseInt(to, 16); code++, i++)
				map.set(code, each ? utf16(each[i]) : utf16(letters.slice(0, -4) + (parseInt(letters.slice(-4), 16) + i).toString(16).padStart(4, '0')));
		}
	return map;
}

const isCff = (stream) => ['/Type1C', '/CIDFontType0C'].includes(stream?.dict['/Subtype']);

// All that conditions look at.
export function facts(file) {
	const pages = file.pages().map((page) => ({ ...page, runs: runs(file, page) }));
	const annotations = pages.flatMap((page) => (file.get(page.dict, '/Annots') ?? []).map((ref) => ({ ref, dict: file.of(ref), page })));
	const fonts = new Map();
	for (const page of pages) {
		const named = file.of(file.get(page.dict, '/Resources')?.['/Font']) ?? {};
		for (const run of page.runs.found)
			for (const { font: name, bytes } of run.shown) {
				const ref = named[name], font = file.of(ref);
				if (!font)
					continue;
				const inner = font['/Subtype'] === '/Type0' ? file.of(file.of(font['/DescendantFonts'])[0]) : font;
				const descriptor = file.of(inner['/FontDescriptor']);
				const embedded = ['/FontFile', '/FontFile2', '/FontFile3'].map((k) => file.of(descriptor?.[k])).find((s) => s?.dict);
				if (!fonts.has(ref))
					fonts.set(ref, { font, inner, embedded, used: new Set(), toUnicode: file.of(font['/ToUnicode'])?.dict, letters: lettersOf(file, font),
						program: descriptor?.['/FontFile2'] ? new TrueType(file.bytes(embedded)) : isCff(embedded) ? new Cff(file.bytes(embedded)) : undefined });
				const step = font['/Subtype'] === '/Type0' ? 2 : 1;
				for (let i = 0; i + step <= bytes.length; i += step)
					fonts.get(ref).used.add(step === 2 ? bytes.readUInt16BE(i) : bytes[i]);
			}
	}
	return { pages, annotations, tree: structure(file), fonts: [...fonts.values()], keys: file.keys(), winAnsi, xmp: file.bytes(file.get(file.root, '/Metadata')).toString('utf8') };
}

// What is wrong: [{ clause, asks, what }].
export function check(file) {
	const all = facts(file);
	return conditions.flatMap(([clause, asks, wrong]) => [...wrong(file, all)].map((what) => ({ clause, asks, what })));
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
	let bad = 0;
	for (const path of process.argv.slice(2))
		for (const { clause, asks, what } of check(open(path))) {
			console.log(`${path}: ISO 14289-1 ${clause}, ${asks}: ${what}`);
			bad++;
		}
	console.log(`${conditions.length} conditions, ${process.argv.length - 2} files, ${bad} breaches`);
	process.exitCode = bad === 0 ? 0 : 1;
}
