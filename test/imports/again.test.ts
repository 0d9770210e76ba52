import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { probe } from "../../src/base/probe.js";
import { meetAt } from "../kit/barrier.js";
import { bookingIn } from "../kit/booking.js";
import { people, someone, type Someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();
const { rsvp, rule } = bookingIn(service);

interface Talk { guid?: string; id?: number; title?: string; start: string; room?: string; persons?: string }
interface Hall { name: string; guid?: string }

const DATE = "2030-05-04";

/** A schedule of one day as frab writes it, each talk an hour. */
function schedule(talks: readonly Talk[], { rooms = [{ name: "Hall" }], date = DATE, acronym = "camp", title = "Camp" }: { rooms?: readonly Hall[]; date?: string; acronym?: string; title?: string } = {}): string {
  const attributes = (of: Record<string, unknown>): string => Object.entries(of).map(([name, value]) => (value === undefined ? "" : ` ${name}="${String(value)}"`)).join("");
  const event = ({ guid, id, title: name = "Talk", start, persons = "" }: Talk): string =>
    `<event${attributes({ guid, id })}><date>${date}T${start}:00+02:00</date><start>${start}</start><duration>01:00</duration><title>${name}</title><persons>${persons}</persons></event>`;
  return `<?xml version="1.0" encoding="UTF-8"?><schedule><conference><acronym>${acronym}</acronym><title>${title}</title><time_zone_name>Europe/Rome</time_zone_name></conference>
    <day date="${date}">${rooms.map(room => `<room${attributes({ ...room })}>${talks.filter(talk => (talk.room ?? rooms[0].name) === room.name).map(event).join("")}</room>`).join("")}</day></schedule>`;
}

async function upload(file: string | Buffer, as: Someone, { query = "", type = "application/octet-stream" } = {}) {
  const response = await service.app.inject({ method: "POST", url: `/import${query}`, payload: file, headers: { "content-type": type, authorization: `Bearer ${as.token}` } });
  return response.json<{ importId: string; errors: { message: string }[]; warnings: { message: string }[] }>();
}

/** Takes a file over; its event is published, so that people come and are told. */
async function bring(file: string | Buffer, as: Someone, query = ""): Promise<string> {
  const { importId, errors } = await upload(file, as, { query });
  expect(errors).toEqual([]);
  const { event } = await service.done<{ event: { id: string } }>("importSchedule", { importId }, "event { id }", as);
  await service.rows("UPDATE event SET status = 'PUBLISHED', published_at = COALESCE(published_at, created_at) WHERE id = $1", [event.id]);
  return event.id;
}

interface Row { id: string; title: string; status: string; moves: number; room: string | null; roomId: string | null; at: string | null }
const sessions = (eventId: string) => service.rows<Row>(
  `SELECT s.id, s.title, s.status, s.moves, r.name AS room, r.id AS "roomId", to_char(p.starts_at AT TIME ZONE 'Europe/Rome', 'HH24:MI') AS at
   FROM session s LEFT JOIN placement p ON p.session_id = s.id LEFT JOIN room r ON r.id = p.room_id WHERE s.event_id = $1 ORDER BY s.number`, [eventId]);
const changes = (eventId: string) => service.rows<{ kind: string; title: string }>("SELECT c.kind, s.title FROM schedule_change c JOIN session s ON s.id = c.session_id WHERE c.event_id = $1 AND c.kind <> 'ADDED' ORDER BY c.number, s.number", [eventId]);
const rooms = (eventId: string) => service.rows<{ id: string; name: string }>("SELECT id, name FROM room WHERE event_id = $1 ORDER BY name", [eventId]);
const hosts = (eventId: string) => service.rows<{ id: string; name: string; bio: string | null }>(
  "SELECT DISTINCT p.id, p.display_name AS name, p.bio FROM session_host h JOIN session s ON s.id = h.session_id JOIN person p ON p.id = h.person_id WHERE s.event_id = $1 AND h.status = 'ACTIVE' ORDER BY 2", [eventId]);
const want = (sessionId: string, as: Someone) => service.done("markInterest", { sessionId, level: "WANT" }, "session { id }", as);
const toldOf = async (personId: string) => {
  await eventually(async () => (await service.rows("SELECT 1 FROM outbox")).length === 0);
  return service.rows("SELECT 1 FROM notification WHERE kind = 'schedule-changed' AND person_id = $1", [personId]);
};

describe("a room", () => {
  test("that the file gives another name is the same: nothing has moved, nobody is told, seats and marks stand", async () => {
    const [organiser, fan] = await people(service, 2);
    const talks = [{ guid: "s1", id: 1, start: "10:00" }, { guid: "s2", id: 2, title: "Next", start: "11:00" }];
    const id = await bring(schedule(talks, { rooms: [{ name: "Grey", guid: "r1" }] }), organiser);
    const [before, next] = await sessions(id);
    await rule(id, organiser, { sessionSeats: true });
    await rsvp(id, fan);
    await service.done("takeSeat", { sessionId: before.id }, "seat { id }", fan);
    await want(next.id, fan);
    expect(await bring(schedule(talks, { rooms: [{ name: "Lovelace", guid: "r1" }] }), organiser)).toBe(id);
    const [after] = await sessions(id);
    expect(after).toMatchObject({ id: before.id, room: "Lovelace", roomId: before.roomId, at: "10:00" });
    // Calendars have to fetch the new name.
    expect(after.moves).toBe(before.moves + 1);
    expect(await changes(id)).toEqual([]);
    expect(await toldOf(fan.id)).toEqual([]);
    expect(await service.rows("SELECT status FROM session_seat WHERE person_id = $1", [fan.id])).toEqual([{ status: "TAKEN" }]);
    expect(await rooms(id)).toHaveLength(1);
  });

  test("trades names with another", async () => {
    const organiser = await someone(service);
    const talks = [{ guid: "s1", start: "10:00", room: "A" }, { guid: "s2", title: "Other", start: "10:00", room: "B" }];
    const id = await bring(schedule(talks, { acronym: "trade", rooms: [{ name: "A", guid: "ra" }, { name: "B", guid: "rb" }] }), organiser);
    const before = await sessions(id);
    await bring(schedule(talks.map(talk => ({ ...talk, room: talk.room === "A" ? "B" : "A" })), { acronym: "trade", rooms: [{ name: "B", guid: "ra" }, { name: "A", guid: "rb" }] }), organiser);
    const after = await sessions(id);
    expect(after.map(({ roomId, room }) => [roomId, room])).toEqual([[before[0].roomId, "B"], [before[1].roomId, "A"]]);
    expect(await changes(id)).toEqual([]);
  });

  test("that organisers renamed here keeps their name, until the file gives it another", async () => {
    const organiser = await someone(service);
    const named = (name: string, guid?: string) => bring(schedule([{ guid: "s1", start: "10:00" }], { acronym: "ours", rooms: [{ name, guid }] }), organiser);
    const id = await named("Hall 1");
    const [{ id: roomId }] = await rooms(id);
    await service.done("editRoom", { roomId, name: "Ours" }, "room { id }", organiser);
    await named("Hall 1", "r1");
    expect(await rooms(id)).toEqual([{ id: roomId, name: "Ours" }]);
    await named("Hall 2", "r1");
    expect(await rooms(id)).toEqual([{ id: roomId, name: "Hall 2" }]);
  });

  test("that the file has no more goes when nothing is in it, and stays when an organiser made it, said something of it or uses it", async () => {
    const organiser = await someone(service);
    const all = ["Empty", "Left", "Seats", "Used"].map(name => ({ name }));
    const talk = (room: string) => ({ guid: "s1", start: "10:00", room });
    const id = await bring(schedule([talk("Left")], { acronym: "leaving", rooms: [{ name: "Stays" }, ...all] }), organiser);
    const byName = new Map((await rooms(id)).map(room => [room.name, room.id]));
    await service.done("addRoom", { eventId: id, name: "By hand" }, "room { id }", organiser);
    await service.done("editRoom", { roomId: byName.get("Seats"), capacity: 20 }, "room { id }", organiser);
    const { session: own } = await service.done<{ session: { id: string } }>("pitchSession", { eventId: id, title: "Own" }, "session { id }", await someone(service));
    await service.done("scheduleSession", { sessionId: own.id, roomId: byName.get("Used"), startsAt: `${DATE}T08:00:00Z`, endsAt: `${DATE}T09:00:00Z` }, "session { id }", organiser);
    await bring(schedule([talk("Stays")], { acronym: "leaving", rooms: [{ name: "Stays" }, { name: "By hand" }] }), organiser);
    expect((await rooms(id)).map(({ name }) => name)).toEqual(["By hand", "Seats", "Stays", "Used"]);
    await bring(schedule([talk("Stays")], { acronym: "leaving", rooms: [{ name: "Stays" }] }), organiser);
    expect((await rooms(id)).map(({ name }) => name)).toEqual(["By hand", "Seats", "Stays", "Used"]);
  });
});

describe("a session", () => {
  test("is the same when its guid comes later, and when its id or title is another afterwards", async () => {
    const [organiser, fan] = await people(service, 2);
    const id = await bring(schedule([{ id: 13779, title: "Opening", start: "10:00" }, { id: 13780, title: "Talk", start: "11:00" }], { acronym: "later" }), organiser);
    const before = await sessions(id);
    await want(before[1].id, fan);
    const guids = (values: Partial<Talk> = {}) => [{ guid: "g79", id: 13779, title: "Opening", start: "10:00" }, { guid: "g80", id: 13780, title: "Talk", start: "11:00", ...values }];
    await bring(schedule(guids(), { acronym: "later" }), organiser);
    await bring(schedule(guids({ id: 5, title: "A talk" }), { acronym: "later" }), organiser);
    const after = await sessions(id);
    expect(after.map(one => [one.id, one.title, one.at])).toEqual([[before[0].id, "Opening", "10:00"], [before[1].id, "A talk", "11:00"]]);
    expect(await changes(id)).toEqual([]);
    expect(await service.rows("SELECT session_id AS id FROM interest WHERE person_id = $1", [fan.id])).toEqual([{ id: before[1].id }]);
    // Its guid is what it is exported with.
    expect(await service.rows("SELECT source_id AS id FROM session WHERE event_id = $1 ORDER BY number", [id])).toEqual([{ id: "g79" }, { id: "g80" }]);
  });

  test("that has the id, but not the guid, of one that is gone is another", async () => {
    const organiser = await someone(service);
    const file = (talk: Talk) => schedule([{ guid: "stays", id: 1, title: "Stays", start: "09:00" }, talk], { acronym: "counted" });
    const id = await bring(file({ guid: "a", id: 2, title: "Gone", start: "10:00" }), organiser);
    await bring(file({ guid: "b", id: 2, title: "New", start: "10:00" }), organiser);
    expect((await sessions(id)).map(({ title, status, at }) => [title, status, at])).toEqual([["Stays", "ACCEPTED", "09:00"], ["Gone", "CANCELLED", null], ["New", "ACCEPTED", "10:00"]]);
  });

  test("that is held several times under one guid is told from its equals by room and time, gone ones as well", async () => {
    const [organiser, fan] = await people(service, 2);
    const held = (...starts: string[]) => bring(schedule(starts.map(start => ({ guid: "solder", id: 79, start })), { acronym: "repeated" }), organiser);
    const id = await held("10:00", "13:00", "16:00");
    const before = await sessions(id);
    await want(before[1].id, fan);
    expect(await held("13:00", "16:00")).toBe(id);
    expect((await sessions(id)).map(one => [one.id, one.status, one.at])).toEqual([[before[0].id, "CANCELLED", null], [before[1].id, "ACCEPTED", "13:00"], [before[2].id, "ACCEPTED", "16:00"]]);
    expect(await changes(id)).toEqual([{ kind: "REMOVED", title: "Talk" }]);
    expect(await toldOf(fan.id)).toEqual([]);
    await held("10:00", "13:00", "16:00");
    expect((await sessions(id)).map(one => [one.id, one.at])).toEqual(before.map(one => [one.id, one.at]));
    expect(await service.rows("SELECT session_id AS id FROM interest WHERE person_id = $1", [fan.id])).toEqual([{ id: before[1].id }]);
  });
});

describe("a speaker", () => {
  const file = (persons: string) => schedule([{ guid: "s1", start: "10:00", persons }], { acronym: "speakers" });
  const person = (name: string, told: Record<string, string | undefined>) => `<person>${Object.entries(told).map(([key, value]) => `<${key}>${value ?? ""}</${key}>`).join("")}<name>${name}</name></person>`;

  test("is known by guid, else code, else id, else name; whoever claimed a card keeps it", async () => {
    const [organiser, speaker] = await people(service, 2);
    const id = await bring(file(person("Ann", { biography: "Gardener" })), organiser);
    const [{ id: ann }] = await hosts(id);
    for (const told of [{ id: "7" }, { code: "QWERTY", id: "7" }, { code: "QWERTY", id: "8" }, { guid: "g", code: "QWERTY" }]) {
      for (const name of ["Ann", "Ann Z.", "Ann"]) await bring(file(person(name, told)), organiser);
      // What the file does not tell is left alone.
      expect(await hosts(id)).toEqual([{ id: ann, name: "Ann", bio: "Gardener" }]);
    }
    const { claim } = await service.done<{ claim: { id: string } }>("inviteToClaim", { personId: ann, email: speaker.email }, "claim { id }", organiser);
    await service.done("acceptClaim", { claimId: claim.id }, "claim { id }", speaker);
    for (const told of [{ guid: "g", code: "OTHER", biography: "Not mine" }, { code: "OTHER" }]) await bring(file(person("Somebody", told)), organiser);
    expect(await hosts(id)).toEqual([{ id: speaker.id, name: speaker.name, bio: null }]);
    // Another guid is another person, whatever else they share.
    await bring(file(person("Somebody", { guid: "h", code: "OTHER" })), organiser);
    expect((await hosts(id)).map(({ name }) => name)).toEqual(["Somebody"]);
    expect((await hosts(id))[0].id).not.toBe(speaker.id);
  });

  test("who claimed two cards of one session hosts it once", async () => {
    const [organiser, speaker] = await people(service, 2);
    const twice = file(person("Ann", { id: "1" }) + person("Ann Z.", { id: "2" })).replace("speakers", "twice");
    const id = await bring(twice, organiser);
    for (const { id: card } of await hosts(id)) {
      const { claim } = await service.done<{ claim: { id: string } }>("inviteToClaim", { personId: card, email: speaker.email }, "claim { id }", organiser);
      await service.done("acceptClaim", { claimId: claim.id }, "claim { id }", speaker);
    }
    await bring(twice, organiser);
    expect((await hosts(id)).map(host => host.id)).toEqual([speaker.id]);
  });
});

describe("an event", () => {
  const year = (date: string, talk: Partial<Talk> = {}) => schedule([{ guid: `g${date}`, id: 1, title: `Opening ${date}`, start: "10:00", ...talk }], { acronym: "unconf", title: `Unconference ${date}`, date });
  const events = (ids: readonly string[]) => service.rows("SELECT id, title, version, starts_at, source_key FROM event WHERE id = ANY($1::uuid[]) ORDER BY id", [ids]);

  test("of another year is another one though it keeps its acronym; what meets in dates or sessions is the same", async () => {
    const organiser = await someone(service);
    const first = await bring(year("2030-05-04"), organiser);
    const [event, rows] = [await events([first]), await sessions(first)];
    const second = await bring(year("2031-05-04"), organiser);
    const third = await bring(year("2032-05-04"), organiser);
    expect(new Set([first, second, third]).size).toBe(3);
    expect([await events([first]), await sessions(first)]).toEqual([event, rows]);
    expect([await bring(year("2030-05-04"), organiser), await bring(year("2031-05-04"), organiser), await bring(year("2032-05-04"), organiser)]).toEqual([first, second, third]);
    // Postponed, with its sessions; and on its day, with others.
    expect(await bring(year("2031-09-01", { guid: "g2031-05-04" }), organiser)).toBe(second);
    expect(await bring(year("2032-05-04", { guid: "new" }), organiser)).toBe(third);
    // Numbers from 1 on are the same everywhere.
    expect(await bring(year("2033-05-04", { guid: undefined }), organiser)).not.toBe(third);
    // What is exported of each goes by the acronym, and is known again.
    const exported = (await service.app.inject({ url: `/events/${third}/schedule.xml` })).body;
    expect(exported).toContain("<acronym>unconf</acronym>");
    expect(await bring(exported, organiser)).toBe(third);
  });

  describe("is one when a file is taken over twice at once", () => {
    afterEach(() => { probe.reset(); });

    async function twice(acronym: string, patienceMs: number): Promise<unknown[]> {
      const organiser = await someone(service);
      const { importId } = await upload(schedule([{ guid: "s1", start: "10:00" }], { acronym }), organiser);
      const again = await upload(schedule([{ guid: "s1", start: "10:00" }], { acronym }), organiser);
      meetAt("source looked up", 2, patienceMs);
      const taken = await Promise.allSettled([importId, again.importId].map(id => service.done<{ event: { id: string } }>("importSchedule", { importId: id }, "event { id }", organiser)));
      return taken.map(one => one.status === "fulfilled" ? one.value.event.id : null);
    }

    test("behind the lock of its key", async () => {
      const [one, other] = await twice("at-once", 100);
      expect(one).toEqual(expect.any(String));
      expect(other).toBe(one);
    });
  });

  test("has the day change that the file says; where it says nothing, that of its organisers stays", async () => {
    const organiser = await someone(service);
    const late = (change: string) => schedule([{ guid: "s1", start: "23:30" }, { guid: "s2", title: "Later", start: "01:30" }], { acronym: "night" }).replace("<time_zone_name>", `${change}<time_zone_name>`);
    const id = await bring(late(""), organiser);
    const dayChange = async () => (await service.rows<{ at: string }>("SELECT day_change AS at FROM event WHERE id = $1", [id]))[0].at;
    expect(await dayChange()).toBe("04:00");
    await bring(late("<day_change>06:00</day_change>"), organiser);
    expect(await dayChange()).toBe("06:00");
    await bring(late(""), organiser);
    expect(await dayChange()).toBe("06:00");
  });

  test("keeps its zone where the file names none and only offsets tell", async () => {
    const organiser = await someone(service);
    const file = schedule([{ guid: "s1", start: "10:00" }], { acronym: "zoneless" }).replace(/<time_zone_name>.*<\/time_zone_name>/, "");
    const id = await bring(file, organiser);
    const zone = async () => (await service.rows<{ zone: string }>("SELECT time_zone AS zone FROM event WHERE id = $1", [id]))[0].zone;
    expect(await zone()).toBe("Etc/GMT-2");
    await service.rows("UPDATE event SET time_zone = 'Europe/Rome' WHERE id = $1", [id]);
    await bring(file, organiser);
    expect(await zone()).toBe("Europe/Rome");
    await bring(file, organiser, "?timeZone=Europe/Vienna");
    expect(await zone()).toBe("Europe/Vienna");
  });

  test("whose dates change has another version, and only then", async () => {
    const organiser = await someone(service);
    const file = (start: string) => schedule([{ guid: "s1", start }], { acronym: "dates" });
    const id = await bring(file("10:00"), organiser);
    const version = async () => (await service.rows<{ version: number }>("SELECT version FROM event WHERE id = $1", [id]))[0].version;
    const before = await version();
    await bring(file("10:00"), organiser);
    expect(await version()).toBe(before);
    await bring(file("12:00"), organiser);
    expect(await version()).toBe(before + 1);
  });
});

test("a file is read in the charset that it is sent with", async () => {
  const organiser = await someone(service);
  const file = Buffer.from(schedule([{ guid: "s1", title: "Caf\u00e9 \u00a4", start: "10:00" }], { acronym: "charset" }).replace(/<\?xml.*?\?>/, ""), "latin1");
  expect((await upload(file, organiser)).errors[0].message).toContain("not valid UTF-8");
  expect((await upload(file, organiser, { type: "text/xml; charset=nonsense" })).errors[0].message).toContain('"nonsense" is not read here');
  const { importId } = await upload(file, organiser, { type: "text/xml; charset=\"ISO-8859-15\"" });
  const { event } = await service.done<{ event: { sessions: { nodes: { title: string }[] } } }>("importSchedule", { importId }, "event { sessions { nodes { title } } }", organiser);
  expect(event.sessions.nodes).toEqual([{ title: "Caf\u00e9 \u20ac" }]);
});

const CASES = path.resolve("../shared/cases/schedules");
(existsSync(CASES) ? test : test.skip)("files that went wrong come in, and later states of them into the same event", async () => {
  const organiser = await someone(service);
  const files = readdirSync(CASES).filter(name => /^r\d+.*\.(?:json|xml)$/.test(name)).sort();
  const ids = new Map<string, Set<string>>();
  for (const file of files) {
    const kind = file.slice(0, 3);
    ids.set(kind, (ids.get(kind) ?? new Set()).add(await bring(readFileSync(path.join(CASES, file)), organiser)));
  }
  expect([...ids].filter(([, of]) => of.size !== 1).map(([kind, of]) => [kind, of.size])).toEqual([["r11", 2]]);
  for (const kind of ["r07", "r08"]) expect([kind, await changes([...ids.get(kind)!][0])]).toEqual([kind, []]);
});
