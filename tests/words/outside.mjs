// outside.mjs - words of an output that stand in no ⟦brackets⟧ and are no text or id of the checklist: node outside.mjs PACK OUTPUT
import { readFileSync } from "node:fs";

const [packPath, outputPath] = process.argv.slice(2);
const flat = (text) => text.replace(/\s+/g, " ");
const texts = [];
(function collect(value, key) {
	if (typeof value === "string") texts.push(...value.split("\n").map(flat), ...value.split("{item}").map(flat));
	else if (value && typeof value === "object") for (const [k, v] of Object.entries(value)) { if (k !== "for") texts.push(k); collect(v, k); }
})(JSON.parse(readFileSync(packPath, "utf8")));
texts.sort((a, b) => b.length - a.length);

let output = flat(readFileSync(outputPath, "utf8"));
// Commands, options, paths and addresses are typed, not read out.
// A language is named as its speakers name it.
output = output.replace(/\bEnglish\b(?!⟧)/g, " ");
output = output.replace(/[^\s⟦⟧]+\.(txt|html|md|ics|json|pdf)\b|https?:\/\/\S+|\/\S*\/\S+|(?<=^|[ ,(])--?[a-z][a-z-]*|(?<=^|[ "])closeknit [a-z-]+|\[[^\]]*\]|\b[A-Z]{2,}\b(\.\.\.)?|(?<= )history(?= )/g, " ");
for (let before = ""; before !== output; ) { before = output; output = output.replace(/⟦[^⟦⟧]*⟧/g, " "); }
for (const text of texts) if (text.trim().length > 1) output = output.split(text).join(" ");
for (let before = ""; before !== output; ) { before = output; output = output.replace(/⟦[^⟦⟧]*⟧/g, " "); }
const commands = new Set("closeknit audit plan score todo done undo aside keep history compare sheet enter help now pack forget list show lint new lock unlock privacy json text text/plain uk parents".split(" "));
const left = (output.match(/\p{L}{3,}/gu) ?? []).filter((word) => !commands.has(word));
if (left.length > 0) {
	console.log(`outside: ${[...new Set(left)].slice(0, 40).join(" ")}`);
	process.exit(1);
}
