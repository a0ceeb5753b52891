// sheet.mjs - fills printed checklists at random, enters their codes, and holds the answers against those of the walk: sheet.mjs --program P --packs N --seed S

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { dice } from "../reference/dice.mjs";
import { parse, print } from "../reference/json.mjs";
import { randomPack } from "../reference/random.mjs";
import { readPack, score } from "../reference/reference.mjs";
import { visible } from "../reference/reading.mjs";
import { follow } from "./follow.mjs";
import { readHtml, readPdf, readText } from "./paper.mjs";

const { values: wish } = parseArgs({ options: {
	program: { type: "string", default: "build/closeknit" },
	packs: { type: "string", default: "100" },
	seed: { type: "string", default: "1" },
} });
const PROGRAM = resolve(wish.program);
const folder = mkdtempSync(join(tmpdir(), "closeknit-sheet-"));
const file = (name) => join(folder, name);
let passed = 0, failed = 0;

function run(args, input = "") {
	const done = spawnSync(PROGRAM, args, { input, encoding: "utf8", timeout: 300000, maxBuffer: 1 << 28,
		env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8", CLOSEKNIT_HOME: join(folder, "home"), COLUMNS: "1000" } });
	if (done.error)
		throw done.error;
	return { status: done.status ?? done.signal, out: done.stdout, err: done.stderr };
}

function check(what, holds, shown = "") {
	if (holds) {
		passed++;
		return;
	}
	failed++;
	if (failed <= 10)
		console.log(`not ok: ${what}\n${String(shown).slice(0, 1500)}`);
}

/* ---- what a paper's boxes stand for, by the pack's text alone ---- */

const letter = (i) => (i >= 26 ? letter(Math.floor(i / 26) - 1) : "") + String.fromCharCode(65 + (i % 26));

/* Map of item id -> Map of option id (null: none of these) -> code; and of question ids by number. */
function understand(pack, json, paper) {
	const all = json.get("topics").flatMap((topic) => topic.get("questions"));
	const boxes = new Map(), byNumber = new Map();
	let at = -1;

	for (const question of paper.questions) {
		/* Questions stand in the pack's order; those that no answers lead to are left out. */
		const fits = (one) => question.ask === one.get("ask").replaceAll("{item}", "...") ||
			(one.has("for_each") && optionsOf(one.get("for_each")).some((option) => question.ask === one.get("ask").replaceAll("{item}", option.get("label"))));
		for (at++; at < all.length && !fits(all[at]); at++)
			continue;
		if (at === all.length)
			throw new Error(`no question of the pack reads "${question.ask}"`);
		byNumber.set(question.number, all[at].get("id"));
		take(question, all[at]);
	}
	return { boxes, byNumber };

	function optionsOf(id) {
		return all.find((one) => one.get("id") === id).get("options");
	}
	function take(question, one) {
		const over = one.has("for_each") ? optionsOf(one.get("for_each")) : null;
		for (const box of question.boxes) {
			let item = one.get("id");
			if (over !== null) {
				const option = box.item !== null ? over.find((option) => option.get("label") === box.item) : over[onlyRepeat(question)];
				item += `@${option.get("id")}`;
			}
			const index = one.get("options").findIndex((_, i) => box.option === letter(i) || box.option.startsWith(`${letter(i)}. `));
			if (!boxes.has(item))
				boxes.set(item, new Map());
			boxes.get(item).set(index < 0 ? null : one.get("options")[index].get("id"), box.code);
		}
	}
	/* Where a repeated question can be asked about one thing only, its first condition names that: "Only if you ticked B in 1". */
	function onlyRepeat(question) {
		const said = /you ticked ([A-Z]+) in \d+/i.exec(question.paragraphs.join(" "));
		for (let i = 0; ; i++)
			if (letter(i) === said[1])
				return i;
	}
}

/* ---- a family with a pen, and the same family at the screen ---- */

function fill(d, pack, leaveOut) {
	const answers = new Map(), secrets = new Map(), lines = [];

	for (let asked = new Set();;) {
		const next = visible(pack, { answers }, secrets).find((item) => !asked.has(item.id));
		if (next === undefined)
			return { answers, secrets, lines };
		asked.add(next.id);
		const { options, many, private: secret } = next.question;
		if (!secret && d.chance(leaveOut)) {
			lines.push("skip");
			continue;
		}
		let chosen = [d.pick(options)];
		if (many && !chosen[0].exclusive)
			chosen = options.filter((option) => !option.exclusive && (option === chosen[0] || d.chance(0.4)));
		if (many && !options.some((option) => option.exclusive) && d.chance(0.2))
			chosen = [];
		(secret ? secrets : answers).set(next.id, many ? chosen.map((option) => option.id) : chosen[0].id);
		lines.push(chosen.map((option) => options.indexOf(option) + 1).join(" "));
	}
}

const codesOf = (boxes, answers) => [...answers].flatMap(([item, value]) => {
	const codes = boxes.get(item);
	if (codes === undefined)
		throw new Error(`${item} is asked, and is not on paper`);
	const chosen = Array.isArray(value) ? value : [value];
	return (chosen.length > 0 ? chosen : [null]).map((option) => codes.get(option));
});

/* Typed as people do: in any order, together or apart, in small letters, with what stands between. */
function typed(d, head, codes) {
	const out = [d.chance() ? head : head.toLowerCase()];

	for (const code of d.shuffle(codes)) {
		const way = d.int(0, 4);
		const text = way === 0 ? code.toLowerCase() : way === 1 ? `${code.slice(0, 2)}-${code.slice(2)}` : way === 2 ? `${code.slice(0, 2)} ${code.slice(2)}` : code;
		out.push(text.replaceAll("5", () => (d.chance(0.3) ? "S" : "5")), d.pick([" ", ", ", "\n", "\r\n", ";", "  \t"]));
	}
	out.splice(1, 0, "\n");
	return out.join("");
}

const answersOf = (name) => print(parse(readFileSync(file(name), "utf8")).get("answers"), true);
const sorted = (answers) => print(parse(print(new Map(answers))), true);

function enter(packArgs, name, text) {
	rmSync(file(name), { force: true });
	return run([...packArgs, "enter", "--answers", file(name), "-"], text);
}

/* One family: what the codes give is what the screen gives, and what the second implementation makes of it. */
function family(seed, what, packArgs, pack, paper, boxes) {
	const d = dice(seed);
	const { answers, lines } = fill(d, pack, d.chance(0.4) ? 0.25 : 0);
	const text = typed(d, paper.head, codesOf(boxes, answers));

	if (answers.size > 0) {
		const done = enter(packArgs, "entered.json", text);
		check(`${what}: codes are taken`, done.status === 0, done.err + text);
		if (done.status !== 0)
			return;
		check(`${what}: the codes give the answers that were ticked`, answersOf("entered.json") === sorted(answers), `${answersOf("entered.json")}\n${sorted(answers)}`);
		rmSync(file("walked.json"), { force: true });
		run([...packArgs, "audit", "--plain", "--answers", file("walked.json")], ["1", ...lines, "quit", ""].join("\n"));
		check(`${what}: the walk gives the same`, answersOf("walked.json") === answersOf("entered.json"), `${answersOf("walked.json")}\n${answersOf("entered.json")}`);
		const told = run([...packArgs, "score", "--json", file("entered.json")]);
		check(`${what}: they score as the second implementation says`,
			told.out.trim() !== "" && print(parse(told.out), true) === print(parse(print(score(pack, readFileSync(file("entered.json"), "utf8")))), true), told.out);
	}
}

/* Somebody who follows only the words on paper answers just what the screen would ask. */
function follower(seed, what, pack, json, paper, understood) {
	const d = dice(seed);
	const { answers, secrets } = fill(d, pack, d.chance(0.4) ? 0.25 : 0);
	const shown = visible(pack, { answers }, secrets).map((item) => item.id).sort();
	const went = follow(json, paper, understood.byNumber, answers, secrets).sort();

	check(`${what}: the words on paper lead to the questions that the screen asks`, JSON.stringify(shown) === JSON.stringify(went),
		`asked only on the screen: ${shown.filter((one) => !went.includes(one))}\nonly on paper: ${went.filter((one) => !shown.includes(one))}`);
}

/* ---- ticks that no walk could give: skipped questions filled in, wrong codes ---- */

function careless(seed, what, packArgs, pack, paper, boxes) {
	const d = dice(seed);
	const answers = new Map();

	for (const [item, codes] of boxes) {
		const one = [...codes.keys()];
		if (one.length > 0 && d.chance(0.5)) {
			const chosen = d.pick(one);
			answers.set(item, !pack.questions.get(item.split("@")[0]).many ? chosen : chosen === null ? [] : [chosen]);
		}
	}
	if (answers.size === 0)
		return;
	const done = enter(packArgs, "careless.json", typed(d, paper.head, codesOf(boxes, answers)));
	check(`${what}: what was to be skipped is kept as it was ticked`, done.status === 0 && answersOf("careless.json") === sorted(answers), done.err);
	/* Who kept an answer in their head followed the words: the program cannot know what they could skip. */
	const onScreen = (/^Asked on the screen only: ([\d, ]+)/m.exec(done.out)?.[1] ?? "").split(", ").map(Number);
	const inHeads = paper.questions.filter((question) => onScreen.includes(question.number) && question.paragraphs.some((one) => one.includes("Keep your answer in your head")));
	check(`${what}: nobody is told that they could skip what an answer in their head leads to`, inHeads.length === 0 || !done.out.includes("could skip"), done.out);
	const told = run([...packArgs, "score", "--json", file("careless.json")]);
	check(`${what}: and counts for nothing`, print(parse(told.out), true) === print(parse(print(score(pack, readFileSync(file("careless.json"), "utf8")))), true), told.out);
}

/* Where there is something to tick, it stands there whether one box or all that fit. */
function isTold(what, json, paper, byNumber) {
	const all = json.get("topics").flatMap((topic) => topic.get("questions"));
	const wrong = paper.questions.filter((question) => question.boxes.length > 0 &&
		question.kind !== all.find((one) => one.get("id") === byNumber.get(question.number)).get("kind"));

	check(`${what}: how many boxes may be ticked is told at each question`, wrong.length === 0, wrong.map((one) => `${one.number}. ${one.ask}: ${one.kind}\n${one.paragraphs.join("\n")}`).join("\n"));
}

/* What helps to answer is looked for beside the boxes: on the page that faces them, or behind another question, it is missed. */
function isHelpedThere(what, json, path) {
	const squeezed = (text) => text.replace(/\s+/g, "");
	const pages = spawnSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).stdout.split("\f").map(squeezed);
	const all = json.get("topics").flatMap((topic) => topic.get("questions"));
	const lost = all.filter((one) => one.has("help") && !one.get("ask").includes("{item}") && !one.get("help").includes("{item}"))
		.filter((one) => !pages.some((page) => page.indexOf(squeezed(one.get("help")), page.indexOf(squeezed(one.get("ask")))) > page.indexOf(squeezed(one.get("ask"))) && page.includes(squeezed(one.get("ask")))));

	check(`${what}: what helps to answer stands with its question`, lost.length === 0, lost.map((one) => one.get("help")).join("\n"));
}

/* For whom a question is: not said again where the one before it has sent the others past it; questions named in the order they stand in. */
function isShort(what, paper) {
	const skips = (question) => /^Only if .* go to (\d+)\./.exec(question?.paragraphs[0] ?? "")?.[0];
	const again = paper.questions.filter((question, i) => skips(question) !== undefined && skips(question) === skips(paper.questions[i - 1]));
	const lists = paper.questions.map((question) => /you ticked (?:one|none) of these: (.*?)\./.exec(question.paragraphs[0] ?? "")?.[1]).filter(Boolean);
	const unsorted = lists.filter((list) => {
		const numbers = [...list.matchAll(/ in (\d+)/g)].map(([, number]) => Number(number));
		return numbers.some((number, i) => i > 0 && number < numbers[i - 1]);
	});

	check(`${what}: who was sent past a question is not told so again at it`, again.length === 0, again.map((one) => `${one.number}. ${one.paragraphs[0]}`).join("\n"));
	check(`${what}: places to look at are named in order`, unsorted.length === 0, unsorted.join("\n"));
}

/* In text a number at the begin of a line is a question's: "..., go to" and then "5. Tick one." would be taken for one. */
function areNumbersOfQuestions(what, text, paper) {
	const begins = text.split(`\n${"-".repeat(66)}\n`)[1].split("\n").filter((line) => /^\d{1,3}\.( |$)/.test(line));

	check(`${what}: no line that goes on looks like a question`, begins.length === paper.questions.length, begins.join("\n"));
}

/* One character of one code changed: it is named, and nothing is written. */
function slip(seed, what, packArgs, paper, boxes) {
	const d = dice(seed);
	const all = [...boxes.values()].flatMap((codes) => [...codes.values()]);
	if (all.length === 0)
		return;
	const code = d.pick(all), at = d.int(0, code.length - 1);
	const symbols = at % 2 === 0 ? "23456789" : "CDFHJKMNPQRTVWXY";
	const wrong = code.slice(0, at) + d.pick([...symbols].filter((one) => one !== code[at])) + code.slice(at + 1);
	const done = enter(packArgs, "slip.json", `${paper.head} ${wrong}\n`);
	check(`${what}: one wrong character is found`, done.status === 1 && done.err.includes(`${wrong} is not on this paper`) && done.err.includes(code), done.err);
	check(`${what}: and nothing is written`, run([...packArgs, "score", file("slip.json")]).status !== 0);
}

function onePack(seed) {
	const text = randomPack(seed);
	writeFileSync(file("pack.json"), text);
	const packArgs = ["--pack", file("pack.json")], pack = readPack(text), json = parse(text), what = `pack ${seed}`;
	const format = seed % 2 === 0 ? "text" : "html";
	const made = run([...packArgs, "sheet", "-f", format, ...(seed % 3 === 0 ? ["--large-print"] : [])]);
	check(`${what}: a sheet is made`, made.status === 0, made.err);
	if (made.status !== 0)
		return;
	const paper = format === "text" ? readText(made.out) : readHtml(made.out), understood = understand(pack, json, paper);
	const codes = [...understood.boxes.values()].flatMap((one) => [...one.values()]);
	check(`${what}: no code stands at two boxes`, new Set(codes).size === codes.length);
	isTold(what, json, paper, understood.byNumber);
	if (format === "text")
		areNumbersOfQuestions(what, made.out, paper);
	for (let i = 0; i < 2; i++)
		family(seed * 1000 + i, what, packArgs, pack, paper, understood.boxes);
	for (let i = 0; i < 6; i++)
		follower(seed * 1000 + 500 + i, what, pack, json, paper, understood);
	careless(seed, what, packArgs, pack, paper, understood.boxes);
	slip(seed, what, packArgs, paper, understood.boxes);
}

/* The checklists that are shipped, from each format that can be read back. */
function shipped(path) {
	const text = readFileSync(path, "utf8"), pack = readPack(text), json = parse(text);

	for (const [how, args, read] of [
		["text", ["-f", "text", "-o", file("sheet.txt")], () => readText(readFileSync(file("sheet.txt"), "utf8"))],
		["html", ["-f", "html", "-o", file("sheet.html")], () => readHtml(readFileSync(file("sheet.html"), "utf8"))],
		["PDF", ["-o", file("sheet.pdf")], () => readPdf(file("sheet.pdf"))],
		["large PDF", ["-o", file("sheet.pdf"), "--large-print"], () => readPdf(file("sheet.pdf"))],
	]) {
		const what = `${path}, ${how}`, made = run(["--pack", path, "sheet", "--force", ...args]);
		check(`${what}: a sheet is made`, made.status === 0, made.err);
		if (made.status !== 0)
			continue;
		const paper = read(), understood = understand(pack, json, paper);
		const bracketed = paper.questions.flatMap((question) => question.paragraphs).filter((paragraph) => /\(you |\(your /.test(paragraph));
		isTold(what, json, paper, understood.byNumber);
		isShort(what, paper);
		if (how === "text")
			areNumbersOfQuestions(what, readFileSync(file("sheet.txt"), "utf8"), paper);
		if (how.endsWith("PDF"))
			isHelpedThere(what, json, file("sheet.pdf"));
		check(`${what}: for whom a question is is said without brackets`, bracketed.length === 0, bracketed.join("\n"));
		for (let i = 0; i < 4; i++) {
			family(4000 + i, what, ["--pack", path], pack, paper, understood.boxes);
			follower(5000 + i, what, pack, json, paper, understood);
		}
		for (let i = 0; i < 40; i++)
			follower(6000 + i, what, pack, json, paper, understood);
		careless(77, what, ["--pack", path], pack, paper, understood.boxes);
	}
}

for (const path of ["tests/packs/example.json", "checklists/example.json", "checklists/uk-parents/en-GB.json"])
	shipped(path);
for (let seed = Number(wish.seed); seed < Number(wish.seed) + Number(wish.packs); seed++)
	onePack(seed);
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
