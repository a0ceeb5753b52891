// random.mjs - documents of any shape that doc_read takes, from a seed: node random.mjs SEED
import { input, sample, tags } from './samples.mjs';

const kinds = ['heading', 'paragraph', 'item', 'step', 'tick', 'bar', 'link', 'message', 'rule', 'page'];

export function random(seed) {
	// A linear congruential generator: the same documents everywhere (Numerical Recipes 7.1).
	let state = seed >>> 0;
	const below = (n) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor((state / 2 ** 32) * n); };
	const pick = (list) => list[below(list.length)];
	const tag = pick(tags), texts = sample(tag).blocks.map((b) => b.text ?? '').concat(sample('en-GB').blocks.map((b) => b.text ?? ''), ['', ' ', '1', '____', 'a:', '0800 1111 22', '-', '- x']);
	const text = () => Array.from({ length: 1 + below(4) }, () => pick(texts).replaceAll('\n', ' ')).join(' ');
	const blocks = [];
	let card = false;
	for (let i = below(120); i >= 0; i--) {
		if (below(12) === 0) {
			blocks.push(card ? { kind: 'card-end' } : { kind: 'card', number: below(300), level: below(5), text: text() });
			card = !card;
			continue;
		}
		if (below(15) === 0) {
			const columns = 2 + below(5), code = () => pick(['2C3D', '4F5H', '6W7W', '8M9N']);
			blocks.push({ kind: 'table', number: columns, text: below(3) === 0 ? text() : '' });
			for (let at = 0, count = columns * (2 + below(40)); at < count; at++)
				blocks.push({ kind: 'cell', ...(at >= columns && at % columns > 0 ? { text: '', code: code() } : { text: pick(texts).replaceAll('\n', ' ').slice(0, at < columns && at > 0 ? 20 : 60).replace(/[\ud800-\udbff]$/, '') }) });
			blocks.push({ kind: 'table-end' });
			continue;
		}
		if (below(12) === 0) {
			blocks.push({ kind: 'aside', number: below(40), text: text(), ...(below(2) === 0 ? { note: 'Why' } : {}) });
			continue;
		}
		const kind = pick(kinds), whole = below(30);
		blocks.push({ kind, ...(kind === 'page' && below(2) === 0 ? { sides: below(4) } : {}), level: kind === 'heading' ? 1 + below(4) : below(4), number: below(130), whole, part: below(whole + 1), ticked: below(2) === 0, qr: below(2) === 0,
			text: kind === 'message' ? pick([text(), `${text()}\n\n${text()}\n- ${text()}\n`, '\n\n']) : text(),
			...(below(3) === 0 ? { note: text() } : {}), ...(below(9) === 0 ? { language: pick(tags) } : {}),
			...(kind === 'link' ? { url: pick(['https://example.org/', 'tel:999', 'mailto:a@example.org', `https://example.org/${'path/'.repeat(below(60))}`]) } : {}) });
	}
	if (card)
		blocks.push({ kind: 'card-end' });
	return { format: 'closeknit-doc/1', language: tag, title: text(), date: '2026-11-22', ...(below(3) > 0 ? { footer: text() } : {}), ...(below(3) === 0 ? { sides: below(4) } : {}), blocks };
}

if (process.argv[1] === new URL(import.meta.url).pathname)
	process.stdout.write(input(random(Number(process.argv[2])), { large_print: Number(process.argv[2]) % 2 === 1 }));
