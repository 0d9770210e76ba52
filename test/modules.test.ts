import "reflect-metadata";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { modules } from "../src/modules.js";

const SRC = path.resolve("src");
const order = modules.map(({ name }) => name);

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter(file => file.endsWith(".ts")).map(file => file.replaceAll("\\", "/"));

/** Files of src that a file imports. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(SRC, file), "utf8");
  return [...text.matchAll(/(?:from|import) "(\.[^"]+)\.js"/g)]
    .map(([, target]) => path.posix.normalize(path.posix.join(path.posix.dirname(file), `${target}.ts`)))
    .filter(target => !target.startsWith(".."));
}

const moduleOf = (file: string): string | null => order.find(name => file.startsWith(`${name}/`)) ?? null;

test("every module of the list has a folder and something in it", () => {
  for (const { name, entities, resolvers } of modules) {
    expect(files).toContain(`${name}/module.ts`);
    expect(entities.length + resolvers.length).toBeGreaterThan(0);
  }
});

test("a module looks up the list only, and never through another's door or card", () => {
  const wrong = files.flatMap(file => {
    const own = moduleOf(file);
    if (own === null) return [];
    return importsOf(file).flatMap(target => {
      if (target.startsWith("base/")) return [];
      const other = moduleOf(target);
      if (other === own) return [];
      if (other === null) return [`${file} imports ${target}, which is no module's`];
      if (order.indexOf(other) > order.indexOf(own)) return [`${file} looks down the list at ${target}`];
      return /(\.resolver|\/module)\.ts$/.test(target) ? [`${file} goes through the door ${target}`] : [];
    });
  });
  expect(wrong).toEqual([]);
});

test("base knows no module", () => {
  const wrong = files.filter(file => file.startsWith("base/")).flatMap(file => importsOf(file).filter(target => !target.startsWith("base/")));
  expect(wrong).toEqual([]);
});

test("no imports run in a circle", () => {
  const state = new Map<string, "open" | "done">();
  const circles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") { circles.push([...trail.slice(trail.indexOf(file)), file].join(" → ")); return; }
    state.set(file, "open");
    const text = readFileSync(path.join(SRC, file), "utf8");
    const types = new Set([...text.matchAll(/import type [^;]*? from "(\.[^"]+)\.js"/g)].map(([, target]) => path.posix.normalize(path.posix.join(path.posix.dirname(file), `${target}.ts`))));
    for (const target of importsOf(file)) if (!types.has(target)) visit(target, [...trail, file]);
    state.set(file, "done");
  };
  files.forEach(file => visit(file, []));
  expect(circles).toEqual([]);
});

test("no file only passes on what others export", () => {
  expect(files.filter(file => /(^|\/)index\.ts$/.test(file))).toEqual([]);
});
