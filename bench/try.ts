import "reflect-metadata";
import { getOperationAST, parse } from "graphql";
import { writeFileSync } from "node:fs";
import pg from "pg";
import { Cluster } from "./database/cluster.js";
import { FULL } from "./database/seed.js";
import { openDatabase } from "../src/database.js";
import { makeSchema } from "../src/schema.js";
import { Compiler, compileRoot } from "../src/base/plan/compile.js";
import { Parameters } from "../src/base/plan/parameters.js";
import { TimedStatement } from "../src/base/plan/reader.js";
import { select } from "../src/base/plan/selection.js";
import { valuesOf } from "../src/base/statement.js";
import { SHAPES } from "./shapes/shapes.js";
import { Asks } from "./shapes/asks.js";
// @ts-expect-error plain JavaScript
import { statements } from "./peers/limit/statements.js";

const cluster = await Cluster.start();
const url = await cluster.database("bench", FULL);
console.log(url);
const source = await openDatabase(url, 4, () => {});
const schema = makeSchema();
const client = new pg.Client({ connectionString: url, options: "-c jit=off -c plan_cache_mode=force_generic_plan" });
await client.connect();
const asks = await Asks.of(client);
for (const name of ["Q1", "Q2", "Q3", "Q4"]) {
  const shape = SHAPES.find(s => s.name === name)!;
  const ask = asks.of(name);
  const document = parse(shape.query);
  const operation = getOperationAST(document)!;
  const variables = { id: ask[0].id, after: null } as Record<string, unknown>;
  if (name === "Q3") delete variables.after;
  const parameters = new Parameters();
  const selecting = { schema, fragments: new Map(), variables };
  const [[, nodes]] = [...select(selecting, schema.getQueryType()!, [operation.selectionSet])];
  const compiled = TimedStatement.unsigned(`SELECT ${compileRoot(new Compiler(source, selecting, parameters), schema.getQueryType()!, nodes, false)}`).statement;
  writeFileSync(`/tmp/${name}.sql`, compiled.text);
  const ours = { name: `o${name}`, text: compiled.text, values: (id: string) => valuesOf(compiled, { ...parameters.values({ id }), now: new Date() }) };
  const theirs = { name: `l${name}`, text: statements[name].text, values: (id: string) => statements[name].values(ask.find(a => a.id === id)?.after ?? { id }) };
  const time = async (of: typeof ours, n: number) => { const t = performance.now(); for (let i = 0; i < n; i++) await client.query({ name: of.name, text: of.text, values: of.values(ask[i % ask.length].id), rowMode: "array" }); return (performance.now() - t) / n; };
  await time(ours, 50); await time(theirs, 50);
  const rows: string[] = [];
  for (let r = 0; r < 5; r++) { const [a, b] = [await time(ours, 150), await time(theirs, 150)]; rows.push(`${a.toFixed(2)}/${b.toFixed(2)}=${(a / b).toFixed(2)}`); }
  console.log(name, rows.join("  "));
  const explain = async (of: typeof ours, file: string) => { const { rows } = await client.query({ text: `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${of.text}`, values: of.values(ask[3].id) }); writeFileSync(file, rows.map(r => r["QUERY PLAN"]).join("\n")); };
  await explain(ours, `/tmp/${name}.ours.txt`); await explain(theirs, `/tmp/${name}.limit.txt`);
}
await client.end();
await source.destroy();
if (process.argv[2] !== "keep") await cluster.stop(); else { console.log("kept"); setInterval(() => {}, 1e6); }
