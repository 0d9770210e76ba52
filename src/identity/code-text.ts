import { randomInt } from "node:crypto";
import { digitsOfBytes, typed, written } from "../base/base32.js";
import type { Sealer } from "../base/seal.js";

/** A code as it is compared: six digits, or 80 bits in base 32 with neither hyphens nor look-alikes. */
const SHORT = /^\d{6}$/;
export const SHORT_LENGTH = 6;
export const LONG_LENGTH = 16;

export const shortCode = (): string => String(randomInt(10 ** SHORT_LENGTH)).padStart(SHORT_LENGTH, "0");

/** Made of the row that it belongs to, so that whoever asks again is sent the same one. */
export const longCode = (sealer: Sealer, id: string): string => written(digitsOfBytes(sealer.mac("sign-in-code", id), LONG_LENGTH));

/** What somebody typed; null when it can be no code. */
export function readCode(text: string): { long: boolean; plain: string } | null {
  if (SHORT.test(text)) return { long: false, plain: text };
  const digits = typed(text);
  return digits?.length === LONG_LENGTH ? { long: true, plain: written(digits) } : null;
}

/** What is kept of a code. */
export const codeDigest = (sealer: Sealer, emailHash: string, plain: string): string => sealer.digest(`${emailHash} ${plain}`);
