import fc from "fast-check";
import { presentSince, type Said } from "../../src/attendance/presence.js";
import { itIs, realTime } from "../kit/moments.js";
import { useService } from "../kit/service.js";
import { statementsOf } from "../kit/statements.js";
import { atTheDoor, nonce, scan, type DoorStory } from "./story.js";

const service = useService();
afterEach(realTime);

const MINUTE = 60_000;
interface Scan { nonce: string; code?: string; rsvpId?: string; at: string; undo?: boolean }
interface Batch { outcomes: { nonce: string; result: string; rsvp: { id: string; checkedInAt: string | null } | null }[] | null; errors: { __typename: string; path: string[] | null; message: string }[] }

const send = (story: DoorStory, scans: Scan[], as: { token: string } = story.staff) =>
  service.change<Batch>("checkInBatch", { eventId: story.event.id, scans }, "outcomes { nonce result rsvp { id checkedInAt } }", as) as unknown as Promise<Batch>;
const at = ({ event }: DoorStory, minutes: number): string => new Date(event.startsAt.getTime() + minutes * MINUTE).toISOString();
const results = ({ outcomes }: Batch) => outcomes?.map(({ result }) => result);

test("each scan has its own outcome, in the order in which it was given", async () => {
  const story = await atTheDoor(service, 3, 2);
  const [first, second, waiting] = story.attendees;
  await scan(service, "checkIn", { eventId: story.event.id, code: first.code, at: at(story, 1) }, story.staff);
  const same = nonce();
  const batch = await send(story, [
    { nonce: nonce(), code: second.code, at: at(story, 9), undo: true },
    { nonce: same, code: second.code, at: at(story, 5) },
    { nonce: nonce(), code: first.code, at: at(story, 7) },
    { nonce: nonce(), code: first.code, at: at(story, 0), undo: true },
    { nonce: nonce(), rsvpId: waiting.rsvpId, at: at(story, 5) },
    { nonce: nonce(), code: `${first.code.slice(0, -1)}${first.code.endsWith("7") ? "8" : "7"}`, at: at(story, 5) },
    { nonce: same, code: first.code, at: at(story, 6) },
    { nonce: same, code: second.code, at: at(story, 5) },
  ]);
  expect(results(batch)).toEqual(["UNDONE", "CHECKED_IN", "ALREADY_CHECKED_IN", "NOT_CHECKED_IN", "NOT_CONFIRMED", "UNKNOWN_CODE", "NONCE_REUSED", "CHECKED_IN"]);
  expect(batch.outcomes?.slice(0, 3).map(({ rsvp }) => rsvp)).toEqual([{ id: second.rsvpId, checkedInAt: null }, { id: second.rsvpId, checkedInAt: null }, { id: first.rsvpId, checkedInAt: at(story, 1) }]);
  expect(batch.outcomes?.[5].rsvp).toBeNull();
});

test("a batch that is sent again changes nothing and is answered as before", async () => {
  const story = await atTheDoor(service, 1);
  const [{ code, rsvpId }] = story.attendees;
  const scans = [{ nonce: nonce(), code, at: at(story, 5) }, { nonce: nonce(), code, at: at(story, 3) }, { nonce: nonce(), code, at: at(story, 4), undo: true }];
  const first = await send(story, scans);
  expect(results(first)).toEqual(["CHECKED_IN", "CHECKED_IN", "UNDONE"]);
  expect(await send(story, scans)).toEqual(first);
  expect(await Promise.all([send(story, scans), send(story, [...scans].reverse())].map(async batch => results(await batch)))).toEqual([results(first), results(first)?.toReversed()]);
  expect(await service.rows("SELECT 1 FROM scan WHERE rsvp_id = $1", [rsvpId])).toHaveLength(3);
});

test("what is wrong with the input refuses the batch with the path to it, and nothing is written", async () => {
  const story = await atTheDoor(service, 1);
  const [{ code }] = story.attendees;
  const right = { nonce: nonce(), code, at: at(story, 5) };
  const paths = async (scans: Scan[]) => { const { errors } = await send(story, scans); return errors.map(({ __typename, path }) => `${__typename} ${path?.join(".")}`); };
  expect(await paths([right, { ...right, nonce: nonce(), at: at(story, 63) }, { ...right, nonce: "?" }, { nonce: nonce(), at: at(story, 5) }])).toEqual(
    ["InvalidInput input.scans.1.at", "InvalidInput input.scans.2.nonce", "InvalidInput input.scans.3.code"]);
  expect(await paths([right, { ...right, nonce: nonce(), at: at(story, -12 * 60 - 1) }, { ...right, nonce: nonce(), at: at(story, -100 * 60) }])).toEqual(
    ["InvalidInput input.scans.1.at", "InvalidInput input.scans.2.at"]);
  expect(await paths([])).toEqual(["InvalidInput input.scans"]);
  expect(await paths(Array.from({ length: 201 }, () => ({ ...right, nonce: nonce() })))).toEqual(["InvalidInput input.scans"]);
  expect(await service.rows("SELECT 1 FROM scan WHERE event_id = $1", [story.event.id])).toEqual([]);
  // A phone's clock may be a little ahead.
  expect(results(await send(story, [{ ...right, at: at(story, 61) }]))).toEqual(["CHECKED_IN"]);
  itIs(new Date(story.event.endsAt.getTime() + 8 * 24 * 60 * MINUTE));
  expect((await send(story, [{ ...right, nonce: nonce() }])).errors.map(({ __typename }) => __typename)).toEqual(["NotOpen"]);
});

/** Cuts a list at random places. */
const cut = <T>(items: readonly T[], places: readonly number[]): T[][] => {
  const at = [...new Set(places.map(place => place % (items.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, i) => items.slice(from, at[i] ?? items.length)).filter(part => part.length > 0);
};

test("any order, any split, any repetition of the scans comes to the same", async () => {
  const story = await atTheDoor(service, 3);
  const stated = async () => ({
    rsvps: await service.rows("SELECT id, checked_in_at FROM rsvp WHERE event_id = $1 ORDER BY id", [story.event.id]),
    scans: await service.rows("SELECT rsvp_id, nonce, at, undo FROM scan WHERE event_id = $1 ORDER BY nonce", [story.event.id]),
  });
  const forget = async () => {
    await service.rows("DELETE FROM scan WHERE event_id = $1", [story.event.id]);
    await service.rows("UPDATE rsvp SET checked_in_at = NULL WHERE event_id = $1", [story.event.id]);
  };
  const scans = fc.array(fc.record({ who: fc.nat(2), minute: fc.nat(5), undo: fc.boolean() }), { minLength: 1, maxLength: 10 });
  const ways = fc.array(fc.record({ keys: fc.array(fc.nat(1_000), { minLength: 20, maxLength: 20 }), places: fc.array(fc.nat(30), { maxLength: 4 }), again: fc.array(fc.nat(30), { maxLength: 4 }) }), { minLength: 1, maxLength: 3 });
  await fc.assert(fc.asyncProperty(scans, ways, async (made, orders) => {
    const all = made.map(({ who, minute, undo }): Scan => ({ nonce: nonce(), code: story.attendees[who].code, at: at(story, minute), undo }));
    await forget();
    await send(story, all);
    const expected = await stated();
    const told = Object.fromEntries(story.attendees.map(({ rsvpId, code }) =>
      [rsvpId, presentSince(all.filter(one => one.code === code).map((one): Said => ({ nonce: one.nonce, undo: one.undo ?? false, at: new Date(one.at) })))]));
    expect(Object.fromEntries((expected.rsvps as { id: string; checked_in_at: Date | null }[]).map(row => [row.id, row.checked_in_at]))).toEqual(told);
    for (const { keys, places, again } of orders) {
      await forget();
      const repeated = [...all, ...again.map(i => all[i % all.length])];
      const shuffled = repeated.map((one, i) => ({ one, key: keys[i % keys.length] })).sort((a, b) => a.key - b.key).map(({ one }) => one);
      for (const part of cut(shuffled, places)) expect((await send(story, part)).errors).toEqual([]);
      expect(await stated()).toEqual(expected);
    }
  }), { numRuns: 40 });
});

test("parts of it that are sent at once, crosswise, come to the same and do not stand in each other's way", async () => {
  const story = await atTheDoor(service, 6);
  const all = Array.from({ length: 48 }, (_, i): Scan => ({ nonce: nonce(), code: story.attendees[i % 6].code, at: at(story, (i * 7) % 20), undo: i % 3 === 0 }));
  const parts = [all.slice(0, 24), all.slice(24).reverse(), all.slice(12, 36), [...all].reverse()];
  for (const { errors } of await Promise.all(parts.map(part => send(story, part)))) expect(errors).toEqual([]);
  const rows = await service.rows<{ code: string; at: Date | null }>("SELECT id AS code, checked_in_at AS at FROM rsvp WHERE event_id = $1", [story.event.id]);
  for (const { rsvpId, code } of story.attendees) {
    const said = all.filter(one => one.code === code).map((one): Said => ({ nonce: one.nonce, undo: one.undo ?? false, at: new Date(one.at) }));
    expect(rows.find(row => row.code === rsvpId)?.at).toEqual(presentSince(said));
  }
  expect(await service.rows("SELECT 1 FROM scan WHERE event_id = $1", [story.event.id])).toHaveLength(48);
});

test("a batch takes as many statements for fifty scans as for one", async () => {
  const story = await atTheDoor(service, 5);
  const scans = (count: number) => Array.from({ length: count }, (_, i): Scan => ({ nonce: nonce(), code: story.attendees[i % 5].code, at: at(story, i % 50) }));
  await send(story, scans(1));
  const one = await statementsOf(() => send(story, scans(1)));
  const fifty = await statementsOf(() => send(story, scans(50)));
  expect(fifty.length).toBe(one.length);
});
