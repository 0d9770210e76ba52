import { EffortKind, IN_MONEY } from "./effort-kind.js";

/** An entry is of one day, a person's is of one person; a body's may be of many. */
const MOST = { hours: { person: 24, body: 100_000 }, money: { person: 1_000_000, body: 1_000_000_000 } };
export const HIGHEST_RISK = 5;

/** Currencies that a project may count in. */
export const MOST_CURRENCIES = 3;

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));
export const isCurrency = (code: string): boolean => CURRENCIES.has(code);

/** The number that a decimal with two places is read as, and no other. */
const toHundredths = (amount: number): boolean => Math.round(amount * 100) / 100 === amount;

/** What is wrong with an amount; null when nothing is. */
export function wrongAmount(kind: EffortKind, amount: number, body: boolean): string | null {
  if (kind === EffortKind.RISK) {
    return Number.isInteger(amount) && amount >= 1 && amount <= HIGHEST_RISK ? null : `A risk has a level from 1 to ${HIGHEST_RISK}, not ${amount}`;
  }
  const [unit, what] = IN_MONEY.includes(kind) ? ["money", "units of the currency"] as const : ["hours", "hours"] as const;
  const most = MOST[unit][body ? "body" : "person"];
  return amount > 0 && amount <= most && toHundredths(amount) ? null : `\`amount\` must be above 0 and at most ${most} ${what}, to 0.01, not ${amount}`;
}

/** What is wrong with a currency for this kind; null when nothing is. */
export function wrongCurrency(kind: EffortKind, currency: string | null): string | null {
  if (!IN_MONEY.includes(kind)) return currency === null ? null : "Only money has a currency";
  return currency !== null && isCurrency(currency) ? null : "Money needs a currency by its code (ISO 4217), such as EUR";
}
