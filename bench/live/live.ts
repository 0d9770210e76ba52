import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { tokenOf } from "../database/rows.js";
import { Wire } from "../load/wire.js";
import { memoryOf, processorOf, processorOfFamily } from "../measure/processor.js";
import type { Stage } from "../measure/run.js";
import type { Standing } from "../measure/standing.js";
import { httpOf } from "../peers/peer.js";
import { quantile } from "../running-service.js";
import type { FollowOrder, FollowReport, ReportOrder } from "./followers.js";

/** Each change of the schedule and when all who follow it were told. */
export interface LiveRow {
  followers: number;
  /** Who follows: anybody, or people who are signed in, each with their own sign-in. */
  who: "unsigned" | "signed in";
  instances: number;
  changes: number;
  /** Milliseconds from sending the change to the arrival of what is told of it. */
  p50: number;
  p99: number;
  most: number;
  lost: number;
  doubled: number;
  /** Share of one processor, of all instances together and of PostgreSQL. */
  node: number;
  postgres: number;
  /** Megabytes that the largest instance holds at the end. */
  memory: number;
}

const QUERY = "subscription($id: ID!) { scheduleChanges(eventId: $id) { number kind session { id title } toRoom { name } toStartsAt } }";
const MOVE = "mutation($input: ScheduleSessionInput!) { scheduleSession(input: $input) { errors { ... on Refusal { message } } } }";
const EVERY_MS = 100;
/** How long what was told may still be on its way. */
const SETTLE_MS = 1_000;

const now = (): number => Number(process.hrtime.bigint()) / 1e6;
const pause = (ms: number): Promise<void> => new Promise(resolve => { setTimeout(resolve, ms); });

/** An event's session that moves between two rooms, of which one stays free; and its organiser. */
interface Moving { eventId: string; sessionId: string; slotId: string; rooms: readonly [string, string]; token: string }

/** Nobody hosts or has marked the session, so that mail about its moves is not measured too. */
async function movingSession({ client }: Stage): Promise<Moving> {
  const { rows: [found] } = await client.query<Omit<Moving, "rooms" | "token"> & { roomId: string; freeId: string; organiser: number }>(
    `SELECT e.id AS "eventId", p.session_id AS "sessionId", p.slot_id AS "slotId", p.room_id AS "roomId",
       (SELECT r.id FROM room r WHERE r.event_id = e.id AND NOT EXISTS (SELECT 1 FROM placement o WHERE o.room_id = r.id) LIMIT 1) AS "freeId",
       (SELECT substring(pe.email FROM '[0-9]+')::int FROM event_staff st JOIN person pe ON pe.id = st.person_id WHERE st.event_id = e.id AND st.role = 'ORGANISER' LIMIT 1) AS organiser
     FROM event e JOIN placement p ON p.event_id = e.id WHERE e.project_id IS NOT NULL ORDER BY e.starts_at, p.session_id LIMIT 1`);
  const { roomId, freeId, organiser, ...moving } = found;
  for (const table of ["interest", "session_host"]) await client.query(`DELETE FROM ${table} WHERE session_id = $1`, [moving.sessionId]);
  await client.query("DELETE FROM placement_host WHERE placement_id IN (SELECT id FROM placement WHERE session_id = $1)", [moving.sessionId]);
  return { ...moving, rooms: [roomId, freeId], token: tokenOf(organiser) };
}

/** Subscriptions under ten changes a second, by how many follow. */
export class LiveBench {
  private readonly child: ChildProcess = fork(path.join(import.meta.dirname, "followers.ts"), { execArgv: ["--import", "tsx"], serialization: "advanced" });

  private constructor(private readonly stage: Stage, private readonly moving: Moving, private readonly people: number) {}

  static async of(stage: Stage): Promise<LiveBench> {
    const { rows: [{ people }] } = await stage.client.query<{ people: number }>("SELECT count(*)::int AS people FROM person");
    return new LiveBench(stage, await movingSession(stage), people);
  }

  stop(): void { this.child.kill(); }

  async run({ servers }: Standing, followers: number, who: LiveRow["who"], seconds: number): Promise<LiveRow> {
    const { eventId, sessionId, slotId, rooms, token } = this.moving;
    const changes = Math.max(4, Math.round(seconds * 1_000 / EVERY_MS));
    const { rows: [{ last }] } = await this.stage.client.query<{ last: number }>("SELECT last_schedule_change AS last FROM event WHERE id = $1", [eventId]);
    const tokens = who === "unsigned" ? [null] : Array.from({ length: followers }, (_, i) => tokenOf(i % this.people));
    await this.ask<"following">({ follow: { ports: servers.map(({ port }) => port), count: followers, query: QUERY, variables: { id: eventId }, tokens } });
    // What connecting left behind is not this run's.
    await pause(500);
    const wire = await Wire.open(servers[0].port);
    const before = await this.processor(servers);
    const sentAt = new Map<number, number>();
    const began = now();
    for (let n = 1; n <= changes; n++) {
      await pause(Math.max(0, began + n * EVERY_MS - now()));
      sentAt.set(last + n, now());
      const body = { query: MOVE, variables: { input: { sessionId, roomId: rooms[(last + n) % 2], slotId } } };
      const answer = (await wire.send(Buffer.from(httpOf("/graphql", body, token)))).body.toString();
      if (!answer.includes('"errors":[]')) throw new Error(`The session was not moved: ${answer}`);
    }
    const took = now() - began;
    const after = await this.processor(servers);
    await pause(SETTLE_MS);
    wire.close();
    const { arrivals, doubled, lost } = await this.ask<FollowReport>({ report: { numbers: changes } });
    const times = Object.entries(arrivals).flatMap(([number, all]) => all.map(at => at - sentAt.get(Number(number))!));
    const memory = Math.max(...await Promise.all(servers.map(async ({ pid }) => (await memoryOf(pid)).now)));
    if (lost !== 0 || doubled > 0) throw new Error(`Of ${changes} changes to ${followers} followers ${lost} messages were lost and ${doubled} came twice`);
    return {
      followers, who, instances: servers.length, changes, p50: quantile(times, 0.5), p99: quantile(times, 0.99), most: quantile(times, 1), lost, doubled,
      node: (after.node - before.node) / took, postgres: (after.postgres - before.postgres) / took, memory,
    };
  }

  private async processor(servers: Standing["servers"]): Promise<{ node: number; postgres: number }> {
    const node = await Promise.all(servers.map(({ pid }) => processorOf(pid)));
    return { node: node.reduce((sum, ms) => sum + ms, 0), postgres: await processorOfFamily(this.stage.postmaster) };
  }

  private async ask<Answer>(order: FollowOrder | ReportOrder): Promise<Answer> {
    this.child.send(order);
    const [answer] = await once(this.child, "message") as [Answer | { error: string }];
    if (typeof answer === "object" && answer !== null && "error" in answer) throw new Error(answer.error);
    return answer as Answer;
  }
}

/** One, a hundred, a thousand followers; the last also over two instances, of which one makes all changes. */
export async function liveRows(stage: Stage, one: Standing, two: Standing | null, { short }: { short: boolean }): Promise<LiveRow[]> {
  const bench = await LiveBench.of(stage);
  const rows: LiveRow[] = [];
  try {
    const seconds = short ? 0.5 : 10;
    for (const who of ["unsigned", "signed in"] as const) {
      for (const followers of short ? [1, 20] : [1, 100, 1_000]) rows.push(await bench.run(one, followers, who, seconds));
      if (two) rows.push(await bench.run(two, 1_000, who, seconds));
    }
    return rows;
  } finally {
    bench.stop();
  }
}
