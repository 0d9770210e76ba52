import { timingSafeEqual } from "node:crypto";
import type { Sealer } from "../base/seal.js";
import { checkDigit, checkSum, digitsOfBytes, digitsOfNumber, numberOf, typed, written } from "../base/base32.js";

/**
 * The code of an RSVP: its number in the event, where it is found by; 65 bits that only this service can make of it; a
 * check digit. Nothing of it is stored. One code tells nothing of another, and whoever cancels and comes back has a new
 * number and so a new code. A guess hits with a chance of 2^-65, and failures have a budget.
 */
const MAC_DIGITS = 13;
const LEAST_NUMBER = 2;
const MOST_NUMBER = 7;

export interface Numbered { id: string; number: number }
export interface ReadCode { number: number; mac: readonly number[] }

const macOf = (sealer: Sealer, { id, number }: Numbered): number[] => digitsOfBytes(sealer.mac("check-in code", `${id} ${number}`), MAC_DIGITS);

export function codeOf(sealer: Sealer, rsvp: Numbered): string {
  const digits = [...digitsOfNumber(rsvp.number, LEAST_NUMBER), ...macOf(sealer, rsvp)];
  return written([...digits, checkDigit(digits)]);
}

/** Null when it is no code, or one that was misread or mistyped. */
export function readCode(text: string): ReadCode | null {
  const digits = typed(text);
  const numbers = (digits?.length ?? 0) - MAC_DIGITS - 1;
  if (!digits || numbers < LEAST_NUMBER || numbers > MOST_NUMBER || checkSum(digits) !== 0) return null;
  const number = numberOf(digits.slice(0, numbers));
  return number < 2 ** 31 ? { number, mac: digits.slice(numbers, -1) } : null;
}

/** Whether it is this RSVP's code; takes as long whatever is wrong. */
export const isCodeOf = (sealer: Sealer, { mac }: ReadCode, rsvp: Numbered): boolean =>
  timingSafeEqual(Uint8Array.from(mac), Uint8Array.from(macOf(sealer, rsvp)));
