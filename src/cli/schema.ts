import "reflect-metadata";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { makeSchema, printed } from "../schema.js";

const FILE = fileURLToPath(new URL("../../schema/schema.graphql", import.meta.url));

/** Writes the schema's file, or with `--check` says where it is not current. Needs no database. */
const current = printed(makeSchema());
if (!process.argv.includes("--check")) {
  await writeFile(FILE, current);
} else {
  const committed = await readFile(FILE, "utf8").catch(() => "");
  const [now, before] = [current.split("\n"), committed.split("\n")];
  const line = now.findIndex((text, i) => text !== before[i]);
  if (current !== committed) {
    console.error(`schema/schema.graphql is not current; run npm run schema. From line ${line + 1}:\n- ${before[line] ?? ""}\n+ ${now[line] ?? ""}`);
    process.exitCode = 1;
  }
}
