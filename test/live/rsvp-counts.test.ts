import { clock } from "../../src/base/clock.js";
import { endFollowers, follow } from "../kit/follower.js";
import { people, plannedEvent, someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();
const other = useService({ beside: service });
afterEach(endFollowers);

const COUNTS = "subscription($id: ID!) { rsvpCounts(eventId: $id) { confirmedCount waitlistedCount } }";
const MINE = "subscription($id: ID!) { rsvpCounts(eventId: $id) { confirmedCount myRsvp { status placeInLine } } }";
interface Counts { rsvpCounts: { confirmedCount: number; waitlistedCount: number } }
interface Mine { rsvpCounts: { confirmedCount: number; myRsvp: { status: string; placeInLine: number | null } | null } }

const counts = (confirmedCount: number, waitlistedCount: number): Counts => ({ rsvpCounts: { confirmedCount, waitlistedCount } });

test("tells the counts at once, and on both instances when somebody comes or gives a seat back", async () => {
  const { id } = await plannedEvent(service, { capacity: 1 });
  const [first, second] = await people(service, 2);
  const here = await follow<Counts>(service, COUNTS, { id });
  const there = await follow<Counts>(other, COUNTS, { id });
  expect([here.told, there.told]).toEqual([[counts(0, 0)], [counts(0, 0)]]);
  await service.done("rsvp", { eventId: id }, "rsvp { id }", first);
  await Promise.all([here.count(2), there.count(2)]);
  await other.done("rsvp", { eventId: id }, "rsvp { id }", second);
  await Promise.all([here.count(3), there.count(3)]);
  await service.done("cancelRsvp", { eventId: id }, "rsvp { id }", first);
  await Promise.all([here.count(4), there.count(4)]);
  const expected = [counts(0, 0), counts(1, 0), counts(1, 1), counts(1, 0)];
  expect([here.told, there.told]).toEqual([expected, expected]);
});

test("tells each viewer their own", async () => {
  const { id } = await plannedEvent(service, { capacity: 1 });
  const [first, second, third] = await people(service, 3);
  const following = await Promise.all([first, second, third].map(as => follow<Mine>(other, MINE, { id }, as)));
  for (const as of [first, second, third]) await service.done("rsvp", { eventId: id }, "rsvp { id }", as);
  const mine = (): unknown[] => following.map(({ last }) => last!.rsvpCounts.myRsvp);
  await eventually(() => following[2].last!.rsvpCounts.myRsvp !== null);
  expect(mine()).toEqual([{ status: "CONFIRMED", placeInLine: null }, { status: "WAITLISTED", placeInLine: 1 }, { status: "WAITLISTED", placeInLine: 2 }]);
  await service.done("cancelRsvp", { eventId: id }, "rsvp { id }", first);
  await eventually(() => following[1].last!.rsvpCounts.myRsvp?.status === "CONFIRMED");
  await eventually(() => following[2].last!.rsvpCounts.myRsvp?.placeInLine === 1);
  expect(mine()).toEqual([{ status: "CANCELLED", placeInLine: null }, { status: "CONFIRMED", placeInLine: null }, { status: "WAITLISTED", placeInLine: 1 }]);
});

test("what changes nothing of the answer is not told", async () => {
  const { id } = await plannedEvent(service);
  const following = await follow<Counts>(service, COUNTS, { id });
  const as = await someone(service);
  await service.done("rsvp", { eventId: id }, "rsvp { id }", as);
  await following.count(2);
  await service.done("rsvp", { eventId: id, nameShown: true }, "rsvp { id }", as);
  await service.rows("SELECT pg_notify('coproduce', $1)", [JSON.stringify({ from: "elsewhere", tables: null, topics: [`rsvps ${id}`] })]);
  await new Promise(resolve => { setTimeout(resolve, 300); });
  expect(following.told).toEqual([counts(0, 0), counts(1, 0)]);
});

test("tells the event's staff how many have been checked in, as they come", async () => {
  const event = await plannedEvent(service);
  const as = await someone(service);
  const { rsvp } = await service.done<{ rsvp: { id: string } }>("rsvp", { eventId: event.id }, "rsvp { id }", as);
  const back = clock.replace(() => event.startsAt);
  try {
    const following = await follow<{ rsvpCounts: { checkedInCount: number | null } }>(other, "subscription($id: ID!) { rsvpCounts(eventId: $id) { checkedInCount } }", { id: event.id }, event.organiser);
    await service.done("checkIn", { eventId: event.id, rsvpId: rsvp.id, nonce: "scan-0001" }, "rsvp { id }", event.organiser);
    await following.count(2);
    expect(following.told.map(({ rsvpCounts }) => rsvpCounts.checkedInCount)).toEqual([0, 1]);
  } finally { back(); }
});
