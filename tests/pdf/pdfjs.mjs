// pdfjs.mjs - a PDF as pdf.js understands it, the reader inside Firefox: its tags in order with their text, what it leaves out as artifact, where its links lead.
import { readFileSync } from 'node:fs';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

// The text of each run by its id, and of what stands outside all of them, which is the artifacts'.
async function textOf(page) {
	const runs = new Map(), open = [];
	let outside = '';
	for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
		if (item.type === 'beginMarkedContentProps' || item.type === 'beginMarkedContent') {
			open.push(item.id ?? null);
		} else if (item.type === 'endMarkedContent') {
			open.pop();
		} else {
			const id = open.findLast((each) => each !== null);
			const said = item.str + (item.hasEOL ? ' ' : '');
			if (id === undefined)
				outside += said;
			else
				runs.set(id, (runs.get(id) ?? '') + said);
		}
	}
	return { runs, outside };
}

// { title, lang, pages: [{ tree: [{ role, text, alt, depth }], outside, links }] }: every element that holds text or has other words, in reading order.
export async function read(path) {
	const task = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false, disableFontFace: true });
	const doc = await task.promise, pages = [];
	for (let number = 1; number <= doc.numPages; number++) {
		const page = await doc.getPage(number), { runs, outside } = await textOf(page), tree = [];
		const walk = (node, depth) => {
			const own = { role: node.role, alt: node.alt, lang: node.lang, depth, text: '' };
			tree.push(own);
			for (const kid of node.children ?? [])
				if (kid.type === 'content')
					own.text += runs.get(kid.id) ?? '';
				else if (kid.role)
					walk(kid, depth + 1);
		};
		walk(await page.getStructTree() ?? { role: 'none' }, 0);
		pages.push({ tree, outside, links: (await page.getAnnotations()).map((each) => each.unsafeUrl ?? each.url) });
	}
	const { info } = await doc.getMetadata();
	await task.destroy();
	return { title: info.Title, lang: info.Language, pages };
}

// As somebody would hear it: node pdfjs.mjs FILE.pdf
if (process.argv[1] === new URL(import.meta.url).pathname)
	for (const [i, { tree, outside }] of (await read(process.argv[2])).pages.entries()) {
		console.log(`---- page ${i + 1}`);
		for (const { role, text, alt, lang, depth } of tree)
			if (text.trim() !== '' || alt)
				console.log(`${'  '.repeat(depth)}${role}${lang ? ` (${lang})` : ''}: ${alt ? `[${alt}]` : text.trim()}`);
		console.log(`not read: ${outside.trim()}`);
	}
