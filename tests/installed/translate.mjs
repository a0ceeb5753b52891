// translate.mjs - a whole translation of a pack that puts "[cy] " before each text: node translate.mjs PACK LANGUAGE [ID SERIAL]
import { readFileSync } from 'node:fs';

const pack = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const [, , , language, id = pack.id, serial = pack.serial] = process.argv;
const strings = {};
const fixed = new Set(['id', 'url', 'phone', 'date', 'checked', 'kind', 'who', 'due', 'message', 'for_each', 'format', '$schema', 'version', 'language', 'licence', 'reviewed', 'review_by',
	'critical_band', 'with']);
const lists = new Set(['source', 'contacts', 'actions', 'nations', 'ages', 'when', 'if_not', 'renamed']);
const walk = (value, path, key, inList) => {
	if (typeof value === 'string') {
		if (!fixed.has(key)) strings[path] = `[${language}] ${value}`;
	} else if (Array.isArray(value)) {
		value.forEach((row, i) => walk(row, `${path}/${row?.id ?? i}`, null));
	} else if (value && typeof value === 'object') {
		for (const [name, inner] of Object.entries(value)) {
			if (name.startsWith('x-') || (lists.has(name) && (Array.isArray(inner) || name === 'when' || name === 'if_not' || name === 'renamed'))) continue;
			walk(inner, `${path}/${name}`, name);
		}
	}
};
walk(pack, '', null);
console.log(JSON.stringify({ format: 'closeknit-translation/1', pack: id, serial: Number(serial), language, strings }, null, 1));
