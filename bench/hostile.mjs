// hostile.mjs - how long the longest hostile checklist takes; no test fails on a clock.
// usage: node hostile.mjs BUILD
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const program = join(resolve(process.argv[2]), "replay-pack");
const work = mkdtempSync(join(tmpdir(), "closeknit-bench-"));
const KINDS = ["numbers", "lists", "keys", "renamed", "contacts", "conditions"];
const TIMES = 5;
const row = (figure, against, value, most, detail = "") => console.log(`${figure} | ${against} | ${value} | ${most} | ${detail}`);
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

// Processor time of one file through the fuzzer's function [ms].
function takes(file) {
	const seen = execFileSync(program, [file], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
	return Number(/^longest (\d+) ms/m.exec(seen)[1]);
}

try {
	execFileSync("node", ["tests/hostile/make.mjs", join(work, "hostile")], { stdio: "ignore" });
	mkdirSync(join(work, "bulky"));
	for (const kind of KINDS) execFileSync("node", ["tests/fetch/bulky.mjs", kind, "tests/packs/example.json", join(work, "bulky", `${kind}.json`)]);
	const files = [...readdirSync(join(work, "hostile", "pack")).map((name) => join(work, "hostile", "pack", name)), ...KINDS.map((kind) => join(work, "bulky", `${kind}.json`))];
	const slowest = files.map((file) => ({ file, took: takes(file) })).sort((a, b) => b.took - a.took).slice(0, 3);
	// The slowest three once more, several times.
	const again = slowest.map((one) => ({ ...one, took: median(Array.from({ length: TIMES }, () => takes(one.file))) })).sort((a, b) => b.took - a.took);
	row(`the longest of ${files.length} hostile checklists, through every reader, the score and the plan`, "milliseconds", again[0].took, 1000, again.map((one) => `${one.file.split("/").at(-1)} ${one.took} ms`).join(", "));
} finally {
	rmSync(work, { recursive: true, force: true });
}
