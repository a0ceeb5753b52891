// json.mjs - JSON in file order and as written, since "12" may be an id; what it means is reference.mjs's

/* A plain JS object moves keys such as "12" to the front and forgets whether a
 * number was 3.10 or 3.1. So objects are Maps and numbers keep their text. */
export class Num {
	constructor(text) {
		this.text = text;
	}
	get value() {
		return Number(this.text);
	}
}

const TOKEN = /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null))/y;

export function parse(text) {
	let at = 0;

	function next() {
		TOKEN.lastIndex = at;
		const found = TOKEN.exec(text);
		if (found === null)
			throw new SyntaxError(`not JSON at ${at}`);
		at = TOKEN.lastIndex;
		return found;
	}

	function value([, mark, string, number, word]) {
		if (string !== undefined)
			return JSON.parse(string);
		if (number !== undefined)
			return new Num(number);
		if (word !== undefined)
			return JSON.parse(word);
		if (mark === "[")
			return list();
		if (mark === "{")
			return object();
		throw new SyntaxError(`unexpected ${mark} at ${at}`);
	}

	function list() {
		const out = [];
		let token = next();
		if (token[1] === "]")
			return out;
		for (;;) {
			out.push(value(token));
			token = next();
			if (token[1] === "]")
				return out;
			if (token[1] !== ",")
				throw new SyntaxError(`no comma at ${at}`);
			token = next();
		}
	}

	function object() {
		const out = new Map();
		let token = next();
		if (token[1] === "}")
			return out;
		for (;;) {
			if (token[2] === undefined)
				throw new SyntaxError(`no key at ${at}`);
			const key = JSON.parse(token[2]);
			if (out.has(key))
				throw new SyntaxError(`key "${key}" twice at ${at}`);
			if (next()[1] !== ":")
				throw new SyntaxError(`no colon at ${at}`);
			out.set(key, value(next()));
			token = next();
			if (token[1] === "}")
				return out;
			if (token[1] !== ",")
				throw new SyntaxError(`no comma at ${at}`);
			token = next();
		}
	}

	const whole = value(next());
	if (/[^ \t\n\r]/.test(text.slice(at)))
		throw new SyntaxError(`more after the end at ${at}`);
	return whole;
}

export function hundredths(points) {
	return `${points / 100n}.${String(points % 100n).padStart(2, "0")}`;
}

/* BigInt stands for hundredths of a point, as in reference.mjs. */
export function print(value, sorted = false) {
	if (value === null || typeof value === "boolean" || typeof value === "string")
		return JSON.stringify(value);
	if (typeof value === "number")
		return String(value);
	if (typeof value === "bigint")
		return hundredths(value);
	if (value instanceof Num)
		return value.text;
	if (Array.isArray(value))
		return `[${value.map((one) => print(one, sorted)).join(",")}]`;
	const entries = value instanceof Map ? [...value] : Object.entries(value);
	if (sorted)
		entries.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${print(one, sorted)}`).join(",")}}`;
}
