import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseScheduleFile } from "../../../src/imports/schedule-file/parse-schedule-file.js";
import type { ParsedSchedule } from "../../../src/imports/schedule-file/parsed-schedule.js";

const folder = process.env.COPRODUCE_DATA ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const camp = join(folder, "voc-schedule", "frab-camp2019.json");
const fosdem = join(folder, "fosdem", "fosdem-2012.xml");
const openSpaces = join(folder, "pyconus2025", "open_spaces.ics");
const testWith = (path: string) => (existsSync(path) ? test : test.skip);

function expectSound({ sessions, rooms }: ParsedSchedule): void {
  expect(new Set(sessions.map(({ sourceId }) => sourceId)).size).toBe(sessions.length);
  for (const { title, abstract, room, startsAt, endsAt } of sessions) {
    expect(title).not.toBe("");
    expect(rooms.map(({ name }) => name)).toContain(room);
    expect(endsAt.getTime()).toBeGreaterThan(startsAt.getTime());
    expect(abstract.replace(/```[\s\S]*?```|`[^`\n]*`/g, "")).not.toMatch(/<[a-z/!?]/i);
  }
}

testWith(camp)("the Chaos Communication Camp 2019", async () => {
  const schedule = await parseScheduleFile(readFileSync(camp), {});
  expect(schedule).toMatchObject({ title: "Chaos Communication Camp 2019", acronym: "Camp2019", version: "Gacrux", timeZone: "Europe/Berlin", rooms: [{ name: "Curie" }, { name: "Meitner" }], warnings: [] });
  expect(schedule.sessions).toHaveLength(79);
  expect(schedule.sessions[0]).toMatchObject({ sourceId: "a0a0fcfe-b7fb-46e3-84b6-97a5406016b4", title: "Opening Ceremony", startsAt: new Date("2019-08-21T09:00:00Z"), endsAt: new Date("2019-08-21T09:30:00Z") });
  expectSound(schedule);
});

testWith(fosdem)("FOSDEM 2012, which names no time zone", async () => {
  const guessed = await parseScheduleFile(readFileSync(fosdem), {});
  expect(guessed.timeZone).toBe("UTC");
  expect(guessed.warnings.map(({ message }) => message).join()).toContain("names no time zone");
  const schedule = await parseScheduleFile(readFileSync(fosdem), { timeZone: "Europe/Brussels" });
  expect(schedule).toMatchObject({ title: "FOSDEM 2012", version: "PREVIEW", timeZone: "Europe/Brussels" });
  expect(schedule.rooms).toHaveLength(23);
  expect(schedule.sessions).toHaveLength(442);
  expect(schedule.warnings).toEqual([{ message: '"BSDA certification exams" and "TYPO3 certification exams" are in the room "UA2.114" at the same time.', place: "line 401, column 13" }]);
  expect(schedule.sessions[0]).toMatchObject({ sourceId: "0", startsAt: new Date("2012-02-04T12:30:00Z"), endsAt: new Date("2012-02-04T13:00:00Z"), room: "UD2.218A" });
  expectSound(schedule);
});

testWith(openSpaces)("the open spaces of PyCon US 2025, a calendar", async () => {
  const text = readFileSync(openSpaces, "utf8").replace(/\r?\n[ \t]/g, "");
  const linesOf = (name: string): string[] => [...text.matchAll(new RegExp(`^${name}:(.*?)\\r?$`, "gm"))].map(([, value]) => value!);
  const schedule = await parseScheduleFile(readFileSync(openSpaces), { timeZone: "America/New_York" });
  expect(schedule).toMatchObject({ title: "PyCon 2025 Open Spaces", timeZone: "America/New_York" });
  expect(schedule.sessions).toHaveLength(linesOf("BEGIN").filter((name) => name === "VEVENT").length);
  expect(schedule.rooms.map(({ name }) => name)).toEqual([...new Set(linesOf("LOCATION").map((room) => room.replace(/\\(.)/g, "$1").replace(/\s+/g, " ").trim()))]);
  expect(schedule.sessions.map(({ startsAt }) => startsAt.toISOString().replace(/[-:]|\.\d+/g, ""))).toEqual(linesOf("DTSTART"));
  // Nothing but two at once in one room, which the file has.
  expect(schedule.warnings.filter(({ message }) => !message.endsWith("at the same time."))).toEqual([]);
  expect(schedule.sessions.map(({ abstract }) => abstract).join()).not.toMatch(/\\[rn]/);
  expectSound(schedule);
});
