import { itIs, realTime } from "../kit/moments.js";
import { endFollowers, follow } from "../kit/follower.js";
import { Programme } from "../kit/programme.js";
import { people, plannedEvent } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();
const other = useService({ beside: service });
afterEach(async () => { await endFollowers(); realTime(); });

const COUNTS = "subscription($id: ID!) { interestCounts(eventId: $id) { title interestCount wantCount } }";
interface Counts { interestCounts: { title: string; interestCount: number | null; wantCount: number | null }[] }

const row = (title: string, interestCount: number | null, wantCount: number | null) => ({ title, interestCount, wantCount });

test("all sessions are told at first, then those whose counts have changed, on both instances", async () => {
  const event = await plannedEvent(service);
  const programme = new Programme(service, event);
  const [first, second] = [await programme.session("First"), await programme.session("Second")];
  const [anna, ben] = await people(service, 2);
  const following = await Promise.all([follow<Counts>(service, COUNTS, { id: event.id }), follow<Counts>(other, COUNTS, { id: event.id }, anna)]);
  await service.done("markInterest", { sessionId: second.id, level: "WANT" }, "session { id }", anna);
  await Promise.all(following.map(one => one.count(2)));
  await other.done("markInterest", { sessionId: second.id, level: "MAYBE" }, "session { id }", ben);
  await Promise.all(following.map(one => one.count(3)));
  await programme.session("Third");
  await Promise.all(following.map(one => one.count(4)));
  await service.done("withdrawSession", { sessionId: first.id }, "session { id }", first.host);
  await service.done("markInterest", { sessionId: second.id, level: null }, "session { id }", ben);
  await Promise.all(following.map(one => one.count(5)));
  for (const { told } of following) {
    expect(told.map(({ interestCounts }) => interestCounts)).toEqual([
      [row("First", 0, 0), row("Second", 0, 0)], [row("Second", 1, 1)], [row("Second", 2, 1)], [row("Third", 0, 0)], [row("Second", 1, 1)],
    ]);
  }
});

test("marks are not told while the event hides its counts, to its organisers neither; they are when voting has closed", async () => {
  const event = await plannedEvent(service, { interestHidden: true });
  const { id } = await new Programme(service, event).session("Secret");
  const following = await Promise.all([follow<Counts>(service, COUNTS, { id: event.id }), follow<Counts>(other, COUNTS, { id: event.id }, event.organiser)]);
  for (const as of await people(service, 3)) await service.done("markInterest", { sessionId: id, level: "WANT" }, "session { id }", as);
  await new Promise(resolve => { setTimeout(resolve, 500); });
  for (const { told } of following) expect(told).toEqual([{ interestCounts: [row("Secret", null, null)] }]);
  itIs(new Date(event.endsAt.getTime() + 1_000));
  await eventually(() => following.every(({ told }) => told.length > 1));
  for (const { told } of following) expect(told[1]).toEqual({ interestCounts: [row("Secret", 3, 3)] });
});
