import { commonMarkOf } from "../../../src/imports/schedule-file/commonmark.js";
import { event, jsonFile, messagesOf, parseText } from "./make-schedule.js";

const convert = (...texts: string[]): string => commonMarkOf(texts, 10_000).text;

test.each([
  ["<p>One</p>\n\n<p>Two <b>bold</b> <a href='https://e.org'>link</a></p>", "One\n\nTwo **bold** [link](https://e.org)"],
  ["First\r\n\r\nSecond <i>x</i>\r\n\r\n<ul>\n<li>a</li>\n<li>b</li></ul>", "First\n\nSecond _x_\n* a\n* b"],
  ["<script>alert(1)</script>ok<style>b{}</style><!-- c --><br>", "ok"],
  ["<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "&lt;script>alert(1)&lt;/script>"],
  ["<pre>#include &lt;stdio.h&gt;\n\nint x;</pre>", "```\n#include <stdio.h>\n\nint x;\n```"],
  ["<p>use <code>a&lt;b&gt;</code></p>", "use `a<b>`"],
  ["<p>a List<String> b</p>", "a List&lt;String> b"],
  ["AT&T: 1 < 2 && 3 <4, R&D", "AT&T: 1 < 2 && 3 <4, R&D"],
  ["a List<String> b", "a List&lt;String> b"],
  ["`a<b>` and <https://e.org>", "`a<b>` and <https://e.org>"],
  ["<img src=x onerror=alert(1) alt='a&lt;b'>", "![a&lt;b](x)"],
  ["```\n<b>\n```\n<x-y>", "```\n<b>\n```\n&lt;x-y>"],
  ["```\n   ```\n<x-y>", "```\n   ```\n&lt;x-y>"],
  ["- a\n  ```\n<x-y>", "- a\n  ```\n&lt;x-y>"],
  ["`\nx` <x-y> `y", "`\nx` &lt;x-y> `y"],
  ["\\`<x-y>`", "\\`&lt;x-y>`"],
  ["nul\u0000 bell\u0007 half\ud800 tab\tend", "nul bell half\ufffd tab\tend"],
])("makes CommonMark of %j", (text, expected) => {
  expect(convert(text)).toBe(expected);
});

test("says a text once that stands in two fields", () => {
  expect(convert("Same", "Same")).toBe("Same");
  expect(convert("Short", "Short\n\nand long")).toBe("Short\n\nand long");
  expect(convert("One", "Onerous")).toBe("One\n\nOnerous");
});

test("nesting that would take the converter minutes loses its markup instead", () => {
  expect(convert("<b>".repeat(10_000) + "x")).toBe("x");
  expect(convert("<b>x</i>".repeat(6_000))).toContain("x x");
  expect(convert("<ul><li>x".repeat(5_000))).toContain("x x");
});

test("a cut opens no code span", () => {
  const { text, cut } = commonMarkOf([`${"x".repeat(9_990)} \`<b> and more\``], 10_000);
  expect(cut).toBe(true);
  expect(text.length).toBeLessThanOrEqual(10_000);
  expect(text).not.toMatch(/<b/);
});

test("what is too long or too many is shortened with a warning", () => {
  const persons = Array.from({ length: 21 }, (_, id) => ({ id, public_name: id === 0 ? "n".repeat(121) : `Host ${id}` }));
  const schedule = parseText(jsonFile([event({
    title: `${"t".repeat(198)}\u{1f600}\u{1f600}`, abstract: "a".repeat(10_001), persons, tags: Array.from({ length: 21 }, (_, tag) => `tag ${tag}`),
  })]));
  const [session] = schedule.sessions;
  expect(session!.title).toBe(`${"t".repeat(198)}…`);
  expect(session!.abstract).toHaveLength(10_000);
  expect(session!.hosts).toHaveLength(20);
  expect(session!.hosts[0]!.name).toHaveLength(120);
  expect(session!.tags).toHaveLength(20);
  for (const part of ["title has more than 200", "abstract has more than 10000", "host's name has more than 120", "21 hosts; the first 20", "21 tags; the first 20"]) {
    expect(messagesOf(schedule)).toContain(part);
  }
});

test("titles and names are one clean line", () => {
  const schedule = parseText(jsonFile([event({ title: " A\u0000\n  <b>B</b> &  C\udc00 ", persons: ["Ann\tLee"] })]));
  expect(schedule.sessions[0]).toMatchObject({ title: "A <b>B</b> & C\ufffd", hosts: [{ sourceId: "name:Ann Lee", name: "Ann Lee" }] });
});
