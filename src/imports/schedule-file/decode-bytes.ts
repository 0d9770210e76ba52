import { ScheduleFileError } from "./parsed-schedule.js";

/** What Windows-1252 has where ISO 8859-1 has control characters: Node's decoder leaves those. */
const HIGH_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * The text of a file, by its byte order mark, else by its XML declaration, else by the charset that it was sent with, else
 * as UTF-8. Encodings are known by their labels (https://encoding.spec.whatwg.org/#names-and-labels).
 */
export function decodeBytes(bytes: Uint8Array, charset?: string): string {
  const encoding = encodingOf(bytes, charset);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding === "windows-1252" ? text.replace(/[\u0080-\u009f]/g, (char) => HIGH_1252[char.charCodeAt(0) - 0x80]!) : text;
  } catch {
    const offset = firstUndecodable(bytes, encoding);
    const hex = `0x${bytes[offset]!.toString(16).padStart(2, "0")}`;
    throw new ScheduleFileError(`The file is not valid ${encoding.toUpperCase()}: ${hex} does not belong there. Save it as UTF-8.`, `byte ${offset}`);
  }
}

function encodingOf(bytes: Uint8Array, charset: string | undefined): string {
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
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(String.fromCharCode(...bytes.subarray(0, 200)))?.[1];
  if (declared !== undefined) return decoderOf(declared, "line 1");
  return charset === undefined ? "utf-8" : decoderOf(charset, null);
}

/** The decoder that a label stands for, and its own name. ASCII is read as UTF-8, which it is. */
function decoderOf(label: string, place: string | null): string {
  if (/^\s*(?:us-)?ascii\s*$/i.test(label)) return "utf-8";
  let encoding: string;
  try {
    ({ encoding } = new TextDecoder(label));
  } catch {
    throw new ScheduleFileError(`The encoding "${label.slice(0, 60)}" is not read here. Save the file as UTF-8.`, place);
  }
  if (encoding.startsWith("utf-16")) throw new ScheduleFileError(`The file says that it is in ${label}, but it is not. Save it as UTF-8 and let it say so.`, place);
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
