import { people, plannedEvent } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf } from "../kit/statements.js";
import { Programme } from "../kit/programme.js";

const service = useService();

test("a list of 50 events with organisers and session count takes at most 5 statements, planned one", async () => {
  const organisers = await people(service, 5);
  for (let i = 0; i < 50; i++) await plannedEvent(service, { organiser: organisers[i % 5], title: `Event ${i}` });
  const query = "{ events(first: 50) { nodes { title startsAt sessionCount organisers { displayName } } totalCount } }";
  const statements = (plan: "on" | "off") => statementsOf(async () => {
    const { events } = await service.ask<{ events: { nodes: { organisers: unknown[] }[]; totalCount: number } }>(query, {}, { headers: { "x-plan": plan } });
    expect([events.nodes.length, events.totalCount, events.nodes.every(({ organisers: all }) => all.length === 1)]).toEqual([50, 50, true]);
  });
  expect((await statements("off")).length).toBeLessThanOrEqual(5);
  expect((await statements("on")).length).toBe(1);
});

test("pages of any size, in both orders, hold every event once, though many start at the same time", async () => {
  interface Listed { events: { nodes: { id: string; startsAt: string }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } } }
  for (const orderBy of ["STARTS_AT", "STARTS_AT_DESC"]) {
    for (const size of [1, 7, 50]) {
      const seen: { id: string; startsAt: string }[] = [];
      let after: string | null = null;
      do {
        const { events }: Listed = await service.ask<Listed>(`query($n: Int, $after: String) { events(first: $n, after: $after, orderBy: ${orderBy}) { nodes { id startsAt } pageInfo { endCursor hasNextPage } } }`, { n: size, after });
        seen.push(...events.nodes);
        after = events.pageInfo.hasNextPage ? events.pageInfo.endCursor : null;
      } while (after);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(50);
      expect(seen).toHaveLength(50);
      const times = seen.map(({ startsAt }) => startsAt);
      expect(times).toEqual([...times].sort((a, b) => (orderBy === "STARTS_AT" ? 1 : -1) * a.localeCompare(b)));
    }
  }
});

test("a page for each of many parents", async () => {
  const plans = [];
  for (let i = 0; i < 3; i++) {
    const plan = new Programme(service, await plannedEvent(service, { title: `Paged ${i}` }));
    for (let n = 0; n <= i * 2; n++) await plan.session(`Session ${n}`);
    plans.push(plan);
  }
  const { events } = await service.ask<{ events: { nodes: { title: string; sessions: { nodes: { number: number }[]; totalCount: number; pageInfo: { hasNextPage: boolean } } }[] } }>(
    "{ events(first: 100) { nodes { title sessions(first: 2) { nodes { number } totalCount pageInfo { hasNextPage } } } } }");
  const paged = events.nodes.filter(({ title }) => title.startsWith("Paged")).sort((a, b) => a.title.localeCompare(b.title));
  expect(paged.map(({ sessions }) => [sessions.nodes.map(({ number }) => number), sessions.totalCount, sessions.pageInfo.hasNextPage])).toEqual([[[1], 1, false], [[1, 2], 3, true], [[1, 2], 5, true]]);
});
