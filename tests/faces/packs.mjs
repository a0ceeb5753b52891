// packs.mjs - writes random packs into a folder, one for each seed: node packs.mjs FOLDER COUNT

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomPack } from "../reference/random.mjs";

const [folder, count] = process.argv.slice(2);

for (let seed = 1; seed <= Number(count); seed++)
	writeFileSync(join(folder, `${String(seed).padStart(5, "0")}.json`), randomPack(seed));
