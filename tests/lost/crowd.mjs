// crowd.mjs - prints a pack with more contacts than a side of paper holds, made from another: node crowd.mjs PACK COUNT

import { readFileSync } from "node:fs";

const [file, count] = process.argv.slice(2);
const pack = JSON.parse(readFileSync(file, "utf8"));
const [one] = Object.values(pack.contacts);

for (let i = 1; i <= Number(count); i++)
	pack.contacts[`more-${i}`] = { ...one, name: `Helpline ${i}` };
console.log(JSON.stringify(pack));
