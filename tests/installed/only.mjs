// only.mjs - a translation with only those strings whose path begins so: node only.mjs TRANSLATION PATH...
import { readFileSync } from 'node:fs';

const translation = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const begins = process.argv.slice(3);
translation.strings = Object.fromEntries(Object.entries(translation.strings).filter(([path]) => begins.some((begin) => path.startsWith(begin))));
console.log(JSON.stringify(translation, null, 1));
