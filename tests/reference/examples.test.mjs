// examples.test.mjs - the reference says what the worked examples say; run with node --test

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse, print } from "./json.mjs";
import { plan, readPack, score } from "./reference.mjs";

const FOLDER = new URL("examples/", import.meta.url);
const text = (name) => readFileSync(new URL(name, FOLDER), "utf8");
const sorted = (value) => print(value, true);

const pack = readPack(text("pack.json"));
const names = readdirSync(FOLDER).filter((name) => name.endsWith(".audit.json"))
	.map((name) => name.replace(".audit.json", ""));

test("there are worked examples to hold the reference against", () => {
	assert.ok(names.length >= 8);
});

for (const name of names) {
	test(`the reference gives the score of ${name}`, () => {
		assert.equal(sorted(score(pack, text(`${name}.audit.json`), { explain: true })),
			sorted(parse(text(`${name}.score.json`))));
	});
	test(`the reference gives the plan of ${name}`, () => {
		assert.equal(sorted(plan(pack, text(`${name}.audit.json`), { today: "2026-11-22" })),
			sorted(parse(text(`${name}.plan.json`))));
	});
}
