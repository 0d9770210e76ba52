import fc from "fast-check";
import { gridOf } from "../../src/exchange/grid.js";
import { turnsOf, whenOf } from "../../src/exchange/now-and-next.js";

const DAYS = { timeZone: "Europe/Berlin", dayChange: "04:00" };
const AT = Date.parse("2026-10-24T08:00:00Z");
const at = (minutes: number): Date => new Date(AT + minutes * 60_000);
const rooms = ["a", "b", "c"].map(id => ({ id, name: id.toUpperCase(), capacity: null }));
const session = (name: string, roomId: string, from: number, to: number) => ({ name, roomId, startsAt: at(from), endsAt: at(to) });
const slot = (title: string | null, from: number, to: number) => ({ title, startsAt: at(from), endsAt: at(to) });

/** A day's table as text: a row for each stretch; a cell is what is in it, and over how many rows. */
const drawn = (sessions: ReturnType<typeof session>[], slots: ReturnType<typeof slot>[] = []): string[][] =>
  gridOf(sessions, rooms, slots, DAYS).flatMap(({ date, rows }) => rows.map(({ startsAt, common, cells }) =>
    [date.slice(8), String((startsAt.getTime() - AT) / 60_000), ...(common !== null ? [`(${common})`] : cells.map(cell => `${cell.sessions.map(({ name }) => name).join("+") || "."}${cell.rows > 1 ? `*${cell.rows}` : ""}`))]));

test("rooms across, stretches of time down, long sessions over several rows", () => {
  expect(drawn([session("1", "a", 0, 60), session("2", "b", 0, 120), session("3", "a", 60, 120)])).toEqual([["24", "0", "1", "2*2"], ["24", "60", "3"]]);
});

test("free slots stay free, named ones without sessions are for everybody, times without either are left out", () => {
  expect(drawn([session("1", "a", 0, 60)], [slot(null, 0, 60), slot("Lunch", 60, 90), slot("Named", 90, 150), slot(null, 300, 360)])).toEqual([
    ["24", "0", "1"], ["24", "60", "(Lunch)"], ["24", "90", "(Named)"], ["24", "300", "."],
  ]);
});

test("two in one room at once share a cell; a session belongs to the day on which it starts", () => {
  expect(drawn([session("1", "a", 0, 60), session("2", "a", 30, 90), session("3", "b", 60, 90)])).toEqual([["24", "0", "1+2*2", "."], ["24", "60", "3"]]);
  // Midnight in Berlin is 14 hours on; clocks go back in that night, so that the day changes 19 hours on.
  expect(drawn([session("late", "a", 13 * 60, 15 * 60), session("night", "a", 16 * 60, 19 * 60), session("morning", "a", 19 * 60, 20 * 60)]).map(([date, , cell]) => [date, cell])).toEqual([["24", "late"], ["24", "night"], ["25", "morning"]]);
});

test("every session is in one cell, and the cells of a day fill its table", () => {
  const made = fc.record({ room: fc.constantFrom("a", "b", "c"), from: fc.nat(40), length: fc.integer({ min: 1, max: 12 }) });
  fc.assert(fc.property(fc.array(made, { maxLength: 25 }), fc.array(fc.record({ from: fc.nat(40), length: fc.integer({ min: 1, max: 8 }), named: fc.boolean() }), { maxLength: 5 }), (list, free) => {
    const sessions = list.map(({ room, from, length }, i) => session(String(i), room, from * 15, (from + length) * 15));
    const days = gridOf(sessions, rooms, free.map(({ from, length, named }) => slot(named ? "Slot" : null, from * 15, (from + length) * 15)), DAYS);
    expect(days.flatMap(day => day.rows.flatMap(row => row.cells.flatMap(cell => cell.sessions.map(({ name }) => name)))).sort()).toEqual(sessions.map(({ name }) => name).sort());
    for (const day of days) {
      const taken = day.rows.map(() => 0);
      day.rows.forEach((row, i) => {
        if (row.common !== null) taken[i] += day.rooms.length;
        for (const cell of row.cells) for (let down = 0; down < cell.rows; down++) taken[i + down]++;
      });
      expect(taken).toEqual(day.rows.map(() => day.rooms.length));
    }
  }));
});

test("a session is the next in its room from the start of the one before it", () => {
  const turns = turnsOf([session("2", "a", 60, 120), session("1", "a", 0, 60), session("x", "b", 90, 120)]);
  const shown = (minutes: number) => turns.map(turn => `${turn.session.name} ${whenOf(turn, at(minutes))}`);
  expect(shown(-10)).toEqual(["1 next", "2 later", "x next"]);
  expect(shown(0)).toEqual(["1 now", "2 next", "x next"]);
  expect(shown(60)).toEqual(["1 past", "2 now", "x next"]);
  expect(shown(120)).toEqual(["1 past", "2 past", "x past"]);
});
