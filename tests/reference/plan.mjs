// plan.mjs - the plan from DESIGN.md's text alone, simple before fast; the score is reference.mjs's

import { Num } from "./json.mjs";
import { read } from "./reference.mjs";

const FIRST_AT_MOST = 3;
const DUE = ["today", "week", "month"];

/* ---- what the answers call for ---- */

/* [{action, item, option, critical}] in walk order, options as written. */
function calls(items) {
	const out = [];

	for (const item of items) {
		if (!item.answered)
			continue;
		for (const option of item.question.options) {
			const chosen = item.answer.includes(option.id);
			if (!chosen && item.na)
				continue;
			for (const action of chosen ? option.actions : option.ifNotActions)
				out.push({ action, item, option, critical: chosen && option.critical });
		}
	}
	return out;
}

const isByItem = (steps) => steps instanceof Map && !steps.has("do") && !steps.has("aim");

function mentionsItem(value) {
	if (typeof value === "string")
		return value.includes("{item}");
	if (Array.isArray(value))
		return value.some(mentionsItem);
	return value instanceof Map && [...value.values()].some(mentionsItem);
}

function usesItem(action) {
	const steps = action.get("steps");

	return isByItem(steps) || ["title", "why", "steps"].some((key) => mentionsItem(action.get(key)));
}

function listedActions(pack, state) {
	const entries = new Map();
	const order = [...pack.actions.keys()];

	for (const call of calls(state.items)) {
		const map = pack.actions.get(call.action);
		const option = usesItem(map) ? call.item.option : null;
		const id = option === null ? call.action : `${call.action}@${option.id}`;
		if (!state.holds(map.get("when") ?? new Map()))
			continue;
		if (!entries.has(id))
			entries.set(id, {
				id,
				map,
				option,
				calls: [],
				topic: call.item.question.topic.id,
				due: DUE.indexOf(map.get("due")),
				minutes: map.get("minutes").value,
				place: order.indexOf(call.action),
				optionPlace: option === null ? 0
					: pack.questions.get(call.item.question.forEach).options.indexOf(option),
				done: state.audit.done.get(id) ?? null,
				aside: state.audit.aside.get(id) ?? null,
				kept: state.audit.kept.get(id) ?? null,
			});
		entries.get(id).calls.push(call);
	}
	for (const entry of entries.values()) {
		entry.critical = entry.calls.some((call) => call.critical);
		entry.gain = state.score === null ? 0n : scoreAfter(state, [entry]) - state.score;
	}
	return [...entries.values()].sort(before);
}

function before(a, b) {
	const left = a.gain * BigInt(b.minutes), right = b.gain * BigInt(a.minutes);

	if (a.critical !== b.critical)
		return a.critical ? -1 : 1;
	if (a.due !== b.due)
		return a.due - b.due;
	if (left !== right)
		return left > right ? -1 : 1;
	if (a.place !== b.place)
		return a.place - b.place;
	return a.optionPlace - b.optionPlace;
}

/* ---- what doing them would change ---- */

function riskAfter(item, entries) {
	const from = entries.flatMap((entry) => entry.calls).filter((call) => call.item === item);

	if (from.length === 0)
		return item.risk;
	if (!item.question.many)
		return item.least;
	let risk = item.risk;
	for (const option of new Set(from.map((call) => call.option))) {
		const swap = option.ifNotRisk - option.risk;
		risk += item.answer.includes(option.id) ? swap : -swap;
	}
	return Math.min(risk, item.risk);
}

function scoreAfter(state, entries) {
	return state.score === null ? null : state.overall((item) => riskAfter(item, entries));
}

/* ---- what to begin with ---- */

function isOpen(entry, today) {
	return entry.done === null && entry.kept === null && !(entry.aside !== null && entry.aside > today);
}

function firstOf(open) {
	const first = [];
	const take = (wanted) => {
		for (const entry of open)
			if (first.length < FIRST_AT_MOST && !first.includes(entry) && wanted(entry))
				first.push(entry);
	};

	take((entry) => entry.critical);
	take((entry) => first.every((other) => other.topic !== entry.topic));
	take(() => true);
	return first.map((entry) => entry.id);
}

function sittingOf(open, minutes) {
	const out = [];

	for (const entry of open) {
		if (entry.minutes > minutes)
			continue;
		minutes -= entry.minutes;
		out.push(entry.id);
	}
	return out;
}

/* ---- writing it down ---- */

/* A copy with {item} filled in. */
function shownAs(value, label) {
	if (typeof value === "string")
		return label === null ? value : value.split("{item}").join(label);
	if (Array.isArray(value))
		return value.map((one) => shownAs(one, label));
	if (value instanceof Map)
		return new Map([...value].map(([key, one]) => [key, shownAs(one, label)]));
	return value;
}

function stepsFor(entry) {
	let steps = entry.map.get("steps");

	if (isByItem(steps))
		steps = steps.get(entry.option.id) ?? steps.get("*");
	if (Array.isArray(steps))
		steps = new Map([["do", steps]]);
	if (!steps.has("do"))
		return new Map([["aim", steps.get("aim")], ["start", steps.get("start")],
			["words", steps.get("words") ?? []], ["if_no", steps.get("if_no") ?? []]]);
	return new Map([["do", steps.get("do")], ["path", steps.get("path") ?? null],
		["search", steps.get("search") ?? []], ["source", steps.get("source") ?? []]]);
}

function written(entry) {
	const { map } = entry;
	const label = entry.option === null ? null : entry.option.label;
	const own = (key, otherwise) => map.get(key) ?? otherwise;

	return {
		id: entry.id,
		topic: entry.topic,
		title: shownAs(map.get("title"), label),
		why: shownAs(map.get("why"), label),
		kind: map.get("kind"),
		who: map.get("who"),
		due: map.get("due"),
		minutes: entry.minutes,
		gain: entry.gain,
		critical: entry.critical,
		removes: own("removes", false),
		noticed: own("noticed", false),
		done: entry.done,
		aside: entry.aside,
		kept: entry.kept,
		steps: shownAs(stepsFor(entry), label),
		message: own("message", null),
		contacts: own("contacts", []),
		sources: map.get("source"),
	};
}

function chosenFrom(table, wanted, without = []) {
	return [...(table ?? new Map())].filter(([id, map]) => wanted(id, map))
		.map(([id, map]) => {
			const out = new Map([["id", id], ...shownAs(map, null)]);
			without.forEach((key) => out.delete(key));
			return out;
		});
}

/* Every id that stands in a list under one of these keys, at any depth. */
function named(value, keys, out = new Set()) {
	if (value === null || typeof value !== "object" || value instanceof Num)
		return out;
	for (const [key, one] of value instanceof Map ? value : Object.entries(value)) {
		if (keys.includes(key) && Array.isArray(one) && one.every((id) => typeof id === "string"))
			one.forEach((id) => out.add(id));
		else
			named(one, keys, out);
	}
	return out;
}

/* whole: with the sources, sign_off and review_by that DESIGN.md ends a plan
 * with and the files in examples/ leave out. */
export function plan(pack, auditText, { today, minutes = null, privateAnswers = new Map(), whole = false }) {
	const state = read(pack, auditText, privateAnswers);
	const entries = listedActions(pack, state);
	const open = entries.filter((entry) => isOpen(entry, today));
	const messages = new Set(entries.map((entry) => entry.map.get("message") ?? null));
	const urgent = shownAs(pack.json.get("urgent"), null);
	const out = {
		format: "closeknit-plan/1",
		pack: pack.id,
		serial: pack.serial,
		date: today,
		score: state.score,
		low: state.low,
		high: state.high,
		band: state.band,
		held_by: state.held.map((item) => item.id),
		in_place: state.counts.in_place,
		of: state.counts.of,
		score_after_today: scoreAfter(state, entries.filter((entry) => entry.due === 0)),
		score_with_done: scoreAfter(state, entries.filter((entry) => entry.done !== null)),
		first: firstOf(open),
		actions: entries.map(written),
	};

	if (minutes !== null)
		out.sitting = sittingOf(open, minutes);
	out.messages = chosenFrom(pack.json.get("messages"),
		(id, map) => messages.has(id) && state.holds(map.get("when") ?? new Map()), ["when"]);
	out.urgent = urgent;
	const contacts = named(out, ["contacts"]);
	out.contacts = chosenFrom(pack.json.get("contacts"), (id) => contacts.has(id));
	if (whole) {
		const sources = named(out, ["source", "sources"]);
		out.sources = chosenFrom(pack.json.get("sources"), (id) => sources.has(id));
		out.sign_off = pack.json.get("sign_off");
		out.review_by = pack.json.get("review_by");
	}
	return out;
}
