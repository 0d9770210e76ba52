import fc from "fast-check";
import { Sealer } from "../../src/base/seal.js";
import { checkDigit, checkSum, typed, written } from "../../src/base/base32.js";
import { codeOf, isCodeOf, readCode } from "../../src/attendance/check-in-code.js";
import { newId } from "../../src/base/id.js";

const sealer = new Sealer("a secret of at least thirty-two characters");
const rsvp = { id: newId(), number: 37 };
const digits = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 1, maxLength: 24 });

test("a code is short, in groups, and read as people type it", () => {
  const code = codeOf(sealer, rsvp);
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  const plain = code.replaceAll("-", "");
  for (const way of [code, plain, plain.toLowerCase(), `  ${code.replaceAll("-", " ")} `, code.replaceAll("-", "–"), plain.replaceAll("0", "O").replaceAll("1", "l")]) {
    const read = readCode(way);
    expect(read?.number).toBe(37);
    expect(isCodeOf(sealer, read!, rsvp)).toBe(true);
  }
});

test("it is another's, another event's, another number's or another service's no more than by chance", () => {
  const read = readCode(codeOf(sealer, rsvp))!;
  expect(isCodeOf(sealer, read, { ...rsvp, id: newId() })).toBe(false);
  expect(isCodeOf(sealer, read, { ...rsvp, number: 38 })).toBe(false);
  expect(isCodeOf(new Sealer("another secret of thirty-two characters"), read, rsvp)).toBe(false);
  const [one, other] = [1, 2].map(number => codeOf(sealer, { ...rsvp, number }).replaceAll("-", ""));
  const same = [...one.slice(2, -1)].filter((character, i) => character === other[i + 2]).length;
  expect(same).toBeLessThan(8);
});

test("any number fits, and codes of many thousand grow by a character", () => {
  for (const number of [1, 31, 32, 1_023, 1_024, 40_000, 2 ** 31 - 1]) {
    const read = readCode(codeOf(sealer, { ...rsvp, number }));
    expect(read?.number).toBe(number);
  }
  expect(codeOf(sealer, { ...rsvp, number: 1_023 })).toHaveLength(19);
});

test("every wrong character and every two neighbours that changed places are noticed", () => {
  const code = typed(codeOf(sealer, rsvp))!;
  code.forEach((digit, at) => {
    for (let other = 0; other < 32; other++) {
      if (other !== digit) expect(readCode(written(code.with(at, other)))).toBeNull();
    }
    if (at > 0 && code[at - 1] !== digit) expect(readCode(written(code.with(at, code[at - 1]).with(at - 1, digit)))).toBeNull();
  });
});

test("the check digit does that for all there is", () => {
  fc.assert(fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 31 }), (any, place, change) => {
    const whole = [...any, checkDigit(any)];
    const at = place % whole.length;
    const next = whole[at + 1] ?? whole[at];
    return checkSum(whole) === 0 && checkSum(whole.with(at, whole[at] ^ change)) !== 0 &&
      (next === whole[at] || checkSum(whole.with(at, next).with(at + 1, whole[at])) !== 0);
  }));
});

test("what is no code is none", () => {
  for (const text of ["", "-", "U", "0000", "not a code", "💥💥💥💥💥💥💥💥💥💥💥💥💥💥💥💥", "0".repeat(60)]) expect(readCode(text)).toBeNull();
});
