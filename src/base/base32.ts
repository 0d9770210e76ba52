/**
 * Crockford's base 32: no letter that is taken for a digit, whatever the case (https://www.crockford.com/base32.html).
 * Digits are numbers of 0 to 31 here, most significant first.
 */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP = 4;

/** As people read it: in groups of four, with hyphens. */
export const written = (digits: readonly number[]): string =>
  (digits.map(digit => ALPHABET[digit]).join("").match(new RegExp(`.{1,${GROUP}}`, "g")) ?? []).join("-");

/** What somebody typed: hyphens and blanks do not count, O is 0, I and L are 1. Null when a character is no digit. */
export function typed(text: string): number[] | null {
  const plain = text.toUpperCase().replace(/[\s\-\u2010-\u2015]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  const digits = [...plain].map(character => ALPHABET.indexOf(character));
  return digits.includes(-1) ? null : digits;
}

/** The first bits of some bytes, five a digit. */
export function digitsOfBytes(bytes: Uint8Array, count: number): number[] {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, "0")).join("");
  return Array.from({ length: count }, (_, i) => parseInt(bits.slice(5 * i, 5 * i + 5), 2));
}

export function digitsOfNumber(value: number, least: number): number[] {
  const digits: number[] = [];
  for (let rest = value; rest > 0 || digits.length < least; rest = Math.floor(rest / 32)) digits.unshift(rest % 32);
  return digits;
}

export const numberOf = (digits: readonly number[]): number => digits.reduce((sum, digit) => sum * 32 + digit, 0);

/**
 * Check digit by a totally anti-symmetric quasigroup, here multiplication by 2 in GF(2^5) after addition: it finds every
 * single wrong digit and every two neighbours that changed places (H. M. Damm, 2004). With it at the end the sum is 0.
 * Crockford's own check symbols need five more characters that no keypad and no address likes.
 */
export const checkSum = (digits: readonly number[]): number => digits.reduce((sum, digit) => doubled(sum ^ digit), 0);

/** The digit that brings the sum to 0: doubling is undone by nothing but 0, so it is the sum so far. */
export const checkDigit = checkSum;

const doubled = (digit: number): number => digit & 16 ? ((digit << 1) ^ 0b100101) : digit << 1;
