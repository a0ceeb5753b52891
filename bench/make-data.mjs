// make-data.mjs - writes what is measured: packs of N questions, and audits of a pack of 60, a third of them conditional.
// usage: node make-data.mjs FOLDER
import { mkdirSync, writeFileSync, createWriteStream } from "node:fs";

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });

// A small generator of our own, so that every run writes the same bytes.
let state = 20261122;
const dice = (sides) => {
	state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
	return Math.floor((state / 2 ** 32) * sides);
};

const words = "a parent can look at who sees each picture and choose the people they know best for the ones that matter".split(" ");
const text = (count) => Array.from({ length: count }, () => words[dice(words.length)]).join(" ");

function pack(questions, perTopic) {
	const topics = [];
	for (let n = 0; n < questions; n++) {
		if (n % perTopic === 0) topics.push({ id: `topic-${topics.length}`, title: text(4), intro: text(10), weight: 1 + dice(3), source: ["s"], questions: [] });
		const question = {
			id: `question-${n}`, kind: "one", ask: `${text(6)}?`, why: text(4), source: ["s"], weight: 1 + dice(3),
			options: [
				{ id: "yes", label: text(2), risk: 0 },
				{ id: "some", label: text(2), risk: 4 },
				{ id: "no", label: text(2), risk: 9, actions: ["act"] },
				{ id: "unsure", label: text(2), risk: 6, unsure: true },
			],
		};
		if (n % 3 === 2) question.when = { [`question-${n - 1}`]: ["yes", "some", "unsure"] };
		topics[topics.length - 1].questions.push(question);
	}
	return {
		format: "closeknit-pack/1", id: `measured-${questions}`, version: "1", serial: 1, language: "en-GB", title: "Measured", summary: "For measuring only.",
		minutes: 10, publisher: { name: "Example", url: "https://example.org" }, licence: "CC0-1.0", reviewed: "2026-11-22", review_by: "2027-05-22",
		sign_off: null, sources: { s: { title: "A source", publisher: "Example", date: "2026-07", url: "https://example.org/s", checked: "2026-11-22" } }, contacts: {},
		scoring: { critical_band: "start", bands: [{ from: 0, id: "start", label: "A start", advice: "Go on." }, { from: 60, id: "well", label: "Well on", advice: "Go on." }] },
		topics,
		actions: { act: { title: "Do one thing", why: "It helps.", kind: "setting", who: "you", due: "week", minutes: 5, steps: ["Look at one setting."], source: ["s"] } },
		urgent: { title: "Help", intro: "You are right to look for help.", steps: [{ do: "Stay calm.", why: "It helps." }], never: [{ do_not: "Delete nothing.", why: "It is evidence." }], contacts: [] },
	};
}

for (const questions of [1000, 8000]) writeFileSync(`${folder}/pack-${questions}.json`, JSON.stringify(pack(questions, 40)));
const sixty = pack(60, 10);
writeFileSync(`${folder}/pack-60.json`, JSON.stringify(sixty, null, 1));

const points = {};
for (const topic of sixty.topics) for (const question of topic.questions) points[question.id] = Object.fromEntries(question.options.map((option) => [option.id, 10 - option.risk]));
writeFileSync(`${folder}/points.json`, JSON.stringify(points));

const out = createWriteStream(`${folder}/audits.ndjson`);
const options = ["yes", "some", "no", "unsure"];
for (let n = 0; n < 70000; n++) {
	const answers = {};
	for (let q = 0; q < 60; q++) if (dice(20) > 0) answers[`question-${q}`] = options[dice(4)];
	out.write(`${JSON.stringify({ format: "closeknit-audit/1", pack: "measured-60", serial: 1, started: "2026-11-22T10:00:00Z", updated: "2026-11-22T10:11:00Z", answers, done: {}, aside: {}, kept: {} })}\n`);
}
out.end();
