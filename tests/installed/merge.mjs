// merge.mjs - an overlay over its pack as one JSON document, by somebody who has read only closeknit-pack(5): node merge.mjs PACK OVERLAY
import { readFileSync } from 'node:fs';

const pack = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const over = JSON.parse(readFileSync(process.argv[3], 'utf8'));
if (over.extends.id !== pack.id || over.extends.serial > pack.serial) throw new Error('another pack, or an older one');

const earlier = (a, b) => (a < b ? a : b);
Object.assign(pack, {
	version: `${pack.version} + ${over.id} ${over.version}`,
	title: over.title,
	summary: over.summary ?? pack.summary,
	publisher: over.publisher,
	licence: over.licence,
	sign_off: over.sign_off,
	reviewed: earlier(pack.reviewed, over.reviewed),
	review_by: earlier(pack.review_by, over.review_by),
});
Object.assign(pack.sources, over.sources ?? {});
for (const [id, contact] of Object.entries(over.contacts ?? {})) {
	pack.contacts[id] = contact;
	pack.urgent.contacts.push(id);
}
for (const [id, { with: actions, ...message }] of Object.entries(over.messages ?? {})) {
	(pack.messages ??= {})[id] = message;
	for (const action of actions) pack.actions[action].message = id;
}
for (const [path, text] of Object.entries(over.strings ?? {})) {
	const keys = path.split('/').slice(1);
	const last = keys.pop();
	let at = pack;
	for (const key of keys) at = Array.isArray(at) && !/^\d+$/.test(key) ? at.find((row) => row.id === key) : at[key];
	if (typeof at[last] !== 'string') throw new Error(`no text at ${path}`);
	at[last] = text;
}
console.log(JSON.stringify(pack, null, 1));
