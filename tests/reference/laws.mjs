// laws.mjs - what must hold of any score line, whoever computed it; the exact figures are reference.mjs's

import { print } from "./json.mjs";
import { carriedItem, read } from "./reference.mjs";

const toHundredths = (num) => (num === null ? null : BigInt(num.text.replace(".", "")));

function average(pairs) {
	const bottom = pairs.reduce((all, [weight]) => all + weight, 0n);
	return bottom === 0n ? null : pairs.reduce((all, [weight, value]) => all + weight * value, 0n) / bottom;
}

/* The ledger alone gives the topics' scores and the overall one. */
function ledgerFaults(pack, line) {
	const out = [];
	const topics = [];

	for (const item of line.get("items")) {
		const [risk, max] = ["risk", "max"].map((key) => BigInt(item.get(key).text));
		if (toHundredths(item.get("points")) !== (10000n * (max - risk)) / max)
			out.push(`the points of ${item.get("id")} do not follow from its risk`);
	}
	for (const topic of line.get("topics")) {
		const id = topic.get("id");
		const got = average(line.get("items").filter((item) => item.get("topic") === id)
			.map((item) => [BigInt(item.get("weight").text), toHundredths(item.get("points"))]));
		if (got !== toHundredths(topic.get("score")))
			out.push(`the ledger does not add up to topic ${id}`);
		if (got !== null)
			topics.push([BigInt(pack.topics.find((one) => one.id === id).weight), got]);
	}
	if (average(topics) !== toHundredths(line.get("score")))
		out.push("the ledger does not add up to the score");
	return out;
}

/* high may lie under score when an unanswered item's least risk is above 0:
 * even its best answer would draw the score down. */
function rangeFaults(line, state) {
	const [low, score, high] = ["low", "score", "high"].map((key) => toHundredths(line.get(key)));
	const drawsDown = state.items.some((item) => item.counts && !item.answered && item.least > 0);
	const out = [];

	if (score !== null && low > score)
		out.push("low is above score");
	if (score !== null && score > high && !drawsDown)
		out.push("score is above high");
	if (low !== null && low > high)
		out.push("low is above high");
	return out;
}

function countFaults(line, state) {
	const ours = state.items;
	const out = [];
	const value = (key) => line.get(key).value;

	for (const part of [line, ...line.get("topics")])
		if (part.get("in_place").value > part.get("of").value || part.get("answered").value > part.get("visible").value)
			out.push("more in place than there is");
	for (const key of ["in_place", "of", "answered", "visible"])
		if (line.get("topics").reduce((all, topic) => all + topic.get(key).value, 0) !== value(key))
			out.push(`the topics' ${key} does not add up`);
	if (value("visible") !== ours.length || value("answered") !== ours.filter((item) => item.answered).length ||
	    value("unsure") !== ours.filter((item) => item.unsure).length)
		out.push("a private question is counted");
	return out;
}

export function faults(pack, auditText, line) {
	const state = read(pack, auditText);

	return [...ledgerFaults(pack, line), ...rangeFaults(line, state), ...countFaults(line, state)];
}

/* ---- other audits that must score the same ---- */

function withAnswers(audit, answers) {
	return print(new Map([...audit, ["answers", new Map(answers)]]));
}

/* Without the answers whose items are not visible: they count for nothing. */
export function withoutHidden(pack, auditText, audit) {
	const shown = new Set(read(pack, auditText).items.map((item) => item.id));

	return withAnswers(audit, [...audit.get("answers")].filter(([key]) => shown.has(carriedItem(pack, key))));
}

/* In another order, or null where two ids have become one and the first in
 * the file counts. */
export function reordered(pack, audit, shuffle) {
	const keys = [...audit.get("answers").keys()];

	if (new Set(keys.map((key) => carriedItem(pack, key))).size < keys.length)
		return null;
	return withAnswers(audit, shuffle([...audit.get("answers")]));
}

