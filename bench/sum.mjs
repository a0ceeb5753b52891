// sum.mjs - the plain loop that scoring is held against: reads audits line by line and only sums points.
// usage: node sum.mjs points.json audits.ndjson
import { readFileSync } from "node:fs";

const points = JSON.parse(readFileSync(process.argv[2], "utf8"));
const lines = [];
for (const line of readFileSync(process.argv[3], "utf8").split("\n")) {
	if (line === "") continue;
	const audit = JSON.parse(line);
	let sum = 0;
	for (const question in audit.answers) sum += points[question][audit.answers[question]];
	lines.push(sum);
}
process.stdout.write(lines.join("\n"));
