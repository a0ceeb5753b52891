// same.mjs - whether two JSON files hold the same values; the order of keys is free, all else is not.
// What the plan format prints at its end but the worked examples leave out ("sources", "sign_off", "review_by") is compared where the expected file has it.
import { readFileSync } from "node:fs";

const [made, expected] = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
const late = new Set(["sources", "sign_off", "review_by"]);

function differs(a, b, at, top) {
	if (typeof a !== typeof b || Array.isArray(a) !== Array.isArray(b) || (a === null) !== (b === null)) return at;
	if (a === null || typeof a !== "object") return a === b ? null : at;
	if (Array.isArray(a) && a.length !== b.length) return `${at} (${a.length} and ${b.length} long)`;
	for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
		if (top && late.has(key) && !(key in b)) continue;
		if (!(key in a) || !(key in b)) return `${at}/${key} (only in one)`;
		const found = differs(a[key], b[key], `${at}/${key}`, false);
		if (found) return found;
	}
	return null;
}

const found = made.trim() === "" ? "nothing was printed" : differs(JSON.parse(made), JSON.parse(expected), "", true);
if (found) {
	console.log(`not ok: ${process.argv[2]} differs at ${found}`);
	process.exit(1);
}
