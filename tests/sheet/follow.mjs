// follow.mjs - somebody who follows only the words on a paper: which items they come to, for given answers; knows the sentences, not the pack's conditions

const letters = (text) => text.split(/, | or /).flatMap((part) => {
	const [from, to] = part.split(" to ");
	const number = (one) => [...one].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1;
	return to === undefined ? [number(from)] : Array.from({ length: number(to) - number(from) + 1 }, (_, i) => number(from) + i);
});

/* A place is "A, C to E or G[ for X] in 4". */
const LETTERS = "(?:[A-Z]+(?: to [A-Z]+)?)(?:(?:, | or )(?:[A-Z]+(?: to [A-Z]+)?))*";

export function follow(json, paper, byNumber, answers, secrets) {
	const all = json.get("topics").flatMap((topic) => topic.get("questions"));
	const questionOf = (id) => all.find((one) => one.get("id") === id);
	const went = [];
	let goTo = 0;

	for (const question of paper.questions) {
		if (question.number < goTo)
			continue;
		const one = questionOf(byNumber.get(question.number));
		if (!one.has("for_each")) {
			if (gate(question, null))
				went.push(one.get("id"));
			continue;
		}
		const labels = repeatsOnPaper(question, one);
		const before = went.length;
		for (const option of labels)
			if (column(question, one, option))
				went.push(`${one.get("id")}@${option.get("id")}`);
		if (went.length === before)
			gate(question, null);
	}
	return went;

	/* The repeats that stand on paper: heads of its table, or the one its sentence names. */
	function repeatsOnPaper(question, one) {
		const options = questionOf(one.get("for_each")).get("options");
		const names = new Set(question.boxes.map((box) => box.item));
		if (names.has(null))
			return options.filter((_, i) => i === letters(/you ticked ([A-Z]+) in \d+/i.exec(question.paragraphs.join(" "))[1])[0]);
		return options.filter((option) => names.has(option.get("label")));
	}

	function ticked(one, option, wanted) {
		const id = one.get("id") + (option === null ? "" : `@${option.get("id")}`);
		const item = one.get("private") === true ? secrets : answers;
		/* What was skipped has no ticks. */
		if (!went.includes(id) || !item.has(id))
			return false;
		const said = [].concat(item.get(id)), options = one.get("options");
		return wanted.some((i) => said.includes(options[i].get("id")));
	}

	/* Whether one of a place's boxes is ticked. */
	function place(wanted, whose, number, self) {
		const one = questionOf(byNumber.get(number));
		if (!one.has("for_each"))
			return ticked(one, null, wanted);
		const options = questionOf(one.get("for_each")).get("options");
		if (whose === "it")
			return ticked(one, self, wanted);
		if (whose === undefined)
			return options.some((option) => ticked(one, option, wanted));
		return options.some((option) => option.get("label") === whose && ticked(one, option, wanted));
	}

	/* A condition as it is written; `self` is the column it is read for. */
	function condition(text, self) {
		let at = 0;
		const value = parts();
		if (at !== text.length)
			throw new Error(`"${text}" is not understood from "${text.slice(at)}" on`);
		return value;

		function eat(pattern) {
			const found = new RegExp(pattern, "y");
			found.lastIndex = at;
			const match = found.exec(text);
			if (match !== null)
				at = found.lastIndex;
			return match;
		}
		function onePlace() {
			const wanted = eat(`(${LETTERS})`);
			if (wanted === null)
				throw new Error(`no letters in "${text.slice(at)}"`);
			let whose;
			if (eat(" for ") !== null) {
				const labels = ["it", ...all.flatMap((one) => one.get("options").map((option) => option.get("label")))]
					.sort((a, b) => b.length - a.length);
				whose = labels.find((label) => text.startsWith(`${label} in `, at));
				at += whose.length;
			}
			return place(letters(wanted[1]), whose, Number(eat(" in (\\d+)")[1]), self);
		}
		function several() {
			const values = [onePlace()];
			while (eat("; ") !== null)
				values.push(onePlace());
			return values.some(Boolean);
		}
		function term() {
			if (eat("\\(") !== null) {
				const inner = parts();
				if (eat("\\)") === null)
					throw new Error(`no ) in "${text}"`);
				return inner;
			}
			if (eat("you ticked one of these: ") !== null)
				return several();
			if (eat("you ticked none of these: ") !== null)
				return !several();
			if (eat("(?:you ticked one of|you ticked none of|you did not tick|you ticked|your answer is not|your answer is) ") !== null) {
				const negative = /(none of|not tick|is not) $/.test(text.slice(0, at));
				return negative !== onePlace();
			}
			throw new Error(`"${text.slice(at)}" is no condition`);
		}
		function parts() {
			const values = [term()];
			let any = null;
			for (let joint; (joint = eat(", (and|or) ")) !== null;) {
				any = joint[1] === "or";
				values.push(term());
			}
			return any === true ? values.some(Boolean) : values.every(Boolean);
		}
	}

	function jump(target) {
		goTo = target === "the last pages" ? Infinity : Number(target);
		return false;
	}

	/* Whether the question is for this family; if not, goTo is where its sentence leads. */
	function gate(question, self) {
		const [first, ...rest] = question.paragraphs;
		let said = /^If (.*), go to (\d+|the last pages)\./.exec(first ?? "");
		if (said !== null && !first.includes(", answer for each of them."))
			return condition(said[1], self) ? jump(said[2]) : true;
		said = /^Only if (all|one) of these (?:are|is) so\. If not, go to (\d+|the last pages)\./.exec(first ?? "");
		if (said !== null) {
			const points = [];
			for (const point of rest.map((one) => one.replace(/^\u2022 ?/, ""))) {
				if (!/^\(?you/.test(point))
					break;
				points.push(condition(point, self));
			}
			return (said[1] === "all" ? points.every(Boolean) : points.some(Boolean)) || jump(said[2]);
		}
		said = /^Only if (.*)\. If not, go to (\d+|the last pages)\./.exec(first ?? "");
		if (said !== null)
			return condition(said[1], self) || jump(said[2]);
		said = /If (?:there is none|not), go to (\d+|the last pages)\./.exec(first ?? "");
		return said === null || jump(said[1]);
	}

	/* Whether a column of a table, or the one repeat there is, is filled in. */
	function column(question, one, option) {
		const over = questionOf(one.get("for_each"));
		const several = question.boxes.some((box) => box.item !== null);
		if (!several)
			return gate(question, option);
		const index = over.get("options").indexOf(option);
		if (!ticked(over, null, [index]))
			return false;
		for (const line of question.paragraphs.slice(1)) {
			const out = /^(Leave out|Fill in) (.*?) (if|only if) (you.*|\(.*|your.*)\.$/.exec(line);
			if (out === null || !(out[2] === "each one" || out[2].split(", ").includes(option.get("label"))))
				continue;
			return condition(out[4], option) === (out[1] === "Fill in");
		}
		return true;
	}
}
