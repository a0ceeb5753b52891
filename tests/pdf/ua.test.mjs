// ua.test.mjs - the checker finds what it says it finds: each condition is broken once in a good file, and must be named: node ua.test.mjs GOOD.pdf
import { open } from './file.mjs';
import { check, conditions } from './ua.mjs';

const good = open(process.argv[2]);
let passed = 0, failed = 0;

const elements = (f, type) => Object.values(f.objects).map((o) => o.value).filter((v) => v?.['/Type'] === '/StructElem' && (type === undefined || v['/S'] === `/${type}`));
const streamOf = (f, ref) => f.objects[`obj:${ref}`].stream;
const links = (f) => Object.values(f.objects).map((o) => o.value).filter((v) => v?.['/Subtype'] === '/Link');
const fonts = (f, type) => Object.values(f.objects).map((o) => o.value).filter((v) => v?.['/Type'] === '/Font' && v['/Subtype'] === type);
const page = (f) => Object.values(f.objects).map((o) => o.value).find((v) => v?.['/Type'] === '/Page');
function rewrite(f, change) {
	const stream = streamOf(f, page(f)['/Contents']);
	stream.data = Buffer.from(change(Buffer.from(stream.data, 'base64').toString('latin1')), 'latin1').toString('base64');
}
function metadata(f, change) {
	const stream = streamOf(f, f.root['/Metadata']);
	stream.data = Buffer.from(change(Buffer.from(stream.data, 'base64').toString('utf8'))).toString('base64');
}

// What is broken: [clause, words of the condition, how].
const breaks = [
	['5', 'version', (f) => metadata(f, (x) => x.replace('pdfuaid:part', 'pdfuaid:other'))],
	['5', 'named', (f) => metadata(f, (x) => x.replace('http://www.aiim.org/pdfua/ns/id/', 'https://example.org/'))],
	['6.1', 'header', (f) => (f.header = '%PDF-2.0\n')],
	['7.1', 'marked', (f) => delete f.of(f.root['/MarkInfo'])['/Marked']],
	['7.1', 'suspects', (f) => (f.of(f.root['/MarkInfo'])['/Suspects'] = true)],
	['7.1', 'structure', (f) => delete f.root['/StructTreeRoot']],
	['7.1', 'tagged or an artifact', (f) => rewrite(f, (c) => `0 0 5 5 re f\n${c}`)],
	['7.1', 'stand in one another', (f) => rewrite(f, (c) => c.replace(/<<[^>]*MCID 0[^>]*>> ?BDC/, '$&\n/Artifact BMC EMC'))],
	['7.1', 'belongs to an element', (f) => rewrite(f, (c) => c.replace('<< /MCID 0 >>', '<< /MCID 999 >>'))],
	['7.1', 'holds something', (f) => delete elements(f, 'P')[0]['/K']],
	['7.1', 'standard', (f) => (elements(f, 'P')[0]['/S'] = '/Paragraph')],
	['7.1', 'mapped', (f) => (f.of(f.root['/StructTreeRoot'])['/RoleMap'] = { '/P': '/H1' })],
	['7.1', 'title is in', (f) => metadata(f, (x) => x.replaceAll('dc:title', 'dc:other'))],
	['7.1', 'title is shown', (f) => delete f.of(f.root['/ViewerPreferences'])['/DisplayDocTitle']],
	['7.2', 'has a language', (f) => delete f.root['/Lang']],
	['7.2', 'are tags', (f) => (elements(f, 'P')[0]['/Lang'] = 'u:not a tag')],
	['7.3', 'other words', (f) => delete elements(f, 'Figure')[0]['/Alt']],
	['7.4.2', 'left out', (f) => (elements(f, 'H2')[0]['/S'] = '/H3')],
	['7.4.4', 'says something', (f) => delete elements(f, 'H2')[0]['/K']],
	['7.6', 'holds points', (f) => (elements(f, 'LI')[0]['/S'] = '/P')],
	['7.6', 'label and a body', (f) => (elements(f, 'LBody')[0]['/S'] = '/P')],
	['7.6', 'label and a body', (f) => (elements(f, 'P').find((e) => f.of(e['/P'])['/S'] === '/LBody')['/S'] = '/LBody')],
	['7.6', 'numbered', (f) => delete elements(f, 'L')[0]['/A']],
	['7.5', 'rows hold cells', (f) => (elements(f, 'TR')[0]['/S'] = '/P')],
	['7.5', 'as long as one another', (f) => elements(f, 'TR')[0]['/K'].pop()],
	['7.5', "a column's", (f) => delete elements(f, 'TH')[0]['/A']],
	['7.5', 'has heads', (f) => elements(f, 'TH').forEach((e) => (e['/S'] = '/TD'))],
	['7.8', 'footer', (f) => rewrite(f, (c) => c.replaceAll(/\/Artifact (<<.*?>> BDC|BMC)/g, '/Span << /MCID 998 >> BDC'))],
	['7.8', 'footer', (f) => rewrite(f, (c) => c.replaceAll('/Subtype /Footer', ''))],
	['7.7', 'formula', (f) => (elements(f, 'P')[0]['/S'] = '/Formula')],
	['7.9', 'note', (f) => (elements(f, 'P')[0]['/S'] = '/Note')],
	['7.1', 'XML metadata', (f) => delete streamOf(f, f.root['/Metadata']).dict['/Subtype']],
	['7.10', 'optional', (f) => (f.root['/OCProperties'] = {})],
	['7.11', 'embedded', (f) => (f.root['/Names'] = { '/EmbeddedFiles': {} })],
	['7.15', 'XFA', (f) => (f.root['/AcroForm'] = { '/XFA': [] })],
	['7.16', 'encrypted', (f) => (f.trailer['/Encrypt'] = {})],
	['7.18.1', 'in the structure', (f) => delete links(f)[0]['/StructParent']],
	['7.18.1', 'on its page', (f) => (links(f)[0]['/Rect'] = [0, 0, 9999, 10])],
	['7.18.1', 'no link', (f) => { links(f)[0]['/Contents'] = undefined; links(f)[0]['/Subtype'] = '/Stamp'; }],
	['7.18.2', 'TrapNet', (f) => (links(f)[0]['/Subtype'] = '/TrapNet')],
	['7.18.3', 'structure', (f) => delete page(f)['/Tabs']],
	['7.18.5', 'holds its place', (f) => (elements(f, 'Link')[0]['/S'] = '/Span')],
	['7.18.5', 'where it leads', (f) => delete links(f)[0]['/Contents']],
	['7.19', 'script', (f) => (f.root['/OpenAction'] = { '/S': '/JavaScript', '/JS': 'u:1' })],
	['7.20', 'page itself', (f) => rewrite(f, (c) => c.replace(/BT/, '/X0 Do BT'))],
	['7.20', 'another file', (f) => (f.root['/X'] = { '/Ref': {} })],
	['7.21.3.1', 'system', (f) => (fonts(f, '/Type0')[0]['/Encoding'] = '/UniJIS-UTF16-H')],
	['7.21.3.2', 'glyphs', (f) => delete fonts(f, '/CIDFontType2')[0]['/CIDToGIDMap']],
	['7.21.4.1', 'embedded', (f) => delete f.of(fonts(f, '/TrueType')[0]['/FontDescriptor'])['/FontFile2']],
	['7.21.4.1', 'looked into', (f) => {
		const descriptor = f.of(fonts(f, '/TrueType')[0]['/FontDescriptor']);
		descriptor['/FontFile3'] = descriptor['/FontFile2'];
		delete descriptor['/FontFile2'];
	}],
	['7.21.4.1', 'glyph shown', (f) => rewrite(f, (c) => c.replaceAll(/(\[?)<[0-9a-f]{4}([0-9a-f]*>[^\]T]*\]?T[jJ])/g, '$1<fffe$2'))],
	['7.21.4.2', 'list of glyphs', (f) => (f.of(fonts(f, '/CIDFontType2')[0]['/FontDescriptor'])['/CIDSet'] = {})],
	['7.21.5', 'widths', (f) => (f.of(fonts(f, '/TrueType')[0]['/Widths'])[fonts(f, '/TrueType')[0]['/Widths'].length - 1] += 50)],
	['7.21.5', 'widths', (f) => (f.of(fonts(f, '/CIDFontType0')[0]['/W'])[1][1] += 50)],
	['7.21.6', 'encoding', (f) => delete fonts(f, '/TrueType')[0]['/Encoding']],
	['7.21.6', 'symbolic', (f) => (f.of(fonts(f, '/TrueType')[0]['/FontDescriptor'])['/Flags'] = 4)],
	['7.21.7', 'real ones', (f) => {
		const stream = streamOf(f, fonts(f, '/Type0')[0]['/ToUnicode']);
		stream.data = Buffer.from(Buffer.from(stream.data, 'base64').toString('latin1').replace(/<([0-9a-f]{4})>/gi, '<0000>').replace(/<[0-9a-f]{4}>(\s*)\]/gi, '<FEFF>$1]'), 'latin1').toString('base64');
	}],
	['7.21.7', 'Unicode', (f) => delete fonts(f, '/Type0')[0]['/ToUnicode']],
	['7.21.8', 'notdef', (f) => rewrite(f, (c) => c.replace(/(\[?)<[0-9a-f]{4}([0-9a-f]*>[^\]T]*\]?T[jJ])/, '$1<0000$2'))],
];

if (check(good).length > 0) {
	console.log(`not ok: the file to begin with is not good: ${JSON.stringify(check(good)[0])}`);
	failed++;
}
for (const [clause, words, how] of breaks) {
	const copy = Object.assign(Object.create(Object.getPrototypeOf(good)), { ...good, objects: structuredClone(good.objects) });
	copy.trailer = copy.objects.trailer.value;
	copy.root = copy.get(copy.trailer, '/Root');
	try {
		how(copy);
		const found = check(copy);
		if (!found.some((w) => w.clause === clause && w.asks.includes(words)))
			throw new Error(`found only ${JSON.stringify(found.map((w) => `${w.clause} ${w.asks}`))}`);
		passed++;
	} catch (error) {
		failed++;
		console.log(`not ok: a breach of ${clause} (${words}) is found: ${error.message}`);
	}
}
// All but the one that no readable file can break.
const untried = conditions.filter(([clause, asks]) => !breaks.some(([c, words]) => c === clause && asks.includes(words))).map(([clause]) => clause);
if (untried.join() !== '6.1' || untried.length > 1) {
	failed++;
	console.log(`not ok: every condition is tried: ${untried}`);
} else {
	passed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
