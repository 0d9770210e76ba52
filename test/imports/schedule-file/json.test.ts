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

test("rooms keep the file's order, also where their names are numbers, and that of the conference's own list", () => {
  const names = (text: string) => parseText(text).rooms.map(({ name }) => name);
  const rooms = '{"Hall":[],"101":[],"9":[{"guid":"g","title":"Opening","date":"2024-05-01T10:00:00+02:00","duration":"00:30"}],"Annex":[],"0":[],"\\u0034":[],"007":[]}';
  const text = jsonFile([], { day: { rooms: "ROOMS" } }).replace('"ROOMS"', rooms);
  expect(names(text)).toEqual(["Hall", "101", "9", "Annex", "0", "4", "007"]);
  expect(parseText(text).sessions[0]).toMatchObject({ room: "9", place: 'days[0].rooms["9"][0]' });
  const listed = jsonFile([event()], { conference: { rooms: [{ name: "Z", guid: "gz" }, { name: "Curie", guid: "gc" }, { name: "A" }] } });
  expect(parseText(listed).rooms).toEqual([{ name: "Z", guid: "gz" }, { name: "Curie", guid: "gc" }, { name: "A", guid: null }]);
});

test("a session that cannot be one is left out by name, and the others are taken", () => {
  const bad = [event({ guid: "a", duration: "00:00" }), event({ guid: "b", title: "Years", duration: "900:00:00" }), event({ guid: "c", title: ["x"] }), 7, event({ guid: "d", title: "No day", date: "soon" }),
    event({ guid: "e", title: "Hosts", persons: {} }), event({ guid: "f", title: "No start", date: undefined, start: undefined }), event({ title: "Id", guid: "x".repeat(300) }), event({ guid: "h", title: "No length", duration: undefined })];
  const schedule = parseText(jsonFile([...bad, event({ guid: "good" })]));
  expect(schedule.sessions.map(({ sourceId }) => sourceId)).toEqual(["good"]);
  expect(schedule.warnings.map(({ message }) => message.replace(/ was left out:.*/, "")).sort()).toEqual(['"Hosts"', '"Id"', '"No day"', '"No length"', '"No start"', '"Opening"', '"Years"', '"c"', "A session"]);
  expect(schedule.warnings.every(({ place }) => place.startsWith('days[0].rooms["Curie"]'))).toBe(true);
  // An end stands in for a length that cannot be one.
  expect(parseText(jsonFile([event({ duration: "00:00", end: "2024-05-01T11:00:00+02:00" })])).sessions[0]!.endsAt).toEqual(new Date("2024-05-01T09:00:00Z"));
});

describe("the second version", () => {
  const GUID = "00000000-0000-4000-8000-0000000000";
  const session = (n: number, values: Record<string, unknown> = {}) => ({
    guid: `${GUID}0${n}`, start: `2024-05-01T1${n}:00:00+02:00`, end: `2024-05-01T1${n}:30:00+02:00`, room: { guid: `${GUID}a1` }, slug: `s-${n}`, url: "https://example.org/1",
    title: `Session ${n}`, subtitle: null, track: { slug: "tools" }, type: "LIGHTNING_TALK", language: "de", abstract: { en: "Short", de: "Kurz" }, participants: [{ guid: `${GUID}b1`, name: "Ann", role: "SPEAKER" }], links: [], ...values,
  });
  const file = (events: unknown[]) => JSON.stringify({ schedule: { version: "2", conference: {
    acronym: "camp", title: "Camp", start: "2024-05-01T09:00:00+02:00", end: "2024-05-01T18:00:00+02:00", time_zone_name: "Europe/Berlin", tracks: [{ name: "Tools & more", slug: "tools" }],
    rooms: [{ name: "Big", guid: `${GUID}a2` }, { name: "Small", guid: `${GUID}a1` }], days: [{ index: 1, date: "2024-05-01", start: "2024-05-01T09:00:00+02:00", end: "2024-05-01T18:00:00+02:00" }],
  }, events } });

  test("is read with its rooms, tracks, people and texts in the session's language", () => {
    const schedule = parseText(file([session(0), session(1, { room: { guid: `${GUID}a3`, name: "Tent" }, type: "OTHER", track: { slug: "_0" }, abstract: null })]));
    expect(schedule).toMatchObject({ title: "Camp", startsAt: new Date("2024-05-01T07:00:00Z"), coarse: true, warnings: [], rooms: [{ name: "Big", guid: `${GUID}a2` }, { name: "Small", guid: `${GUID}a1` }, { name: "Tent", guid: `${GUID}a3` }] });
    expect(schedule.sessions).toMatchObject([
      { knownBy: [`guid:${GUID}00`, "title:Session 0"], abstract: "Kurz", format: "lightning talk", language: "de", tags: ["Tools & more"], room: "Small", hosts: [{ sourceId: `${GUID}b1`, name: "Ann" }], startsAt: new Date("2024-05-01T08:00:00Z"), endsAt: new Date("2024-05-01T08:30:00Z") },
      { format: null, tags: [], room: "Tent", abstract: "" },
    ]);
  });

  test("leaves out what is not to take place, and what cannot be read", () => {
    const schedule = parseText(file([session(0), session(1, { state: "CANCELED" }), session(2, { end: undefined }), session(3, { start: "now" }), session(4, { end: undefined, duration: "PT15M" })]));
    expect(schedule.sessions.map(({ title }) => title)).toEqual(["Session 0", "Session 4"]);
    expect(schedule.warnings.map(({ message }) => message.slice(0, 11))).toEqual(['"Session 1"', '"Session 2"', '"Session 3"']);
  });
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
