// long.mjs - prints a pack with one topic of many short questions, made from another: node long.mjs PACK COUNT

import { readFileSync } from "node:fs";

const [file, count] = process.argv.slice(2);
const pack = JSON.parse(readFileSync(file, "utf8"));
const questions = Array.from({ length: Number(count) }, (_, i) => ({
	id: `q${i + 1}`, kind: "one", ask: `Number ${i + 1}?`, why: "To have many.", source: ["s"],
	options: [{ id: "yes", label: "Yes" }, { id: "no", label: "No", risk: 1 }],
}));

pack.topics = [{ id: "many", title: "Many", intro: "One after another.", source: ["s"], questions }];
for (const action of Object.values(pack.actions)) {
	delete action.when;
	action.title = action.title.replaceAll("{item}", "it");
	action.why = action.why.replaceAll("{item}", "it");
	action.steps = ["Do it."];
}
for (const message of Object.values(pack.messages))
	delete message.when;
delete pack.renamed;
console.log(JSON.stringify(pack));
