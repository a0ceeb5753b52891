// run.mjs - runs the measurements and prints each figure as a ratio beside its limit; no test fails on a clock.
// usage: node run.mjs BUILD DATA ROUNDS
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { resolve } from "node:path";

const [build, data, roundsText] = process.argv.slice(2);
const rounds = Number(roundsText);
const program = resolve(build, "closeknit");
const home = resolve(data, "home");
const rows = [];
const environment = { ...process.env, CLOSEKNIT_HOME: home, LC_ALL: "C.UTF-8" };

function run(argv, { input, output = "ignore", okay = [0] } = {}) {
	const started = process.hrtime.bigint();
	const done = spawnSync(argv[0], argv.slice(1), { stdio: [input ?? "ignore", output, "pipe"], env: environment, maxBuffer: 1 << 28, encoding: "utf8" });
	const ms = Number(process.hrtime.bigint() - started) / 1e6;
	if (done.error || !okay.includes(done.status)) throw new Error(`${argv.join(" ")}: ${done.error ?? `exit ${done.status}: ${done.stderr}`}`);
	return { ms, text: done.stdout };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

// Each program once a round, in turn; the median of each.
function interleave(times, programs) {
	const all = programs.map(() => []);
	for (let round = 0; round < times; round++) programs.forEach((argv, i) => all[i].push(run(argv).ms));
	return all.map(median);
}

function row(figure, against, value, most, aim, detail = "") {
	rows.push({ figure, against, value, most, aim, detail });
	console.log(`${figure} | ${against} | ${value.toFixed(3)} | ${most} | ${aim} | ${detail}`);
}

// At a real-time priority, where that is allowed, neither what else runs counts nor how much of a processor a program has used before.
const atOnce = spawnSync("chrt", ["-f", "10", "true"]).status === 0 ? ["chrt", "-f", "10"] : [];

// Each program begins with what is typed ahead.
function pty(programs, priority = []) {
	const argv = [...priority, resolve(data, "pty"), String(rounds)];
	for (const one of programs) argv.push("--", ...one);
	return run(argv, { output: "pipe" }).text.trim().split("\n").map((line) => JSON.parse(line));
}

const fresh = () => { rmSync(home, { recursive: true, force: true }); mkdirSync(home, { recursive: true }); };
const menu = ["dialog", "--menu", "Who can see the pictures of your children there?", "24", "70", "20"];
for (let i = 1; i <= 20; i++) menu.push(String(i), `People on list number ${i}`);

console.log(`machine: ${cpus().length} x ${cpus()[0].model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${process.platform}; ${rounds} rounds; ${new Date().toISOString().slice(0, 10)}`);
console.log("figure | held against | ratio | at most | aim | seen");

fresh();
const whip = ["whiptail", ...menu.slice(1)];
const [first, question, dialog, whiptail, less] = pty([["", program, "--no-save"], ["\r\r", program, "--no-save"], ["", ...menu], ["", ...whip], ["", "less", resolve("README.md")]]);
row("first paint, first screen", "dialog --menu", first.paint_ms / dialog.paint_ms, 1.15, 0.85, `${first.paint_ms} ms, ${dialog.paint_ms} ms`);
row("first paint, question 1", "dialog --menu", question.paint_ms / dialog.paint_ms, 1.15, 0.85, `${question.paint_ms} ms`);
row("one arrow key", "dialog --menu", question.key_ms / dialog.key_ms, 1.0, 0.8, `${question.key_ms} ms, ${dialog.key_ms} ms`);
row("one arrow key", "whiptail --menu", question.key_ms / whiptail.key_ms, 1.0, 0.8, `${question.key_ms} ms, ${whiptail.key_ms} ms`);
row("one arrow key", "less", question.key_ms / less.key_ms, 1.0, 0.8, `${question.key_ms} ms, ${less.key_ms} ms`);
row("bytes for it", "dialog --menu", question.key_bytes / dialog.key_bytes, 1.0, 0.6, `${question.key_bytes}, ${dialog.key_bytes}`);
row("40 arrow keys in one write", "dialog --menu", question.burst_ms / dialog.burst_ms, 1.0, 0.5, `${question.burst_ms} ms, ${dialog.burst_ms} ms`);
row("peak memory at question 1", "dialog --menu", question.peak_kib / dialog.peak_kib, 1.5, 1.2, `${question.peak_kib} KiB, ${dialog.peak_kib} KiB`);
row("a resize, to the end of its repaint", "less", question.resize_ms / less.resize_ms, 3.0, 1.0, `${question.resize_ms} ms, ${less.resize_ms} ms`);
row("a lone Esc, to the end of the menu's paint", "50 ms", question.esc_ms / 50, 1.0, 0.8, `${question.esc_ms} ms`);
row("wake-ups while idle", "zero", question.idle_wakes, 0, 0, "in one second");
row("bytes while idle", "zero", question.idle_bytes, 0, 0, "in one second");

const [big, small] = pty([["\r\r", program, "--no-save", "--pack", resolve(data, "pack-8000.json")], ["\r\r", program, "--no-save", "--pack", resolve(data, "pack-60.json")]], atOnce);
row("one arrow key at 8,000 questions", "itself at 60", big.key_ms / small.key_ms, 1.2, 1.05, `${big.key_ms} ms, ${small.key_ms} ms${atOnce.length > 0 ? ", at a real-time priority" : ""}`);

row("lines of ldd", "-", run(["ldd", program], { output: "pipe" }).text.trim().split("\n").length, 11, 9);
const [version, nothing] = interleave(Math.max(rounds, 100), [[program, "--version"], ["true"]]);
row("closeknit --version", "true", version / nothing, 2.2, 1.8, `${version.toFixed(2)} ms, ${nothing.toFixed(2)} ms`);

const audits = resolve(data, "audits.ndjson");
const score = [program, "--pack", resolve(data, "pack-60.json"), "score", "--json", audits];
const jq = ["jq", "--slurpfile", "points", resolve(data, "points.json"), "[.answers | to_entries[] | $points[0][.key][.value]] | add", audits];
const node = [process.execPath, "bench/sum.mjs", resolve(data, "points.json"), audits];
const [scored, summedNode] = interleave(7, [score, node]);
const [summedJq] = interleave(1, [jq]);
row("score --json, 70,000 audits", "jq summing points", scored / summedJq, "1/20 = 0.050", "1/40 = 0.025", `${scored.toFixed(0)} ms, ${summedJq.toFixed(0)} ms`);
row("score --json, 70,000 audits", "node summing points", scored / summedNode, "1/1.5 = 0.667", "1/3 = 0.333", `${scored.toFixed(0)} ms, ${summedNode.toFixed(0)} ms`);

// Peak memory, from the kernel's own account of the program, looked at while it runs.
writeFileSync(resolve(data, "peak.sh"), `#!/bin/sh
'${program}' --pack '${resolve(data, "pack-60.json")}' score --json - >/dev/null <&3 &
child=$!
while kill -0 $child 2>/dev/null; do
	now=$(sed -n 's/^VmHWM:[^0-9]*\\([0-9]*\\).*/\\1/p' /proc/$child/status 2>/dev/null)
	[ -z "$now" ] || high=$now
	sleep 0.02
done
wait $child && echo $high
`);
function peak(copies) {
	const feed = `i=0; while [ $i -lt ${copies} ]; do cat '${audits}'; i=$((i+1)); done | sh '${resolve(data, "peak.sh")}' 3<&0`;
	return Number(run(["sh", "-c", feed], { output: "pipe" }).text.trim());
}
const peak70 = peak(1);
const peak700 = peak(10);
row("peak memory at 700,000 audits", "itself at 70,000", peak700 / peak70, 1.05, 1.05, `${peak700} KiB, ${peak70} KiB`);
row("peak memory at 700,000 audits", "MiB", peak700 / 1024, 8, 4);

const lint = (n) => [program, "pack", "lint", resolve(data, `pack-${n}.json`)];
const [lint8000, bare8000, lint1000] = interleave(21, [lint(8000), [resolve(data, "cjson_walk"), resolve(data, "pack-8000.json")], lint(1000)]);
row("pack lint of 8,000 questions", "bare cJSON parse and walk", lint8000 / bare8000, 3, 2, `${lint8000.toFixed(1)} ms, ${bare8000.toFixed(1)} ms`);
const startup = version;
row("growth exponent of it, 1,000 to 8,000", "1", Math.log((lint8000 - startup) / (lint1000 - startup)) / Math.log(readFileSync(resolve(data, "pack-8000.json")).length / readFileSync(resolve(data, "pack-1000.json")).length), 1.1, 1.03, `${lint1000.toFixed(1)} ms at 1,000; start-up taken off; by size of file`);
writeFileSync(resolve(data, "result.json"), JSON.stringify(rows, null, 1));
