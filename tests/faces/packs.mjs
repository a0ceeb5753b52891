// packs.mjs - writes random packs into a folder, one for each seed from FIRST on: node packs.mjs FOLDER COUNT [FIRST]

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomPack } from "../reference/random.mjs";

const [folder, count, first = "1"] = process.argv.slice(2);

for (let seed = Number(first); seed < Number(first) + Number(count); seed++)
	writeFileSync(join(folder, `${String(seed).padStart(5, "0")}.json`), randomPack(seed));
