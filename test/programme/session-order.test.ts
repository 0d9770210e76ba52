import { Programme } from "../kit/programme.js";
import { people, plannedEvent, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();
const LIST = `query($id: ID!, $orderBy: SessionOrder, $after: String) { event(id: $id) { sessions(first: 2, after: $after, orderBy: $orderBy) {
  nodes { title interestCount } pageInfo { hasNextPage endCursor } } } }`;
interface Page { nodes: { title: string; interestCount: number | null }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }

/** All titles, two a page, whether a plan answers or not. */
async function titles(id: string, orderBy: string, way: "planned" | "executed", as: Someone | null = null): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < 10; page++) {
    const headers: Record<string, string> = way === "executed" ? { "x-plan": "off" } : {};
    const { event }: { event: { sessions: Page } } = await service.ask(LIST, { id, orderBy, after }, { as, headers });
    found.push(...event.sessions.nodes.map(({ title }) => title));
    if (!event.sessions.pageInfo.hasNextPage) break;
    after = event.sessions.pageInfo.endCursor;
  }
  return found;
}

async function fiveSessions(options = {}) {
  const plan = new Programme(service, await plannedEvent(service, options));
  const [fans, room] = [await people(service, 3), await plan.room("Aula")];
  const slots = [await plan.slot(0), await plan.slot(1)];
  const made = [];
  for (const title of ["A", "B", "C", "D", "E"]) made.push(await plan.session(title));
  const wanted = { B: 1, C: 3, E: 1 } as Record<string, number>;
  for (const [i, { id }] of made.entries()) {
    for (const fan of fans.slice(0, wanted["ABCDE"[i]] ?? 0)) await service.done("markInterest", { sessionId: id, level: "WANT" }, "session { id }", fan);
  }
  expect(await plan.schedule(made[3].id, room, slots[0])).toEqual([]);
  expect(await plan.schedule(made[1].id, room, slots[1])).toEqual([]);
  return plan.event;
}

describe.each(["planned", "executed"] as const)("sessions of an event, %s,", way => {
  test("come by time, those without a place last, and by interest, equals as they were pitched; no page loses one", async () => {
    const { id, organiser } = await fiveSessions();
    expect(await titles(id, "TIME", way)).toEqual(["D", "B", "A", "C", "E"]);
    expect(await titles(id, "INTEREST", way, organiser)).toEqual(["C", "B", "E", "A", "D"]);
  });

  test("are not ordered by counts that are hidden, not for organisers either", async () => {
    const { id, organiser } = await fiveSessions({ interestHidden: true });
    for (const as of [null, organiser]) expect(await titles(id, "INTEREST", way, as)).toEqual(["A", "B", "C", "D", "E"]);
  });
});
