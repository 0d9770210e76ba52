import { MAX_SCHEDULE_BYTES, parseScheduleFile } from "../../../src/imports/schedule-file/parse-schedule-file.js";
import { runScheduleWorker } from "../../../src/imports/schedule-file/run-schedule-worker.js";
import { ScheduleFileError } from "../../../src/imports/schedule-file/parsed-schedule.js";
import { bytesOf, event, jsonFile } from "./make-schedule.js";

const faultOf = (work: Promise<unknown>): Promise<ScheduleFileError> => work.then(() => Promise.reject(new Error("accepted")), (error: unknown) => {
  expect(error).toBeInstanceOf(ScheduleFileError);
  return error as ScheduleFileError;
});

test("gives the schedule back with real dates, and leaves the caller its bytes", async () => {
  const bytes = Buffer.from(jsonFile([event()]));
  const schedule = await parseScheduleFile(bytes, {});
  expect(schedule.sessions[0]!.startsAt).toBeInstanceOf(Date);
  expect(schedule.sessions[0]!.startsAt).toEqual(new Date("2024-05-01T08:00:00Z"));
  expect(bytes.length).toBeGreaterThan(100);
});

test("gives the error back with its place", async () => {
  const fault = await faultOf(parseScheduleFile(bytesOf(jsonFile([event({ duration: "x" })])), {}));
  expect(fault.place).toBe('days[0].rooms["Curie"][0].duration');
  expect(fault.message).toBe('days[0].rooms["Curie"][0].duration: "x" is not a duration such as "00:45".');
});

test("refuses 50 MB by its size", async () => {
  const fault = await faultOf(parseScheduleFile(new Uint8Array(50 * 1024 * 1024), {}));
  expect(fault.message).toBe("The file has 50.0 MiB; at most 16 MiB are read.");
});

test("ends a parse that takes too long", async () => {
  expect((await faultOf(runScheduleWorker(bytesOf(jsonFile([event()])), {}, { milliseconds: 1, megabytes: 384 }))).message).toContain("within 0.001 seconds");
});

// A worker that meets its heap limit inside JSON.parse takes the process with it, so the counts have to stop these first.
test.each([
  ["objects", '{"a":[', "{},", "values"],
  ["numbers", '{"a":[', "0,", "values"],
  ["names", '{"a":{', "NAME", "values"],
  ["elements", "<schedule>", "<a/>", "elements"],
])("a full-sized file of %s is refused by their count", async (_, start, part, what) => {
  const many = part === "NAME" ? Array.from({ length: 600_000 }, (_value, index) => `"${index.toString(36)}":0,`).join("") : part.repeat(Math.floor(8_000_000 / part.length));
  const fault = await faultOf(parseScheduleFile(bytesOf(start + many), {}));
  expect(fault.message).toContain(`more than 500000 ${what}`);
});

test("a full-sized file with one huge text is read", async () => {
  const bytes = bytesOf(jsonFile([event({ title: "\n<b>".repeat(300_000), abstract: "\r".repeat(2_000_000) + "<p>x".repeat(700_000) })]));
  expect(bytes.length).toBeLessThan(MAX_SCHEDULE_BYTES);
  expect((await parseScheduleFile(bytes, {})).warnings).toHaveLength(2);
});
