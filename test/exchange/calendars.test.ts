import ICAL from "ical.js";
import { clock } from "../../src/base/clock.js";
import { Programme } from "../kit/programme.js";
import { people, plannedEvent, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf } from "../kit/statements.js";
import { get, pathOf, type Got } from "./get.js";

const service = useService();

interface Read { uid: string; sequence: number; status: string; summary: string; location: string; starts: string; ends: string; modified: string; stamp: string; organiser: string; url: string; description: string; transparent: boolean }

/** How many statements a request takes. */
const statementsFor = async (url: string): Promise<number> => (await statementsOf(() => get(service, url))).length;

/** Read back by a parser that shares nothing with the writer. */
function read(text: string): Map<string, Read> {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  return new Map(calendar.getAllSubcomponents("vevent").map(component => {
    const value = (name: string) => String(component.getFirstPropertyValue(name) ?? "");
    const event = new ICAL.Event(component);
    return [event.uid, {
      uid: event.uid, sequence: event.sequence, status: value("status"), summary: event.summary, location: event.location ?? "", description: event.description ?? "",
      starts: event.startDate.toJSDate().toISOString(), ends: event.endDate.toJSDate().toISOString(), modified: value("last-modified"), stamp: value("dtstamp"),
      organiser: String(component.getFirstProperty("organizer")?.getParameter("cn") ?? ""), url: value("url"), transparent: value("transp") === "TRANSPARENT",
    }];
  }));
}

const entries = async (url: string): Promise<Map<string, Read>> => read((await get(service, url)).body);

/** A published event with a room and two slots. */
async function stage(input: Record<string, unknown> = {}) {
  const event = await plannedEvent(service, input);
  const programme = new Programme(service, event);
  const [room, other] = [await programme.room("Aula"), await programme.room("Sala")];
  const slots = [await programme.slot(0), await programme.slot(1), await programme.slot(2)];
  return { event, programme, room, other, slots, url: `/events/${event.id}/calendar.ics` };
}

describe("the calendar of an event", () => {
  test("holds the event and its sessions, with names and places and nobody's address", async () => {
    const { event, programme, room, slots, url } = await stage({ title: "Made, together; \\ and so on", description: "Two lines\nof text" });
    const { place } = await service.done<{ place: { id: string } }>("addPlace", { name: "Library", addressLines: ["Via Roma 1"], postalCode: "39100", city: "Bolzano", countryCode: "IT", latitude: 46.5, longitude: 11.35 }, "place { id }", event.organiser);
    await service.done("editEvent", { eventId: event.id, placeId: place.id, onlineUrl: "https://meet.example.org/x?a=1,2;b" }, "event { id }", event.organiser);
    const { id, host } = await programme.session("Who cares?", undefined, { abstract: "About care, and\nmore", tags: ["care, work", "city"] });
    await programme.session("Not placed");
    await programme.schedule(id, room, slots[0]);
    const { status, headers, body } = await get(service, url);
    expect({ status, type: headers["content-type"] }).toEqual({ status: 200, type: "text/calendar; charset=utf-8" });
    const found = read(body);
    expect([...found.keys()]).toEqual([event.id, id]);
    expect(found.get(event.id)).toMatchObject({
      summary: "Made, together; \\ and so on", starts: event.startsAt.toISOString(), ends: event.endsAt.toISOString(), status: "CONFIRMED",
      location: "Library, Via Roma 1, 39100 Bolzano", organiser: event.organiser.name, url: `https://coproduce.test/events/${event.id}`, transparent: true,
      description: "Two lines\nof text\n\nOnline: https://meet.example.org/x?a=1,2;b",
    });
    expect(found.get(id)).toMatchObject({
      summary: "Who cares?", starts: programme.hour(0).startsAt.toISOString(), ends: programme.hour(0).endsAt.toISOString(), status: "CONFIRMED",
      location: "Aula, Library, Via Roma 1, 39100 Bolzano", url: `https://coproduce.test/events/${event.id}#session-1`, transparent: false,
    });
    expect(found.get(id)!.description).toContain(`Hosts: ${host.name}`);
    expect(body).toMatch(/GEO:46\.5;11\.35\r\n/);
    expect(body).not.toMatch(/@example\.org|mailto/i);
    expect(body.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(body).toContain("CATEGORIES:care – work,city");
  });

  test("is the same bytes until something changes, and says so when asked", async () => {
    const { event, programme, room, slots, url } = await stage();
    const { id } = await programme.session();
    await programme.schedule(id, room, slots[0]);
    const first = await get(service, url);
    const { etag, "last-modified": modified } = first.headers;
    expect(first.headers).toMatchObject({ "cache-control": "public, no-cache", "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
    expect(first.headers["set-cookie"]).toBeUndefined();
    expect((await get(service, url)).body).toBe(first.body);
    for (const headers of <Record<string, string>[]>[{ "if-none-match": etag }, { "if-none-match": `"x", W/${etag}` }, { "if-modified-since": modified }]) {
      expect(await get(service, url, { headers })).toMatchObject({ status: 304, body: "", headers: { etag } });
    }
    // The content's own validator goes before the time.
    expect((await get(service, url, { headers: { "if-none-match": "\"x\"", "if-modified-since": modified } })).status).toBe(200);
    expect((await get(service, url, { headers: { "if-modified-since": new Date(Date.parse(modified) - 1_000).toUTCString() } })).status).toBe(200);
    const back = clock.replace(() => new Date(Date.now() + 60_000));
    try { await service.done("editSession", { sessionId: id, title: "Renamed" }, "session { id }", event.organiser); } finally { back(); }
    const second = await get(service, url, { headers: { "if-none-match": etag } });
    expect(second.status).toBe(200);
    expect(second.headers.etag).not.toBe(etag);
    expect(Date.parse(second.headers["last-modified"])).toBeGreaterThan(Date.parse(modified));
    const head = await get(service, url, { method: "HEAD" });
    expect(head).toMatchObject({ status: 200, body: "", headers: { etag: second.headers.etag, "content-length": String(Buffer.byteLength(second.body)) } });
  });

  test("each change makes SEQUENCE and LAST-MODIFIED of a session grow, and none makes it fall", async () => {
    const { event, programme, room, other, slots, url } = await stage();
    const { id, host } = await programme.session();
    await programme.schedule(id, room, slots[0]);
    const steps: [string, () => Promise<unknown>][] = [
      ["edited", () => service.done("editSession", { sessionId: id, title: "Another title" }, "session { id }", host)],
      ["moved", () => programme.schedule(id, room, slots[1])],
      ["its room renamed", () => service.done("editRoom", { roomId: room, name: "Great hall" }, "room { id }", event.organiser)],
      ["in another room", () => programme.schedule(id, other, slots[1])],
      ["its slot moved", () => service.done("editSlot", { slotId: slots[1], ...programme.hour(4) }, "slot { id }", event.organiser)],
      ["taken off", () => service.done("unscheduleSession", { sessionId: id }, "session { id }", event.organiser)],
      ["placed again", () => programme.schedule(id, room, slots[0])],
      ["called off", () => service.done("cancelSession", { sessionId: id }, "session { id }", event.organiser)],
      ["accepted again", async () => { await service.done("acceptSession", { sessionId: id }, "session { id }", event.organiser); await programme.schedule(id, room, slots[2]); }],
      ["withdrawn", () => service.done("withdrawSession", { sessionId: id }, "session { id }", host)],
      ["the event called off", () => service.done("cancelEvent", { eventId: event.id }, "event { id }", event.organiser)],
    ];
    let before = (await entries(url)).get(id)!;
    let at = Date.now();
    for (const [what, step] of steps) {
      const back = clock.replace(() => new Date(at));
      at += 2_000;
      try { await step(); } finally { back(); }
      const after = (await entries(url)).get(id)!;
      expect([what, after.sequence > before.sequence, after.modified > before.modified, after.uid]).toEqual([what, true, true, before.uid]);
      expect(after.stamp).toBe(after.modified);
      before = after;
    }
  });

  test("what was called off, taken off or taken back is cancelled where it last was; a session that was never public is not there", async () => {
    const { event, programme, room, other, slots, url } = await stage();
    const [off, unplaced, back, never] = [await programme.session("Called off"), await programme.session("Taken off"), await programme.session("A secret after all"), await programme.session("Never placed")];
    await programme.schedule(off.id, room, slots[0]);
    await programme.schedule(unplaced.id, room, slots[1]);
    await programme.schedule(back.id, other, slots[1]);
    await service.done("cancelSession", { sessionId: off.id }, "session { id }", event.organiser);
    await service.done("unscheduleSession", { sessionId: unplaced.id }, "session { id }", event.organiser);
    await service.done("withdrawSession", { sessionId: back.id }, "session { id }", back.host);
    const { body } = await get(service, url);
    const found = read(body);
    expect(found.get(off.id)).toMatchObject({ status: "CANCELLED", summary: "Cancelled: Called off", starts: programme.hour(0).startsAt.toISOString(), location: "Aula", transparent: true });
    expect(found.get(unplaced.id)).toMatchObject({ status: "CANCELLED", starts: programme.hour(1).startsAt.toISOString() });
    expect(found.get(back.id)).toMatchObject({ status: "CANCELLED", summary: "Cancelled: Session that was taken back" });
    expect(body).not.toContain("A secret after all");
    expect(body).not.toContain(back.host.name);
    expect(found.has(never.id)).toBe(false);
    expect((await get(service, `/sessions/${never.id}/calendar.ics`)).status).toBe(404);
    await service.done("cancelEvent", { eventId: event.id, reason: "Snow" }, "event { id }", event.organiser);
    const after = await entries(url);
    expect(after.get(event.id)).toMatchObject({ status: "CANCELLED", summary: expect.stringMatching(/^Cancelled: /), description: "This event will not take place.\n\nSnow" });
  });

  test("says in the calendar's language what is cancelled and where it is, also when nobody knows", async () => {
    const { event, programme, room, slots, url } = await stage({ title: "Incontro", language: "it-IT" });
    const { id } = await programme.session("Sull'acqua");
    await programme.schedule(id, room, slots[0]);
    expect((await entries(url)).get(event.id)).toMatchObject({ location: "Luogo da comunicare" });
    await service.done("editEvent", { eventId: event.id, onlineUrl: "https://meet.example.org/x" }, "event { id }", event.organiser);
    expect((await entries(url)).get(event.id)).toMatchObject({ location: "https://meet.example.org/x" });
    await service.done("cancelSession", { sessionId: id }, "session { id }", event.organiser);
    expect((await entries(url)).get(id)).toMatchObject({ summary: "Annullata: Sull'acqua", location: "Aula" });
    await service.done("cancelEvent", { eventId: event.id }, "event { id }", event.organiser);
    expect((await entries(url)).get(event.id)).toMatchObject({ summary: "Annullato: Incontro" });
    const { body } = await get(service, url);
    expect(body.indexOf("X-WR-TIMEZONE")).toBeLessThan(body.indexOf("BEGIN:VEVENT"));
  });

  test("what was tried out before the event was public never was", async () => {
    const event = await plannedEvent(service, { draft: true });
    const programme = new Programme(service, event);
    const [room, slot] = [await programme.room("Aula"), await programme.slot(0)];
    const { id } = await programme.session("Tried out", event.organiser);
    await programme.schedule(id, room, slot);
    await service.done("unscheduleSession", { sessionId: id }, "session { id }", event.organiser);
    await service.done("publishEvent", { eventId: event.id }, "event { id }", event.organiser);
    expect([...(await entries(`/events/${event.id}/calendar.ics`)).keys()]).toEqual([event.id]);
  });

  test("drafts of the schedule are not in it", async () => {
    const { event, programme, room, slots, url } = await stage();
    const { id } = await programme.session();
    const { schedule } = await service.done<{ schedule: { id: string } }>("draftSchedule", { eventId: event.id }, "schedule { id }", event.organiser);
    await service.done("scheduleSession", { sessionId: id, roomId: room, slotId: slots[0], draftId: schedule.id }, "session { id }", event.organiser);
    expect((await entries(url)).has(id)).toBe(false);
    await service.done("publishSchedule", { draftId: schedule.id }, "schedule { id }", event.organiser);
    expect((await entries(url)).get(id)).toMatchObject({ status: "CONFIRMED" });
  });

  test("takes one statement, however many sessions there are", async () => {
    const { programme, room, slots, url, event } = await stage();
    const statements = () => statementsFor(url);
    expect(await statements()).toBe(1);
    for (const slot of slots) await programme.schedule((await programme.session()).id, room, slot);
    expect(await statements()).toBe(1);
    expect(await statementsFor(`/events/${event.id}/schedule.json`)).toBe(1);
    expect(await statementsFor(`/events/${event.id}`)).toBe(1);
  });
});

test("the calendar of a session holds it alone", async () => {
  const { programme, room, slots } = await stage();
  const { id } = await programme.session("Alone");
  await programme.schedule(id, room, slots[0]);
  const { session } = await service.ask<{ session: { calendarUrl: string } }>("query($id: ID!) { session(id: $id) { calendarUrl } }", { id });
  expect(session.calendarUrl).toBe(`https://coproduce.test/sessions/${id}/calendar.ics`);
  const found = await entries(pathOf(session.calendarUrl));
  expect([...found.keys()]).toEqual([id]);
  expect(found.get(id)!.organiser).toMatch(/^Person/);
});

describe("a person's own calendar", () => {
  interface Issued { address: string; calendarAddress: { id: string; lastFetchedAt: string | null } }
  const issue = (as: Someone, input = {}) => service.done<Issued>("issueCalendarAddress", input, "address calendarAddress { id lastFetchedAt }", as);
  const mine = async (as: Someone) => (await service.ask<{ me: { calendarAddress: { lastFetchedAt: string | null } | null } }>("{ me { calendarAddress { lastFetchedAt } } }", {}, { as })).me.calendarAddress;

  test("has what one hosts, wants and comes to, and nothing else", async () => {
    const person = await someone(service);
    const { event, programme, room, other, slots } = await stage({ capacity: 1 });
    const hosted = await programme.session("Hosted", person);
    const [wanted, maybe, gone] = [await programme.session("Wanted"), await programme.session("Maybe"), await programme.session("Wanted, and gone")];
    await programme.schedule(hosted.id, room, slots[0]);
    await programme.schedule(wanted.id, room, slots[1]);
    await programme.schedule(maybe.id, other, slots[1]);
    await programme.schedule(gone.id, other, slots[2]);
    for (const [sessionId, level] of [[wanted.id, "WANT"], [maybe.id, "MAYBE"], [gone.id, "WANT"]]) await service.done("markInterest", { sessionId, level }, "session { id }", person);
    await service.done("unscheduleSession", { sessionId: gone.id }, "session { id }", event.organiser);
    const waiting = await plannedEvent(service, { title: "Full", capacity: 1 });
    await service.done("rsvp", { eventId: waiting.id }, "rsvp { id }", await someone(service));
    await service.done("rsvp", { eventId: waiting.id }, "rsvp { id }", person);
    const left = await plannedEvent(service, { title: "Left" });
    await service.done("rsvp", { eventId: left.id }, "rsvp { id }", person);
    await service.done("cancelRsvp", { eventId: left.id }, "rsvp { id }", person);
    await service.done("rsvp", { eventId: event.id }, "rsvp { id }", person);
    const { address } = await issue(person);
    const found = await entries(pathOf(address));
    expect([...found.values()].map(({ uid, status }) => [uid, status]).sort()).toEqual([
      [hosted.id, "CONFIRMED"], [wanted.id, "CONFIRMED"], [gone.id, "CANCELLED"], [event.id, "CONFIRMED"], [waiting.id, "TENTATIVE"],
    ].sort());
    expect([found.get(event.id)!.transparent, found.get(waiting.id)!.transparent]).toEqual([false, true]);
    await service.done("markInterest", { sessionId: wanted.id, level: null }, "session { id }", person);
    expect((await entries(pathOf(address))).has(wanted.id)).toBe(false);
  });

  test("an event takes up the day for whoever comes, one of several days not the nights in between", async () => {
    const person = await someone(service);
    const nights: [string, string, string, boolean][] = [
      ["a day", "2027-05-03T07:00:00Z", "2027-05-03T16:00:00Z", false], ["until three at night", "2027-05-04T16:00:00Z", "2027-05-05T01:00:00Z", false],
      ["until its day change", "2027-05-06T16:00:00Z", "2027-05-07T02:00:00Z", false], ["past it", "2027-05-08T16:00:00Z", "2027-05-09T02:01:00Z", true],
      ["two days", "2027-05-10T07:00:00Z", "2027-05-11T16:00:00Z", true],
    ];
    for (const [title, startsAt, endsAt] of nights) {
      const event = await plannedEvent(service, { title, startsAt, endsAt, timeZone: "Europe/Berlin" });
      await service.done("rsvp", { eventId: event.id }, "rsvp { id }", person);
    }
    const found = await entries(pathOf((await issue(person)).address));
    expect([...found.values()].map(({ summary, transparent }) => [summary, transparent])).toEqual(nights.map(([title, , , free]) => [title, free]));
  });

  test("has the sessions in which one has a seat, not those for which one waits", async () => {
    const [person, before] = await people(service, 2);
    const { event, programme, slots } = await stage();
    await service.done("setRsvpRule", { eventId: event.id, sessionSeats: true }, "event { id }", event.organiser);
    const small = await programme.room("Small", { capacity: 1 });
    const [seated, waited] = [await programme.session("Seated"), await programme.session("Waited for")];
    for (const [i, { id }] of [seated, waited].entries()) await programme.schedule(id, small, slots[i]);
    for (const one of [before, person]) await service.done("rsvp", { eventId: event.id }, "rsvp { id }", one);
    await service.done("takeSeat", { sessionId: waited.id }, "seat { id }", before);
    for (const { id } of [seated, waited]) await service.done("takeSeat", { sessionId: id }, "seat { id }", person);
    const { address } = await issue(person);
    const has = async () => { const found = await entries(pathOf(address)); return [found.has(seated.id), found.has(waited.id)]; };
    expect(await has()).toEqual([true, false]);
    await service.done("leaveSeat", { sessionId: waited.id }, "seat { id }", before);
    await service.done("leaveSeat", { sessionId: seated.id }, "seat { id }", person);
    expect(await has()).toEqual([false, true]);
  });

  test("nothing of a draft is in it, though one hosts there", async () => {
    const person = await someone(service);
    const { event, programme, room, slots } = await stage();
    const { id } = await programme.session("Hosted", person);
    await programme.schedule(id, room, slots[0]);
    const { address } = await issue(person);
    expect((await entries(pathOf(address))).has(id)).toBe(true);
    await service.rows("UPDATE event SET status = 'DRAFT' WHERE id = $1", [event.id]);
    expect((await get(service, pathOf(address))).body).not.toContain("Hosted");
  });

  test("its address is secret, kept as a digest, ends when it is renewed or revoked, and says when it was fetched", async () => {
    const person = await someone(service);
    expect(await mine(person)).toBeNull();
    const first = await issue(person);
    expect(await mine(person)).toEqual({ lastFetchedAt: null });
    const path = pathOf(first.address);
    const secret = path.slice("/calendars/".length, -".ics".length);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await service.rows("SELECT * FROM calendar_address"))).not.toContain(secret);
    expect(JSON.stringify(await service.rows("SELECT * FROM change_log"))).not.toContain(secret);
    const got = await get(service, path);
    expect(got).toMatchObject({ status: 200, headers: { "cache-control": "private, no-cache", "referrer-policy": "no-referrer" } });
    expect(Date.parse((await mine(person))!.lastFetchedAt!)).toBeGreaterThan(Date.now() - 60_000);

    const { errors } = await service.change("issueCalendarAddress", { onlyIfNone: true }, "address", person);
    expect(errors).toMatchObject([{ __typename: "CalendarAddressInUse", path: ["input", "onlyIfNone"] }]);
    expect((await get(service, path)).status).toBe(200);
    const second = await issue(person);
    const notThere = await get(service, `/calendars/${"A".repeat(43)}.ics`);
    expect(await get(service, path)).toMatchObject({ status: 404, body: notThere.body });
    expect((await get(service, pathOf(second.address))).status).toBe(200);
    await service.done("revokeCalendarAddress", {}, "calendarAddress { revokedAt }", person);
    expect(await get(service, pathOf(second.address))).toMatchObject({ status: 404, body: notThere.body });
    expect(await mine(person)).toBeNull();
    expect(await service.refusals("revokeCalendarAddress", {}, person)).toEqual(["NotFound"]);
    for (const wrong of ["x", "..%2F..", `${secret}x`, "%00"]) expect((await get(service, `/calendars/${wrong}.ics`)).status).toBe(404);
  });

  test("of two who renew at once, one address works", async () => {
    const person = await someone(service);
    const issued = await Promise.all([1, 2, 3, 4].map(() => issue(person)));
    const answers = await Promise.all(issued.map(({ address }) => get(service, pathOf(address))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test("a change of what it holds is told by both validators, also when something left it", async () => {
    const person = await someone(service);
    const { programme, room, slots } = await stage();
    const { id } = await programme.session("Wanted");
    await programme.schedule(id, room, slots[0]);
    await service.done("markInterest", { sessionId: id, level: "WANT" }, "session { id }", person);
    const path = pathOf((await issue(person)).address);
    let at = Date.now();
    const back = clock.replace(() => new Date(at));
    try {
      const first = await get(service, path);
      at += 10_000;
      const again = await get(service, path, { headers: { "if-modified-since": first.headers["last-modified"] } });
      expect(again.status).toBe(304);
      await service.done("markInterest", { sessionId: id, level: null }, "session { id }", person);
      const after = await get(service, path, { headers: { "if-modified-since": first.headers["last-modified"] } });
      expect(after.status).toBe(200);
      expect(Date.parse(after.headers["last-modified"])).toBeGreaterThan(Date.parse(first.headers["last-modified"]));
      expect((await get(service, path, { headers: { "if-none-match": first.headers.etag } })).status).toBe(200);
    } finally { back(); }
  });

  test("takes one statement, and a second when a fetch is noted", async () => {
    const person = await someone(service);
    const path = pathOf((await issue(person)).address);
    const statements = () => statementsFor(path);
    expect(await statements()).toBe(2);
    expect(await statements()).toBe(1);
    const { programme, room, slots } = await stage();
    for (const slot of slots) await programme.schedule((await programme.session("Hosted", person)).id, room, slot);
    expect(await statements()).toBe(2);
    expect(await statements()).toBe(1);
  });
});

/** What `got` says of itself, for the golden comparison. */
const linesOf = ({ body }: Got): string[] => body.split("\r\n");

describe("across a change of clocks", () => {
  // Europe/Berlin: +02:00 until 25 October 2026 01:00 UTC, +01:00 until 28 March 2027 01:00 UTC.
  const cases: [string, string, string, [string, string][]][] = [
    ["autumn", "2026-10-24T08:00:00Z", "2026-10-26T20:00:00Z", [
      ["2026-10-24T08:00:00Z", "20261024T080000Z"], ["2026-10-25T00:30:00Z", "20261025T003000Z"], ["2026-10-25T01:30:00Z", "20261025T013000Z"], ["2026-10-25T09:00:00Z", "20261025T090000Z"],
    ]],
    ["spring", "2027-03-27T08:00:00Z", "2027-03-29T20:00:00Z", [
      ["2027-03-27T09:00:00Z", "20270327T090000Z"], ["2027-03-28T00:30:00Z", "20270328T003000Z"], ["2027-03-28T08:00:00Z", "20270328T080000Z"], ["2027-03-29T08:00:00Z", "20270329T080000Z"],
    ]],
  ];
  for (const [season, startsAt, endsAt, sessions] of cases) {
    test(`each session stays the instant that it is, in ${season}`, async () => {
      const back = clock.replace(() => new Date("2026-09-01T00:00:00Z"));
      try {
        const event = await plannedEvent(service, { startsAt, endsAt, timeZone: "Europe/Berlin" });
        const programme = new Programme(service, event);
        const room = await programme.room("Aula");
        for (const [at] of sessions) {
          const { id } = await programme.session(at);
          expect(await service.refusals("scheduleSession", { sessionId: id, roomId: room, startsAt: at, endsAt: new Date(Date.parse(at) + 30 * 60_000) }, event.organiser)).toEqual([]);
        }
        const got = await get(service, `/events/${event.id}/calendar.ics`);
        expect(linesOf(got).filter(text => /^DTSTART/.test(text)).slice(1)).toEqual(sessions.map(([, text]) => `DTSTART:${text}`));
        expect(linesOf(got)).toContain("X-WR-TIMEZONE:Europe/Berlin");
        expect([...read(got.body).values()].slice(1).map(({ starts, summary }) => starts === new Date(summary).toISOString())).toEqual(sessions.map(() => true));
      } finally { back(); }
    });
  }
});
