import { codeOf } from "../../src/attendance/check-in-code.js";
import { probe } from "../../src/base/probe.js";
import { itIs, realTime } from "../kit/moments.js";
import { plannedEvent, someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";
import { atTheDoor, nonce, scan, ticket } from "./story.js";

const service = useService();
afterEach(() => { probe.reset(); realTime(); });

const HOUR = 3_600_000;
const iso = (at: Date) => at.toISOString();
const kinds = ({ errors }: { errors: { __typename: string; path: string[] | null }[] }) => errors.map(({ __typename, path }) => [__typename, path?.join(".")].filter(Boolean).join(" "));
const counted = async (eventId: string, as: { token: string } | null) =>
  (await service.ask<{ event: { checkedInCount: number | null } }>("query($id: ID!) { event(id: $id) { checkedInCount } }", { id: eventId }, { as })).event.checkedInCount;

test("a code is its holder's alone, and only while they have a seat", async () => {
  const { event, staff, attendees: [first, second] } = await atTheDoor(service, 2, 2);
  const waiting = await someone(service);
  await service.done("rsvp", { eventId: event.id, nameShown: true }, "rsvp { id }", waiting);
  await service.done("rsvp", { eventId: event.id, nameShown: true }, "rsvp { id }", first);
  expect((await ticket(service, event.id, first)).checkInCode).toBe(first.code);
  expect(await ticket(service, event.id, waiting)).toMatchObject({ checkInCode: null, checkInSvgUrl: null, checkInPngUrl: null });
  for (const as of [staff, event.organiser, second]) {
    const { event: { rsvps } } = await service.ask<{ event: { rsvps: { nodes: { id: string; checkInCode: string | null }[] } } }>(
      "query($id: ID!) { event(id: $id) { rsvps { nodes { id checkInCode checkInSvgUrl } } } }", { id: event.id }, { as });
    expect(rsvps.nodes.find(({ id }) => id === first.rsvpId)).toEqual({ id: first.rsvpId, checkInCode: null, checkInSvgUrl: null });
  }
});

test("no code lies in the database", async () => {
  const { attendees: [{ code }], event, staff } = await atTheDoor(service, 1);
  await scan(service, "checkIn", { eventId: event.id, code }, staff);
  const tables = await service.rows<{ name: string }>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'");
  for (const { name } of tables) {
    const [{ found }] = await service.rows<{ found: boolean }>(`SELECT EXISTS (SELECT 1 FROM "${name}" t WHERE t::text LIKE $1 OR t::text LIKE $2) AS found`, [`%${code}%`, `%${code.replaceAll("-", "")}%`]);
    expect([name, found]).toEqual([name, false]);
  }
});

test("checks in once; staff and the person see since when, others do not", async () => {
  const { event, staff, attendees: [person, other], during } = await atTheDoor(service, 2);
  await service.done("rsvp", { eventId: event.id, nameShown: true }, "rsvp { id }", person);
  expect(await scan(service, "checkIn", { eventId: event.id, code: person.code }, staff)).toEqual({
    rsvp: { id: person.rsvpId, checkedInAt: iso(during), person: { displayName: person.name } }, errors: [],
  });
  itIs(new Date(during.getTime() + 60_000));
  const again = await scan(service, "checkIn", { eventId: event.id, code: person.code.toLowerCase().replaceAll("-", "") }, event.organiser);
  expect([again.rsvp, kinds(again), again.errors[0].checkedInAt]).toEqual([null, ["AlreadyCheckedIn input.code"], iso(during)]);
  expect((await ticket(service, event.id, person)).checkedInAt).toBe(iso(during));
  const seen = async (as: { token: string } | null) => (await service.ask<{ event: { rsvps: { nodes: { id: string; checkedInAt: string | null }[] } } }>(
    "query($id: ID!) { event(id: $id) { rsvps { nodes { id checkedInAt } } } }", { id: event.id }, { as })).event.rsvps.nodes.find(({ id }) => id === person.rsvpId);
  expect(await seen(staff)).toEqual({ id: person.rsvpId, checkedInAt: iso(during) });
  expect(await seen(other)).toEqual({ id: person.rsvpId, checkedInAt: null });
  expect(await Promise.all([staff, event.organiser, other, null].map(as => counted(event.id, as)))).toEqual([1, 1, null, null]);
});

test("that somebody was checked in is not told by when their RSVP was changed", async () => {
  const { event, staff, attendees: [person] } = await atTheDoor(service, 1);
  const changed = async () => (await service.rows<{ at: Date }>("SELECT updated_at AS at FROM rsvp WHERE id = $1", [person.rsvpId]))[0].at;
  const before = await changed();
  await scan(service, "checkIn", { eventId: event.id, code: person.code }, staff);
  expect(await changed()).toEqual(before);
});

test("the same nonce is the same scan", async () => {
  const { event, staff, attendees: [person, other] } = await atTheDoor(service, 2);
  const input = { eventId: event.id, code: person.code, nonce: nonce() };
  const [first, second] = [await scan(service, "checkIn", input, staff), await scan(service, "checkIn", input, event.organiser)];
  expect(second).toEqual(first);
  expect(kinds(await scan(service, "checkIn", { ...input, code: other.code }, staff))).toEqual(["NonceReused input.nonce"]);
  expect(kinds(await scan(service, "undoCheckIn", input, staff))).toEqual(["NonceReused input.nonce"]);
  expect(await service.rows("SELECT 1 FROM scan WHERE event_id = $1", [event.id])).toHaveLength(1);
});

test("a check-in is undone and done again; all of it stays on record", async () => {
  const { event, staff, attendees: [person], during } = await atTheDoor(service, 1);
  const { id: eventId } = event;
  expect(kinds(await scan(service, "undoCheckIn", { eventId, code: person.code }, staff))).toEqual(["NotCheckedIn input.code"]);
  await scan(service, "checkIn", { eventId, code: person.code }, staff);
  expect((await scan(service, "undoCheckIn", { eventId, rsvpId: person.rsvpId }, staff)).rsvp).toMatchObject({ checkedInAt: null });
  expect(await counted(eventId, staff)).toBe(0);
  // Within the same instant: what is scanned now counts last.
  expect((await scan(service, "checkIn", { eventId, rsvpId: person.rsvpId }, staff)).rsvp?.checkedInAt).toBe(iso(new Date(during.getTime() + 2)));
  expect(await service.rows("SELECT undo, result, person_id FROM scan WHERE rsvp_id = $1 ORDER BY at", [person.rsvpId])).toEqual([
    { undo: false, result: "CHECKED_IN", person_id: staff.id }, { undo: true, result: "UNDONE", person_id: staff.id }, { undo: false, result: "CHECKED_IN", person_id: staff.id },
  ]);
});

test("who has no seat is refused with how it stands", async () => {
  const { event, staff, attendees: [person] } = await atTheDoor(service, 1, 1);
  const waiting = await someone(service);
  const { rsvp: { id } } = await service.done<{ rsvp: { id: string } }>("rsvp", { eventId: event.id }, "rsvp { id }", waiting);
  const refused = await scan(service, "checkIn", { eventId: event.id, rsvpId: id }, staff);
  expect([kinds(refused), refused.errors[0].status]).toEqual([["NotConfirmed input.rsvpId"], "WAITLISTED"]);
  await service.done("cancelRsvp", { eventId: event.id }, "rsvp { id }", person);
  const cancelled = await scan(service, "checkIn", { eventId: event.id, code: person.code }, staff);
  expect([kinds(cancelled), cancelled.errors[0].status]).toEqual([["NotConfirmed input.code"], "CANCELLED"]);
  // Whoever comes back has another code.
  await service.done("changeEventCapacity", { eventId: event.id, capacity: 10 }, "event { id }", event.organiser);
  await service.done("rsvp", { eventId: event.id }, "rsvp { id }", person);
  const { checkInCode } = await ticket(service, event.id, person);
  expect(checkInCode).not.toBe(person.code);
  expect(kinds(await scan(service, "checkIn", { eventId: event.id, code: person.code }, staff))).toEqual(["UnknownCode input.code"]);
  expect((await scan(service, "checkIn", { eventId: event.id, code: checkInCode }, staff)).errors).toEqual([]);
});

test("codes of other events, made-up codes and mistyped ones are refused, and nothing is written", async () => {
  const other = await atTheDoor(service, 1);
  realTime();
  const { event, staff, attendees: [person] } = await atTheDoor(service, 1);
  const made = codeOf(service.parts.service.sealer, { id: other.attendees[0].rsvpId, number: 1 });
  for (const code of [other.attendees[0].code, made]) expect(kinds(await scan(service, "checkIn", { eventId: event.id, code }, staff))).toEqual(["UnknownCode input.code"]);
  expect(kinds(await scan(service, "checkIn", { eventId: event.id, rsvpId: other.attendees[0].rsvpId }, staff))).toEqual(["NotFound input.rsvpId"]);
  const wrong = `${person.code.slice(0, -1)}${person.code.endsWith("7") ? "8" : "7"}`;
  for (const input of [{ code: wrong }, { code: "hello" }, {}, { code: person.code, rsvpId: person.rsvpId }]) {
    expect(kinds(await scan(service, "checkIn", { eventId: event.id, ...input }, staff))).toEqual(["InvalidInput input.code"]);
  }
  expect(kinds(await scan(service, "checkIn", { eventId: event.id, code: person.code, nonce: "short" }, staff))).toEqual(["InvalidInput input.nonce"]);
  expect(kinds(await scan(service, "checkIn", { eventId: event.id, code: person.code, nonce: "with a blank" }, staff))).toEqual(["InvalidInput input.nonce"]);
  expect(await service.rows("SELECT 1 FROM scan WHERE event_id = $1", [event.id])).toEqual([]);
});

test("check-in is open from twelve hours before to twelve hours after; what was scanned then can be sent for a week", async () => {
  const { event, staff, attendees: [person, other] } = await atTheDoor(service, 2);
  const { id: eventId } = event;
  const at = (from: Date, hours: number) => new Date(from.getTime() + hours * HOUR);
  const tried = async (now: Date, input: object = {}) => { itIs(now); return scan(service, "checkIn", { eventId, code: person.code, ...input }, staff); };
  for (const now of [at(event.startsAt, -12.01), at(event.endsAt, 12)]) {
    const { checkIn } = await (async () => { itIs(now); return service.ask<{ checkIn: { errors: object[] } }>(
      "mutation($input: CheckInInput!) { checkIn(input: $input) { errors { __typename ... on NotOpen { opensAt closesAt } } } }", { input: { eventId, code: person.code, nonce: nonce() } }, { as: staff }); })();
    expect(checkIn.errors).toEqual([{ __typename: "NotOpen", opensAt: iso(at(event.startsAt, -12)), closesAt: iso(at(event.endsAt, 12)) }]);
  }
  itIs(event.startsAt);
  expect(kinds(await tried(event.startsAt, { at: at(event.startsAt, 0.05) }))).toEqual(["InvalidInput input.at"]);
  expect(kinds(await tried(event.startsAt, { at: at(event.startsAt, -13) }))).toEqual(["InvalidInput input.at"]);
  expect(kinds(await tried(at(event.endsAt, 7 * 24), { at: event.startsAt }))).toEqual(["NotOpen"]);
  expect((await tried(at(event.endsAt, 7 * 24 - 1), { at: event.startsAt })).rsvp?.checkedInAt).toBe(iso(event.startsAt));
  itIs(at(event.startsAt, -12));
  expect((await scan(service, "checkIn", { eventId, code: other.code }, staff)).errors).toEqual([]);
});

test("a late scan that an undo came after is refused, with the time", async () => {
  const { event, staff, attendees: [person], during } = await atTheDoor(service, 1);
  const { id: eventId } = event;
  await scan(service, "checkIn", { eventId, code: person.code }, staff);
  await scan(service, "undoCheckIn", { eventId, code: person.code }, staff);
  const late = await scan(service, "checkIn", { eventId, code: person.code, at: new Date(during.getTime() - 60_000) }, staff);
  expect([kinds(late), late.errors[0].message]).toEqual([["InvalidInput input.at"], expect.stringContaining(iso(new Date(during.getTime() + 1)))]);
});

test("strangers, participants and hosts check nobody in; a cancelled event has no door", async () => {
  const draft = await plannedEvent(service, { draft: true });
  const { event, host, attendees: [person, other], staff } = await atTheDoor(service, 2);
  for (const as of [host, other, await someone(service)]) expect(kinds(await scan(service, "checkIn", { eventId: event.id, code: person.code }, as))).toEqual(["NotAllowed"]);
  expect(kinds(await scan(service, "checkIn", { eventId: draft.id, code: person.code }, staff))).toEqual(["NotFound input.eventId"]);
  await service.done("cancelEvent", { eventId: event.id }, "event { id }", event.organiser);
  expect(kinds(await scan(service, "checkIn", { eventId: event.id, code: person.code }, staff))).toEqual(["NotAllowed"]);
});

test("people are found by name, and by whether they came", async () => {
  const { event, staff, attendees: [person, other, third] } = await atTheDoor(service, 3);
  await service.rows("UPDATE person SET display_name = $2 WHERE id = $1", [other.id, "Zoë 100% O'Brien_\\"]);
  await scan(service, "checkIn", { eventId: event.id, code: person.code }, staff);
  const found = async (filter: object, as: { token: string } | null = staff) => (await service.ask<{ event: { rsvps: { totalCount: number; nodes: { id: string }[] } } }>(
    "query($id: ID!, $filter: RsvpFilter) { event(id: $id) { rsvps(filter: $filter) { totalCount nodes { id } } } }", { id: event.id, filter }, { as })).event.rsvps.nodes.map(({ id }) => id);
  expect(await found({ search: "zoë" })).toEqual([other.rsvpId]);
  for (const search of ["0% o'b", "brien_\\", "_\\"]) expect(await found({ search })).toEqual([other.rsvpId]);
  expect(await found({ search: "%%" })).toEqual([]);
  expect(await found({ checkedIn: true })).toEqual([person.rsvpId]);
  expect(await found({ checkedIn: false })).toEqual([other.rsvpId, third.rsvpId]);
  // Others cannot find out by the filter what they are not told.
  await service.done("rsvp", { eventId: event.id, nameShown: true }, "rsvp { id }", person);
  expect(await found({}, third)).toEqual([person.rsvpId, third.rsvpId]);
  expect(await found({ checkedIn: true }, third)).toEqual([]);
  expect(await found({ checkedIn: false }, third)).toEqual([third.rsvpId]);
});

test("hosts, staff and organisers note who is in a session; hosts learn counts, and pick nobody by name", async () => {
  const { event, staff, host, session, attendees: [person, other] } = await atTheDoor(service, 2);
  const record = (input: object, as: { token: string }) => service.change<{ session: { attendanceCount: number } | null }>("recordAttendance", { sessionId: session, nonce: nonce(), ...input }, "session { attendanceCount }", as);
  expect(await record({ code: person.code }, host)).toEqual({ session: { attendanceCount: 1 }, errors: [] });
  expect(kinds(await record({ code: person.code }, staff))).toEqual(["AlreadyCheckedIn input.code"]);
  expect(kinds(await record({ rsvpId: other.rsvpId }, host))).toEqual(["NotAllowed"]);
  expect((await record({ rsvpId: other.rsvpId }, event.organiser)).session).toEqual({ attendanceCount: 2 });
  expect(kinds(await record({ code: other.code }, person))).toEqual(["NotAllowed"]);
  const undone = await service.change<{ session: { attendanceCount: number } }>("undoAttendance", { sessionId: session, nonce: nonce(), code: other.code }, "session { attendanceCount }", host);
  expect(undone).toEqual({ session: { attendanceCount: 1 }, errors: [] });
  const count = async (as: { token: string } | null) => (await service.ask<{ session: { attendanceCount: number | null } }>("query($id: ID!) { session(id: $id) { attendanceCount } }", { id: session }, { as })).session.attendanceCount;
  expect(await Promise.all([host, staff, event.organiser, person, null].map(count))).toEqual([1, 1, 1, null, null]);
  // The event's own door is another one.
  expect(await counted(event.id, staff)).toBe(0);
  expect((await scan(service, "checkIn", { eventId: event.id, code: person.code }, staff)).errors).toEqual([]);
});

/** Lets two scans read what was scanned before either of them writes. */
function barrier(parties: number): void {
  let [waiting, open] = [0, () => {}];
  const opened = new Promise<void>(resolve => { open = resolve; });
  probe.set(point => {
    if (point !== "scans read") return;
    if (++waiting === parties) open();
    // Behind the lock the second does not come here before the first has gone.
    return Promise.race([opened, new Promise<void>(resolve => { setTimeout(resolve, 300); })]);
  });
}

async function atTwoDoors(): Promise<{ done: number; refused: string[]; kept: number }> {
  const { event, staff, attendees: [person] } = await atTheDoor(service, 1);
  barrier(2);
  const answers = await Promise.all([staff, event.organiser].map(as => scan(service, "checkIn", { eventId: event.id, code: person.code }, as)));
  return {
    done: answers.filter(({ rsvp }) => rsvp).length, refused: answers.flatMap(kinds),
    kept: (await service.rows("SELECT 1 FROM scan WHERE rsvp_id = $1 AND result = 'CHECKED_IN'", [person.rsvpId])).length,
  };
}

test("one code at two doors at once is one check-in", async () => {
  expect(await atTwoDoors()).toEqual({ done: 1, refused: ["AlreadyCheckedIn input.code"], kept: 1 });
});

test("its twin without the lock lets both in: the race is there, and the lock is what holds", async () => {
  probe.remove("scans");
  expect(await atTwoDoors()).toMatchObject({ done: 2, refused: [], kept: 2 });
});

test("one scan that is sent many times at once is one check-in, and all are answered alike", async () => {
  const { event, staff, attendees: [person] } = await atTheDoor(service, 1);
  const input = { eventId: event.id, code: person.code, nonce: nonce() };
  const answers = await Promise.all(Array.from({ length: 8 }, () => scan(service, "checkIn", input, staff)));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0].errors).toEqual([]);
  expect(await service.rows("SELECT 1 FROM scan WHERE rsvp_id = $1", [person.rsvpId])).toHaveLength(1);
});

test("one nonce for two people at once is refused for one of them", async () => {
  const { event, staff, attendees } = await atTheDoor(service, 2);
  const shared = nonce();
  barrier(2);
  const answers = await Promise.all(attendees.map(({ code }) => scan(service, "checkIn", { eventId: event.id, code, nonce: shared }, staff)));
  expect(answers.map(kinds).sort()).toEqual([[], ["NonceReused input.nonce"]]);
});

test("codes that are nobody's are counted, though they are refused; then a right one is not told either", async () => {
  const { event, staff, attendees: [person] } = await atTheDoor(service, 1);
  const guesses = Array.from({ length: 200 }, (_, i) => codeOf(service.parts.service.sealer, { id: staff.id, number: i + 1 }));
  const at = iso(new Date(event.startsAt.getTime()));
  const batch = (codes: string[], as: { token: string }) => service.answer<{ checkInBatch: { outcomes: { result: string }[] } }>(
    "mutation($input: CheckInBatchInput!) { checkInBatch(input: $input) { outcomes { result } errors { __typename } } }",
    { input: { eventId: event.id, scans: codes.map(code => ({ code, nonce: nonce(), at })) } }, { as });
  const first = await batch(guesses, staff);
  expect(first.data?.checkInBatch.outcomes.map(({ result }) => result)).toEqual(guesses.map(() => "UNKNOWN_CODE"));
  const answer = await service.answer("mutation($input: CheckInInput!) { checkIn(input: $input) { errors { __typename } } }", { input: { eventId: event.id, code: person.code, nonce: nonce() } }, { as: staff });
  expect(answer.errors?.[0].extensions).toMatchObject({ code: "RATE_LIMITED", retryable: true, retryAfterMs: expect.any(Number) });
  expect((await scan(service, "checkIn", { eventId: event.id, code: person.code }, event.organiser)).errors).toEqual([]);
});

test("a check-in takes eleven statements with its answer, however many were scanned before", async () => {
  const { event, staff, attendees } = await atTheDoor(service, 3);
  const one = async (code: string) => withoutTokenLookUp(await statementsOf(() => scan(service, "checkIn", { eventId: event.id, code }, staff))).length;
  await one(attendees[0].code); // Notes the sign-in's use, once an hour.
  expect([await one(attendees[1].code), await one(attendees[2].code)]).toEqual([11, 11]);
});
