import { parseDateTime, parseDuration } from "../../../src/imports/schedule-file/iso-time.js";
import { instantOf, wallAt } from "../../../src/base/wall-clock.js";
import { event, faultOf, jsonFile, messagesOf, parseText } from "./make-schedule.js";

const local = (values: Record<string, unknown> = {}): Record<string, unknown> => event({ date: undefined, ...values });
const startOf = (text: string, zone?: string): string => parseText(text, zone).sessions[0]!.startsAt.toISOString();
const wall = (text: string): number => Date.parse(`${text}Z`);

test.each([
  ["Europe/Berlin", "2024-03-31T01:59:59", "2024-03-31T00:59:59.000Z", "plain"],
  ["Europe/Berlin", "2024-03-31T02:30:00", "2024-03-31T01:30:00.000Z", "skipped"],
  ["Europe/Berlin", "2024-03-31T03:00:00", "2024-03-31T01:00:00.000Z", "plain"],
  ["Europe/Berlin", "2024-10-27T01:59:00", "2024-10-26T23:59:00.000Z", "plain"],
  ["Europe/Berlin", "2024-10-27T02:30:00", "2024-10-27T00:30:00.000Z", "repeated"],
  ["Europe/Berlin", "2024-10-27T03:00:00", "2024-10-27T02:00:00.000Z", "plain"],
  ["America/New_York", "2024-03-10T02:15:00", "2024-03-10T07:15:00.000Z", "skipped"],
  ["America/New_York", "2024-11-03T01:15:00", "2024-11-03T05:15:00.000Z", "repeated"],
  ["Australia/Lord_Howe", "2024-04-07T01:45:00", "2024-04-06T14:45:00.000Z", "repeated"],
  ["Asia/Kolkata", "2024-01-01T00:00:00", "2023-12-31T18:30:00.000Z", "plain"],
  ["Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T22:00:00.000Z", "skipped"],
  ["UTC", "2024-02-29T12:00:00", "2024-02-29T12:00:00.000Z", "plain"],
])("a clock in %s showing %s", (zone, shown, instant, clock) => {
  expect({ ...instantOf(wall(shown), zone), instant: new Date(instantOf(wall(shown), zone).instant).toISOString() }).toEqual({ instant, clock });
});

test("every quarter of an hour round a change of clocks comes back", () => {
  for (const change of ["2024-03-31T01:00Z", "2024-10-27T01:00Z"]) {
    for (let minutes = -360; minutes <= 360; minutes += 15) {
      const instant = Date.parse(change) + minutes * 60_000;
      const back = instantOf(wallAt(instant, "Europe/Berlin"), "Europe/Berlin");
      expect(back.instant === instant || back.clock === "repeated").toBe(true);
      expect(wallAt(back.instant, "Europe/Berlin")).toBe(wallAt(instant, "Europe/Berlin"));
    }
  }
});

test("durations and dates", () => {
  expect(["00:45", "1:30", "30:00", "1:02:30"].map(parseDuration)).toEqual([45, 90, 1800, 1590].map((minutes) => minutes * 60_000));
  expect(["", "45", "00:60", "1:25:00", "-1:00", "99999:00"].map(parseDuration)).toEqual([null, null, null, null, null, null]);
  expect(parseDateTime("2024-02-30T10:00:00Z")).toBeNull();
  expect(parseDateTime("0024-02-20T10:00:00Z")).toBeNull();
  expect(parseDateTime("2024-02-20T25:00:00Z")).toBeNull();
  expect(parseDateTime("2024-02-20 10:00-0330")).toEqual({ wall: Date.parse("2024-02-20T10:00Z"), offsetMinutes: -210 });
});

test("a start before the day begins is of the next calendar day", () => {
  const day = { day_start: "2024-05-01T09:00:00+02:00", day_end: "2024-05-02T04:00:00+02:00" };
  expect(startOf(jsonFile([local({ start: "01:30" })], { day }))).toBe("2024-05-01T23:30:00.000Z");
  expect(startOf(jsonFile([local({ start: "09:00" })], { day }))).toBe("2024-05-01T07:00:00.000Z");
  expect(startOf(jsonFile([local({ start: "01:30" })], { conference: { day_change: "04:00" } }))).toBe("2024-05-01T23:30:00.000Z");
  expect(startOf(jsonFile([local({ start: "01:30" })]))).toBe("2024-04-30T23:30:00.000Z");
  // The session's own date-time wins, and so does a date that is not its day's.
  expect(startOf(jsonFile([event({ date: "2024-05-01T01:30:00+02:00", start: "01:30" })], { day }))).toBe("2024-04-30T23:30:00.000Z");
  expect(startOf(jsonFile([event({ date: "2024-05-02", start: "01:30" })], { day }))).toBe("2024-05-01T23:30:00.000Z");
  expect(startOf(jsonFile([event({ date: "2024-05-01", start: "01:30" })], { day }))).toBe("2024-05-01T23:30:00.000Z");
});

test("a start shortly before the day begins is not moved past its end", () => {
  const schedule = parseText(jsonFile([local({ start: "08:30" })], { day: { day_start: "2024-05-01T09:00:00+02:00", day_end: "2024-05-02T04:00:00+02:00" } }));
  expect(schedule.sessions[0]!.startsAt).toEqual(new Date("2024-05-01T06:30:00Z"));
  expect(messagesOf(schedule)).toContain("begins before its day");
});

test("times that the clocks skip or show twice are told", () => {
  const skipped = parseText(jsonFile([local({ start: "02:30" })], { day: { date: "2024-03-31" } }));
  expect(skipped.sessions[0]!.startsAt).toEqual(new Date("2024-03-31T01:30:00Z"));
  expect(messagesOf(skipped)).toContain("skip; it was set to 03:30");
  expect(messagesOf(parseText(jsonFile([local({ start: "02:30" })], { day: { date: "2024-10-27" } })))).toContain("show twice");
});

test("end stands in for a missing duration; an event is as long as its sessions and its conference's hours", () => {
  const schedule = parseText(jsonFile([event({ duration: undefined, end: "2024-05-01T11:00:00+02:00" })], { conference: { start: "2024-05-01", end: "2024-05-01T18:00:00+02:00" } }));
  expect(schedule.startsAt).toEqual(new Date("2024-05-01T08:00:00Z"));
  expect(schedule.sessions[0]!.endsAt).toEqual(new Date("2024-05-01T09:00:00Z"));
  expect(schedule.endsAt).toEqual(new Date("2024-05-01T16:00:00Z"));
});

test("a start that contradicts its date is told once for all sessions", () => {
  const schedule = parseText(jsonFile([event({ start: "12:00" }), event({ guid: "g2", date: "2024-05-01T11:00:00+02:00", start: "13:00" })]));
  expect(schedule.warnings).toEqual([{ message: 'The start of "Opening" and of 1 more is not the time that its date says; the date was believed.', place: 'days[0].rooms["Curie"][0].start' }]);
  // An instant written in UTC agrees with a start in local time.
  expect(parseText(jsonFile([event({ date: "2024-05-01T08:00:00Z" })])).warnings).toEqual([]);
});

test.each([
  [local({ start: undefined }), "no start", "start"],
  [local({ start: "25:00" }), '"25:00" is not a time', "start"],
  [local({ date: "soon" }), '"soon" is not a date', "date"],
  [event({ duration: undefined }), "no duration", "duration"],
  [event({ duration: "45 min" }), '"45 min" is not a duration', "duration"],
  [event({ duration: "00:00" }), "ends when it begins", "duration"],
  [event({ duration: "900:00:00" }), "longer than 31 days", "duration"],
  [event({ duration: undefined, end: "2024-05-01T09:00:00+02:00" }), "or before", "end"],
])("names the field that is wrong: %j", (values, message, field) => {
  const fault = faultOf(() => parseText(jsonFile([values])));
  expect(fault.message).toContain(message);
  expect(fault.place).toBe(`days[0].rooms["Curie"][0].${field}`);
});

describe("time zone", () => {
  const without = { conference: { time_zone_name: undefined } };

  test("of the file comes before the option, which is told", () => {
    const schedule = parseText(jsonFile([event()]), "Europe/Paris");
    expect(schedule.timeZone).toBe("Europe/Berlin");
    expect(messagesOf(schedule)).toContain("Europe/Paris was not used");
  });

  test("is fixed by the offsets when nobody names it", () => {
    const schedule = parseText(jsonFile([event()], without));
    expect(schedule.timeZone).toBe("Etc/GMT-2");
    expect(messagesOf(schedule)).toContain("names no time zone");
    expect(parseText(jsonFile([event({ date: "2024-05-01T10:00:00-07:00" })], without)).timeZone).toBe("Etc/GMT+7");
    expect(parseText(jsonFile([event({ date: "2024-05-01T10:00:00Z" })], without)).timeZone).toBe("UTC");
  });

  test("of the caller comes before a guess from offsets, and a difference is told", () => {
    expect(parseText(jsonFile([event()], without), "Europe/Berlin")).toMatchObject({ timeZone: "Europe/Berlin", warnings: [] });
    const other = parseText(jsonFile([event()], without), "America/New_York");
    expect(other.sessions[0]!.startsAt).toEqual(new Date("2024-05-01T08:00:00Z"));
    expect(messagesOf(other)).toContain("+02:00, where America/New_York has -04:00");
  });

  test("is UTC, with a warning, where nothing tells it", () => {
    const schedule = parseText(jsonFile([local()], without));
    expect(schedule.timeZone).toBe("UTC");
    expect(messagesOf(schedule)).toContain("Pass the time zone");
  });

  test.each([
    [jsonFile([event(), event({ guid: "b", date: "2024-05-01T10:00:00+01:00" })], without), undefined, "at +02:00 and at +01:00"],
    [jsonFile([event({ date: "2024-05-01T10:00:00+05:30" })], without), undefined, "no zone to stand for +05:30"],
    [jsonFile([event()], { conference: { time_zone_name: "Mars/Olympus" } }), undefined, '"Mars/Olympus"'],
    [jsonFile([event()], { conference: { time_zone_name: "+02:00" } }), undefined, '"+02:00"'],
    [jsonFile([local()], without), "Nowhere", '"Nowhere"'],
  ])("is asked for or refused: %#", (text, zone, message) => {
    expect(faultOf(() => parseText(text, zone)).message).toContain(message);
  });

  test("of the caller makes local times instants", () => {
    expect(startOf(jsonFile([local()], without), "America/New_York")).toBe("2024-05-01T14:00:00.000Z");
  });
});
