import { event, jsonFile, parseText } from "./make-schedule.js";

const at = (time: string, values: Record<string, unknown>): Record<string, unknown> =>
  event({ date: `2024-05-01T${time}:00+02:00`, start: time, title: `Talk ${String(values.guid)}`, ...values });

test("two sessions in a room at one time are a warning that names both; one after the other is none", () => {
  const schedule = parseText(jsonFile([at("10:00", { guid: "a" }), at("10:29", { guid: "b" }), at("11:00", { guid: "c" }), at("11:30", { guid: "d" })]));
  expect(schedule.warnings).toEqual([{ message: '"Talk a" and "Talk b" are in the room "Curie" at the same time.', place: 'days[0].rooms["Curie"][1]' }]);
});

test("a long session is still seen behind a short one", () => {
  const schedule = parseText(jsonFile([at("10:00", { guid: "a", duration: "03:00" }), at("10:00", { guid: "b", duration: "00:05" }), at("12:00", { guid: "c" })]));
  expect(schedule.warnings.map(({ message }) => message)).toEqual([expect.stringContaining('"Talk a" and "Talk b"'), expect.stringContaining('"Talk a" and "Talk c"')]);
});

test("between the room around sessions and the one they name, the one with fewer clashes is taken for the day, and told once", () => {
  const all = [at("10:00", { guid: "a", room: "A" }), at("10:00", { guid: "b", room: "B" }), at("10:15", { guid: "c", room: "C" })];
  const named = parseText(jsonFile([], { day: { rooms: { Everything: all } } }));
  expect(named.sessions.map(({ room }) => room)).toEqual(["A", "B", "C"]);
  expect(named.rooms.map(({ name }) => name)).toEqual(["A", "B", "C"]);
  expect(named.warnings).toEqual([{ message: '"Talk a" stands under the room "Everything" and names "A", and 2 more likewise; the rooms that they name were taken, which makes fewer of them clash.', place: 'days[0].rooms["Everything"][0].room' }]);
  // The other way round: what they name is the building.
  const under = parseText(jsonFile([], { day: { rooms: { A: [at("10:00", { guid: "a", room: "Building" })], B: [at("10:00", { guid: "b", room: "Building" })] } } }));
  expect(under.sessions.map(({ room }) => room)).toEqual(["A", "B"]);
  expect(under.rooms.map(({ name }) => name)).toEqual(["A", "B"]);
  expect(under.warnings).toHaveLength(1);
});

test("a host in two sessions at one time is a warning", () => {
  const persons = [{ id: 1, public_name: "Ann" }];
  const rooms = { A: [at("10:00", { guid: "a", persons })], B: [at("10:15", { guid: "b", persons }), at("10:45", { guid: "c", persons })] };
  expect(parseText(jsonFile([], { day: { rooms } })).warnings).toEqual([{ message: 'Ann hosts "Talk a" and "Talk b" at the same time.', place: 'days[0].rooms["B"][0]' }]);
});

test("sessions with one id are numbered by time, whatever the order of the file, beside ids that look so", () => {
  const events = [at("10:00", { guid: "x" }), at("12:00", { guid: "x" }), at("14:00", { guid: "x" }), at("16:00", { guid: "x#2" })];
  const ids = (list: unknown[]): [string, string][] => parseText(jsonFile(list)).sessions.map(({ sourceId, startsAt }): [string, string] => [startsAt.toISOString().slice(11, 13), sourceId]).sort();
  expect(ids(events)).toEqual([["08", "x"], ["10", "x#3"], ["12", "x#4"], ["14", "x#2"]]);
  expect(ids([...events].reverse())).toEqual(ids(events));
  expect(parseText(jsonFile(events)).warnings).toHaveLength(2);
});

test("a session listed twice in one place is taken once", () => {
  const schedule = parseText(jsonFile([at("10:00", { guid: "a" }), at("10:00", { guid: "a" })]));
  expect(schedule.sessions).toHaveLength(1);
  expect(schedule.warnings).toEqual([{ message: expect.stringContaining("listed twice") as string, place: 'days[0].rooms["Curie"][1]' }]);
});

test("thousands of sessions at one time make no quadratic warnings", () => {
  const schedule = parseText(jsonFile(Array.from({ length: 3_000 }, (_, guid) => at("10:00", { guid }))));
  expect(schedule.warnings).toHaveLength(2_999);
});
