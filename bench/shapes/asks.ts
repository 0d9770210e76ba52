import type { Client } from "pg";
import { tokenOf } from "../database/rows.js";

/** One request of a shape, before a peer words it. */
export interface Ask {
  id: string;
  token?: string;
  /** The page begins after this event. */
  after?: { id: string; startsAt: string };
  /** The page of sessions begins after this number. */
  page?: { number: number; first: number };
}

/** Events with so many sessions. */
export interface Sized { size: number; ids: string[] }

/** More than anybody does in one run. */
const MOST_CHANGES = 20_000;

interface Named { id: string; startsAt: Date }

/** Requests over what was seeded: other ids each time, so that nothing is answered from what the last one left. */
export class Asks {
  private hotTaken = 0;
  private changesTaken = 0;

  private constructor(private readonly reads: Readonly<Record<string, Ask[]>>, private readonly hot: readonly string[], private readonly people: number, private readonly changes: readonly Ask[], readonly sized: readonly Sized[]) {}

  static async of(client: Client): Promise<Asks> {
    const events = await rowsOf<Named>(client, `SELECT id, starts_at AS "startsAt" FROM event WHERE project_id IS NOT NULL ORDER BY starts_at, id`);
    const projects = await rowsOf<{ id: string }>(client, "SELECT id FROM project ORDER BY id");
    const comers = await rowsOf<{ id: string; number: number }>(client,
      `SELECT r.event_id AS id, substring(p.email FROM '[0-9]+')::int AS number FROM rsvp r JOIN event e ON e.id = r.event_id AND e.project_id IS NOT NULL JOIN person p ON p.id = r.person_id
       WHERE r.number <= 3 ORDER BY r.number, e.starts_at LIMIT 500`);
    const hot = await rowsOf<{ id: string }>(client, "SELECT id FROM event WHERE last_session_number = 0 ORDER BY starts_at, id");
    const [{ people }] = await rowsOf<{ people: number }>(client, "SELECT count(*)::int AS people FROM person");
    const sized = await rowsOf<Sized>(client,
      `SELECT last_session_number AS size, (array_agg(id ORDER BY starts_at))[1:3] AS ids FROM event WHERE last_session_number > 0 GROUP BY 1 ORDER BY 1`);
    const after = events.slice(0, Math.max(1, events.length - 60)).map(({ id, startsAt }) => ({ id, after: { id, startsAt: startsAt.toISOString() } }));
    const page = mixed(events.map(({ id }) => ({ id })));
    return new Asks(
      { Q1: page, Q2: page, Q3: mixed(after), Q4: mixed(projects), Q5: comers.map(({ id, number }) => ({ id, token: tokenOf(number) })) },
      hot.map(({ id }) => id), people, await changesOf(client, people), sized);
  }

  /** Requests of a run; changes are new ones each time. */
  of(shape: string): Ask[] {
    if (shape === "M1" && this.changesTaken >= this.changes.length) throw new Error("All RSVPs that can be made have been made: ask for fewer or shorter rounds");
    if (shape === "M1") return this.changes.slice(this.changesTaken, this.changesTaken + MOST_CHANGES);
    if (shape === "M2") {
      const id = this.hot[this.hotTaken++];
      if (!id) throw new Error(`There are ${this.hot.length} hot events only: ask for fewer rounds`);
      return Array.from({ length: this.people }, (_, n) => ({ id, token: tokenOf(n) }));
    }
    return this.reads[shape];
  }

  /** So many of the changes were sent. */
  took(shape: string, sent: number): void {
    if (shape === "M1") this.changesTaken += sent;
  }
}

/** RSVPs that nobody has given yet, by another person for another event each. */
const changesOf = (client: Client, people: number): Promise<Ask[]> =>
  rowsOf<{ id: string; number: number }>(client,
    `WITH numbered AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n, count(*) OVER () AS events FROM event WHERE project_id IS NOT NULL),
       pairs AS (SELECT i, e.id, (i * 7919 + i / ${people}) % ${people} AS number FROM generate_series(0, ${Math.min(250_000, people * 10)}::bigint) i JOIN numbered e ON e.n = i % e.events)
     SELECT pairs.id, pairs.number::int FROM pairs JOIN person p ON p.email = 'person' || pairs.number || '@example.org'
     WHERE NOT EXISTS (SELECT 1 FROM rsvp r WHERE r.event_id = pairs.id AND r.person_id = p.id) ORDER BY i`).then(rows => rows.map(({ id, number }) => ({ id, token: tokenOf(number) })));

async function rowsOf<Row extends object>(client: Client, text: string): Promise<Row[]> {
  return (await client.query<Row>(text)).rows;
}

/** In another order than they lie on disk, the same each time. */
const mixed = <T>(items: readonly T[]): T[] => {
  const step = [7919, 7907, 7901].find(prime => items.length % prime !== 0)!;
  return items.map((_, i) => items[i * step % items.length]);
};
