// random.mjs - packs that use every feature of the format and keep every rule; their audits are audits.mjs's

import { print } from "./json.mjs";
import { dice, idMaker, optionIdMaker, textMaker } from "./dice.mjs";

const NATIONS = ["england", "wales", "scotland", "northern-ireland"];
const RESERVED = ["any", "all", "not"];

/* Keys without a value are left out, so that every optional key is at times absent. */
function object(entries) {
	return new Map(Object.entries(entries).filter(([, value]) => value !== undefined));
}

class Maker {
	constructor(seed) {
		this.d = dice(seed);
		this.text = textMaker(this.d);
		this.questionId = idMaker(this.d, "q");
		this.actionId = idMaker(this.d, "act");
		this.questions = [];
		this.actions = [];
		this.sources = this.ids("src", 1, 3);
		this.contacts = this.ids("line", 1, 4);
		this.messages = this.ids("msg", 0, 3);
	}

	maybe(p, make) {
		return this.d.chance(p) ? make() : undefined;
	}

	ids(stem, least, most) {
		const make = idMaker(this.d, stem);
		return Array.from({ length: this.d.int(least, most) }, () => make());
	}

	texts(least, most, item = false) {
		return Array.from({ length: this.d.int(least, most) }, () => this.text(item && this.d.chance()));
	}

	source() {
		return this.d.few(this.sources, 1, 2);
	}

	/* over: the repeated-over question when $item may be named, else null. */
	condition(over, depth = 0) {
		const { d } = this;
		const out = new Map();
		if (d.chance(0.04))
			return out;
		const parts = d.few(["question", "question", "question", "any", "all", "not", over ? "$item" : "question"], 1,
			depth > 0 ? 1 : 2);
		for (const part of parts) {
			const secret = this.questions.filter((question) => question.private);
			if (secret.length > 0 && d.chance(0.15)) {
				const asked = d.pick(secret);
				out.set("not", new Map([[asked.id, this.wanted(asked.options)]]));
			} else if (part === "question" && this.questions.length > 0) {
				const asked = d.pick(this.questions);
				out.set(asked.id, this.wanted(asked.options));
			} else if (part === "$item") {
				out.set("$item", this.wanted(over.options.filter((option) => !option.exclusive)));
			} else if (part === "not" && depth < 3) {
				out.set("not", this.condition(over, depth + 1));
			} else if ((part === "any" || part === "all") && depth < 3) {
				out.set(part, Array.from({ length: d.int(1, 3) }, () => this.condition(over, depth + 1)));
			}
		}
		return out;
	}

	wanted(options) {
		const ids = options.map((option) => option.id);
		return this.d.chance(0.4) ? this.d.pick(ids) : this.d.few(ids, 1, Math.min(4, ids.length));
	}

	/* Actions that a question over this one (or null: over none) may call for. */
	calls(over, p) {
		const { d } = this;
		if (!d.chance(p))
			return undefined;
		const out = [];
		for (let i = d.int(1, 2); i > 0; i--) {
			const scope = over !== null && d.chance(0.7) ? over : null;
			const known = this.actions.filter((one) => one.scope === scope && !out.includes(one.id));
			if (known.length > 0 && d.chance(0.5)) {
				out.push(d.pick(known).id);
			} else {
				this.actions.push({ id: this.actionId(), scope });
				out.push(this.actions.at(-1).id);
			}
		}
		return out;
	}

	optionsOfOne(over, riskless) {
		const { d } = this;
		const makeId = optionIdMaker(d);
		const risks = Array.from({ length: d.int(d.chance(0.1) ? 1 : 2, 5) }, () =>
			(riskless || d.chance(0.3) ? 0 : d.int(1, 10)));
		const least = Math.min(...risks);
		const out = risks.map((risk) => {
			const kind = risk > least ? d.pick(["", "", "", "critical", "unsure"]) : "";
			return { id: makeId(), risk, critical: kind === "critical", unsure: kind === "unsure",
				actions: this.calls(over, risk > 0 ? 0.6 : 0.1) };
		});
		if (d.chance(0.25))
			out.splice(d.int(0, out.length), 0, { id: makeId(), na: true, actions: this.calls(over, 0.1) });
		return out;
	}

	optionsOfMany(over, riskless) {
		const { d } = this;
		const makeId = optionIdMaker(d);
		const out = [];
		const option = (exclusive) => {
			const na = exclusive && d.chance(0.4);
			const risk = riskless || na || d.chance(exclusive ? 0.7 : 0.4) ? 0 : d.int(1, 10);
			const kind = risk > 0 ? d.pick(["", "", "", "", "critical", "unsure"]) : "";
			const ifNot = !riskless && !exclusive && d.chance(0.35);
			return { id: makeId(["do", "aim"]), risk, na, exclusive, critical: kind === "critical",
				unsure: kind === "unsure", actions: this.calls(over, risk > 0 ? 0.6 : 0.08),
				if_not: ifNot ? object({ risk: d.int(0, 10), actions: this.calls(over, 1) }) : undefined };
		};
		for (let i = d.int(1, d.chance(0.1) ? 12 : 5); i > 0; i--)
			out.push(option(false));
		for (let i = d.pick([0, 0, 1, 1, 2]); i > 0; i--)
			out.splice(d.int(0, out.length), 0, option(true));
		return out;
	}

	privateOptions(many) {
		const makeId = optionIdMaker(this.d);
		const out = Array.from({ length: this.d.int(2, 3) }, () => ({ id: makeId() }));
		if (many && this.d.chance())
			out.push({ id: makeId(), exclusive: true });
		return out;
	}

	writtenOption(option) {
		const { d } = this;
		const { actions, if_not } = option;
		return object({
			id: option.id,
			label: this.text(),
			means: this.maybe(0.1, () => this.text()),
			risk: option.risk || (option.risk === 0 && d.chance(0.3)) ? option.risk : undefined,
			critical: option.critical || undefined,
			unsure: option.unsure || (option.unsure === false && d.chance(0.05) ? false : undefined),
			na: option.na || undefined,
			exclusive: option.exclusive || undefined,
			actions,
			if_not,
		});
	}

	question(previous) {
		const { d } = this;
		const repeatable = this.questions.filter((one) => one.many && !one.over && !one.private);
		const isPrivate = d.chance(0.1);
		let over = null;
		if (!isPrivate && repeatable.length > 0 && d.chance(0.5))
			over = previous?.over && d.chance(0.7) ? previous.over : d.pick(repeatable);
		const many = d.chance(repeatable.length === 0 ? 0.7 : 0.4);
		const riskless = d.chance(many ? 0.3 : 0.15);
		const question = { id: this.questionId(RESERVED), many, over, private: isPrivate };
		const when = this.questions.length > 0 ? this.maybe(0.35, () => this.condition(over)) : undefined;

		if (isPrivate)
			question.options = this.privateOptions(many);
		else
			question.options = many ? this.optionsOfMany(over, riskless) : this.optionsOfOne(over, riskless);
		question.json = object({
			id: question.id,
			kind: many ? "many" : "one",
			for_each: over?.id,
			private: isPrivate || undefined,
			ask: this.text(over !== null),
			help: this.maybe(0.2, () => this.text()),
			why: this.text(),
			source: this.source(),
			weight: isPrivate ? undefined : this.maybe(0.4, () => d.pick([1, 2, 3, 7, 100])),
			when,
			options: question.options.map((option) => this.writtenOption(option)),
		});
		this.questions.push(question);
		return question;
	}

	topics() {
		const makeId = idMaker(this.d, "topic");
		const out = [];
		for (let i = this.d.int(1, 4); i > 0; i--) {
			const questions = [];
			for (let j = this.d.int(1, 6); j > 0; j--)
				questions.push(this.question(questions.at(-1)));
			out.push(object({ id: makeId(), title: this.text(), intro: this.text(),
				weight: this.maybe(0.5, () => this.d.pick([1, 2, 3, 10, 100])), source: this.source(),
				questions: questions.map((question) => question.json) }));
		}
		return out;
	}

	/* A list, an object with do, or for a conversation one with aim. */
	step(kind, item) {
		const form = this.d.pick(kind === "conversation" ? ["aim", "list"] : ["list", "do"]);
		if (form === "list")
			return this.texts(1, 3, item);
		if (form === "aim")
			return object({ aim: this.text(item && this.d.chance()), start: this.texts(1, 2, item),
				words: this.maybe(0.7, () => this.texts(1, 2, item)), if_no: this.maybe(0.7, () => this.texts(1, 2, item)) });
		return object({ do: this.texts(1, 3, item), path: this.maybe(0.6, () => this.text(item && this.d.chance())),
			search: this.maybe(0.6, () => this.texts(1, 2, item)), source: this.maybe(0.6, () => this.source()) });
	}

	steps(kind, scope, uses) {
		if (uses !== "by-item")
			return this.step(kind, uses === "all");
		const keys = scope.options.filter((option) => !option.exclusive).map((option) => option.id);
		const own = this.d.some(keys, 0.6);
		if (own.length < keys.length || this.d.chance(0.2))
			own.push("*");
		return new Map(this.d.shuffle(own).map((key) => [key, this.step(kind, true)]));
	}

	action({ scope }) {
		const { d } = this;
		const kind = d.pick(["setting", "conversation", "message", "habit"]);
		const uses = scope === null ? "" : d.pick(["title", "why", "all", "all", "by-item", "by-item"]);
		return object({
			title: this.text(uses === "title" || (uses === "all" && d.chance())),
			why: this.text(uses === "why" || (uses === "all" && d.chance(0.2))),
			kind,
			who: d.pick(["you", "together", "family", "organisation"]),
			due: d.pick(["today", "week", "month"]),
			minutes: d.pick([1, 2, 3, 5, 10, 15, 60, 240]),
			removes: this.maybe(0.2, () => d.chance(0.7)),
			noticed: this.maybe(0.2, () => d.chance(0.7)),
			when: this.maybe(0.25, () => this.condition(null)),
			steps: this.steps(kind, scope, uses),
			contacts: this.maybe(0.5, () => d.few(this.contacts, 0, 2)),
			message: this.messages.length > 0 ? this.maybe(0.3, () => d.pick(this.messages)) : undefined,
			source: this.source(),
		});
	}

	contact() {
		const { d } = this;
		return object({ name: this.text(), for: this.text(), phone: this.maybe(0.6, () => "0800 1111"),
			url: "https://example.org/help?a=1&b=2", hours: this.maybe(0.4, () => this.text()),
			ages: this.maybe(0.4, () => [d.int(0, 10), d.int(11, 17)]), eligibility: this.maybe(0.3, () => this.text()),
			nations: d.few(NATIONS, 1, 4), checked: "2026-11-22", source: this.maybe(0.2, () => this.source()) });
	}

	advice() {
		const step = () => object({ do: this.text(), why: this.text(), source: this.maybe(0.2, () => this.source()) });
		const never = () => object({ do_not: this.text(), why: this.text() });
		return {
			steps: Array.from({ length: this.d.int(1, 3) }, step),
			never: Array.from({ length: this.d.int(1, 2) }, never),
			contacts: this.d.few(this.contacts, 1, 2),
		};
	}

	urgent() {
		const cases = this.ids("case", 0, 2).map((id) =>
			object({ id, title: this.text(), ...this.advice(), source: this.source() }));
		return object({ title: this.text(), intro: this.text(), ...this.advice(),
			cases: cases.length > 0 ? cases : undefined });
	}

	scoring() {
		const from = [0, ...this.d.few([1, 10, 25, 40, 50, 60, 75, 80, 99, 100], 0, 4).sort((a, b) => a - b)];
		const makeId = idMaker(this.d, "band");
		const bands = from.map((one) => object({ from: one, id: makeId(), label: this.text(), advice: this.text() }));
		return object({ critical_band: this.d.pick(bands).get("id"), bands });
	}

	/* Old ids for some of these, some of them through an id that is gone too. */
	oldNames(ids, stem, taken) {
		const out = new Map();
		let count = 0;
		for (const id of ids) {
			if (!this.d.chance(0.25))
				continue;
			let target = id;
			for (let i = this.d.int(1, 2); i > 0; i--) {
				let old = this.d.chance(0.2) ? `${100 + out.size}` : `${stem}${++count}`;
				while (taken.includes(old) || out.has(old))
					old = `${stem}${++count}`;
				out.set(old, target);
				if (this.d.chance())
					target = old;
			}
		}
		return new Map(this.d.shuffle([...out]));
	}

	renamed(topics) {
		const options = new Map();
		for (const question of this.questions) {
			const ids = question.options.map((option) => option.id);
			for (const [old, target] of this.oldNames(ids, "was-o", ids))
				options.set(`${question.id}/${old}`, target);
		}
		const table = (ids, stem) => this.oldNames(ids, stem, ids);
		return object({
			topics: table(topics.map((topic) => topic.get("id")), "was-t"),
			questions: this.oldNames(this.questions.map((one) => one.id), "was-q",
				[...RESERVED, ...this.questions.map((one) => one.id)]),
			options,
			actions: table(this.actions.map((one) => one.id), "was-a"),
		});
	}

	pack() {
		const { d } = this;
		const topics = this.topics();
		if (this.actions.length === 0 || d.chance(0.03))
			this.actions.push({ id: this.actionId(), scope: null });
		const actions = new Map(d.shuffle(this.actions).map((one) => [one.id, this.action(one)]));
		const message = () => object({ title: this.text(), to: this.text(), body: `Dear ____,\n${this.text()}\n____`,
			when: this.maybe(0.4, () => this.condition(null)), source: this.maybe(0.2, () => this.source()) });
		const table = (ids, make) => new Map(ids.map((id) => [id, make()]));
		return object({
			$schema: this.maybe(0.1, () => "pack.schema.json"),
			format: "closeknit-pack/1",
			id: d.pick(["random", "0", "constructor"]),
			version: "1", serial: d.pick([1, 2, 9, 2147483647]), language: "en-GB",
			title: this.text(), summary: this.text(), minutes: d.int(1, 240),
			publisher: object({ name: "Example", url: "https://example.org" }), licence: "CC0-1.0",
			reviewed: "2026-11-22", review_by: "2027-05-22",
			sources: table(this.sources, () => object({ title: this.text(), publisher: this.text(), date: "2026-07",
				url: "https://example.org/s", checked: "2026-11-22" })),
			contacts: table(this.contacts, () => this.contact()),
			sign_off: d.chance() ? null : object({ role: "Lead", organisation: "Example", date: "2026-11-01" }),
			scoring: this.scoring(),
			topics,
			actions,
			messages: this.messages.length > 0 || d.chance() ? table(this.messages, message) : undefined,
			urgent: this.urgent(),
			renamed: this.maybe(0.8, () => this.renamed(topics)),
		});
	}
}

/* The author's own keys, which mean nothing, where the format names the keys:
 * in a table by id, or in a condition, closeknit takes them for mistyped ids. */
const BY_ID = ["sources", "contacts", "actions", "messages", "steps", "renamed", "topics", "questions", "options"];

function annotated(d, value, under = "") {
	if (Array.isArray(value))
		return value.map((one) => annotated(d, one));
	if (!(value instanceof Map) || under === "when")
		return value;
	const out = [...value].map(([key, one]) => [key, annotated(d, one, key)]);
	if (!BY_ID.includes(under) && d.chance(0.05))
		out.splice(d.int(0, out.length), 0, ["x-note", d.pick(["{item}", null, 15, ["no-such", {}], { do: "x", any: [] }])]);
	return new Map(out);
}

/* The text of a valid pack; the same seed gives the same text. */
export function randomPack(seed) {
	const maker = new Maker(seed);
	const pack = maker.pack();
	return print(maker.d.chance(0.15) ? annotated(maker.d, pack) : pack);
}
