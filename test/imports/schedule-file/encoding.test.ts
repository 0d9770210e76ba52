import { parse } from "../../../src/imports/schedule-file/parse.js";
import { bytesOf, event, faultOf, jsonFile, xmlFile } from "./make-schedule.js";

const events = '<day date="2024-05-01"><room name="R"><event id="1"><start>10:00</start><duration>00:30</duration><title>Caf\u00e9</title></event></room></day>';
const declared = (encoding: string): string => xmlFile(events).replace("UTF-8", encoding);
const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
const utf16le = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "utf16le"));
const utf16be = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "utf16le").swap16());

test.each([
  ["UTF-8", bytesOf(declared("UTF-8"))],
  ["UTF-8 with a mark", bytesOf("\ufeff" + declared("utf8"))],
  ["UTF-16 with a mark", utf16le("\ufeff" + declared("UTF-16"))],
  ["big-endian UTF-16 with a mark", utf16be("\ufeff" + declared("UTF-16"))],
  ["UTF-16 without a mark", utf16le(declared("UTF-16LE"))],
  ["big-endian UTF-16 without a mark", utf16be(declared("UTF-16BE"))],
  ["Latin-1", latin1(declared("ISO-8859-1"))],
  ["windows-1252", latin1(declared("Windows-1252"))],
  ["JSON with a mark", bytesOf("\ufeff" + jsonFile([event({ title: "Caf\u00e9" })]))],
  ["JSON in UTF-16", utf16le("\ufeff" + jsonFile([event({ title: "Caf\u00e9" })]))],
])("reads %s", (_, bytes) => {
  expect(parse(bytes, {}).sessions[0]!.title).toBe("Caf\u00e9");
});

const sent = (title: string, hex: Record<string, number>): Uint8Array => Uint8Array.from([...title].map((char) => hex[char] ?? char.charCodeAt(0)));

test.each([
  ["Windows-1250", "Příští žádost", { ř: 0xf8, í: 0xed, š: 0x9a, ť: 0x9d, ž: 0x9e, á: 0xe1 }],
  ["ISO-8859-15", "5 € Œuvre", { "€": 0xa4, Œ: 0xbc }],
  ["l9", "5 €", { "€": 0xa4 }],
  ["ISO-8859-2", "šť", { š: 0xb9, ť: 0xbb }],
  ["windows-1252", "“5 €”", { "€": 0x80, "“": 0x93, "”": 0x94 }],
  ["KOI8-R", "да", { д: 0xc4, а: 0xc1 }],
])("reads %s, as declared or as sent", (encoding, title, hex) => {
  const declaring = declared(encoding).replace("Caf\u00e9", title);
  expect(parse(sent(declaring, hex), {}).sessions[0]!.title).toBe(title);
  expect(parse(sent(declaring, hex), { charset: "utf-8" }).sessions[0]!.title).toBe(title);
  const json = jsonFile([event({ title })]);
  expect(parse(sent(json, hex), { charset: encoding }).sessions[0]!.title).toBe(title);
  expect(faultOf(() => parse(sent(json, hex), {})).message).toContain("not valid UTF-8");
});

test("refuses a charset that nobody knows by its name", () => {
  expect(faultOf(() => parse(bytesOf(jsonFile([event()])), { charset: "x-nothing" })).message).toBe('The encoding "x-nothing" is not read here. Save the file as UTF-8.');
});

test.each([
  ["Latin-1 that says UTF-8", latin1(declared("UTF-8")), "0xe9", `byte ${declared("UTF-8").indexOf("\u00e9")}`],
  ["Latin-1 JSON", latin1(jsonFile([event({ title: "Caf\u00e9" })])), "0xe9", `byte ${jsonFile([event({ title: "Caf\u00e9" })]).indexOf("\u00e9")}`],
  ["a character cut at the end", Uint8Array.from([0x7b, 0xe2, 0x82]), "0xe2", "byte 1"],
  ["UTF-8 that says UTF-16", bytesOf(declared("UTF-16")), "says that it is in UTF-16", "line 1"],
  ["an encoding not known", bytesOf(declared("EBCDIC-US")), '"EBCDIC-US"', "line 1"],
  ["UTF-32", Uint8Array.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), "UTF-32", null],
])("refuses %s", (_, bytes, message, place) => {
  const fault = faultOf(() => parse(bytes, {}));
  expect(fault.message).toContain(message);
  expect(fault.place).toBe(place);
});
