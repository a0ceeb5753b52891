// audits.mjs - random audits for a pack: partial, impossible, renamed, hidden, marked; packs are random.mjs's

import { print } from "./json.mjs";
import { dice } from "./dice.mjs";

export const TODAYS = ["2026-11-22", "2027-01-01", "2028-02-29"];
const STAMP = "2026-11-22T10:00:00Z";

function daysLater(date, days) {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);
}

/* Old ids that end in this one, through however many renamings. */
function oldIds(table, prefix, id) {
	const out = [id];

	for (let i = 0; i < out.length; i++)
		for (const [old, target] of table)
			if (target === out[i] && old.startsWith(prefix))
				out.push(old.slice(prefix.length));
	return out.slice(1);
}

class Maker {
	constructor(pack, seed) {
		this.pack = pack;
		this.d = dice(seed);
		this.age = this.d.pick([0, 0, 0.3, 0.8]);
	}

	/* The id, or at times one that it had before. */
	aged(kind, prefix, id) {
		const old = oldIds(this.pack.renamed(kind), prefix, id);
		return old.length > 0 && this.d.chance(this.age) ? this.d.pick(old) : id;
	}

	agedOption(question, id) {
		return this.aged("options", `${question.id}/`, id);
	}

	over(question) {
		return this.pack.questions.get(question.forEach);
	}

	validMany(question) {
		const { d } = this;
		const alone = question.options.filter((option) => option.exclusive);
		if (alone.length > 0 && d.chance(0.25))
			return [this.agedOption(question, d.pick(alone).id)];
		const out = [];
		for (const { id } of d.some(question.options.filter((option) => !option.exclusive), d.pick([0.2, 0.6, 0.9]))) {
			const aged = this.agedOption(question, id);
			out.push(aged);
			if (aged !== id && d.chance(0.2))
				out.push(d.pick([id, aged, this.agedOption(question, id)]));
		}
		return d.chance(0.3) ? d.shuffle(out) : out;
	}

	valid(question) {
		return question.many ? this.validMany(question)
			: this.agedOption(question, this.d.pick(question.options).id);
	}

	/* What no walk could give, or names options nobody knows. */
	odd(question) {
		const { d } = this;
		const ids = question.options.map((option) => option.id);
		const alone = question.options.find((option) => option.exclusive);
		const id = d.pick(ids);
		if (!question.many)
			return d.pick(["no-such", "constructor1", [id], [], null, true, 1, new Map(), ""]);
		return d.pick([
			id, null, 7, new Map(), [id, 3], [[id]], [null],
			[id, id], [id, "no-such", id], ["no-such"], ["no-such", "no-such"], [id, "no-such"], ["no-such", id, "no-such"],
			alone ? [...new Set([alone.id, ...ids])] : [id, id, id],
			alone ? [alone.id, "no-such"] : [],
		]);
	}

	itemsOf(question) {
		if (question.forEach === null)
			return [question.id];
		return this.over(question).options.map((option) => `${question.id}@${option.id}`);
	}

	agedItem(question, key) {
		const at = key.indexOf("@");
		const id = this.aged("questions", "", question.id);
		return at < 0 ? id : `${id}@${this.agedOption(this.over(question), key.slice(at + 1))}`;
	}

	answers() {
		const { d } = this;
		const often = d.pick([0, 0.2, 0.6, 0.95, 1, 1]);
		const odd = d.pick([0, 0, 0.03, 0.15]);
		const out = [];
		for (const question of this.pack.questions.values()) {
			for (const key of this.itemsOf(question)) {
				if (!d.chance(often))
					continue;
				const value = () => (d.chance(odd) ? this.odd(question) : this.valid(question));
				out.push([this.agedItem(question, key), value()]);
				if (d.chance(0.1))
					out.push([this.agedItem(question, key), value()]);
			}
			if (d.chance(odd))
				out.push([question.forEach === null ? `${question.id}@1` : question.id, this.valid(question)]);
		}
		if (d.chance(0.2))
			out.push(["gone", "yes"], ["gone@1", ["a", "a"]], ["tostring", "yes"]);
		return new Map(d.chance(0.3) ? d.shuffle(out) : out);
	}

	/* Right and wrong: with the @item of what the action's callers repeat over,
	 * with another question's, and with none. */
	actionKeys() {
		const { d } = this;
		const questions = [...this.pack.questions.values()];
		const keys = [];
		for (const id of this.pack.actions.keys()) {
			const overs = questions.filter((question) => question.forEach !== null && question.options.some((option) =>
				option.actions.includes(id))).slice(0, 1).map((question) => this.over(question));
			keys.push(this.aged("actions", "", id));
			for (const question of [...overs, d.pick(questions)])
				for (const option of question.options)
					keys.push(`${this.aged("actions", "", id)}@${this.agedOption(question, option.id)}`);
		}
		return [...keys, "gone", "gone@1", `${keys[0]}@no-such`];
	}

	marks(today, often) {
		return new Map(this.d.some(this.actionKeys(), often)
			.map((key) => [key, daysLater(today, this.d.pick([-400, -1, 0, 1, 30]))]));
	}

	audit(today) {
		const { d, pack } = this;
		const items = [...pack.questions.values()].flatMap((question) =>
			this.itemsOf(question).map((key) => this.agedItem(question, key)));
		const often = d.pick([0, 0.1, 0.3, 0.6]);
		const out = new Map(Object.entries({
			format: "closeknit-audit/1",
			pack: pack.id,
			serial: d.pick([pack.serial, pack.serial, 1, 2147483647]),
			started: STAMP,
			updated: STAMP,
			answers: this.answers(),
			done: this.marks(today, often),
			aside: this.marks(today, often),
			kept: this.marks(today, often / 2),
		}));
		if (d.chance(0.3))
			out.set("at", d.pick(items));
		if (d.chance(0.3))
			out.set("later", d.few(items, 0, 3));
		if (d.chance(0.3))
			out.set("check", d.few(items, 0, 3));
		return print(out);
	}
}

/* The text, one line, of an audit of what readPack gave; the same seed gives the same text. */
export function randomAudit(pack, seed, today = TODAYS[0]) {
	return new Maker(pack, seed).audit(today);
}
