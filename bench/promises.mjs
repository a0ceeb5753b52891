// promises.mjs - measures what the promises of SECURITY.md cost, and how soon quick exit acts, each beside its limit; no test fails on a clock.
// usage: node promises.mjs BUILD DATA ROUNDS
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const [build, data, rounds] = process.argv.slice(2);
const program = resolve(build, "closeknit");
const folder = resolve(data, "promises");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true, mode: 0o700 });

function row(figure, against, value, most, detail) {
	console.log(`${figure} | ${against} | ${value} | ${most} | ${detail}`);
}

// An audit with one answer, and one with as many as the built-in checklist asks for.
const environment = { ...process.env, CLOSEKNIT_HOME: resolve(folder, "home"), LC_ALL: "C.UTF-8" };
function answer(count, name) {
	rmSync(environment.CLOSEKNIT_HOME, { recursive: true, force: true });
	const file = resolve(folder, name);
	const done = spawnSync(program, ["audit", "--plain", "--answers", file], { input: `\n${"1\n".repeat(count)}quit\n`, env: environment, encoding: "utf8" });
	if (done.status !== 0) throw new Error(`answering: ${done.stderr}`);
	return file;
}
const files = [answer(1, "one.json"), answer(120, "all.json")];
const lines = execFileSync(resolve(build, "bench-promises"), [resolve(folder, "saved"), rounds, ...files], { encoding: "utf8" }).trim().split("\n").map((line) => JSON.parse(line));
const rights = lines.pop();
for (const line of lines) row(`saving an answer, ${line.bytes} bytes`, "write, 2 fsync, rename", line.ratio.toFixed(2), 1.2, `${line.ours_us} us, ${line.bare_us} us`);
row("giving up rights", "ms", (rights.rights_us / 1000).toFixed(3), 0.5, `least ${(rights.least_us / 1000).toFixed(3)}; network ${rights.network ? "refused" : "not refused here"}, writing ${rights.writing ? "refused" : "not refused here"}`);

// Quick exit: its own test goes through every state and says how long each took.
const said = execFileSync("sh", ["tests/guard/at_once.sh", build, "5"], { encoding: "utf8" });
writeFileSync(resolve(data, "at-once.log"), said);
const took = /blank after ([\d.]+) ms \(the middle of (\d+) tries\), ([\d.]+) ms \(the longest, (.*)\)/.exec(said);
row("Ctrl-X to a blank screen, any state", "ms", took[3], 50, `the longest of ${took[2]}: ${took[4]}; the middle one ${took[1]} ms`);

// Sockets, in the trace of a whole audit.
const trace = resolve(folder, "trace");
const traced = spawnSync("strace", ["-f", "-qq", "-e", "trace=%network", "-e", "signal=none", "-o", trace, program, "audit", "--plain"], { input: `\n${"1\n".repeat(120)}quit\n`, env: environment });
if (traced.status === 0) row("sockets in the trace of a whole audit", "zero", execFileSync("sh", ["-c", `wc -l <'${trace}'`], { encoding: "utf8" }).trim(), 0, "");
else console.log("sockets: strace may not trace here");
rmSync(folder, { recursive: true, force: true });
