// texts.mjs - prints every text of a pack that people read, one a line, addresses and ids left out: node texts.mjs PACK

import { readFileSync } from 'node:fs';

/* Keys whose text is not a sentence of ours: addresses, dates, ids, names of other people's pages, phone numbers. */
const NOT_OURS = new Set(['format', 'id', 'version', 'language', 'licence', 'reviewed', 'review_by', 'url', 'date', 'checked', 'phone',
	'kind', 'who', 'due', 'for_each', 'when', 'critical_band', 'message', 'source', 'renamed', '$schema', 'nations']);

function print(value, key) {
	if (typeof value === 'string') {
		process.stdout.write(value.replace(/\{item\}/g, ' ').replace(/https?:\/\/\S+/g, ' ').replace(/\b[\w-]+(\.[\w-]+)*\.(com|uk|org|net|pk|dev|app|ai|be|us|in|tech)\b/g, ' ').replace(/’/g, "'") + '\n');
		return;
	}
	if (Array.isArray(value)) {
		/* A list of ids is no text: an option's actions, an action's contacts. */
		if (!(key === 'actions' || key === 'contacts'))
			value.forEach((item) => print(item, key));
		else
			value.filter((item) => typeof item === 'object').forEach((item) => print(item, key));
		return;
	}
	if (value === null || typeof value !== 'object')
		return;
	for (const [name, item] of Object.entries(value))
		if (!NOT_OURS.has(name) && (!name.startsWith('x-') || name === 'x-note'))
			print(item, name);
}

print(JSON.parse(readFileSync(process.argv[2], 'utf8')), '');
