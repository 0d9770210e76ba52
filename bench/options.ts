import { parseArgs } from "node:util";

export interface Options {
  /** Names of shapes and of the parts about growth. */
  only: readonly string[];
  /** Names of who is measured beside the limit; all when empty. */
  peers: readonly string[];
  seconds: number;
  rounds: number;
  connections: number;
  /** A smoke test: a small database, and just enough of each to see that it answers right. */
  short: boolean;
}

const USUAL = ["Q1", "Q2", "Q3", "Q4", "Q5", "M1", "M2", "sizes", "instances", "live"];
const LONG = "tenfold";

const list = (given: string | undefined): string[] => given?.split(",").map(name => name.trim()).filter(Boolean) ?? [];

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string" }, peers: { type: "string" }, seconds: { type: "string" }, rounds: { type: "string" },
      connections: { type: "string" }, short: { type: "boolean", default: false }, growth: { type: "boolean", default: false },
    },
  });
  const { short, growth } = values;
  const only = list(values.only);
  const wrong = only.find(name => ![...USUAL, LONG].includes(name));
  if (wrong) throw new Error(`There is no ${wrong}: name some of ${[...USUAL, LONG].join(", ")}`);
  return {
    only: only.length > 0 ? only : [...USUAL.filter(name => !short || name !== "instances"), ...(growth ? [LONG] : [])], peers: list(values.peers), short,
    seconds: Number(values.seconds ?? (short ? 0.1 : 2)), rounds: Number(values.rounds ?? (short ? 1 : 5)), connections: Number(values.connections ?? 16),
  };
}
