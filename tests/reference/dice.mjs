// dice.mjs - chance that a seed repeats, and the odd ids and words that random packs are made of

/* mulberry32: small, and the same on every machine. */
export function dice(seed) {
	let state = seed >>> 0;

	function chance(p = 0.5) {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296 < p;
	}
	function int(least, most) {
		let low = least, high = most;
		while (low < high) {
			const middle = Math.floor((low + high) / 2);
			if (chance((middle - low + 1) / (high - low + 1)))
				high = middle;
			else
				low = middle + 1;
		}
		return low;
	}
	const pick = (list) => list[int(0, list.length - 1)];
	const some = (list, p = 0.5) => list.filter(() => chance(p));
	function shuffle(list) {
		const out = [...list];
		for (let i = out.length - 1; i > 0; i--) {
			const j = int(0, i);
			[out[i], out[j]] = [out[j], out[i]];
		}
		return out;
	}
	function few(list, least, most) {
		return shuffle(list).slice(0, int(least, most));
	}
	return { chance, int, pick, some, shuffle, few };
}

/* Ids that trip a table with a prototype, a number parser or a keyword list. */
const ODD = ["0", "1", "2", "10", "12", "007", "4294967295", "constructor", "valueof", "length", "size", "null",
	"true", "path", "search", "source", "start", "words", "id", "to", "item", "none", "answers", "x", "x1",
	"a-", "a--b", "0-0", `z${"9".repeat(63)}`];
const ODD_OPTION = [...ODD, "any", "all", "not", "do", "aim"];
const WORDS = ["a", "wide", "Caf\u00e9", "\u5bb6\u65cf", "\ud83c\udf32", "\"quoted\"", "back\\slash", "<b>&amp;</b>",
	"100%s", "it's", "album", "picture", "50 %", "{", "}", "{it}", "\u0645\u0631\u062d\u0628\u0627"];

/* New ids, none given twice; without: ids that may not be used here. */
export function idMaker(d, stem, odd = ODD) {
	const used = new Set();
	let count = 0;

	return (without = []) => {
		let id = d.chance(0.3) ? d.pick(odd) : `${stem}${++count}`;
		while (used.has(id) || without.includes(id))
			id = `${stem}${++count}`;
		used.add(id);
		return id;
	};
}

export const optionIdMaker = (d) => idMaker(d, "o", ODD_OPTION);

export function textMaker(d) {
	let count = 0;

	return (item = false) => {
		const words = Array.from({ length: d.int(1, 3) }, () => d.pick(WORDS));
		if (item)
			words.splice(d.int(0, words.length), 0, ...Array(d.chance(0.9) ? 1 : 2).fill("{item}"));
		return `${words.join(" ")} ${++count}`;
	};
}
