// reference.mjs - the score from DESIGN.md's text alone, simple before fast; the plan is plan.mjs's

import { holds, readAudit, visible } from "./reading.mjs";

export { Refused, carriedItem, readPack } from "./reading.mjs";
export { plan } from "./plan.mjs";

/* ---- risk ---- */

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

function riskOf(question, answer) {
	return sum(question.options.map((option) =>
		(answer.includes(option.id) ? option.risk : option.ifNotRisk)));
}

/* [least, most] a permitted answer can have; na options count for neither. */
function extremes(question) {
	const counted = question.options.filter((option) => !option.na);
	let possible = counted.map((option) => option.risk);

	if (question.many) {
		const free = counted.filter((option) => !option.exclusive);
		possible = counted.filter((option) => option.exclusive).map((option) => riskOf(question, [option.id]));
		possible.push(sum(free.map((option) => Math.min(option.risk, option.ifNotRisk))));
		possible.push(sum(free.map((option) => Math.max(option.risk, option.ifNotRisk))));
	}
	return [Math.min(...possible), Math.max(...possible)];
}

/* What the score needs to know of one visible item that is not private. */
function weighed(item) {
	const { question, answer } = item;
	const chosen = answer === null ? [] : question.options.filter((option) => answer.includes(option.id));
	const [least, most] = extremes(question);
	const na = chosen.some((option) => option.na);

	return {
		...item,
		chosen,
		least,
		most,
		na,
		answered: answer !== null,
		unsure: chosen.some((option) => option.unsure),
		critical: chosen.some((option) => option.critical),
		counts: most > 0 && !na,
		risk: answer === null ? null : riskOf(question, answer),
	};
}

/* ---- score ---- */

const points = (most, risk) => (10000n * BigInt(most - risk)) / BigInt(most);

function average(pairs) {
	let top = 0n, bottom = 0n;

	for (const [weight, value] of pairs) {
		top += BigInt(weight) * value;
		bottom += BigInt(weight);
	}
	return bottom === 0n ? null : top / bottom;
}

function topicScore(topic, items, risk) {
	return average(items.filter((item) => item.question.topic === topic)
		.map((item) => [item.question.weight, points(item.most, risk(item))]));
}

function overall(pack, items, risk) {
	return average(pack.topics.map((topic) => [topic.weight, topicScore(topic, items, risk)])
		.filter(([, score]) => score !== null));
}

function bandOf(pack, score, held) {
	const scoring = pack.json.get("scoring");
	const bands = scoring.get("bands");
	const lid = bands.findIndex((band) => band.get("id") === scoring.get("critical_band"));
	let found = 0;

	bands.forEach((band, i) => {
		if (BigInt(band.get("from").value) <= score / 100n)
			found = i;
	});
	return bands[held ? Math.min(found, lid) : found].get("id");
}

function counts(items) {
	const of = items.filter((item) => item.counts);

	return {
		in_place: of.filter((item) => item.answered && item.risk === item.least && !item.unsure).length,
		of: of.length,
		answered: items.filter((item) => item.answered).length,
		visible: items.length,
	};
}

function judge(pack, shown) {
	const items = shown.filter((item) => !item.question.private).map(weighed);
	const scored = items.filter((item) => item.counts && item.answered);
	const able = items.filter((item) => item.counts);
	const open = (item) => !item.answered || item.unsure;
	const held = items.filter((item) => item.critical);
	const out = {
		items,
		scored,
		held,
		score: overall(pack, scored, (item) => item.risk),
		low: overall(pack, able, (item) => (open(item) ? item.most : item.risk)),
		high: overall(pack, able, (item) => (open(item) ? item.least : item.risk)),
		band: null,
	};

	if (out.score !== null) {
		const mayHold = items.some((item) => open(item) &&
			item.question.options.some((option) => option.critical));
		const low = bandOf(pack, out.low, held.length > 0 || mayHold);
		const high = bandOf(pack, out.high, held.length > 0);
		out.band = low === high ? low : null;
	}
	return out;
}

/* "answer" stands in the file's order, as in examples/marks, though DESIGN.md
 * says the options'. */
function ledger(item) {
	return {
		id: item.id,
		topic: item.question.topic.id,
		answer: item.answer,
		risk: item.risk,
		least: item.least,
		max: item.most,
		weight: item.question.weight,
		points: points(item.most, item.risk),
	};
}

export function score(pack, auditText, { explain = false } = {}) {
	const state = judge(pack, visible(pack, readAudit(pack, auditText), new Map()));
	const { in_place, of, answered, visible: seen } = counts(state.items);
	const out = {
		format: "closeknit-score/1",
		pack: pack.id,
		serial: pack.serial,
		score: state.score,
		low: state.low,
		high: state.high,
		band: state.band,
		held_by: state.held.map((item) => item.id),
		in_place,
		of,
		answered,
		visible: seen,
		unsure: state.items.filter((item) => item.unsure).length,
		topics: pack.topics.map((topic) => ({
			id: topic.id,
			score: topicScore(topic, state.scored, (item) => item.risk),
			...counts(state.items.filter((item) => item.question.topic === topic)),
		})),
	};

	if (explain)
		out.items = state.scored.map(ledger);
	return out;
}

/* All that follows from one audit, before it is written down. */
export function read(pack, auditText, privateAnswers = new Map()) {
	const audit = readAudit(pack, auditText);
	const shown = visible(pack, audit, privateAnswers);
	const state = judge(pack, shown);

	return {
		audit,
		shown,
		...state,
		counts: counts(state.items),
		holds: (when) => holds(pack, shown, when, null),
		overall: (risk) => overall(pack, state.scored, risk),
	};
}
