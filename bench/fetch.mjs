// fetch.mjs - what getting checklists costs: memory whatever a server sends, and what an update with nothing new asks and writes; no test fails on a clock.
// usage: node fetch.mjs BUILD
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const program = resolve(process.argv[2], "closeknit");
// On its own, outside every home: the helper may read nothing of those.
const work = mkdtempSync(join(tmpdir(), "closeknit-bench-"));
const environment = { ...process.env, LC_ALL: "C.UTF-8", CURL_CA_BUNDLE: join(work, "ca.pem"), CLOSEKNIT_HOME: join(work, "home") };
for (const name of ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"]) delete environment[name];
const run = (command, ...args) => execFileSync(command, args, { env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const row = (figure, against, value, most, detail = "") => console.log(`${figure} | ${against} | ${value} | ${most} | ${detail}`);
// As tests/fetch/wrong.sh has it.
const MOST_KIB = 24576;
let server;

// A folder that is signed: one checklist, written anew under each number.
function publish(folder, serial, change) {
	mkdirSync(folder, { recursive: true });
	const pack = JSON.parse(readFileSync("tests/packs/example.json", "utf8"));
	writeFileSync(join(folder, "example.json"), JSON.stringify(Object.assign(pack, { id: "example", serial, version: `${serial}` }, change)));
	run("node", "tests/fetch/index.mjs", folder, `${serial}`);
	rmSync(join(folder, "index.json.minisig"), { force: true });
	run("minisign", "-S", "-W", "-s", join(work, "key"), "-m", join(folder, "index.json"));
}
// The most memory that an update took [KiB], and how long [ms].
function update(address, files) {
	const home = environment.CLOSEKNIT_HOME;
	rmSync(home, { recursive: true, force: true });
	run(program, "pack", "add", "--yes", address, files.key);
	const done = spawnSync(join(work, "peak"), [join(work, "took"), program, "pack", "update"], { env: environment, encoding: "utf8" });
	const [memory, time] = readFileSync(join(work, "took"), "utf8").trim().split(" ").map(Number);
	return { memory, time, status: done.status, said: done.stderr };
}
function sleep(ms) { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms); }

try {
	run(process.env.CC ?? "cc", "-O2", "-o", join(work, "peak"), "tests/fetch/peak.c");
	run("sh", "tests/fetch/certificates.sh", work);
	run("minisign", "-G", "-W", "-f", "-p", join(work, "pub"), "-s", join(work, "key"));
	const key = readFileSync(join(work, "pub"), "utf8").trim().split("\n")[1];
	const site = join(work, "site", "packs");
	publish(site, 1);
	server = spawn("node", ["tests/fetch/bad.mjs", site, work, join(work, "ports")], { stdio: "ignore" });
	while (!existsSync(join(work, "ports"))) sleep(50);
	const port = /^good_port=(\d+)/m.exec(readFileSync(join(work, "ports"), "utf8"))[1];

	// ---- Whatever a server sends
	const ways = ["endless", "endless-headers", "endless-continue", "endless-refusal", "signature-endless", "pack-endless", "gzip-bomb-unsaid"];
	const seen = ways.map((way) => ({ way, ...update(`https://localhost:${port}/${way}/`, { key }) }));
	if (seen.some((one) => one.status === 0)) throw new Error("an endless answer was taken");
	const largest = seen.reduce((a, b) => (a.memory > b.memory ? a : b));
	row(`peak memory, ${ways.length} answers without end`, "KiB", largest.memory, MOST_KIB, `the most: ${largest.way}; the longest took ${Math.max(...seen.map((one) => one.time))} ms`);
	const plain = update(`https://localhost:${port}/good/`, { key });
	if (plain.status !== 0) throw new Error(plain.said);
	row("peak memory, one checklist got", "KiB", plain.memory, MOST_KIB);
	publish(site, 1, { "x-note": "x".repeat((4 << 20) - 40000) });
	const whole = update(`https://localhost:${port}/good/`, { key });
	if (whole.status !== 0) throw new Error(whole.said);
	row("peak memory, one of nearly 4 MiB got", "KiB", whole.memory, MOST_KIB);

	// ---- What a publisher signs, rightly, and no family could use: nearly 4 MiB of one thing
	const bulks = ["own-numbers", "own-keys", "questions", "numbers", "lists", "steps", "keys", "renamed", "contacts", "conditions", "translation"].map((what) => {
		const from = join(work, "from.json");
		rmSync(site, { recursive: true, force: true });
		mkdirSync(site, { recursive: true });
		writeFileSync(from, JSON.stringify(Object.assign(JSON.parse(readFileSync("tests/packs/example.json", "utf8")), { id: "example", serial: 1, version: "1" })));
		run("node", "tests/fetch/bulky.mjs", what, from, join(site, "example.json"));
		run("node", "tests/fetch/index.mjs", site, "1");
		run("minisign", "-S", "-W", "-s", join(work, "key"), "-m", join(site, "index.json"));
		return { what, ...update(`https://localhost:${port}/good/`, { key }) };
	});
	const bulkiest = bulks.reduce((a, b) => (a.memory > b.memory ? a : b));
	row(`peak memory, ${bulks.length} signed ones of nearly 4 MiB of one thing`, "KiB", bulkiest.memory, MOST_KIB, `the most: ${bulkiest.what}; the longest took ${Math.max(...bulks.map((one) => one.time))} ms`);
	rmSync(site, { recursive: true, force: true });

	// ---- Nothing new, from nginx
	publish(site, 1);
	const nginx = run("sh", "tests/fetch/nginx.sh", work, join(work, "site")).trim();
	const first = update(`https://localhost:${nginx}/packs/`, { key });
	if (first.status !== 0) throw new Error(first.said);
	writeFileSync(join(work, "requests.log"), "");
	const trace = join(work, "trace");
	const traced = spawnSync("strace", ["-f", "-y", "-qq", "-e", "trace=write,pwrite64,writev,openat,creat,mkdir,rename,renameat,renameat2,unlink,unlinkat,fsync,fdatasync,connect", "-o", trace, program, "pack", "update"], { env: environment });
	const requests = readFileSync(join(work, "requests.log"), "utf8").trim().split("\n");
	row("requests of an update with nothing new", "one, conditional", requests.length, 1, requests.map((line) => line.replace(/\|.*\|/, " ... ")).join("; "));
	if (traced.status === 0) {
		const calls = readFileSync(trace, "utf8").split("\n");
		const home = environment.CLOSEKNIT_HOME;
		// The lock is there already: opening it makes nothing.
		const writes = calls.filter((line) => (/^\d+ +(write|pwrite64|writev)\(/.test(line) && line.includes(`<${home}`)) || (/O_CREAT|O_TRUNC/.test(line) && !line.includes("/.lock")) ||
			(/^\d+ +(mkdir|rename\w*|unlink\w*|creat|f(data)?sync)\(/.test(line) && / = 0$/.test(line)));
		row("writes to the disk by it", "zero", writes.length, 0, writes.slice(0, 2).join("; "));
		const astray = calls.filter((line) => /connect\(.*AF_INET/.test(line) && !line.includes(`htons(${nginx})`) && !line.includes("htons(53)"));
		row("connections but to the named host", "zero", astray.length, 0, astray.slice(0, 2).join("; "));
	} else console.log("writes, connections: strace may not trace here");
} finally {
	server?.kill();
	if (existsSync(join(work, "nginx.pid"))) process.kill(Number(readFileSync(join(work, "nginx.pid"), "utf8")));
	rmSync(work, { recursive: true, force: true });
}
