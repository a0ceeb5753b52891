// reading.mjs - pack and audit in, the visible items and their answers out; counting them is reference.mjs's

import { parse } from "./json.mjs";

export class Refused extends Error {}

/* ---- the pack, with its defaults filled in ---- */

const number = (map, key, otherwise) => (map.has(key) ? map.get(key).value : otherwise);
const flag = (map, key) => map.get(key) === true;
const list = (map, key) => map.get(key) ?? [];

function readOption(map) {
	const ifNot = map.get("if_not") ?? new Map();

	return {
		id: map.get("id"),
		label: map.get("label"),
		risk: number(map, "risk", 0),
		critical: flag(map, "critical"),
		unsure: flag(map, "unsure"),
		na: flag(map, "na"),
		exclusive: flag(map, "exclusive"),
		actions: list(map, "actions"),
		ifNotRisk: number(ifNot, "risk", 0),
		ifNotActions: list(ifNot, "actions"),
	};
}

function readQuestion(map, topic) {
	return {
		id: map.get("id"),
		topic,
		many: map.get("kind") === "many",
		forEach: map.get("for_each") ?? null,
		when: map.get("when") ?? new Map(),
		weight: number(map, "weight", 1),
		private: flag(map, "private"),
		options: map.get("options").map(readOption),
	};
}

/* Without the keys that begin with x-: they are the author's and ignored. */
function plain(value) {
	if (Array.isArray(value))
		return value.map(plain);
	if (!(value instanceof Map))
		return value;
	return new Map([...value].filter(([key]) => !key.startsWith("x-")).map(([key, one]) => [key, plain(one)]));
}

export function readPack(text) {
	const json = plain(parse(text));
	const renamed = json.get("renamed") ?? new Map();
	const pack = {
		json,
		id: json.get("id"),
		serial: json.get("serial").value,
		topics: [],
		questions: new Map(),
		actions: json.get("actions"),
		renamed: (kind) => renamed.get(kind) ?? new Map(),
	};

	for (const map of json.get("topics")) {
		const topic = { id: map.get("id"), weight: number(map, "weight", 1) };
		topic.questions = map.get("questions").map((one) => readQuestion(one, topic));
		for (const question of topic.questions)
			pack.questions.set(question.id, question);
		pack.topics.push(topic);
	}
	return pack;
}

const optionOf = (question, id) => question.options.find((option) => option.id === id);

/* ---- old ids (DESIGN.md 5): what exists is never renamed ---- */

function carried(table, prefix, id, exists) {
	while (!exists(id) && table.has(prefix + id))
		id = table.get(prefix + id);
	return id;
}

function carriedOption(pack, question, id) {
	return carried(pack.renamed("options"), `${question.id}/`, id,
		(one) => optionOf(question, one) !== undefined);
}

function split(key) {
	const at = key.indexOf("@");

	return at < 0 ? [key, null] : [key.slice(0, at), key.slice(at + 1)];
}

/* The question that an action's @item is an option of, or null. */
function repeatedOver(pack, action) {
	for (const question of pack.questions.values()) {
		const calls = question.options.some((option) =>
			option.actions.includes(action) || option.ifNotActions.includes(action));
		if (calls && question.forEach !== null)
			return pack.questions.get(question.forEach);
	}
	return null;
}

export function carriedItem(pack, key) {
	let [id, item] = split(key);

	id = carried(pack.renamed("questions"), "", id, (one) => pack.questions.has(one));
	const question = pack.questions.get(id);
	if (question !== undefined && question.forEach !== null && item !== null)
		item = carriedOption(pack, pack.questions.get(question.forEach), item);
	return item === null ? id : `${id}@${item}`;
}

function carriedAction(pack, key) {
	let [id, item] = split(key);

	id = carried(pack.renamed("actions"), "", id, (one) => pack.actions.has(one));
	const over = repeatedOver(pack, id);
	if (over !== null && item !== null)
		item = carriedOption(pack, over, item);
	return item === null ? id : `${id}@${item}`;
}

/* New wins over old; of two old, the first in the file. */
function carriedTable(table, rename) {
	const out = new Map();

	for (const [key, value] of table)
		if (rename(key) === key)
			out.set(key, value);
	for (const [key, value] of table)
		if (!out.has(rename(key)))
			out.set(rename(key), value);
	return out;
}

/* ---- answers: renamed, then the unknown left out, then judged ---- */

function judgedMany(pack, question, value) {
	if (!Array.isArray(value) || value.some((one) => typeof one !== "string"))
		return null;
	const chosen = [];
	for (const one of value) {
		const id = carriedOption(pack, question, one);
		if (optionOf(question, id) === undefined)
			continue;
		const earlier = chosen.find((other) => other.id === id);
		if (earlier === undefined)
			chosen.push({ id, old: one !== id });
		else if (one === id && !earlier.old)
			return null;
	}
	if (chosen.length === 0 && value.length > 0)
		return null;
	if (chosen.length > 1 && chosen.some(({ id }) => optionOf(question, id).exclusive))
		return null;
	return chosen.map(({ id }) => id);
}

function judged(pack, question, value) {
	if (question.many)
		return judgedMany(pack, question, value);
	if (typeof value !== "string")
		return null;
	const id = carriedOption(pack, question, value);
	return optionOf(question, id) === undefined ? null : [id];
}

export function readAudit(pack, text) {
	let json;

	try {
		json = parse(text);
	} catch (error) {
		throw new Refused(error.message);
	}
	if (!(json instanceof Map) || json.get("format") !== "closeknit-audit/1")
		throw new Refused("another format");
	if (json.get("pack") !== pack.id)
		throw new Refused("another pack");
	const marks = (kind) => carriedTable(json.get(kind) ?? new Map(), (key) => carriedAction(pack, key));
	return {
		answers: carriedTable(json.get("answers"), (key) => carriedItem(pack, key)),
		done: marks("done"),
		aside: marks("aside"),
		kept: marks("kept"),
	};
}

/* ---- conditions ---- */

const listed = (value) => (Array.isArray(value) ? value : [value]);

function namesUnansweredPrivate(pack, shown, when) {
	for (const [key, value] of when) {
		if (key === "$item")
			continue;
		if (key === "any" || key === "all") {
			if (value.some((one) => namesUnansweredPrivate(pack, shown, one)))
				return true;
		} else if (key === "not") {
			if (namesUnansweredPrivate(pack, shown, value))
				return true;
		} else if (pack.questions.get(key).private) {
			if (!shown.some((item) => item.id === key && item.answer !== null))
				return true;
		}
	}
	return false;
}

/* inside: the item whose condition it is, or null outside a repeat. */
function matches(pack, shown, key, value, inside) {
	const asked = pack.questions.get(key);
	let items = shown.filter((item) => item.question === asked);

	if (inside !== null && asked.forEach !== null && asked.forEach === inside.question.forEach)
		items = items.filter((item) => item.option === inside.option);
	return items.some((item) => item.answer !== null &&
		item.answer.some((id) => listed(value).includes(id)));
}

function holdsPart(pack, shown, when, inside) {
	for (const [key, value] of when) {
		let held;

		if (key === "any")
			held = value.some((one) => holdsPart(pack, shown, one, inside));
		else if (key === "all")
			held = value.every((one) => holdsPart(pack, shown, one, inside));
		else if (key === "not")
			held = !holdsPart(pack, shown, value, inside);
		else if (key === "$item")
			held = listed(value).includes(inside.option.id);
		else
			held = matches(pack, shown, key, value, inside);
		if (!held)
			return false;
	}
	return true;
}

export function holds(pack, shown, when, inside) {
	return !namesUnansweredPrivate(pack, shown, when) && holdsPart(pack, shown, when, inside);
}

/* ---- the items that are visible, in walk order ---- */

function repeats(pack, shown, forEach) {
	const over = shown.find((item) => item.id === forEach);

	if (over === undefined || over.answer === null)
		return [];
	return over.question.options.filter((option) =>
		!option.exclusive && over.answer.includes(option.id));
}

export function visible(pack, audit, privateAnswers) {
	const shown = [];

	function consider(question, option) {
		const item = {
			id: option === null ? question.id : `${question.id}@${option.id}`,
			question,
			option,
			answer: null,
		};
		if (!holds(pack, shown, question.when, option === null ? null : item))
			return;
		const said = question.private ? privateAnswers : audit.answers;
		if (said.has(item.id))
			item.answer = judged(pack, question, said.get(item.id));
		shown.push(item);
	}

	for (const { questions } of pack.topics) {
		for (let i = 0; i < questions.length; i++) {
			const { forEach } = questions[i];
			const run = [questions[i]];
			if (forEach === null) {
				consider(questions[i], null);
				continue;
			}
			while (i + 1 < questions.length && questions[i + 1].forEach === forEach)
				run.push(questions[++i]);
			for (const option of repeats(pack, shown, forEach))
				for (const question of run)
					consider(question, option);
		}
	}
	return shown;
}
