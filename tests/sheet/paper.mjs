// paper.mjs - reads a printed checklist as somebody would who knows nothing of the program: its HTML by tags, its PDF by what a screen reader is told, its text line by line

import { spawnSync } from "node:child_process";

const entities = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " " };
const plain = (html) => html.replace(/<[^>]*>/g, "").replace(/&[a-z#0-9]+;/g, (one) => entities[one]).trim();

function tableOf(html) {
	const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
		[...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => ({
			code: /<code>(.*?)<\/code>/.exec(cell)?.[1] ?? null,
			text: plain(cell.replace(/<span class="head">.*?<\/span>/gs, "")),
		})));
	return rows;
}

/* Whether one box is to be ticked, or all that fit, as it is told; null: it is not told. */
function kindOf(sentences) {
	const said = sentences.map((one) => /(?:^|[.?] )Tick (one|all that fit)(?: in each (?:column|row)| for each(?: of these: .*)?)?\.?$/.exec(one)?.[1]).filter(Boolean);
	return said.length === 0 || said.some((one) => one !== said[0]) ? null : said[0] === "one" ? "one" : "many";
}

/* [{number, ask, paragraphs, kind, boxes: [{code, option, item}]}]: option and item are what stands on paper, "A. Only me" or "A", "Instagram". */
function questionOf(number, ask, paragraphs, lists, tables) {
	const kind = kindOf([...paragraphs, ...tables.map(([heads]) => heads[0].text)]);
	const boxes = lists.map(({ code, text }) => ({ code, option: text, item: null }));

	for (const [heads, ...rows] of tables) {
		const across = heads[0].text.endsWith("column");
		for (const [head, ...cells] of rows)
			cells.forEach((cell, i) => boxes.push({
				code: cell.code,
				option: across ? head.text : heads[i + 1].text,
				item: across ? heads[i + 1].text : head.text,
			}));
	}
	return { number, ask, paragraphs, kind, boxes };
}

export function readHtml(html) {
	const head = /<h2>The code of this paper: ([A-Z0-9]+)<\/h2>/.exec(html)[1];
	const questions = [];

	for (const part of html.split(/<h[12][ >]|<div class="group/).filter((one) => /<h3[^>]*>\d+\. /.test(one))) {
		const [, number, ask] = /<h3[^>]*>(\d+)\. (.*?)<\/h3>/s.exec(part);
		const paragraphs = [...part.matchAll(/<p(?: lang="[^"]*"| dir="[^"]*")*>(.*?)<\/p>|<li(?: lang="[^"]*"| dir="[^"]*")*>(.*?)<\/li>/gs)]
			.map(([, p, li]) => plain(p ?? li)).filter((one, i, all) => !all[i].startsWith("Box"));
		const lists = [...part.matchAll(/<li[^>]*><svg class="box"[^]*?<\/svg> <code>(.*?)<\/code> (.*?)\n/gs)]
			.map(([, code, text]) => ({ code, text: plain(text) }));
		const tables = [...part.matchAll(/<table class="boxes">(.*?)<\/table>/gs)].map(([, table]) => tableOf(table));
		questions.push(questionOf(Number(number), plain(ask), paragraphs, lists, tables));
	}
	return { head, questions };
}

/* ---- PDF: pdfinfo -struct-text, the tags and what is said of each ------------------------------------------------ */

function parseTree(text) {
	const root = { tag: "root", depth: -1, kids: [], text: "" };
	const stack = [root];

	for (const line of text.split("\n")) {
		const [, indent, tag] = /^( *)([A-Za-z][A-Za-z0-9]*):?(?: .*)?$/.exec(line) ?? [];
		const said = /^ *"(.*)"$/.exec(line);
		if (said) {
			stack[stack.length - 1].text += said[1];
		} else if (tag !== undefined) {
			while (stack[stack.length - 1].depth >= indent.length)
				stack.pop();
			const node = { tag, depth: indent.length, kids: [], text: "" };
			stack[stack.length - 1].kids.push(node);
			stack.push(node);
		}
	}
	return root;
}

const wholeText = (node) => `${node.text} ${node.kids.map(wholeText).join(" ")}`.replace(/\s+/g, " ").trim();
const named = (node, tag) => node.kids.flatMap((kid) => (kid.tag === tag ? [kid] : named(kid, tag)));

export function readPdf(file) {
	const done = spawnSync("pdfinfo", ["-struct-text", file], { encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: "C.UTF-8" } });
	const document = named(parseTree(done.stdout), "Document")[0];
	const questions = [];
	let head = null, open = null;

	const code = (text) => /\b(?:[2-9][CDFHJKMNPQRTVWXY]){2,3}\b/.exec(text)?.[0] ?? null;
	const close = () => {
		if (open !== null)
			questions.push(questionOf(open.number, open.ask, open.paragraphs, open.lists, open.tables));
		open = null;
	};
	for (const node of document.kids) {
		const text = wholeText(node);
		if (/^H\d$/.test(node.tag)) {
			close();
			head ??= /The code of this paper: ([A-Z0-9]+)/.exec(text)?.[1] ?? null;
			const [, number, ask] = node.tag === "H2" || node.tag === "H3" ? /^(\d+)\. (.*)$/.exec(text) ?? [] : [];
			if (number !== undefined)
				open = { number: Number(number), ask, paragraphs: [], lists: [], tables: [] };
		} else if (open !== null && node.tag === "P") {
			open.paragraphs.push(text);
		} else if (open !== null && node.tag === "L") {
			for (const point of named(node, "LI")) {
				const found = code(wholeText(named(point, "Lbl")[0]));
				if (found !== null)
					open.lists.push({ code: found, text: wholeText(named(point, "LBody")[0]) });
				else
					open.paragraphs.push(wholeText(point));
			}
		} else if (open !== null && node.tag === "Table") {
			open.tables.push(named(node, "TR").map((row) => row.kids.map((cell) => {
				const said = wholeText(cell);
				return { code: cell.tag === "TD" ? code(said) : null, text: said };
			})));
		}
	}
	close();
	return { head, questions };
}

/* ---- Text: blocks of lines with an empty one between ------------------------------------------------------------- */

const CODE = "(?:[2-9][CDFHJKMNPQRTVWXY]){2,3}";
/* What stands under a question begins so, on a line of its own. */
const UNDER = /^(?:Only if |If (?:you|your|\()|Answer for each one you ticked|Tick (?:one|all that fit)\.|There is nothing to tick here\.)/;

/* Each line with those behind it that begin nothing new. */
function joined(lines, begins) {
	return lines.reduce((out, line) => (out.length > 0 && !begins(line) ? [...out.slice(0, -1), `${out.at(-1)} ${line.trim()}`] : [...out, line]), []);
}

/* The boxes of a block: a list of them; or under each option what it is asked about, or under that the letters. */
function boxesOf(lines) {
	if (lines[0].startsWith("[ ] "))
		return joined(lines, (line) => line.startsWith("[ ] ")).map((line) => new RegExp(`^\\[ \\] (${CODE}) +(.*)$`).exec(line))
			.map(([, code, option]) => ({ code, option, item: null }));
	const rows = [];
	for (const line of lines)
		if (line.startsWith("    ") && rows.length > 0)
			rows.at(-1).cells.push(line.trim());
		else if (rows.length > 0 && rows.at(-1).cells.length === 0)
			rows.at(-1).head += ` ${line}`;
		else
			rows.push({ head: line, cells: [] });
	return rows.flatMap(({ head, cells }) => [...cells.join(" ").matchAll(new RegExp(`\\[ \\] (.*?) (${CODE})(?=\\s|$)`, "g"))].map(([, beside, code]) =>
		(/^[A-Z]+$/.test(beside) && !/^[A-Z]+\. /.test(head) ? { code, option: beside, item: head } : { code, option: head, item: beside })));
}

export function readText(text) {
	const head = /^The code of this paper: ([A-Z0-9]+)$/m.exec(text)[1];
	const questions = [];
	let open = null;

	for (const block of text.split(`\n${"-".repeat(66)}\n`)[1].split(/\n\n+/)) {
		const lines = block.split("\n").filter((line) => line !== "");
		const number = /^(\d+)\. /.exec(lines[0] ?? "")?.[1];
		if (lines.length === 0 || /^-+$/.test(lines[1] ?? ""))
			continue;
		if (Number(number) === questions.length + 1) {
			const under = [...lines, "Tick one."].findIndex((line) => UNDER.test(line) || line.startsWith("    "));
			const rest = lines.slice(under).filter((line) => !line.startsWith("    "));
			open = questionOf(Number(number), lines.slice(0, under).join(" ").replace(/^\d+\. /, ""), rest.length > 0 ? [rest.join(" ")] : [], [], []);
			questions.push(open);
		} else if (open !== null && lines.some((line) => /^ *\[ \] /.test(line))) {
			const how = lines.slice(0, lines.findIndex((line) => line.endsWith(".")) + 1);
			if (kindOf([how.join(" ")]) !== null)
				open.paragraphs.push(lines.splice(0, how.length).join(" "));
			open.boxes.push(...boxesOf(lines));
		} else if (open !== null && !lines[0].startsWith("    ")) {
			open.paragraphs.push(...joined(lines, (line) => line.startsWith("- ")).map((line) => line.replace(/^- /, "")));
		}
		if (open !== null)
			open.kind = kindOf(open.paragraphs);
	}
	return { head, questions };
}
