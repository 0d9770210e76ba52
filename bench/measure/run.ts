import type { Client } from "pg";
import type { Load } from "../load/load.js";
import type { Server } from "../peers/server.js";
import { memoryOf, processorOf, processorOfFamily } from "./processor.js";
import { statementsOf } from "./statements.js";

/** What stands around a run. */
export interface Stage { load: Load; client: Client; postmaster: number; connections: number }

/** Requests that are to be sent, and how their answers are known to be right. */
export interface Work {
  requests: string[];
  bytes: number[] | null;
  holds: string | null;
  once: boolean;
}

export interface Run {
  answered: number;
  sent: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** Milliseconds of processor for a request. */
  node: number;
  postgres: number;
  statements: number;
  /** Megabytes resident at the end of the run. */
  memory: number;
}

/** Loads one peer, or several instances of one, for so long. */
export async function run({ load, client, postmaster, connections }: Stage, servers: readonly Server[], work: Work, seconds: number): Promise<Run> {
  const nodes = async () => (await Promise.all(servers.map(({ pid }) => processorOf(pid)))).reduce((a, b) => a + b, 0);
  const [node, postgres, statements] = [await nodes(), await processorOfFamily(postmaster), await statementsOf(client)];
  const outcome = await load.carryOut({ ports: servers.map(({ port }) => port), ...work, connections, seconds });
  if (outcome.wrong) throw new Error(`${servers[0].peer.label} answered wrong: ${outcome.wrong}`);
  if (outcome.answered === 0) throw new Error(`${servers[0].peer.label} answered nothing`);
  const { answered, sent, p50, p99 } = outcome;
  return {
    answered, sent, p50, p99, perSecond: answered / outcome.seconds,
    node: (await nodes() - node) / answered, postgres: (await processorOfFamily(postmaster) - postgres) / answered,
    statements: (await statementsOf(client) - statements) / answered,
    memory: (await memoryOf(servers[0].pid)).now,
  };
}
