import { parseDateTime, parseDuration } from "../../../src/imports/schedule-file/iso-time.js";
import { instantOf, offsetAt, wallAt } from "../../../src/base/wall-clock.js";
import { RAILS_TIME_ZONES } from "../../../src/imports/schedule-file/rails-time-zones.js";
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
  expect(["00:45", "1:30", "30:00", "1:02:30", "00:90", "45", "0:00:20", "PT1H30M", "P1DT2H", "PT45M30S"].map(parseDuration))
    .toEqual([45, 90, 1800, 1590, 90, 45, 20, 90, 1560, 45.5].map((minutes) => minutes * 60_000));
  expect(["", "1:25:00", "-1:00", "99999:00", "PT", "P", "1h", "1.5"].map(parseDuration)).toEqual(Array(8).fill(null));
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

test("local times that are marked as UTC are read as local, which is told once", () => {
  const marked = (clock: string, values: Record<string, unknown> = {}) => event({ date: `2024-05-01T${clock}:00+00:00`, start: clock, ...values });
  const schedule = parseText(jsonFile([
    marked("10:00", { title: "One" }), marked("12:00", { guid: "b", duration: undefined, end: "2024-05-01T13:00:00Z" }), marked("14:00", { guid: "c" }),
  ], { conference: { start: "2024-05-01T09:00:00+00:00", end: "2024-05-01T18:00:00+00:00" } }));
  expect(schedule.sessions.map(({ startsAt, endsAt }) => [startsAt, endsAt].map((at) => at.toISOString().slice(11, 16)))).toEqual([["08:00", "08:30"], ["10:00", "11:00"], ["12:00", "12:30"]]);
  expect([schedule.startsAt, schedule.endsAt].map((at) => at.toISOString().slice(11, 16))).toEqual(["07:00", "16:00"]);
  expect(schedule.warnings).toEqual([{ message: 'The date of "One" and of 2 more is marked as UTC, while its start and Europe/Berlin say otherwise; the start was taken.', place: 'days[0].rooms["Curie"][0].start' }]);
  // Where clocks are at UTC, or the start is local time, there is nothing to mend.
  for (const [date, zone] of [["2024-01-10T10:00:00+00:00", "Europe/London"], ["2024-05-01T08:00:00Z", "Europe/Berlin"], ["2024-05-01T10:00:00Z", "Atlantic/Reykjavik"]]) {
    expect(parseText(jsonFile([event({ date })], { conference: { time_zone_name: zone }, day: { date: date!.slice(0, 10) } }))).toMatchObject({ warnings: [], startsAt: new Date(date!) });
  }
});

test("the sheet of a day begins when the file says", () => {
  const dayChange = (day_change?: string) => parseText(jsonFile([event()], { conference: { day_change } })).dayChange;
  expect([dayChange(), dayChange("6:30"), dayChange("00:00"), dayChange("04:00:00"), dayChange("dawn")]).toEqual([null, "06:30", "00:00", "04:00", null]);
  expect(messagesOf(parseText(jsonFile([event()], { conference: { day_change: "dawn" } })))).toContain('"dawn" is not a time');
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
  [event({ date: "2072-05-01T10:00:00+02:00" }), "far from its day", "date"],
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

  test("that nobody knows gives way to the caller's, else to the offsets, and is told", () => {
    for (const name of ["Mars/Olympus", "+02:00", "BST", "SystemV/EST5"]) {
      const file = jsonFile([event()], { conference: { time_zone_name: name } });
      expect(parseText(file, "Europe/Paris")).toMatchObject({ timeZone: "Europe/Paris", warnings: [{ message: expect.stringContaining(`"${name}", is not known here: Europe/Paris`) as string, place: "conference.time_zone_name" }] });
      expect(parseText(file)).toMatchObject({ timeZone: "Etc/GMT-2", warnings: [{ message: expect.stringContaining("Etc/GMT-2 is used") as string }] });
    }
    const local = parseText(jsonFile([event({ date: undefined })], { conference: { time_zone_name: "Mars/Olympus" } }));
    expect(local).toMatchObject({ timeZone: "UTC", warnings: [{ message: expect.stringContaining("have no offsets") as string }] });
  });

  test.each([
    ["2024-05-01T10:00:00+05:30", "2024-05-02T10:00:00+05:30", "Asia/Kolkata"],
    ["2024-03-30T10:00:00-05:00", "2024-03-30T11:00:00-05:00", "Etc/GMT+5"],
    ["2024-10-26T10:00:00+02:00", "2024-10-28T10:00:00+01:00", "Europe/Belgrade"],
    ["2024-10-26T10:00:00-04:00", "2024-11-05T10:00:00-05:00", "America/New_York"],
    ["2024-05-01T10:00:00+02:00", "2024-05-01T10:00:00+01:00", "Etc/GMT-2"],
    ["2024-05-01T10:00:00+02:17", "2024-05-01T11:00:00+02:17", "UTC"],
  ])("is one that has the offsets at %s and %s", (first, second, zone) => {
    const schedule = parseText(jsonFile([event({ date: first, start: undefined }), event({ guid: "b", date: second, start: undefined })], { conference: { time_zone_name: undefined, days: [{ rooms: { A: [event({ date: first, start: undefined }), event({ guid: "b", date: second, start: undefined })] } }] } }));
    expect(schedule.timeZone).toBe(zone);
    expect(messagesOf(schedule)).toContain("names no time zone");
  });

  test("of Rails is that of IANA", () => {
    expect(RAILS_TIME_ZONES.size).toBe(151);
    for (const [name, zone] of RAILS_TIME_ZONES) {
      const schedule = parseText(jsonFile([local()], { conference: { time_zone_name: name } }), "Asia/Tokyo");
      expect([name, schedule.timeZone, offsetAt(schedule.startsAt.getTime(), zone)]).toEqual([name, name === "UTC" ? "UTC" : zone, offsetAt(schedule.startsAt.getTime(), schedule.timeZone)]);
      expect(schedule.sessions[0]!.startsAt.getTime()).toBe(Date.parse("2024-05-01T10:00Z") - offsetAt(schedule.startsAt.getTime(), zone) * 60_000);
    }
  });

  test("of IANA is taken in its proper spelling", () => {
    const zoneOf = (name: string): string => parseText(jsonFile([local()], { conference: { time_zone_name: name } })).timeZone;
    expect(["europe/berlin", "EUROPE/BERLIN", "Asia/Kolkata", "US/Eastern", "Etc/GMT-2", "UTC", "CET"].map(zoneOf)).toEqual(["Europe/Berlin", "Europe/Berlin", "Asia/Kolkata", "US/Eastern", "Etc/GMT-2", "UTC", "CET"]);
  });

  test("of the caller must be one", () => {
    for (const zone of ["Nowhere", "BST", "+02:00"]) expect(faultOf(() => parseText(jsonFile([local()], without), zone)).message).toContain(`"${zone}"`);
  });

  test("of the caller makes local times instants", () => {
    expect(startOf(jsonFile([local()], without), "America/New_York")).toBe("2024-05-01T14:00:00.000Z");
  });
});
