import { ScheduleFileError } from "./parsed-schedule.js";

const DECODERS: Record<string, string> = {
  "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "utf-8", "ascii": "utf-8",
  "utf-16": "utf-16", "utf-16le": "utf-16", "utf-16be": "utf-16",
  "iso-8859-1": "windows-1252", "latin1": "windows-1252", "windows-1252": "windows-1252", "cp1252": "windows-1252",
};

/** The text of a file, by its byte order mark, else by its XML declaration, else as UTF-8. */
export function decodeBytes(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const offset = firstUndecodable(bytes, encoding);
    const hex = `0x${bytes[offset]!.toString(16).padStart(2, "0")}`;
    throw new ScheduleFileError(`The file is not valid ${encoding.toUpperCase()}: ${hex} does not belong there. Save it as UTF-8.`, `byte ${offset}`);
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    throw new ScheduleFileError("The file is in UTF-32, which is not read here. Save it as UTF-8.");
  }
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  // Without a mark, UTF-16 shows in a zero byte next to the first character, which is "<" or "{" or a blank.
  if (a !== undefined && a !== 0 && b === 0) return "utf-16le";
  if (a === 0 && b !== undefined && b !== 0) return "utf-16be";
  return declaredEncoding(bytes) ?? "utf-8";
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1];
  if (declared === undefined) return null;
  const encoding = Object.hasOwn(DECODERS, declared.toLowerCase()) ? DECODERS[declared.toLowerCase()]! : null;
  if (encoding === null) throw new ScheduleFileError(`The encoding "${declared}" is not read here. Save the file as UTF-8.`, "line 1");
  if (encoding === "utf-16") throw new ScheduleFileError(`The file says that it is in ${declared}, but it is not. Save it as UTF-8 and let it say so.`, "line 1");
  return encoding;
}

/** Found by halving, because TextDecoder does not tell: a start of the file is refused exactly if it holds the fault. */
function firstUndecodable(bytes: Uint8Array, encoding: string): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (middle <= bytes.length && decodesUpTo(bytes, encoding, middle, true)) good = middle;
    else bad = middle;
  }
  // That is where the fault shows; the character that is not finished there begins some bytes before.
  while (good > 0 && (good === bytes.length || !decodesUpTo(bytes, encoding, good, false))) {
    good -= 1;
    if (decodesUpTo(bytes, encoding, good, false)) break;
  }
  return good;
}

function decodesUpTo(bytes: Uint8Array, encoding: string, length: number, stream: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, length), { stream });
    return true;
  } catch {
    return false;
  }
}
