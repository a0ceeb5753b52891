// pdf.mjs - a plan as PDF, against WeasyPrint and headless Chromium on closeknit's own HTML of it, and groff on its text; in memory, taking turns; its other formats against a bare start.
// usage: node pdf.mjs BUILD ROUNDS
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const build = resolve(process.argv[2]), rounds = Number(process.argv[3] ?? 5);
const tree = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const work = mkdtempSync("/dev/shm/closeknit-bench-");
const program = join(build, "closeknit"), helper = join(build, "closeknit-pdf");
const plan = ["--pack", join(tree, "tests/packs/example.json"), "plan", "--answers", join(tree, "tests/golden/example-not-sure.audit.json"), "--today", "2026-11-22", "--force"];
const env = { ...process.env, CLOSEKNIT_HOME: join(work, "home"), LC_ALL: "C.UTF-8" };
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const has = (name) => spawnSync("sh", ["-c", `command -v ${name}`]).status === 0;

function run(argv, input) {
	const started = process.hrtime.bigint();
	const done = spawnSync(argv[0], argv.slice(1), { env, input, stdio: ["pipe", "pipe", "pipe"], maxBuffer: 1 << 28 });
	const ms = Number(process.hrtime.bigint() - started) / 1e6;
	if (done.error || done.status !== 0) throw new Error(`${argv.join(" ")}: ${done.error ?? `exit ${done.status}: ${done.stderr}`}`);
	return { ms, out: done.stdout };
}
function row(figure, against, value, most, detail) {
	console.log(`${figure} | ${against} | ${value.toFixed(3)} | ${most} | ${detail}`);
}
const peak = (argv, input) => Number(/Maximum resident set size \(kbytes\): (\d+)/.exec(
	spawnSync("/usr/bin/time", ["-v", ...argv], { env, input, maxBuffer: 1 << 28 }).stderr.toString())[1]);
// The page without its tags is what groff is given: the same words, neither tagged nor with codes.
const toGroff = (text) => `.nr PS 14\n.nr VS 19\n.LP\n${text.replaceAll("\\", "\\e").replace(/^([.'])/gm, "\\&$1").replace(/\n\n+/g, "\n.LP\n")}`;
// A document of that many pages: the sample's blocks again and again.
function document(times) {
	const source = run(["node", join(tree, "tests/pdf/samples.mjs"), "en-GB"]).out.toString();
	const [request, json] = source.split("\n"), doc = JSON.parse(json);
	return `${request}\n${JSON.stringify({ ...doc, blocks: Array.from({ length: times }, () => [...doc.blocks, { kind: "page" }]).flat() })}\n`;
}

const html = join(work, "plan.html"), plain = join(work, "plain.html"), roff = join(work, "plan.ms");
run([program, ...plan, "-o", html]);
// WeasyPrint stumbles over today's style sheets: it is given the same page with a few rules of its own.
writeFileSync(plain, readFileSync(html, "utf8").replace(/<style>[^]*?<\/style>/, "<style>@page{size:A4;margin:20mm}body{font:14pt sans-serif}svg{width:20mm;height:20mm}</style>"));
writeFileSync(roff, toGroff(run([program, ...plan]).out.toString()));
const rivals = [
	["WeasyPrint", 0.1, "weasyprint", ["weasyprint", "--pdf-variant", "pdf/ua-1", plain, join(work, "weasyprint.pdf")]],
	["headless Chromium", 0.1, "chromium", ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", `--user-data-dir=${work}/chromium`,
		`--print-to-pdf=${join(work, "chromium.pdf")}`, `file://${html}`]],
	["groff -Tpdf", 1, "groff", ["sh", "-c", `groff -k -Tpdf -ms '${roff}' >'${join(work, "groff.pdf")}'`]],
].filter(([name, , command]) => has(command) || console.log(`${name} is not here and is left out`));

const ours = [program, ...plan, "-o", join(work, "ours.pdf")];
const programs = [ours, ...rivals.map((r) => r[3])];
const times = programs.map(() => []);
for (let round = 0; round <= rounds; round++)
	programs.forEach((argv, i) => { const { ms } = run(argv); if (round > 0) times[i].push(ms); });
const [mine, ...theirs] = times.map(median);
const pages = /^Pages: +(\d+)/m.exec(execFileSync("pdfinfo", [join(work, "ours.pdf")], { encoding: "utf8" }))[1];
console.log(`a plan of ${pages} pages with QR codes; ${rounds} rounds`);
console.log("figure | held against | ratio | at most | seen");
rivals.forEach(([name, most], i) => row("time", name, mine / theirs[i], most, `${mine.toFixed(0)} ms, ${theirs[i].toFixed(0)} ms`));
const size = (file) => statSync(join(work, file)).size;
if (rivals.some((r) => r[0] === "headless Chromium"))
	row("size", "headless Chromium", size("ours.pdf") / size("chromium.pdf"), 1, `${size("ours.pdf")} bytes, ${size("chromium.pdf")} bytes`);

// The other formats, against a program that has only begun.
const formats = ["html", "txt", "ics"], others = [[program, "--version"], ...formats.map((suffix) => [program, ...plan, "-o", join(work, `plan.${suffix}`)])];
const spent = others.map(() => []);
for (let round = 0; round <= rounds * 10; round++)
	others.forEach((argv, i) => { const { ms } = run(argv); if (round > 0) spent[i].push(ms); });
const [began, ...made] = spent.map(median);
formats.forEach((suffix, i) => row(`plan as .${suffix}`, "closeknit --version", made[i] / began, 3, `${made[i].toFixed(2)} ms, ${began.toFixed(2)} ms`));

const one = document(3), ten = document(30);
const short = [], long = [];
for (let round = 0; round < rounds; round++) {
	short.push(run([helper], one).ms);
	long.push(run([helper], ten).ms);
}
row("ten times the pages", "three samples", median(long) / median(short), 11, `${median(short).toFixed(0)} ms, ${median(long).toFixed(0)} ms`);
writeFileSync(join(work, "one"), one);
const kib = Math.max(peak([helper], readFileSync(join(work, "one"))), peak(ours));
row("peak memory", "40 MB", (kib * 1024) / 40e6, 1, `${kib} KiB`);
const info = execFileSync("pdfinfo", [join(work, "ours.pdf")], { encoding: "utf8" });
row("tagged", "as it should be", /^Tagged: +yes/m.test(info) ? 0 : 1, 0, /^Tagged.*/m.exec(info)[0].replace(/ +/g, " "));
rmSync(work, { recursive: true, force: true });
