// index.mjs - writes FOLDER/index.json over the packs in it: node index.mjs FOLDER SERIAL [PATH=JSON...]; the same as publishing, but it lets a test say what is not so
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const [folder, serial, ...changes] = process.argv.slice(2);
const file = (name) => {
	const bytes = fs.readFileSync(path.join(folder, name));
	return { file: name, size: bytes.length, sha256: crypto.createHash('sha256').update(bytes).digest('hex') };
};
const names = fs.readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'index.json').sort();
const read = (name) => JSON.parse(fs.readFileSync(path.join(folder, name)));
const translations = names.filter((name) => read(name).format === 'closeknit-translation/1');
const packs = names.filter((name) => !translations.includes(name)).map((name) => {
	const { id, version, serial } = read(name);
	return { id, version, serial, ...file(name), translations: translations.filter((other) => read(other).pack === id).map((other) => ({ language: read(other).language, ...file(other) })) };
});
const index = { format: 'closeknit-index/1', serial: Number(serial), issued: '2026-11-22', expires: '2099-01-01', packs, next_key: null };
for (const change of changes) {
	const [where, value] = [change.slice(0, change.indexOf('=')), change.slice(change.indexOf('=') + 1)];
	const keys = where.split('.');
	const last = keys.pop();
	const at = keys.reduce((object, key) => object[key], index);
	at[last] = JSON.parse(value);
}
fs.writeFileSync(path.join(folder, 'index.json'), `${JSON.stringify(index, null, 1)}\n`);
