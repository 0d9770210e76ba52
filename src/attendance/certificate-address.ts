import { randomBytes } from "node:crypto";
import { publicAddress } from "../base/public-address.js";
import type { Visible } from "../base/viewer.js";
import { digitsOfBytes, typed, written } from "../base/base32.js";

/** Digits of 5 bits: 130 bits, which nobody guesses. */
const DIGITS = 26;

/** As it stands in an address and on paper. */
export const newCertificateCode = (): string => written(digitsOfBytes(randomBytes(17), DIGITS));

/** The code that somebody typed, as it is stored; null when it cannot be one. */
export function certificateCode(text: string): string | null {
  const digits = typed(text);
  return digits?.length === DIGITS ? written(digits) : null;
}

const PATH = "/certificates/";

export const certificateUrl = (code: string): string => publicAddress(PATH + code);

/** The same as JSON text in SQL. */
export const certificateUrlJson: Visible = t => `'${JSON.stringify(publicAddress(PATH)).slice(0, -1).replaceAll("'", "''")}' || ${t}.code || '"'`;
