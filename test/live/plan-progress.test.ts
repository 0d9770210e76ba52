import { endFollowers, follow } from "../kit/follower.js";
import { Programme } from "../kit/programme.js";
import { people, plannedEvent } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();
const other = useService({ beside: service });
afterEach(endFollowers);

const PROGRESS = "subscription($id: ID!) { planProgress(planRunId: $id) { status progress drafts { seats } } }";
interface Progress { planProgress: { status: string; progress: number; drafts: { seats: number }[] } }

test("an organiser follows a run to its drafts, on whichever instance it is computed", async () => {
  const event = await plannedEvent(service);
  const programme = new Programme(service, event);
  for (const name of ["Aula", "Bar", "Cave"]) await programme.room(name);
  for (let i = 0; i < 4; i++) await programme.slot(i);
  const sessions: string[] = [];
  for (let i = 0; i < 12; i++) sessions.push((await programme.session(`S${i}`)).id);
  await service.rows(
    `INSERT INTO interest (id, created_at, updated_at, session_id, person_id, level)
     SELECT gen_random_uuid(), now(), now(), s.id, p.id, 'WANT' FROM unnest($1::uuid[]) WITH ORDINALITY AS s(id, n), unnest($2::uuid[]) WITH ORDINALITY AS p(id, n) WHERE (s.n + p.n * p.n) % 3 = 0`,
    [sessions, (await people(service, 60)).map(({ id }) => id)]);
  const { planRun } = await service.done<{ planRun: { id: string } }>("planSchedule", { eventId: event.id, effort: "NORMAL", seed: 7 }, "planRun { id }", event.organiser);
  const following = await Promise.all([service, other].map(of => follow<Progress>(of, PROGRESS, { id: planRun.id }, event.organiser)));
  await eventually(() => following.every(({ last }) => last!.planProgress.status === "DONE"));
  for (const { told } of following) {
    expect(told.at(-1)).toEqual({ planProgress: { status: "DONE", progress: 100, drafts: [{ seats: expect.any(Number) }] } });
    const progress = told.map(({ planProgress }) => planProgress.progress);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(new Set(told.map(message => JSON.stringify(message))).size).toBe(told.length);
  }
});

test("a run that is cancelled is told so", async () => {
  const event = await plannedEvent(service);
  const { planRun } = await service.done<{ planRun: { id: string } }>("planSchedule", { eventId: event.id, effort: "LIGHT" }, "planRun { id }", event.organiser);
  await service.rows("UPDATE plan_run SET status = 'WAITING' WHERE id = $1", [planRun.id]);
  const following = await follow<Progress>(other, PROGRESS, { id: planRun.id }, event.organiser);
  await service.done("cancelPlanRun", { planRunId: planRun.id }, "planRun { id }", event.organiser);
  await eventually(() => following.last!.planProgress.status === "CANCELLED");
});
