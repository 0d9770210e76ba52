import { messagesOf, parseText } from "./make-schedule.js";
import { parse } from "../../../src/imports/schedule-file/parse.js";

type Values = Record<string, unknown>;

const session = (values: Values = {}): Values => ({
  id: "101", title: "Bread", description: "About <b>bread</b>", startsAt: "2026-05-02T10:00:00", endsAt: "2026-05-02T10:45:00", isServiceSession: false, isPlenumSession: false,
  speakers: [{ id: "sp-1", name: "Ada Lovelace" }], categories: [{ id: 1, name: "Session format", categoryItems: [{ id: 10, name: "Workshop" }] }, { id: 2, name: "Track", categoryItems: [{ id: 20, name: "Food" }] },
    { id: 3, name: "Language", categoryItems: [{ id: 30, name: "de" }] }], roomId: 7, room: "Aula", liveUrl: null, recordingUrl: null, status: null, ...values,
});
const grid = (...rooms: Values[]): string => JSON.stringify([{ date: "2026-05-02T00:00:00", isDefault: true, rooms, timeSlots: [] }]);
const read = (text: string) => parse(new TextEncoder().encode(text), { timeZone: "Europe/Berlin", title: "Camp" });

test("the view GridSmart", () => {
  const lunch = session({ id: "b5d96beb-0c81-491a-86ee-ed98f061b524", title: "Lunch", description: null, isServiceSession: true, isPlenumSession: true, speakers: [], categories: [], startsAt: "2026-05-02T12:00:00", endsAt: "2026-05-02T13:00:00" });
  const schedule = read(grid({ id: 7, name: "Aula", sessions: [session(), lunch] }, { id: 8, name: "Sala", sessions: [lunch] }));
  expect(schedule).toMatchObject({ title: "Camp", timeZone: "Europe/Berlin", rooms: [{ name: "Aula", guid: "7" }, { name: "Sala", guid: "8" }], warnings: [] });
  expect(schedule.sessions).toMatchObject([
    { sourceId: "101", title: "Bread", abstract: "About **bread**", format: "Workshop", language: "de", tags: ["Food"], room: "Aula", hosts: [{ sourceId: "sp-1", name: "Ada Lovelace" }],
      startsAt: new Date("2026-05-02T08:00:00Z"), endsAt: new Date("2026-05-02T08:45:00Z"), place: "[0].rooms[0].sessions[0]" },
    { title: "Lunch", room: "Aula", hosts: [], startsAt: new Date("2026-05-02T10:00:00Z") },
  ]);
  expect(schedule.sessions).toHaveLength(2);
});

test("the view All, whose lists refer to each other, is the same schedule", () => {
  const all = {
    sessions: [session({ speakers: ["sp-1"], categories: undefined, categoryItems: [10, 20, 30], room: undefined })],
    speakers: [{ id: "sp-1", firstName: "Ada", lastName: "Lovelace", fullName: "Ada Lovelace", bio: "Counts", sessions: [101] }],
    categories: [{ id: 1, title: "Session format", items: [{ id: 10, name: "Workshop" }] }, { id: 2, title: "Track", items: [{ id: 20, name: "Food" }] }, { id: 3, title: "Language", items: [{ id: 30, name: "de" }] }],
    questions: [], rooms: [{ id: 7, name: "Aula", sort: 0 }],
  };
  const fromAll = read(JSON.stringify(all));
  const fromGrid = read(grid({ id: 7, name: "Aula", sessions: [session()] }));
  const withoutPlaces = ({ sessions, ...rest }: typeof fromAll) => ({ ...rest, sessions: sessions.map(({ place: _, hosts, ...said }) => ({ ...said, hosts: hosts.map(({ bio: __, ...host }) => host) })) });
  expect(withoutPlaces(fromAll)).toEqual(withoutPlaces(fromGrid));
  expect(fromAll.sessions[0]!.hosts[0]!.bio).toBe("Counts");
});

test("the view Sessions", () => {
  expect(read(JSON.stringify([{ groupId: null, groupName: "All", sessions: [session()] }])).sessions).toMatchObject([{ sourceId: "101", room: "Aula" }]);
});

test("what is not placed yet is left out and counted, what cannot be a session is named, odd fields are passed over", () => {
  const schedule = read(grid({ id: 7, name: "Aula", sessions: [
    session({ startsAt: null, endsAt: null }), session({ id: "2", startsAt: null }), session({ id: "3", title: "No end", endsAt: null }),
    session({ id: 4, description: { no: "text" }, speakers: [null, "gone", { id: "x", name: "eve@example.org" }, 5], categories: "none" }),
  ] }));
  expect(schedule.sessions).toMatchObject([{ sourceId: "4", abstract: "", hosts: [] }]);
  expect(messagesOf(schedule)).toContain("2 sessions have no start yet and were left out.");
  expect(schedule.warnings).toContainEqual({ message: expect.stringContaining('"No end" was left out') as string, place: "[0].rooms[0].sessions[2].endsAt" });
  expect(JSON.stringify(schedule)).not.toContain("example.org");
});

test("times in UTC are instants", () => {
  expect(read(grid({ id: 7, name: "Aula", sessions: [session({ startsAt: "2026-05-02T10:00:00Z", endsAt: "2026-05-02T10:45:00Z" })] })).sessions[0]!.startsAt).toEqual(new Date("2026-05-02T10:00:00Z"));
});

test("without a zone it is read as UTC, with a warning", () => {
  const schedule = parseText(grid({ id: 7, name: "Aula", sessions: [session()] }));
  expect(schedule.timeZone).toBe("UTC");
  expect(messagesOf(schedule)).toContain("names no time zone");
});
