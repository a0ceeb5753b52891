// compare.mjs - holds the built program against the reference on random packs and audits; a seed repeats a run

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { TODAYS, randomAudit } from "./audits.mjs";
import { dice } from "./dice.mjs";
import { parse, print } from "./json.mjs";
import { faults, reordered, withoutHidden } from "./laws.mjs";
import { randomPack } from "./random.mjs";
import { plan, readPack, score } from "./reference.mjs";

const { values: wish } = parseArgs({ options: {
	program: { type: "string", default: "build/closeknit" },
	packs: { type: "string", default: "200" },
	audits: { type: "string", default: "16" },
	plans: { type: "string", default: "3" },
	seed: { type: "string", default: "1" },
} });
const PROGRAM = resolve(wish.program);
const PRINTED_AT_MOST = 10;		/* cases: one fault often breaks thousands */
const SHRINK_AT_MOST = 150;		/* runs of the program */
const folder = mkdtempSync(join(tmpdir(), "closeknit-compare-"));
const file = (name) => join(folder, name);
const tally = { passed: 0, failed: 0 };

/* ---- running the program ---- */

function run(args, input = "") {
	const done = spawnSync(PROGRAM, args, { input, encoding: "utf8", timeout: 300000, maxBuffer: 1 << 28,
		env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8", CLOSEKNIT_HOME: folder } });

	if (done.error)
		throw done.error;
	return { status: done.status ?? done.signal, out: done.stdout, err: done.stderr };
}

const runScore = (packFile, input) => run(["--pack", packFile, "score", "--json", "--explain", "-"], input);

function runPlan(packFile, auditText, today, minutes) {
	writeFileSync(file("audit.json"), auditText);
	return run(["--pack", packFile, "plan", "-f", "json", "-o", "-", "--today", today,
		...(minutes === null ? [] : ["--minutes", String(minutes)]), "--answers", file("audit.json")]);
}

/* ---- what differs ---- */

const sorted = (value) => print(value, true);
const reread = (value) => parse(print(value));

function differences(path, got, want, out = []) {
	if (sorted(got ?? null) === sorted(want ?? null) && (got === undefined) === (want === undefined))
		return out;
	if (got instanceof Map && want instanceof Map) {
		for (const key of new Set([...want.keys(), ...got.keys()]))
			differences(`${path}.${key}`, got.get(key), want.get(key), out);
	} else if (Array.isArray(got) && Array.isArray(want) && got.length === want.length) {
		want.forEach((one, i) => differences(`${path}[${i}]`, got[i], one, out));
	} else {
		const short = (value) => (value === undefined ? "nothing" : print(value).slice(0, 200));
		out.push(`${path || "all"}: got ${short(got)}, expected ${short(want)}`);
	}
	return out;
}

function parsed(text) {
	try {
		return parse(text);
	} catch (error) {
		return `${error.message}: ${text.slice(0, 200)}`;
	}
}

function scoreFaults(pack, auditText, gotText) {
	const got = parsed(gotText);
	if (!(got instanceof Map))
		return [`not an object: ${got}`];
	const out = differences("", got, reread(score(pack, auditText, { explain: true })));
	return out.length > 0 ? out : faults(pack, auditText, got);
}

function planFaults(pack, auditText, settings, done) {
	const got = parsed(done.out);
	if (done.status !== 0 || !(got instanceof Map))
		return [`plan: exit ${done.status}: ${done.err.slice(0, 300)} ${got instanceof Map ? "" : got}`];
	return differences("", got, reread(plan(pack, auditText, { ...settings, whole: true })));
}

/* ---- telling ---- */

/* The audit with every answer and mark gone that the fault does not need. */
function shrunk(auditText, stillFails) {
	let audit = parse(auditText);
	let runs = 0;

	for (const part of ["answers", "done", "aside", "kept", "at", "later", "check"]) {
		if (!audit.has(part))
			continue;
		for (const key of audit.get(part) instanceof Map ? [...audit.get(part).keys()] : [null]) {
			const less = new Map(audit);
			if (key === null)
				less.delete(part);
			else
				less.set(part, new Map([...audit.get(part)].filter(([one]) => one !== key)));
			if (++runs <= SHRINK_AT_MOST && stillFails(print(less)))
				audit = less;
		}
	}
	return print(audit);
}

function fail(seed, packText, auditText, found, stillFails) {
	tally.failed++;
	if (tally.failed > PRINTED_AT_MOST)
		return;
	const packFile = file(`failed-${tally.failed}.pack.json`);
	writeFileSync(packFile, packText);
	console.log(`seed ${seed}: ${packFile}`);
	if (auditText !== null) {
		const least = stillFails ? shrunk(auditText, (text) => stillFails(text).length > 0) : auditText;
		const auditFile = file(`failed-${tally.failed}.audit.json`);
		writeFileSync(auditFile, least);
		console.log(`  ${auditFile}`);
		if (stillFails)
			found = stillFails(least);
	}
	for (const one of found.slice(0, 8))
		console.log(`  ${one}`);
}

/* ---- a pack and its audits ---- */

/* [{text, audit, like}]: text is what stands on the line; audit what it must
 * score as, null where it must be refused; like the line it must equal. */
function linesFor(d, pack, audits) {
	const lines = [];

	for (const text of audits) {
		const audit = parse(text);
		const first = lines.push({ text, audit: text });
		const again = d.chance(0.3) ? reordered(pack, audit, d.shuffle) : null;
		if (again !== null)
			lines.push({ text: again, audit: again, like: first - 1 });
		if (d.chance(0.3)) {
			const less = withoutHidden(pack, text, audit);
			lines.push({ text: less, audit: less, like: first - 1 });
		}
		if (d.chance(0.05))
			lines.push({ text: d.pick(["", "  ", "\t"]), blank: true });
		if (d.chance(0.03))
			lines.push({ audit: null, text: d.pick(["{", "nothing", "[1] 2", "[01]", '{"a":1,"a":2}', "null", "[]",
				text.replace("closeknit-audit/1", "closeknit-audit/2"), text.slice(0, -1),
				text.replace('"answers":{', '"answers":{"gone":"a","gone":"b",'), print(new Map([...audit, ["pack", "other"]]))]) });
	}
	return lines;
}

/* Same answers, so the same line; only "answer" may follow the file's order. */
function likeFaults(line, lines) {
	if (line.like === undefined)
		return [];
	const plain = (text) => {
		const value = parsed(text);
		for (const item of value instanceof Map ? value.get("items") ?? [] : [])
			item.set("answer", [...item.get("answer")].sort());
		return value;
	};
	return differences("", plain(line.got), plain(lines[line.like].got))
		.map((one) => `changed by the order of answers, or by hidden ones: ${one}`);
}

function refusalFaults(line, number) {
	const got = parsed(line.got);
	const right = got instanceof Map && typeof got.get("error") === "string" && got.get("error") !== "" &&
		got.get("line")?.text === String(number) && got.size === 2;
	return right ? [] : [`line ${number} should be refused, got ${line.got.slice(0, 200)}`];
}

function compareScores(seed, d, pack, packText, packFile, audits) {
	const lines = linesFor(d, pack, audits);
	const done = runScore(packFile, `${lines.map((line) => line.text).join("\n")}${d.chance(0.9) ? "\n" : ""}`);
	const given = lines.filter((line) => !line.blank);
	const got = done.out.split("\n");
	const status = given.some((line) => line.audit === null) ? 1 : 0;

	if (done.status !== status || got.length !== given.length + 1 || got.at(-1) !== "") {
		fail(seed, packText, null, [`score: exit ${done.status}, expected ${status}; ${got.length - 1} lines, ` +
			`expected ${given.length}; ${done.err.slice(0, 500)}`]);
		return;
	}
	given.forEach((line, i) => (line.got = got[i]));
	for (const line of given) {
		const found = line.audit === null ? refusalFaults(line, lines.indexOf(line) + 1)
			: [...scoreFaults(pack, line.audit, line.got), ...likeFaults(line, lines)];
		if (found.length === 0)
			tally.passed++;
		else
			fail(seed, packText, line.audit ?? line.text, found, line.audit === null || line.like !== undefined ? null
				: (text) => scoreFaults(pack, text, runScore(packFile, `${text}\n\n${text}\n`).out.split("\n")[0]));
	}
}

function comparePlan(seed, d, pack, packText, packFile, auditText, today) {
	const settings = { today, minutes: d.chance(0.4) ? d.pick([1, 5, 15, 30, 240]) : null };
	const check = (text) => planFaults(pack, text, settings, runPlan(packFile, text, today, settings.minutes));
	const found = check(auditText);

	if (found.length === 0)
		tally.passed++;
	else
		fail(`${seed}, --today ${today} --minutes ${settings.minutes}`, packText, auditText, found, check);
}

for (let i = 0; i < Number(wish.packs); i++) {
	const seed = Number(wish.seed) + i;
	const d = dice(seed * 7919);
	const packText = randomPack(seed);
	const pack = readPack(packText);
	const packFile = file("pack.json");
	const today = d.pick(TODAYS);
	const audits = Array.from({ length: Number(wish.audits) }, (_, j) => randomAudit(pack, seed * 1000 + j, today));

	writeFileSync(packFile, packText);
	compareScores(seed, d, pack, packText, packFile, audits);
	for (const auditText of audits.slice(0, Number(wish.plans)))
		comparePlan(seed, d, pack, packText, packFile, auditText, today);
}

if (tally.failed === 0)
	rmSync(folder, { recursive: true });
else
	console.log(`a run again of one pack: --packs 1 --seed SEED; what failed is kept in ${folder}`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed > 0 ? 1 : 0;
