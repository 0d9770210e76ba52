import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { parseScheduleFile } from "../../src/imports/schedule-file/parse-schedule-file.js";
import type { ParsedSchedule } from "../../src/imports/schedule-file/parsed-schedule.js";
import { Programme } from "../kit/programme.js";
import { plannedEvent, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { get } from "./get.js";

const service = useService();
const DATA = process.env.COPRODUCE_DATA ?? path.resolve("../shared/data");
const SCHEMAS = path.join(DATA, "voc-schedule");
const withSchemas = existsSync(SCHEMAS) ? test : test.skip;

/** What is wrong with a file by the schema of its format; nothing, where all is well. */
function faultsOf(kind: "schedule.json" | "schedule-2.json" | "schedule.xml", text: string): string[] {
  if (kind === "schedule.xml") {
    const [schema, document] = [XmlDocument.fromBuffer(readFileSync(path.join(SCHEMAS, "schedule.xml.xsd"))), XmlDocument.fromString(text)];
    const validator = XsdValidator.fromDoc(schema);
    try {
      validator.validate(document);
      return [];
    } catch (error) {
      return [(error as Error).message];
    } finally {
      validator.dispose();
      document.dispose();
      schema.dispose();
    }
  }
  const ajv = new Ajv({ strict: false, allErrors: true });
  (addFormats as unknown as (to: Ajv) => void)(ajv);
  ajv.addFormat("color", true);
  const { $schema: _draft, $id: _id, ...schema } = JSON.parse(readFileSync(path.join(SCHEMAS, kind === "schedule.json" ? "schedule.schema.json" : "schedule-v2.schema.json"), "utf8")) as Record<string, unknown>;
  const validate = ajv.compile(schema);
  return validate(JSON.parse(text)) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const KINDS = ["schedule.json", "schedule-2.json", "schedule.xml"] as const;
const file = async (eventId: string, kind: string): Promise<string> => (await get(service, `/events/${eventId}/${kind}`)).body;

async function taken(bytes: Buffer | string, as: Someone, query = ""): Promise<string> {
  const response = await service.app.inject({ method: "POST", url: `/import${query}`, payload: bytes, headers: { "content-type": "application/octet-stream", authorization: `Bearer ${as.token}` } });
  const { event } = await service.done<{ event: { id: string } }>("importSchedule", { importId: response.json<{ importId: string }>().importId }, "event { id }", as);
  return event.id;
}

async function takenAndPublished(bytes: Buffer | string, as: Someone, query = ""): Promise<string> {
  const id = await taken(bytes, as, query);
  await service.rows("UPDATE event SET status = 'PUBLISHED', published_at = COALESCE(published_at, created_at) WHERE id = $1", [id]);
  return id;
}

/** What must come through: sessions with their texts, rooms, times and people. */
const essence = ({ title, rooms, sessions, startsAt, endsAt }: ParsedSchedule) => ({
  title, rooms: rooms.map(room => room.name).sort(), startsAt: new Date(startsAt).getTime(), endsAt: new Date(endsAt).getTime(),
  sessions: sessions.map(({ title: name, abstract, format, language, tags, startsAt: from, endsAt: to, room, hosts }) =>
    JSON.stringify([name, abstract, format, language, tags.slice(0, 1), new Date(from).getTime(), new Date(to).getTime(), room, hosts.map(host => host.name)])).sort(),
});

describe("an event of people's own", () => {
  async function event(input: Record<string, unknown> = {}) {
    const planned = await plannedEvent(service, { title: "Città & <co> \"2030\"", description: "Much & more", timeZone: "America/New_York", language: "it", ...input });
    const programme = new Programme(service, planned);
    const rooms = [await programme.room("101"), await programme.room("__proto__"), await programme.room("Empty ü")];
    const slots = [await programme.slot(0), await programme.slot(1)];
    const first = await programme.session("A <b>bold</b> & \"quoted\" title 🎉", undefined, { abstract: "Text with\n\nparagraphs, `code`, <https://example.org> &amp; ü", tags: ["care", "city"], language: "de", format: "Workshop" });
    const second = await programme.session("語");
    await programme.schedule(first.id, rooms[0], slots[0]);
    await programme.schedule(second.id, rooms[1], slots[1]);
    await programme.session("Not placed");
    return { planned, programme, first, second };
  }

  withSchemas("is valid in each format", async () => {
    const { planned } = await event();
    for (const kind of KINDS) expect([kind, faultsOf(kind, await file(planned.id, kind))]).toEqual([kind, []]);
  });

  withSchemas("is valid with no session, and where the format knows no such zone", async () => {
    for (const input of [{ timeZone: "Etc/GMT-2" }, { title: "語語" }]) {
      const { id } = await plannedEvent(service, input);
      for (const kind of KINDS) expect([kind, faultsOf(kind, await file(id, kind))]).toEqual([kind, []]);
    }
  });

  withSchemas("the checks of this test do find faults", async () => {
    const { planned } = await event();
    expect(faultsOf("schedule.json", (await file(planned.id, "schedule.json")).replace(/"daysCount":\d+,/, ""))).not.toEqual([]);
    expect(faultsOf("schedule-2.json", (await file(planned.id, "schedule-2.json")).replace("\"OTHER\"", "\"ELSE\""))).not.toEqual([]);
    expect(faultsOf("schedule.xml", (await file(planned.id, "schedule.xml")).replace(/ id="1"/, ""))).not.toEqual([]);
  });

  test("says when and where, by whom, and nothing of what is not public", async () => {
    const { planned, programme, first } = await event();
    const { schedule } = JSON.parse(await file(planned.id, "schedule.json")) as { schedule: { version: string; conference: { acronym: string; time_zone_name: string; days: { rooms: Record<string, Record<string, unknown>[]> }[] } } };
    expect(schedule.conference).toMatchObject({ time_zone_name: "America/New_York", acronym: `citta_co_2030_${planned.id.slice(-8)}` });
    const [{ rooms }] = schedule.conference.days;
    expect(Object.entries(rooms).map(([name, of]) => [name, of.length])).toEqual(expect.arrayContaining([["101", 1], ["__proto__", 1], ["Empty ü", 0]]));
    const [session] = rooms["101"];
    expect(session).toMatchObject({ id: 1, guid: first.id, duration: "01:00", room: "101", track: "care", type: "Workshop", language: "de", persons: [{ guid: first.host.id, name: first.host.name, biography: null }], url: `https://coproduce.test/events/${planned.id}#session-1` });
    expect(new Date(session.date as string)).toEqual(programme.hour(0).startsAt);
    expect(session.date).toMatch(/-0[45]:00$/);
    expect(JSON.stringify(schedule)).not.toMatch(/Not placed|@/);
  });

  for (const kind of ["schedule.json", "schedule.xml"] as const) {
    test(`taken over from its own ${kind}, it is the same, again and again`, async () => {
      const { planned } = await event();
      const other = await someone(service);
      const written = await file(planned.id, kind);
      const parsed = await parseScheduleFile(Buffer.from(written));
      expect(parsed.warnings).toEqual([]);
      expect(parsed.sessions.map(({ title, abstract, language, format, tags }) => ({ title, abstract, language, format, tags }))).toEqual([
        { title: "A <b>bold</b> & \"quoted\" title 🎉", abstract: "Text with\n\nparagraphs, `code`, <https://example.org> &amp; ü", language: "de", format: "Workshop", tags: ["care"] },
        { title: "語", abstract: "", language: null, format: null, tags: [] },
      ]);
      const second = await takenAndPublished(written, other);
      const again = await file(second, kind);
      const third = await takenAndPublished(again, await someone(service));
      const last = await file(third, kind);
      // By then nothing is different but whose event it is.
      const withoutIds = (text: string, id: string) => text.replaceAll(id, "ID").replace(/(guid":"|guid=")[0-9a-f-]{36}/g, "$1");
      expect(withoutIds(last, third)).toBe(withoutIds(again, second));
      expect(essence(await parseScheduleFile(Buffer.from(last)))).toEqual(essence(parsed));
      expect(await takenAndPublished(again, other)).toBe(second);
      expect(await file(second, kind)).toBe(again);
    });
  }

  for (const kind of KINDS) {
    test(`taken over into itself from its ${kind}, nothing is doubled and nothing is changed`, async () => {
      // A zone that the formats' schemas do not know is not in the files.
      const { planned, second } = await event({ timeZone: "US/Eastern" });
      const before = await file(planned.id, kind);
      const rows = await held(planned.id);
      await taken(before, planned.organiser, `?eventId=${planned.id}`);
      expect(await file(planned.id, kind)).toBe(before);
      expect(await held(planned.id)).toEqual(rows);
      // What was changed in the file is changed here.
      await taken(before.replaceAll("語", "Words"), planned.organiser, `?eventId=${planned.id}`);
      const { session } = await service.ask<{ session: { title: string } }>("query($id: ID!) { session(id: $id) { title } }", { id: second.id });
      expect(session.title).toBe("Words");
    });
  }
});

/** All that an import may touch, but for how it is known by. */
const held = async (eventId: string) => ({
  event: await service.rows("SELECT title, starts_at, ends_at, time_zone, day_change, version FROM event WHERE id = $1", [eventId]),
  rooms: await service.rows("SELECT id, name, capacity, position, version FROM room WHERE event_id = $1 ORDER BY id", [eventId]),
  sessions: await service.rows(
    `SELECT s.id, s.title, s.abstract, s.format, s.language, s.tags, s.status, s.version, s.moves, p.room_id, p.starts_at, p.ends_at FROM session s LEFT JOIN placement p ON p.session_id = s.id
     WHERE s.event_id = $1 ORDER BY s.id`, [eventId]),
  hosts: await service.rows("SELECT h.session_id, h.person_id, h.status, h.position FROM session_host h JOIN session s ON s.id = h.session_id WHERE s.event_id = $1 ORDER BY 1, 2", [eventId]),
  people: await service.rows("SELECT id, display_name, bio FROM person ORDER BY id"),
  changes: await service.rows("SELECT count(*)::int AS n FROM schedule_change WHERE event_id = $1", [eventId]),
});

const REAL: [string, string, number][] = [["voc-schedule/frab-camp2019.json", "", 79], ["fosdem/fosdem-2012.xml", "?timeZone=Europe/Brussels", 442]];
for (const [name, query, count] of REAL) {
  (existsSync(path.join(DATA, name)) ? test : test.skip)(`${name}: what is exported of its import is valid, and holds the same sessions, rooms, times and people, again and again`, async () => {
    const bytes = readFileSync(path.join(DATA, name));
    const original = await parseScheduleFile(bytes, query ? { timeZone: "Europe/Brussels" } : {});
    expect(original.sessions).toHaveLength(count);
    const owner = await someone(service);
    let id = await takenAndPublished(bytes, owner, query);
    const before = await held(id);
    for (const kind of KINDS) {
      const written = await file(id, kind);
      expect([kind, faultsOf(kind, written)]).toEqual([kind, []]);
      // The largest is taken over in the format that has least room.
      if (count > 100 && kind !== "schedule-2.json") continue;
      expect(await taken(written, owner)).toBe(id);
      expect(await held(id)).toEqual(before);
    }
    for (const kind of ["schedule.json", "schedule.xml", "schedule.json"]) {
      const written = await file(id, kind);
      expect(essence(await parseScheduleFile(Buffer.from(written)))).toEqual(essence(original));
      id = await takenAndPublished(written, await someone(service));
    }
    const sourceIds = original.sessions.map(({ sourceId }) => sourceId).filter(guid => /^[0-9a-f-]{36}$/.test(guid)).sort();
    const last = await parseScheduleFile(Buffer.from(await file(id, "schedule.xml")));
    if (sourceIds.length === count) expect(last.sessions.map(({ sourceId }) => sourceId).sort()).toEqual(sourceIds);
  });
}
