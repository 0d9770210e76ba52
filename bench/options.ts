import { parseArgs } from "node:util";

export interface Options {
  /** Names of the shapes and of the peers; all when empty. */
  only: readonly string[];
  peers: readonly string[];
  seconds: number;
  rounds: number;
  connections: number;
  /** A smoke test: a small database, and just enough of each to see that it answers right. */
  short: boolean;
  /** Larger events, a database ten times as large, two instances. */
  growth: boolean;
}

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
  return {
    only: list(values.only), peers: list(values.peers), short, growth,
    seconds: Number(values.seconds ?? (short ? 0.3 : 2)), rounds: Number(values.rounds ?? (short ? 1 : 5)), connections: Number(values.connections ?? 16),
  };
}
