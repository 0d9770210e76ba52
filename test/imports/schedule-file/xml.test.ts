import { faultOf, parseText, xmlFile } from "./make-schedule.js";

const inner = "<date>2024-05-01T10:00:00+02:00</date><start>10:00</start><duration>00:30</duration><title>A &amp; B</title>";

test("reads day, room, event and day, event with its room inside", () => {
  const nested = parseText(xmlFile(`<day date="2024-05-01"><room name="Curie"><event guid="g" id="1">${inner}<persons><person id="5">Ann</person></persons></event></room><room name="Empty"/></day>`));
  expect(nested).toMatchObject({ title: "Camp", rooms: [{ name: "Curie" }, { name: "Empty" }], warnings: [] });
  expect(nested.sessions[0]).toMatchObject({ sourceId: "g", title: "A & B", room: "Curie", hosts: [{ sourceId: "5", name: "Ann" }], place: "line 4, column 43" });
  const flat = parseText(xmlFile('<day date="2024-05-01">\n  <event id="0"><start>09:30</start><duration>00:30</duration><room>H1</room><title>T</title></event></day>'));
  expect(flat.sessions[0]).toMatchObject({ sourceId: "0", room: "H1", startsAt: new Date("2024-05-01T07:30:00Z"), place: "line 5, column 3" });
});

test("a person is read as text with attributes, and as elements", () => {
  const hosts = (persons: string) => parseText(xmlFile(`<day date="2024-05-01"><room name="R"><event id="1">${inner}<persons>${persons}</persons></event></room></day>`)).sessions[0]!.hosts;
  expect(hosts('<person id="7"><code>QWERTY</code><public_name>Robin</public_name><biography>&lt;b&gt;Gardener&lt;/b&gt;</biography></person>'))
    .toEqual([{ sourceId: "QWERTY", knownBy: ["code:QWERTY", "id:7", "name:Robin"], name: "Robin", bio: "**Gardener**" }]);
  expect(hosts("<person><guid>g</guid><id>7</id><full_public_name>Kim</full_public_name><biography/><url>http://example.org</url></person>"))
    .toEqual([{ sourceId: "g", knownBy: ["guid:g", "id:7", "name:Kim"], name: "Kim", bio: null }]);
  expect(hosts('<person guid="g" code="C">Ann</person><person><code>X</code>Bo</person><person><name>Cy</name></person>').map(({ name, knownBy, bio }) => [name, knownBy[0], bio]))
    .toEqual([["Ann", "guid:g", undefined], ["Bo", "code:X", undefined], ["Cy", "name:Cy", undefined]]);
});

test("a room has its guid, and one guid is one room whatever it is called", () => {
  const day = (name: string, id: number) => `<day date="2024-05-0${id}"><room name="${name}" guid="r1"><event id="${id}">${inner.replace("05-01", `05-0${id}`)}<room>${name}</room></event></room></day>`;
  const schedule = parseText(xmlFile(day("Gray Room", 1) + day("Gray  room 1", 2)));
  expect(schedule.rooms).toEqual([{ name: "Gray Room", guid: "r1" }]);
  expect(schedule.sessions.map(({ room }) => room)).toEqual(["Gray Room", "Gray Room"]);
  expect(schedule.warnings).toEqual([{ message: 'The room "Gray room 1" has the guid of "Gray Room"; it was taken as the same room.', place: expect.any(String) as string }]);
});

test("HTML in a text, in CDATA and as XML become the same", () => {
  const abstracts = ["&lt;p&gt;One &lt;b&gt;two&lt;/b&gt; &amp;amp; &amp;lt;x&gt;&lt;/p&gt;", "<![CDATA[<p>One <b>two</b> &amp; &lt;x></p>]]>", "<p>One <b>two</b> &amp; &lt;x></p>"];
  for (const abstract of abstracts) {
    const schedule = parseText(xmlFile(`<day date="2024-05-01"><room name="R"><event id="1">${inner}<abstract>${abstract}</abstract></event></room></day>`));
    expect(schedule.sessions[0]!.abstract).toBe("One **two** & &lt;x>");
  }
});

test.each([
  ["a missing start", "<event id='1'><duration>00:30</duration></event>", "no start", "line 5, column 1"],
  ["a bad start", "<event id='1'>\n <start>9h</start><duration>00:30</duration></event>", '"9h" is not a time', "line 6, column 2"],
  ["a bad duration", "<event id='1'>\n\n  <start>09:00</start><duration>half an hour</duration></event>", "not a duration", "line 7, column 23"],
])("names the line and column of %s", (_, events, message, place) => {
  const fault = faultOf(() => parseText(xmlFile(`<day date="2024-05-01">\n${events}</day>`)));
  expect(fault.message).toContain(message);
  expect(fault.place).toBe(place);
});

const bomb = '<?xml version="1.0"?><!DOCTYPE schedule [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><schedule><conference><title>&b;</title></conference></schedule>';

test.each([
  ["cut off", xmlFile("").slice(0, -12), "not well-formed"],
  ["an entity bomb", bomb, "declares entities"],
  ["an external entity", '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule>&x;</schedule>', "declares entities"],
  ["an unknown entity", xmlFile("<day>&nbsp;</day>"), "undefined entity"],
  ["a name of Object.prototype as entity", xmlFile("<day>&constructor;</day>"), "undefined entity"],
  ["NUL as entity", xmlFile("<day>&#0;</day>"), "malformed character entity"],
  ["deep nesting", "<schedule>" + "<a>".repeat(100_000), "more than 100 levels"],
  ["crossed tags", xmlFile("<day><room></day></room>"), "not well-formed"],
  ["a web page", "<!DOCTYPE html><html><head><meta charset=utf-8></head></html>", "web page"],
  ["a web page without doctype", "<html><body>Schedule</body></html>", "web page"],
  ["another XML", "<rss><channel/></rss>", "begins with <rss>"],
  ["no sessions", xmlFile('<day date="2024-05-01"><room name="R"/></day>'), "no sessions"],
])("refuses %s", (_, text, message) => {
  expect(faultOf(() => parseText(text)).message).toContain(message);
});

test("a DOCTYPE without entities is let through, and nothing is fetched for it", () => {
  const text = xmlFile(`<day date="2024-05-01"><room name="R"><event id="1">${inner}</event></room></day>`);
  expect(parseText(text.replace("<schedule>", '<!DOCTYPE schedule SYSTEM "http://127.0.0.1:1/x.dtd"><schedule>')).sessions).toHaveLength(1);
});

test.each([["an empty calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR", "no sessions"], ["nothing", "  \n", "empty"], ["prose", "Hello", "no schedule that is known here"]])("refuses %s", (_, text, message) => {
  expect(faultOf(() => parseText(text)).message).toContain(message);
});
