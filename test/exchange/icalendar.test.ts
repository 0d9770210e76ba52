import fc from "fast-check";
import ICAL from "ical.js";
import { iCalendarOf, type Entry } from "../../src/exchange/icalendar.js";

const ENTRY: Entry = {
  uid: "0190c000-0000-7000-8000-000000000001", sequence: 3, changedAt: new Date("2026-10-01T10:00:00Z"), startsAt: new Date("2026-10-25T00:30:00Z"), endsAt: new Date("2026-10-25T01:30:00Z"),
  summary: "Session", description: null, location: "Aula", position: null, url: "https://coproduce.test/events/1#session-1", status: "CONFIRMED", busy: true, categories: [], organiser: null,
};
const written = (entry: Partial<Entry>, name = "Calendar"): string => iCalendarOf({ name, timeZone: "Europe/Berlin", entries: [{ ...ENTRY, ...entry }] });
const parsed = (text: string): ICAL.Component => new ICAL.Component(ICAL.parse(text) as never).getFirstSubcomponent("vevent")!;

test("an entry as it is written", () => {
  expect(written({ summary: "A, b; c \\ d", description: "One\nTwo", location: "Aula, Library", organiser: { name: "Rossi, Anna \"Ann\": \\o/ & co; 10:30 ^n", url: "https://coproduce.test/events/1" }, status: "CANCELLED", busy: false, categories: ["a,b", "c: d; e", "1,5 \\ 2"] }, "Made, together; 9:30").split("\r\n")).toEqual([
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Coproduce//Coproduce//EN", "METHOD:PUBLISH", "NAME:Made – together – 9.30", "X-WR-CALNAME:Made – together – 9.30",
    "REFRESH-INTERVAL;VALUE=DURATION:PT15M", "X-PUBLISHED-TTL:PT15M", "X-WR-TIMEZONE:Europe/Berlin",
    "BEGIN:VEVENT", `UID:${ENTRY.uid}`, "ORGANIZER;CN=\"Rossi – Anna 'Ann' – /o/ & co – 10.30 ˆn\":https://cop", " roduce.test/events/1", "SEQUENCE:3", "DTSTAMP:20261001T100000Z",
    "DTSTART:20261025T003000Z", "DTEND:20261025T013000Z", "SUMMARY:A\\, b\\; c \\\\ d", "TRANSP:TRANSPARENT", "LOCATION:Aula\\, Library", "DESCRIPTION:One\\nTwo",
    "CATEGORIES:a – b,c – d – e,1.5 / 2", "URL;VALUE=URI:https://coproduce.test/events/1#session-1", "STATUS:CANCELLED", "LAST-MODIFIED:20261001T100000Z", "END:VEVENT",
    "END:VCALENDAR", "",
  ]);
});

test("lines are folded by octets, never within a character, wherever it falls", () => {
  for (const character of ["é", "ü", "€", "語", "🎉", "👩‍👩‍👧"]) {
    for (let before = 40; before < 90; before++) {
      const summary = `${"x".repeat(before)}${character.repeat(30)}`;
      const text = written({ summary, location: summary, description: summary });
      const bytes = Buffer.from(text);
      expect(bytes.toString("utf8")).toBe(text);
      for (const line of text.split("\r\n")) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toContain("\ufffd");
      }
      expect(parsed(text).getFirstPropertyValue("summary")).toBe(summary);
    }
  }
});

test("whatever people write comes back as it was, and makes no line of its own", () => {
  const text = fc.string({ unit: "binary", maxLength: 300 });
  /** Control characters and half characters cannot be in a calendar; line ends are one. */
  const clean = (value: string): string => value.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "");
  const line = (value: string): string => clean(value).replace(/\s+/g, " ").trim();
  fc.assert(fc.property(text, text, text, (summary, description, name) => {
    const calendar = written({ summary, description, organiser: { name, url: ENTRY.url }, categories: [name], location: summary }, name);
    expect(calendar.match(/^BEGIN:/gm)).toHaveLength(2);
    const event = parsed(calendar);
    expect(event.getFirstPropertyValue("summary") ?? "").toBe(line(summary));
    expect(event.getFirstPropertyValue("description") ?? "").toBe(clean(description));
    // Names keep their letters and digits, in order; nothing in them structures a line, in whatever reader.
    const letters = (value: unknown): string => String(value).replace(/[^\p{L}\p{N}]/gu, "");
    const names = { cn: event.getFirstProperty("organizer")!.getParameter("cn"), name: new ICAL.Component(ICAL.parse(calendar) as never).getFirstPropertyValue("name"), tag: event.getFirstPropertyValue("categories") };
    for (const value of Object.values(names)) {
      expect(letters(value)).toBe(letters(line(name)));
      expect(value).toMatch(/^[^;:,\\]+$/);
    }
  }), { numRuns: 300 });
});

test("a title cannot make up properties", () => {
  const text = written({ summary: "x\r\nATTENDEE:mailto:a@example.org" }, "n\r\nBEGIN:VEVENT");
  expect(text).not.toMatch(/^(ATTENDEE|BEGIN:VEVENT\r\nBEGIN)/m);
});
