// tree.mjs - JSON that can be bent: keys may come twice, values may be raw text, and where each stands in the written file is known.

/** Text that is written as it is, well formed or not. */
export class Raw {
	constructor(text) {
		this.text = text;
	}
}

export const raw = (text) => new Raw(text);

// An object or a list is a list of entries, since a Map could not hold a key twice.
class Node {
	constructor(kind, entries) {
		this.kind = kind;
		this.entries = entries;
	}
}

function grow(value) {
	if (value === null || typeof value !== 'object' || value instanceof Raw || value instanceof Node)
		return value;
	if (Array.isArray(value))
		return new Node('list', value.map((v) => ({ value: grow(v) })));
	return new Node('object', Object.entries(value).map(([key, v]) => ({ key, value: grow(v) })));
}

export class Tree {
	constructor(plain) {
		this.root = { value: grow(plain) };
	}

	/** The entry at a path such as "topics.0.title"; the last one where a key comes twice. */
	entry(path) {
		let entry = this.root;
		for (const step of path === '' ? [] : path.split('.')) {
			const { kind, entries } = entry.value;
			entry = kind === 'list' ? entries[Number(step)] : entries.findLast((e) => e.key === step);
			if (entry === undefined)
				throw new Error(`no ${step} in ${path}`);
		}
		return entry;
	}

	up(path) {
		const cut = path.lastIndexOf('.');
		return [this.entry(cut < 0 ? '' : path.slice(0, cut)).value, path.slice(cut + 1)];
	}

	set(path, value) {
		this.entry(path).value = grow(value);
		return this;
	}

	/** Adds a key, or an element where the path ends in a list; also where the key is there already. */
	add(path, value, written) {
		const [parent, key] = this.up(path);
		parent.entries.push(parent.kind === 'list' ? { value: grow(value) } : { key, written, value: grow(value) });
		return this;
	}

	drop(path) {
		const [parent] = this.up(path);
		const gone = this.entry(path);
		parent.entries = parent.entries.filter((e) => e !== gone);
		return this;
	}

	rename(path, key) {
		this.entry(path).key = key;
		return this;
	}

	/** Every object, with its path. */
	*objects(entry = this.root, path = '') {
		if (!(entry.value instanceof Node))
			return;
		if (entry.value.kind === 'object')
			yield [path, entry.value];
		for (const [i, e] of entry.value.entries.entries())
			yield* this.objects(e, path === '' ? String(e.key ?? i) : `${path}.${e.key ?? i}`);
	}

	reverse() {
		for (const [, node] of this.objects())
			node.entries.reverse();
		return this;
	}

	/** The file, and in each entry the offsets where its key and its value begin. */
	write({ indent = ' ', newline = '\n', colon = ': ', comma = ',', end = '\n' } = {}) {
		let text = '';
		const line = (depth) => newline + indent.repeat(depth);
		const put = (entry, depth) => {
			const { value } = entry;
			entry.valueAt = text.length;
			if (value instanceof Raw) {
				text += value.text;
			} else if (value instanceof Node) {
				const [open, close] = value.kind === 'list' ? '[]' : '{}';
				text += open;
				value.entries.forEach((e, i) => {
					text += (i > 0 ? comma : '') + line(depth + 1);
					if (value.kind === 'object') {
						e.keyAt = text.length;
						text += (e.written ?? JSON.stringify(e.key)) + colon;
					}
					put(e, depth + 1);
				});
				text += (value.entries.length > 0 ? line(depth) : '') + close;
			} else {
				text += JSON.stringify(value);
			}
		};
		put(this.root, 0);
		return text + end;
	}
}

/** LINE:COLUMN of an offset, counting characters (code points) from 1. */
export function place(text, offset) {
	const before = text.slice(0, offset);
	const start = before.lastIndexOf('\n') + 1;
	return `${before.split('\n').length}:${[...before.slice(start)].length + 1}`;
}

// What a sin may name as its place; each gives offsets once the tree is written.
export const key = (path) => (tree) => tree.entry(path).keyAt;
export const value = (path) => (tree) => tree.entry(path).valueAt;
export const inside = (path, needle) => (tree, text) => {
	const at = text.indexOf(needle, tree.entry(path).valueAt);
	if (at < 0)
		throw new Error(`${needle} not found in ${path}`);
	return at;
};
