import fc from "fast-check";
import { csvLines, harmless } from "../../src/exchange/csv.js";
import { Programme } from "../kit/programme.js";
import { people, plannedEvent } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { get } from "./get.js";

const service = useService();

/** A reader of RFC 4180, for one separator or another. */
function cellsOf(text: string, separator = ","): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (quoted) {
      if (character !== "\"") cell += character;
      else if (text[i + 1] === "\"") { cell += "\""; i++; }
      else quoted = false;
    } else if (character === "\"") quoted = true;
    else if (character === separator) { rows.at(-1)!.push(cell); cell = ""; }
    else if (character === "\r" && text[i + 1] === "\n") { rows.at(-1)!.push(cell); cell = ""; rows.push([]); i++; }
    else cell += character;
  }
  return rows.slice(0, -1);
}

const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

describe("no cell is run as a formula", () => {
  test("by what it begins with", () => {
    for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1", "＋1", "－1", "＠x", " =1", "\n=1"]) expect([text, FORMULA.test(harmless(text))]).toEqual([text, false]);
    expect(harmless("=1+1")).toBe("'=1+1");
    expect(harmless("Tea, 3 - 2 = 1, and a@b")).toBe("Tea, 3 - 2 = 1, and a@b");
  });

  test("whatever it holds, and whichever separator is usual", () => {
    const piece = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", ",", ";", "|", "\"", "'", " ", "a", "cmd|' /C calc'!A0", "＝", "＋", "－", "＠", "é");
    fc.assert(fc.property(fc.array(fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join("")), { minLength: 1, maxLength: 4 }), row => {
      const text = csvLines([row]);
      const [cells] = cellsOf(text);
      expect(cells).toHaveLength(row.length);
      for (const separator of [",", ";", "\t", "|"]) {
        for (const cell of cellsOf(text, separator).flat()) expect([separator, cell, FORMULA.test(cell)]).toEqual([separator, cell, false]);
      }
    }), { numRuns: 2_000 });
  });
});

test("text comes back from a table as it was", () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 20 }).map(text => text.replace(/[=+\-@\t\r＝＋－＠]/g, "")), { minLength: 1, maxLength: 4 }), row => {
    expect(cellsOf(csvLines([row]))[0]).toEqual(row);
  }));
});

test("the schedule as a table: by time, in the event's zone", async () => {
  const event = await plannedEvent(service, { timeZone: "America/New_York", title: "Table" });
  const programme = new Programme(service, event);
  const [room, slot] = [await programme.room("=Aula"), await programme.slot(0)];
  const { id, host } = await programme.session("=HYPERLINK(\"https://evil.example\"), or not", undefined, { tags: ["a", "b"], language: "en" });
  await programme.schedule(id, room, slot);
  await programme.session("Not placed");
  const { status, headers, body } = await get(service, `/events/${event.id}/schedule.csv`);
  expect({ status, type: headers["content-type"], kept: headers["content-disposition"], cache: headers["cache-control"] })
    .toEqual({ status: 200, type: "text/csv; charset=utf-8; header=present", kept: "attachment; filename=\"schedule.csv\"", cache: "public, no-cache" });
  expect(body.startsWith("\ufeff")).toBe(true);
  const rows = cellsOf(body.slice(1));
  const local = (at: Date): string => at.toLocaleTimeString("en-GB", { timeZone: "America/New_York", hour: "2-digit", minute: "2-digit" });
  const { startsAt, endsAt } = programme.hour(0);
  expect(rows).toEqual([
    ["Date", "Start", "End date", "End", "Time zone", "Room", "Number", "Title", "Hosts", "Format", "Language", "Tags", "Address"],
    [startsAt.toLocaleDateString("en-CA", { timeZone: "America/New_York" }), local(startsAt), endsAt.toLocaleDateString("en-CA", { timeZone: "America/New_York" }), local(endsAt), "America/New_York", "'=Aula", "1",
      "'=HYPERLINK(\"https://evil.example\"), or not", host.name, "", "en", "a, b", `https://coproduce.test/events/${event.id}#session-1`],
  ]);
});

test("who comes, as a table: each once, however many they are", async () => {
  const event = await plannedEvent(service, { capacity: 1_500 });
  const crowd = await people(service, 2_500);
  await service.rows(
    `INSERT INTO rsvp (id, created_at, updated_at, event_id, person_id, status, name_shown, number)
     SELECT gen_random_uuid(), now(), now(), $1, id, CASE WHEN n <= 1500 THEN 'CONFIRMED' ELSE 'WAITLISTED' END, false, n FROM unnest($2::uuid[]) WITH ORDINALITY AS x(id, n)`, [event.id, crowd.map(({ id }) => id)]);
  await service.rows("UPDATE person SET display_name = '@SUM(1)' WHERE id = $1", [crowd[0].id]);
  const { status, headers, body } = await get(service, `/events/${event.id}/rsvps.csv`, { as: event.organiser });
  expect({ status, cache: headers["cache-control"], kept: headers["content-disposition"] }).toEqual({ status: 200, cache: "private, no-store", kept: "attachment; filename=\"rsvps.csv\"" });
  const [header, ...rows] = cellsOf(body.slice(1));
  expect(header).toEqual(["Number", "Name", "Status", "Seen by other participants", "First came", "Last changed", "Checked in"]);
  expect(rows).toHaveLength(2_500);
  expect(new Set(rows.map(([number]) => number)).size).toBe(2_500);
  expect(rows.find(([number]) => number === "1")!.slice(1, 4)).toEqual(["'@SUM(1)", "CONFIRMED", "no"]);
  expect(rows.filter(([, , state]) => state === "WAITLISTED")).toHaveLength(1_000);
  expect(body).not.toContain("@example.org");
});

test("what people answered and when they came, a column each; a formula in an answer is none in the table", async () => {
  const event = await plannedEvent(service);
  const [first, second] = await people(service, 2);
  const asked = async (questions: object[]): Promise<{ id: string }[]> => (await service.done<{ event: { rsvpRule: { questions: { id: string }[] } } }>(
    "setRegistrationQuestions", { eventId: event.id, questions }, "event { rsvpRule { questions { id } } }", event.organiser)).event.rsvpRule.questions;
  const [why, days] = await asked([{ kind: "TEXT", text: "Why?" }, { kind: "MULTIPLE_CHOICE", text: "Which days?", choices: ["Friday", "Saturday"] }]);
  const answers = [{ questionId: why.id, value: ["=HYPERLINK(1)"] }, { questionId: days.id, value: ["Friday", "Saturday"] }];
  await service.done("rsvp", { eventId: event.id, answers }, "rsvp { id }", first);
  await service.done("rsvp", { eventId: event.id }, "rsvp { id }", second);
  await asked([{ id: days.id, kind: "MULTIPLE_CHOICE", text: "Which days?", choices: ["Friday", "Saturday"] }]);
  await service.rows("UPDATE rsvp SET checked_in_at = '2027-01-02T09:30:00Z' WHERE event_id = $1 AND person_id = $2", [event.id, first.id]);
  const { body } = await get(service, `/events/${event.id}/rsvps.csv`, { as: event.organiser });
  const [header, ...rows] = cellsOf(body.slice(1));
  // What was withdrawn stands behind what is asked.
  expect(header.slice(6)).toEqual(["Checked in", "Which days?", "Why?"]);
  expect(rows.sort().map(row => row.slice(6))).toEqual([["2027-01-02T09:30:00.000Z", "Friday; Saturday", "'=HYPERLINK(1)"], ["", "", ""]]);
});
