import { calendar, vevent } from "./make-calendar.js";
import { bytesOf, faultOf, messagesOf, parseText } from "./make-schedule.js";
import { parse } from "../../../src/imports/schedule-file/parse.js";
import type { ParsedSchedule } from "../../../src/imports/schedule-file/parsed-schedule.js";

const read = (events: string | string[], head?: string[], timeZone?: string): ParsedSchedule => parseText(calendar(events, head), timeZone);
const only = (...lines: string[]) => read(vevent(...lines)).sessions[0]!;
const times = (schedule: ParsedSchedule): string[] => schedule.sessions.map(({ startsAt, endsAt }) => `${startsAt.toISOString().slice(0, 16)}/${endsAt.toISOString().slice(11, 16)}`);
const ids = ({ sessions }: ParsedSchedule): string[] => sessions.map(({ sourceId }) => sourceId);

test("an entry becomes a session", () => {
  const schedule = read(vevent(
    "UID:one@example.org", "SUMMARY:Bread\\, salt\\; and \\\\ more", "DESCRIPTION:First\\nsecond *line*", "CATEGORIES:Food,Home\\, sweet", "URL:https://example.org/1",
    "ORGANIZER;CN=Ada Lovelace:mailto:ada@example.org", "ATTENDEE;CN=\"Hopper, Grace\":mailto:grace@example.org",
  ));
  expect(schedule).toMatchObject({ title: "Camp", timeZone: "Europe/Berlin", rooms: [{ name: "Aula" }], warnings: [] });
  expect(schedule.sessions).toMatchObject([{
    sourceId: "one@example.org", knownBy: ["guid:one@example.org", "id:one@example.org", "title:Bread, salt; and \\ more"], title: "Bread, salt; and \\ more", abstract: "First\nsecond *line*", tags: ["Food", "Home, sweet"], room: "Aula",
    hosts: [{ name: "Ada Lovelace" }, { name: "Hopper, Grace" }], url: "https://example.org/1",
    startsAt: new Date("2026-05-02T08:00:00Z"), endsAt: new Date("2026-05-02T09:00:00Z"), place: "line 6, UID one@example.org",
  }]);
});

describe("names", () => {
  test.each([["X-WR-CALNAME:Camp\\, with \\; and\\nmore"], ["NAME:Camp\\, with \\; and\\nmore"]])("%s is unescaped", line => {
    expect(read(vevent(), [line, "X-WR-TIMEZONE:Europe/Berlin"]).title).toBe("Camp, with ; and more");
  });

  test("no e-mail address becomes a name or is kept", () => {
    const schedule = read(vevent(
      "ORGANIZER;CN=ada@example.org:mailto:ada@example.org", "ATTENDEE:mailto:bob@example.org", "ATTENDEE;CN=\"Cleo (cleo@example.org)\":mailto:cleo@example.org",
      "ATTENDEE;CN=Dan <mailto:dan@example.org>:mailto:dan@example.org", "ATTENDEE;CN=\"'eve@example.org'\":mailto:eve@example.org",
    ));
    expect(schedule.sessions[0]!.hosts.map(({ name, knownBy }) => [name, ...knownBy])).toEqual([["Cleo", "name:Cleo"], ["Dan", "name:Dan"]]);
    expect(JSON.stringify(schedule)).not.toContain("example.org");
    expect(messagesOf(schedule)).toBe("3 organisers or attendees have no name (CN) besides an e-mail address and were left out.");
  });

  test("who declined, rooms, groups and those an alarm is for host nothing; a booked room is the room", () => {
    const { hosts, room } = only(
      "ATTENDEE;CN=Ada:mailto:a@example.org", "ATTENDEE;CN=Bob;PARTSTAT=DECLINED:mailto:b@example.org", "ATTENDEE;CN=Sala Rossa;CUTYPE=ROOM:mailto:r@example.org",
      "ATTENDEE;CN=All;CUTYPE=GROUP:mailto:all@example.org", "ATTENDEE;CN=Eve;ROLE=NON-PARTICIPANT:mailto:e@example.org", "LOCATION: ",
      "BEGIN:VALARM", "ACTION:EMAIL", "SUMMARY:Alarm", "DESCRIPTION:x", "ATTENDEE;CN=Zoe:mailto:z@example.org", "END:VALARM");
    expect(hosts.map(({ name }) => name)).toEqual(["Ada"]);
    expect(room).toBe("Sala Rossa");
  });

  test("a shared calendar is no host of what it holds", () => {
    expect(only("ORGANIZER;CN=Camp:mailto:camp@example.org", "ATTENDEE;CN=Ada:mailto:a@example.org").hosts.map(({ name }) => name)).toEqual(["Ada"]);
  });
});

describe("time zones", () => {
  test.each([
    ["Windows", "W. Europe Standard Time", "08:00"], ["Windows, in other letters", "eastern standard time", "14:00"], ["IANA", "America/New_York", "14:00"],
    ["a path of Mozilla", "/mozilla.org/20050126_1/America/New_York", "14:00"], ["quoted", "\"Tokyo Standard Time\"", "01:00"],
    ["of three segments", "/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", "13:00"], ["UTC", "tzone://Microsoft/Utc", "10:00"],
  ])("a TZID that the file does not define: %s", (_, tzid, clock) => {
    const schedule = read(vevent(`DTSTART;TZID=${tzid}:20260502T100000`, "DURATION:PT1H"));
    expect(times(schedule)[0]!.slice(11, 16)).toBe(clock);
    expect(schedule.warnings).toEqual([]);
  });

  test("an unknown TZID is as the file defines it, else as of the calendar, with one warning", () => {
    const zone = ["BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "DTSTART:20251025T030000", "TZOFFSETFROM:+0600", "TZOFFSETTO:+0500", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
      "BEGIN:DAYLIGHT", "DTSTART:20250330T020000", "TZOFFSETFROM:+0500", "TZOFFSETTO:+0600", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "END:VTIMEZONE"].join("\r\n");
    const schedule = read([zone, vevent("DTSTART;TZID=Ours:20260502T100000", "DURATION:PT1H"), vevent("UID:2", "DTSTART;TZID=Ours:20261202T100000", "DURATION:PT1H"),
      vevent("UID:3", "DTSTART;TZID=Theirs:20260503T100000", "DURATION:PT1H"), vevent("UID:4", "DTSTART;TZID=Theirs:20260504T100000", "DURATION:PT1H")]);
    expect(times(schedule)).toEqual(["2026-05-02T04:00/05:00", "2026-12-02T05:00/06:00", "2026-05-03T08:00/09:00", "2026-05-04T08:00/09:00"]);
    expect(messagesOf(schedule)).toBe('"Theirs" is no time zone of IANA or Windows and is not defined in the file; its times were taken as of Europe/Berlin.');
  });

  test("times without a zone are of the calendar's, else the caller's, else of the one that most times have, else UTC", () => {
    const floating = vevent("DTSTART:20260502T100000", "DURATION:PT1H");
    const inRome = vevent("UID:2", "DTSTART;TZID=Europe/Rome:20260502T120000", "DURATION:PT1H");
    expect(read(floating, ["X-WR-TIMEZONE:Eastern Standard Time"])).toMatchObject({ timeZone: "America/New_York", sessions: [{ startsAt: new Date("2026-05-02T14:00:00Z") }] });
    expect(read([floating, inRome], [], "Asia/Tokyo")).toMatchObject({ timeZone: "Asia/Tokyo", sessions: [{ startsAt: new Date("2026-05-02T01:00:00Z") }, { startsAt: new Date("2026-05-02T10:00:00Z") }] });
    expect(read([floating, inRome], [])).toMatchObject({ timeZone: "Europe/Rome", sessions: [{ startsAt: new Date("2026-05-02T08:00:00Z") }, {}] });
    expect(read(floating, ["X-WR-TIMEZONE:UTC"], "Asia/Tokyo").timeZone).toBe("Asia/Tokyo");
    const unknown = read(floating, []);
    expect(unknown.timeZone).toBe("UTC");
    expect(messagesOf(unknown)).toContain("names no time zone");
    expect(faultOf(() => read(floating, [], "Mars/Olympus")).message).toContain("Mars/Olympus");
  });
});

describe("times", () => {
  test.each([
    ["DURATION", ["DURATION:PT1H30M"], "2026-05-02T08:00/09:30"],
    ["a whole day", ["DTSTART;VALUE=DATE:20260502"], "2026-05-01T22:00/22:00"],
    ["a whole day that does not say so", ["DTSTART:20260502", "DTEND:20260504"], "2026-05-01T22:00/22:00"],
    ["without seconds", ["DTSTART:20260502T1000Z", "DTEND:20260502T1030Z"], "2026-05-02T10:00/10:30"],
    ["a day over the change of clocks", ["DTSTART;VALUE=DATE:20260329"], "2026-03-28T23:00/22:00"],
    ["a day's DURATION over the change of clocks", ["DTSTART;TZID=Europe/Berlin:20260328T120000", "DURATION:P1D"], "2026-03-28T11:00/10:00"],
    ["24 hours over the change of clocks", ["DTSTART;TZID=Europe/Berlin:20260328T120000", "DURATION:PT24H"], "2026-03-28T11:00/11:00"],
  ])("%s", (_, lines, expected) => {
    const schedule = read(vevent(...lines));
    expect(times(schedule)).toEqual([expected]);
    expect(schedule.warnings).toEqual([]);
  });

  test("one entry that cannot be read is left out by name, and the rest is taken", () => {
    const schedule = read([
      vevent("UID:a", "SUMMARY:No day", "DTSTART:20260230T100000", "DURATION:PT1H"), vevent("UID:b", "SUMMARY:No length", "DTSTART:20260502T100000Z", "DESCRIPTION:x"),
      vevent("UID:c", "SUMMARY:Backwards", "DTSTART:20260502T100000Z", "DTEND:20260502T090000Z"), vevent("UID:d", "SUMMARY:Of years", "DTSTART:20260502T100000Z", "DTEND:20280502T090000Z"),
      "BEGIN:VEVENT\r\nUID:e\r\nSUMMARY:Never\r\nEND:VEVENT", "BEGIN:VEVENT\r\nUID:g\r\nSUMMARY:Unended", vevent("UID:f", "SUMMARY:Good"),
    ]);
    expect(ids(schedule)).toEqual(["f"]);
    const told = schedule.warnings.map(({ message, place }) => `${place}: ${message}`);
    expect(told).toEqual(expect.arrayContaining([
      expect.stringMatching(/^line \d+, UID a: "No day" was left out: Its DTSTART is "20260230T100000"/), expect.stringMatching(/^line \d+, UID b: "No length" was left out/),
      expect.stringMatching(/^line \d+, UID c: "Backwards" was left out/), expect.stringMatching(/^line \d+, UID d: "Of years" was left out/),
      expect.stringMatching(/^line \d+, UID e: "Never" was left out: It has no DTSTART/), expect.stringMatching(/"Unended" was left out: It has no END:VEVENT/),
    ]));
    expect(told).toHaveLength(6);
  });

  test("a file of nothing else is refused, and one that is cut off", () => {
    expect(faultOf(() => read(vevent("DTSTART:20260230T100000"))).place).toBe("line 6, UID u1");
    expect(faultOf(() => read([])).message).toBe("The schedule has no sessions.");
    const whole = calendar([vevent(), vevent("UID:2")]);
    expect(faultOf(() => parseText(whole.slice(0, -30))).message).toContain("ends too early");
  });
});

describe("what repeats", () => {
  const series = (rule: string, ...lines: string[]) => read(vevent(`RRULE:${rule}`, ...lines));
  const days = (schedule: ParsedSchedule): string[] => schedule.sessions.map(({ startsAt }) => startsAt.toISOString().slice(0, 10));

  test("keeps its clock over the change of clocks, and each time has an id that stays", () => {
    const schedule = series("FREQ=WEEKLY;COUNT=3", "DTSTART;TZID=Europe/Berlin:20261018T100000", "DTEND;TZID=Europe/Berlin:20261018T110000");
    expect(times(schedule)).toEqual(["2026-10-18T08:00/09:00", "2026-10-25T09:00/10:00", "2026-11-01T09:00/10:00"]);
    expect(ids(schedule)).toEqual(["u1/20261018T100000", "u1/20261025T100000", "u1/20261101T100000"]);
    expect(schedule.sessions[0]!.knownBy).toEqual(["guid:u1/20261018T100000", "id:u1", "title:Opening"]);
    expect(schedule.warnings).toEqual([]);
  });

  test.each([
    ["UNTIL in UTC", "FREQ=DAILY;UNTIL=20260504T080000Z", ["2026-05-02", "2026-05-03", "2026-05-04"]],
    ["UNTIL a date counts to its end", "FREQ=DAILY;UNTIL=20260504", ["2026-05-02", "2026-05-03", "2026-05-04"]],
    ["the start counts, rule or not", "FREQ=WEEKLY;BYDAY=MO;COUNT=3", ["2026-05-02", "2026-05-04", "2026-05-11"]],
    ["small letters", "freq=daily;count=2", ["2026-05-02", "2026-05-03"]],
    ["days of months", "FREQ=MONTHLY;BYDAY=1SA;COUNT=3", ["2026-05-02", "2026-06-06", "2026-07-04"]],
    ["daily, but not on all days", "FREQ=DAILY;BYDAY=SA,SU;BYMONTH=5;COUNT=4", ["2026-05-02", "2026-05-03", "2026-05-09", "2026-05-10"]],
  ])("%s", (_, rule, expected) => expect(days(series(rule))).toEqual(expected));

  test("on days that a month does not have it is passed over", () => {
    expect(days(series("FREQ=YEARLY;COUNT=2", "DTSTART:20240229T100000Z", "DURATION:PT1H"))).toEqual(["2024-02-29", "2028-02-29"]);
    expect(days(series("FREQ=MONTHLY;COUNT=3", "DTSTART:20260131T100000Z", "DURATION:PT1H"))).toEqual(["2026-01-31", "2026-03-31", "2026-05-31"]);
    expect(days(series("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3"))).toEqual(["2026-05-02"]);
  });

  test("RDATE adds to the start, also periods, dates and times in other zones", () => {
    const schedule = read(vevent("RDATE;TZID=America/New_York:20260503T100000", "RDATE;VALUE=PERIOD:20260504T100000Z/PT2H,20260505T100000Z/20260505T103000Z"));
    expect(times(schedule)).toEqual(["2026-05-02T08:00/09:00", "2026-05-03T14:00/15:00", "2026-05-04T10:00/12:00", "2026-05-05T10:00/10:30"]);
    expect(ids(schedule)[1]).toBe("u1/20260503T160000");
  });

  test("EXDATE takes away times, and dates all that begins on them", () => {
    expect(days(series("FREQ=DAILY;COUNT=5", "EXDATE;TZID=Europe/Berlin:20260503T100000,20260504T110000", "EXDATE;VALUE=DATE:20260505", "EXDATE:20260506T080000Z"))).toEqual(["2026-05-02", "2026-05-04"]);
    expect(days(series("FREQ=DAILY;COUNT=3", "EXDATE;TZID=Europe/Berlin:20260502T100000"))).toEqual(["2026-05-03", "2026-05-04"]);
  });

  test("RECURRENCE-ID moves, changes or calls off one time, which keeps its id; the latest word counts", () => {
    const schedule = read([
      vevent("RRULE:FREQ=DAILY;COUNT=4"),
      vevent("RECURRENCE-ID;TZID=Europe/Berlin:20260503T100000", "SEQUENCE:2", "SUMMARY:Moved", "DTSTART;TZID=Europe/Berlin:20260503T150000", "DURATION:PT30M", "LOCATION:Sala"),
      vevent("RECURRENCE-ID:20260503T080000Z", "SEQUENCE:1", "SUMMARY:An older word"),
      vevent("RECURRENCE-ID;TZID=Europe/Berlin:20260504T100000", "STATUS:CANCELLED"),
      vevent("RECURRENCE-ID;TZID=Europe/Berlin:20260601T100000", "SUMMARY:Out of the rule", "DTSTART;TZID=Europe/Berlin:20260601T100000", "DURATION:PT30M"),
    ]);
    expect(schedule.sessions.map(({ sourceId, title, room }) => [sourceId, title, room])).toEqual([
      ["u1/20260502T100000", "Opening", "Aula"], ["u1/20260503T100000", "Moved", "Sala"], ["u1/20260505T100000", "Opening", "Aula"], ["u1/20260601T100000", "Out of the rule", "Aula"],
    ]);
    expect(times(schedule)[1]).toBe("2026-05-03T13:00/13:30");
  });

  test("whole days repeat as days", () => {
    const schedule = series("FREQ=DAILY;COUNT=3", "DTSTART;VALUE=DATE:20260328", "EXDATE;VALUE=DATE:20260329");
    expect(schedule.sessions.map(({ startsAt, endsAt }) => [startsAt.toISOString(), endsAt.toISOString()])).toEqual([
      ["2026-03-27T23:00:00.000Z", "2026-03-28T23:00:00.000Z"], ["2026-03-29T22:00:00.000Z", "2026-03-30T22:00:00.000Z"]]);
    expect(ids(schedule)).toEqual(["u1/20260328", "u1/20260330"]);
  });

  test("without end it ends with the rest of the calendar, else after a year, and says so", () => {
    const lunch = vevent("RRULE:FREQ=DAILY", "SUMMARY:Lunch");
    const camp = read([lunch, vevent("UID:2", "DTSTART:20260504T180000Z", "DURATION:PT1H", "LOCATION:Sala")]);
    expect(camp.sessions).toHaveLength(4);
    expect(messagesOf(camp)).toBe('"Lunch" repeats without end; it was taken until 2026-05-04. An UNTIL or COUNT in its RRULE says until when it should be.');
    expect(read(lunch).sessions).toHaveLength(366);
    const long = series("FREQ=HOURLY;COUNT=100000");
    expect(long.sessions).toHaveLength(1000);
    expect(messagesOf(long)).toContain("repeats more than 1000 times");
  });

  test.each([["FREQ=SECONDLY;BYMONTH=1"], ["FREQ=MINUTELY"], ["FREQ=FORTNIGHTLY"], ["FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1"], ["FREQ=DAILY;COUNT=0"], ["nonsense"]])("a rule that is not understood, %s, is told, and its first time taken", rule => {
    const schedule = series(rule);
    expect(schedule.sessions).toHaveLength(1);
    expect(messagesOf(schedule)).toContain("is not understood here; only its first time was taken");
  });

  test("rules that nothing can ever fit end all the same", () => {
    for (const rule of ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=7;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2", "FREQ=YEARLY;BYDAY=1MO;BYMONTHDAY=20;BYMONTH=4"]) {
      expect(series(rule).sessions).toHaveLength(1);
    }
  });
});

describe("entries", () => {
  test("two with one UID and no RECURRENCE-ID are two sessions, whose ids stay when one goes", () => {
    const first = vevent("UID:same");
    const second = vevent("UID:same", "DTSTART;TZID=Europe/Berlin:20260503T100000", "DURATION:PT1H");
    expect(ids(read([second, first]))).toEqual(["same/20260503T100000", "same/20260502T100000"]);
    expect(read([first, second]).warnings).toEqual([]);
  });

  test("cancelled and private ones are left out", () => {
    const schedule = read([vevent(), vevent("UID:2", "STATUS:CANCELLED"), vevent("UID:3", "CLASS:PRIVATE", "SUMMARY:Doctor"), vevent("UID:4", "CLASS:confidential")]);
    expect(ids(schedule)).toEqual(["u1"]);
    expect(messagesOf(schedule)).toBe("One entry is cancelled and was left out.\n2 entries are private or confidential and were left out.");
    expect(JSON.stringify(schedule)).not.toContain("Doctor");
  });

  test("without LOCATION they are in one room, told once; without SUMMARY untitled; without UID known by the title", () => {
    const schedule = parseText(calendar(["BEGIN:VEVENT\r\nDTSTART:20260502T100000Z\r\nDURATION:PT1H\r\nEND:VEVENT", "BEGIN:VEVENT\r\nSUMMARY:B\r\nDTSTART:20260502T120000Z\r\nDURATION:PT1H\r\nEND:VEVENT"]));
    expect(schedule.rooms).toEqual([{ name: "Unnamed room", guid: null }]);
    expect(schedule.sessions.map(({ title, sourceId }) => [title, sourceId])).toEqual([["Untitled", "title:"], ["B", "title:B"]]);
    expect(messagesOf(schedule)).toContain('2 sessions have no LOCATION; they were put in "Unnamed room".');
  });

  test("HTML goes before its plain text", () => {
    const html = "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2//EN\">\\n<HTML><HEAD><TITLE>x</TITLE></HEAD><BODY><P>Some <b>bold</b>\\, and <script>x()</script>more</P></BODY></HTML>";
    expect(only("DESCRIPTION:plain", `X-ALT-DESC;FMTTYPE=text/html:${html}`).abstract).toBe("Some **bold**, and more");
    expect(only("DESCRIPTION:<p>One</p><p>Two</p>").abstract).toBe("One\n\nTwo");
    expect(only("DESCRIPTION:One\\r\\n\\r\\nTwo\\, C:\\\\r\\\\new").abstract).toBe("One\n\nTwo, C:\\r\\new");
  });

  test("an id longer than ids are is not cut", () => {
    const [one, two] = ids(read([vevent(`UID:${"x".repeat(400)}1`), vevent(`UID:${"x".repeat(400)}2`, "LOCATION:Sala")]));
    expect(one).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(two).not.toBe(one);
  });
});

describe("files", () => {
  const folded = calendar(vevent("SUMMARY:A title th\r\n at is folded\r\n\t twice"));

  test.each([["LF alone", folded.replaceAll("\r\n", "\n")], ["CR alone", folded.replaceAll("\r\n", "\r")], ["CRLF", folded], ["a byte order mark", `\ufeff${folded}`], ["blank lines", `\r\n${folded.replace("VERSION", "\r\nVERSION")}\r\n\r\n`], ["small letters", folded.replace("BEGIN:VCALENDAR", "begin:vcalendar").replace("END:VCALENDAR", "end:vcalendar")]])("with %s", (_, text) => {
    expect(parseText(text)).toMatchObject({ title: "Camp", sessions: [{ title: "A title that is folded twice" }], warnings: [] });
  });

  test("folded within a character", () => {
    const [before, after] = calendar(vevent("SUMMARY:Grüße")).split("ü") as [string, string];
    const [first, second] = bytesOf("ü");
    const bytes = Buffer.concat([bytesOf(before), Buffer.from([first!, 13, 10, 32, second!]), bytesOf(after)]);
    expect(parse(bytes, {}).sessions[0]!.title).toBe("Grüße");
  });

  test("several calendars in one", () => {
    expect(ids(parseText(calendar(vevent()) + calendar(vevent("UID:2"), ["X-WR-CALNAME:Other"])))).toEqual(["u1", "2"]);
  });

  test("a text whose line ends were not escaped loses those lines and no session", () => {
    const schedule = read(vevent("DESCRIPTION:One\r\nand a second\r\nthird: with a colon"));
    expect(schedule.sessions[0]!.abstract).toBe("One");
    expect(messagesOf(schedule)).toContain('"Opening" has 1 line that is no property');
  });

  test("of full size and hostile are read or refused in time", () => {
    const fill = (line: string): string => line.repeat(Math.floor(2_600_000 / line.length));
    expect(faultOf(() => read(vevent(fill("X:1\r\n").trimEnd()))).message).toContain("more than 500000 lines");
    expect(faultOf(() => read(Array.from({ length: 40 }, () => vevent("RRULE:FREQ=DAILY")))).message).toContain("more than 10000 sessions");
    expect(read(vevent(fill("ATTENDEE;CN=a:mailto:x@y.z\r\n").trimEnd())).sessions[0]!.hosts).toHaveLength(1);
    expect(read(vevent(`ATTENDEE;CN=${"a".repeat(2_600_000)}:x`)).sessions).toHaveLength(1);
    expect(read(vevent(`X-ALT-DESC;FMTTYPE=text/html:${fill("<!--")}`)).sessions).toHaveLength(1);
    expect(read(vevent(`EXDATE:${fill("20260502T100000Z,").slice(0, -1)}`)).sessions).toHaveLength(1);
    expect(read(vevent(`SUMMARY:${fill("\\")}`)).sessions).toHaveLength(1);
  });
});
