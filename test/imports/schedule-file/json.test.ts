import { event, faultOf, jsonFile, messagesOf, parseText } from "./make-schedule.js";

test("reads rooms, sessions and hosts of a frab or pretalx file", () => {
  const schedule = parseText(jsonFile([], { day: { rooms: { Curie: [event({ id: 7 })], Empty: [] } } }));
  expect(schedule).toMatchObject({ title: "Camp", acronym: "camp", version: "1", timeZone: "Europe/Berlin", rooms: [{ name: "Curie", guid: null }, { name: "Empty", guid: null }], warnings: [] });
  const [session] = parseText(jsonFile([event({
    subtitle: "Sub", abstract: "Short", description: "Long", type: "talk", track: "Tools", language: "de_DE", url: "https://example.org/1",
    persons: [{ id: 3, public_name: "Ann" }, { code: "XY", name: "Bo", biography: "<b>Bold</b> Bo" }],
  })])).sessions;
  expect(session).toEqual({
    sourceId: "g1", knownBy: ["guid:g1", "title:Opening"], title: "Opening", abstract: "Sub\n\nShort\n\nLong", format: "talk", language: "de-DE", tags: ["Tools"],
    startsAt: new Date("2024-05-01T08:00:00Z"), endsAt: new Date("2024-05-01T08:30:00Z"), room: "Curie", url: "https://example.org/1",
    hosts: [{ sourceId: "3", knownBy: ["id:3", "name:Ann"], name: "Ann" }, { sourceId: "XY", knownBy: ["code:XY", "name:Bo"], name: "Bo", bio: "**Bold** Bo" }],
    place: 'days[0].rooms["Curie"][0]',
  });
});

test("takes the id where there is no guid, zero too, and the title where there is neither", () => {
  expect(parseText(jsonFile([event({ guid: undefined, id: 0 })])).sessions[0]!.sourceId).toBe("0");
  const bare = parseText(jsonFile([event({ guid: undefined })]));
  expect(bare.sessions[0]!.sourceId).toBe("title:Opening");
  expect(messagesOf(bare)).toContain("no guid or id");
});

test("keeps what an organiser would keep of odd values, with a warning", () => {
  const schedule = parseText(jsonFile([
    event({ guid: "a", title: 1984, language: "English", url: "javascript:alert(1)", persons: [{ id: 1, public_name: " " }] }),
    event({ guid: "b", title: "", date: "2024-05-01T11:00:00+02:00", start: "11:00", room: "Other" }),
  ]));
  expect(schedule.sessions.map(({ title, language, url, hosts, room }) => ({ title, language, url, hosts, room }))).toEqual([
    { title: "1984", language: null, url: null, hosts: [], room: "Curie" },
    { title: "Untitled", language: null, url: null, hosts: [], room: "Curie" },
  ]);
  expect(schedule.warnings.map(({ place }) => place)).toEqual([
    'days[0].rooms["Curie"][0].language', 'days[0].rooms["Curie"][0].persons[0]', 'days[0].rooms["Curie"][0].url',
    'days[0].rooms["Curie"][1].title', 'days[0].rooms["Curie"][1].room',
  ]);
});

test("__proto__ is a room name like any other and reaches no prototype", () => {
  const text = jsonFile([event()]).replace('"Curie"', '"__proto__"').replace('"guid"', '"__proto__":{"duration":"09:00"},"guid"');
  const schedule = parseText(text);
  expect(schedule.rooms).toEqual([{ name: "__proto__", guid: null }]);
  expect(schedule.sessions[0]!.endsAt).toEqual(new Date("2024-05-01T08:30:00Z"));
  expect(({} as Record<string, unknown>).duration).toBeUndefined();
});

test("an empty array stands for an empty object of rooms, as PHP writes it", () => {
  const days = [{ date: "2024-05-01", rooms: [] }, { date: "2024-05-01", rooms: { A: [event()] } }];
  expect(parseText(jsonFile([], { conference: { days } })).rooms).toEqual([{ name: "A", guid: null }]);
});

test.each([
  ["{}", "not a conference schedule", null],
  ["[]", "should be an object and is an array", "the file"],
  ['{"schedule":[]}', "not a conference schedule", null],
  [jsonFile([], { conference: { days: {} } }), "should be an array and is an object", "days"],
  [jsonFile([], { conference: { days: [[]] } }), "should be an object and is an array", "days[0]"],
  [jsonFile({}), "should be an array and is an object", 'days[0].rooms["Curie"]'],
  [jsonFile([[]]), "should be an object and is an array", 'days[0].rooms["Curie"][0]'],
  [jsonFile([event({ title: ["x"] })]), "should be a text and is an array", 'days[0].rooms["Curie"][0].title'],
  [jsonFile([event({ title: true })]), "should be a text and is a boolean", 'days[0].rooms["Curie"][0].title'],
  [jsonFile([event({ persons: {} })]), "should be an array and is an object", 'days[0].rooms["Curie"][0].persons'],
  [jsonFile([event()], { day: { rooms: [event()] } }), "an object of room names", "days[0].rooms"],
  [jsonFile([]), "has no sessions", null],
])("refuses %.60s", (text, message, place) => {
  const fault = faultOf(() => parseText(text));
  expect(fault.message).toContain(message);
  expect(fault.place).toBe(place);
});

test.each([
  ['{\n  "a": "b', "ends too early", "line 2, column 10"],
  ['{"a": tru', "ends too early", "line 1, column 10"],
  ['{"a": [1, 2', "ends too early", "line 1, column 12"],
  ['{"a": "\\u12', "ends too early", "line 1, column 12"],
  ['{"a":\n 1 "b": 2}', "a comma or } is missing", "line 2, column 4"],
  ['{"a": 1,}', "a name in double quotes", "line 1, column 9"],
  ['{"a": [1,]}', "a value is missing", "line 1, column 10"],
  ['{"a": 01}', "a comma or } is missing", "line 1, column 8"],
  ['{"a" 1}', "a colon is missing", "line 1, column 6"],
  ["{'a': 1}", "a name in double quotes", "line 1, column 2"],
  ['{"a": "x\ny"}', "raw control character", "line 1, column 9"],
  ['{"a": "\\x"}', "is no escape", "line 1, column 9"],
  ['{"a": 1} x', "after its end", "line 1, column 10"],
  ['{"a": 1, "a": 2}', "twice", "line 1, column 10"],
  ["[".repeat(100_000), "more than 100 levels", "line 1, column 101"],
  ['{"a":'.repeat(100_000), "more than 100 levels", "line 1, column 501"],
])("names the line and column of broken JSON: %.30s", (text, message, place) => {
  const fault = faultOf(() => parseText(text));
  expect(fault.message).toContain(message);
  expect(fault.place).toBe(place);
});

test("a file cut anywhere is refused, and refused as cut", () => {
  const text = jsonFile([event({ abstract: 'a "quoted" \\ \u00e9 \u{1f600}', id: -12.5e3, logo: null, ok: [true, false] })]);
  for (let length = 1; length < text.length; length += 1) {
    expect(faultOf(() => parseText(text.slice(0, length))).message).toMatch(/ends too early/);
  }
});
