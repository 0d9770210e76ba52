import { ScheduleFileError } from "./parsed-schedule.js";

const MAX_DEPTH = 100;
/** Far more than any schedule has. JSON.parse of millions runs out of memory in a way that ends the whole process. */
const MAX_VALUES = 500_000;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
/** Names that a JavaScript object puts first and in order of size, wherever they stood. */
const INDEX = /^(?:0|[1-9]\d{0,15})$/;
const BLANK = /[ \t\n\r]*/y;

/** Stands before a name that is a number, so that it keeps its place among the names of its object. */
export const KEEPS_PLACE = "\u0001";

/**
 * The text for JSON.parse, with names that are numbers marked by KEEPS_PLACE. Refuses text that is not JSON, with its line and column: JSON.parse does not always name the position. It refuses
 * too what JSON.parse lets through and would lose, a name that stands twice in one object, and very deep nesting.
 */
export function checkJson(text: string): string {
  /** The names seen so far for each object that is open, null for an array. */
  const open: (Set<string> | null)[] = [];
  /** Where such names begin. */
  const indices: number[] = [];
  let at = 0;
  let values = 0;
  let expected: "value" | "value or ]" | "name" | "name or }" | "comma or end" = "value";

  const fault = (what: string, position: number): ScheduleFileError =>
    position >= text.length
      ? new ScheduleFileError("The file ends too early: it is cut off, or a bracket is not closed.", lineAndColumn(text, text.length))
      : new ScheduleFileError(`This is not JSON: ${what}.`, lineAndColumn(text, position));
  const skipBlank = (): void => {
    BLANK.lastIndex = at;
    BLANK.test(text);
    at = BLANK.lastIndex;
  };
  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const readString = (): string => {
    const from = at;
    at = endOfString(text, from, fault);
    return text.slice(from, at);
  };

  for (;;) {
    skipBlank();
    const char = text[at];
    if (expected === "comma or end") {
      if (open.length === 0) {
        if (at < text.length) throw fault("there is something after its end", at);
        return marked(text, indices);
      }
      const names = open.at(-1);
      if (char === ",") expected = names ? "name" : "value";
      else if (char === (names ? "}" : "]")) open.pop();
      else throw fault(`a comma or ${names ? "}" : "]"} is missing`, at);
      at += 1;
    } else if (expected === "name" || expected === "name or }") {
      if (char === "}" && expected === "name or }") {
        at += 1;
        open.pop();
        expected = "comma or end";
        continue;
      }
      if (char !== '"') throw fault("a name in double quotes is missing", at);
      const from = at;
      const name = JSON.parse(readString()) as string;
      const names = open.at(-1)!;
      if (names.has(name)) throw new ScheduleFileError(`The name ${JSON.stringify(name)} stands twice in one object; the first would be lost.`, lineAndColumn(text, from));
      names.add(name);
      if (INDEX.test(name)) indices.push(from + 1);
      skipBlank();
      if (text[at] !== ":") throw fault("a colon is missing", at);
      at += 1;
      expected = "value";
    } else if (char === "]" && expected === "value or ]") {
      at += 1;
      open.pop();
      expected = "comma or end";
    } else if (++values > MAX_VALUES) {
      throw new ScheduleFileError(`The file has more than ${MAX_VALUES} values.`, lineAndColumn(text, at));
    } else if (char === "{" || char === "[") {
      if (open.length >= MAX_DEPTH) throw new ScheduleFileError(`The file is nested more than ${MAX_DEPTH} levels deep.`, lineAndColumn(text, at));
      open.push(char === "{" ? new Set() : null);
      expected = char === "{" ? "name or }" : "value or ]";
      at += 1;
    } else {
      if (char === '"') readString();
      else if (!match(NUMBER) && !match(WORD)) throw fault("a value is missing or not known", text.length - at < 5 && isCutWord(text.slice(at)) ? text.length : at);
      expected = "comma or end";
    }
  }
}

function marked(text: string, positions: readonly number[]): string {
  let end = 0;
  const parts = positions.map((position) => {
    const part = text.slice(end, position);
    end = position;
    return part;
  });
  return [...parts, text.slice(end)].join(JSON.stringify(KEEPS_PLACE).slice(1, -1));
}

function isCutWord(rest: string): boolean {
  return ["true", "false", "null", "-0"].some((word) => word.startsWith(rest));
}

function endOfString(text: string, from: number, fault: (what: string, position: number) => ScheduleFileError): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) throw fault("a text holds a raw control character or line break", at);
    if (code !== 0x5c) continue;
    at += 1;
    if (text[at] === "u") {
      const digits = text.slice(at + 1, at + 5);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw fault("a \\u needs four hexadecimal digits", digits.length < 4 ? text.length : at);
      at += 4;
    } else if (at < text.length && !'"\\/bfnrt'.includes(text[at]!)) {
      throw fault(`\\${text[at]} is no escape`, at);
    }
  }
  throw fault("a text is not closed", text.length);
}

function lineAndColumn(text: string, position: number): string {
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf("\n"); end >= 0 && end < position; end = text.indexOf("\n", lineStart)) {
    line += 1;
    lineStart = end + 1;
  }
  return `line ${line}, column ${position - lineStart + 1}`;
}
