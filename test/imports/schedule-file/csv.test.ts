import { bytesOf, faultOf, messagesOf } from "./make-schedule.js";
import { parse } from "../../../src/imports/schedule-file/parse.js";
import type { ParsedSchedule } from "../../../src/imports/schedule-file/parsed-schedule.js";

const read = (text: string): ParsedSchedule => parse(bytesOf(text), { timeZone: "Europe/Berlin", title: "Camp" });
const times = ({ sessions }: ParsedSchedule): string[] => sessions.map(({ startsAt, endsAt }) => `${startsAt.toISOString().slice(0, 16)}/${endsAt.toISOString().slice(0, 16)}`);

test.each([["commas", ","], ["semicolons", ";"], ["tabs", "\t"]])("a table with %s between cells", (_, separator) => {
  const cells = [["Id", "TITLE", "Start", " End ", "Room", "Hosts", "Tags"], ["1", "\"Bread; \"\"salt\"\", and\tmore\"", "2026-05-02 10:00", "2026-05-02T10:45", "Aula", "\"Ada; Grace\"", "\"Food, Home\""]];
  const schedule = read(`\ufeff${cells.map(row => row.join(separator)).join("\r\n")}\r\n`);
  expect(schedule).toMatchObject({ title: "Camp", timeZone: "Europe/Berlin", rooms: [{ name: "Aula" }], warnings: [] });
  expect(schedule.sessions).toMatchObject([{ sourceId: "1", title: "Bread; \"salt\", and more", hosts: [{ name: "Ada" }, { name: "Grace" }], tags: ["Food", "Home"], place: "line 2" }]);
  expect(times(schedule)).toEqual(["2026-05-02T08:00/2026-05-02T08:45"]);
});

test.each([
  ["offsets", "title,start,end\nA,2026-05-02T10:00:00Z,2026-05-02T13:00:00+02:00", "2026-05-02T10:00/2026-05-02T11:00"],
  ["a date beside", "Titel;Datum;Von;Bis\nA;2.5.2026;9:00;10:30", "2026-05-02T07:00/2026-05-02T08:30"],
  ["an end without a date", "title,start,end\nA,2026-05-02 10:00,11:00", "2026-05-02T08:00/2026-05-02T09:00"],
  ["an end after midnight", "title,date,start,end\nA,2026-05-02,22:00,01:00", "2026-05-02T20:00/2026-05-02T23:00"],
  ["an end after midnight beside an offset", "title,start,end\nA,2026-05-02T22:00-04:00,01:00", "2026-05-03T02:00/2026-05-03T05:00"],
  ["both dates", "Subject,Start Date,Start Time,End Date,End Time,Location\nA,2026-05-02,10:00 PM,2026-05-04,1:00 AM,Aula", "2026-05-02T20:00/2026-05-03T23:00"],
  ["minutes", "session,begins,minutes\nA,2026-05-02 10:00,90", "2026-05-02T08:00/2026-05-02T09:30"],
  ["a duration", "talk,start,length\nA,2026-05-02 10:00,0:45", "2026-05-02T08:00/2026-05-02T08:45"],
])("times with %s", (_, text, expected) => {
  expect(times(read(text))).toEqual([expected]);
});

test("a row that cannot be a session is left out by its line, and the rest is taken", () => {
  const schedule = read([
    "id,title,start,end,room", "1,\"Two\nlines\",2026-05-02 10:00,2026-05-02 11:00,Aula", "2,No time,soon,later,Aula", "3,American,5/2/2026 10:00,5/2/2026 11:00,Aula", ",,,,",
    "4,Backwards,2026-05-02 10:00,2026-05-02 09:00,Aula", "5,Short row", "6,Good,2026-05-02 12:00,2026-05-02 13:00,Aula,more,cells",
  ].join("\n"));
  expect(schedule.sessions.map(({ title }) => title)).toEqual(["Two lines", "Good"]);
  expect(schedule.warnings.map(({ message, place }) => `${place}: ${message.slice(0, 26)}`)).toEqual(expect.arrayContaining([
    'line 4: "No time" was left out: It', 'line 5: "American" was left out: I', 'line 7: "Backwards" was left out: ', 'line 8: "Short row" was left out: ',
  ]));
  expect(schedule.warnings).toHaveLength(4);
});

test("without ids and rooms it says so once, and the titles are the ids", () => {
  const schedule = read("title,start,end\nA,2026-05-02 10:00,11:00\nB,2026-05-02 12:00,13:00");
  expect(schedule.sessions.map(({ sourceId, room }) => [sourceId, room])).toEqual([["title:A", "Unnamed room"], ["title:B", "Unnamed room"]]);
  expect(messagesOf(schedule).split("\n")).toHaveLength(2);
});

test("the zone that the table names, and no e-mail address as a name", () => {
  const schedule = read("title,start,end,hosts,time zone\nA,2026-05-02 10:00,11:00,\"ada@example.org, Grace <grace@example.org>\",Asia/Tokyo");
  expect(times(schedule)).toEqual(["2026-05-02T01:00/2026-05-02T02:00"]);
  expect(schedule.sessions[0]!.hosts.map(({ name }) => name)).toEqual(["Grace"]);
  expect(JSON.stringify(schedule)).not.toContain("example.org");
});

test("an apostrophe that keeps a spreadsheet from running a text is taken off", () => {
  expect(read("title,start,end\n'=1+1,2026-05-02 10:00,11:00\n'Tis,2026-05-02 12:00,13:00").sessions.map(({ title }) => title)).toEqual(["=1+1", "'Tis"]);
});

test("what is no schedule is refused with what would be one, and a file that is cut off", () => {
  expect(faultOf(() => read("Dear organisers,\nhere is our programme")).message).toMatch(/no schedule that is known here.*title, start, end, room, hosts/);
  expect(faultOf(() => read("name,e-mail\nAda,ada@example.org")).message).toMatch(/no schedule/);
  expect(faultOf(() => read("title,start,end\nA,2026-05-02 10:00,11:00\n\"B,2026")).message).toContain("cut off");
  expect(faultOf(() => read(`title,start\n${"A,2026-05-02\n".repeat(10_001)}`)).message).toContain("more than 10000 rows");
});

test("of full size and hostile it is read or refused", () => {
  expect(read(`title,start,end\nA,2026-05-02 10:00,11:00${",".repeat(2_000_000)}`).sessions).toHaveLength(1);
  expect(read(`title,start,end,hosts\nA,2026-05-02 10:00,11:00,${"a".repeat(2_000_000)}`).sessions).toHaveLength(1);
});
