import { InvalidInput } from "./refusal.js";
import { isTimeZone, zoneSpelt } from "./time-zone.js";

/** Collects what is wrong with an input, all fields at once, before anything is touched. */
export class Checks {
  readonly refusals: InvalidInput[] = [];

  constructor(readonly now: Date, private readonly at: readonly string[] = ["input"]) {}

  fail(field: string, message: string): void { this.refusals.push(new InvalidInput(message, [...this.at, field])); }

  require(holds: boolean, field: string, message: string): void { if (!holds) this.fail(field, message); }

  /** In an edit, absent leaves and null clears: only what may be empty can be cleared. */
  notCleared(input: object, ...fields: string[]): void {
    for (const field of fields) this.require((input as Record<string, unknown>)[field] !== null, field, `\`${field}\` cannot be cleared; leave it out to keep it`);
  }

  text(field: string, value: string | null | undefined, most: number, least = 1): void {
    if (value == null) return;
    const length = [...value].length;
    if (length === 0 && least > 0) this.fail(field, `\`${field}\` must not be blank`);
    else if (length < least) this.fail(field, `\`${field}\` must have at least ${least} characters`);
    else if (length > most) this.fail(field, `\`${field}\` must have at most ${most} characters, not ${length}`);
  }

  whole(field: string, value: number | null | undefined, least: number, most: number): void {
    if (value == null) return;
    this.require(Number.isInteger(value) && value >= least && value <= most, field, `\`${field}\` must be ${least} to ${most}, not ${value}`);
  }

  few(field: string, value: readonly unknown[] | null | undefined, most: number): void {
    if (value != null) this.require(value.length <= most, field, `\`${field}\` must have at most ${most} items, not ${value.length}`);
  }

  /** Short words such as tags: each 1 to `length` characters, none twice. */
  words(field: string, value: readonly string[] | null | undefined, most: number, length = 40): void {
    if (value == null) return;
    this.few(field, value, most);
    this.require(value.every(word => word.length > 0 && [...word].length <= length), field, `Each of \`${field}\` must have 1 to ${length} characters`);
    this.require(new Set(value.map(word => word.toLowerCase())).size === value.length, field, `\`${field}\` names something twice`);
  }

  timeZone(field: string, value: string | null | undefined): void {
    if (value == null || isTimeZone(value)) return;
    const meant = zoneSpelt(value);
    this.fail(field, meant ? `\`${field}\` is spelt ${meant}` : `\`${field}\` must be an IANA time zone such as Europe/Rome, not ${JSON.stringify(value.slice(0, 60))}`);
  }

  timeOfDay(field: string, value: string | null | undefined): void {
    if (value != null) this.require(isTimeOfDay(value), field, `\`${field}\` must be a time of day, 00:00 to 23:59, not ${JSON.stringify(value.slice(0, 60))}`);
  }

  /** Language tags (BCP 47). */
  language(field: string, value: string | null | undefined): void {
    if (value != null) this.require(isLanguage(value), field, `\`${field}\` must be a BCP 47 language tag such as en or it-IT`);
  }

  languages(field: string, value: readonly string[] | null | undefined, most = 20): void {
    this.few(field, value, most);
    value?.forEach(tag => this.language(field, tag));
  }

  link(field: string, value: string | null | undefined): void {
    if (value == null) return;
    this.text(field, value, 2_000);
    this.require(/^https?:$/.test(protocolOf(value)), field, `\`${field}\` must be an http or https address`);
  }

  range(startField: string, start: Date | null | undefined, endField: string, end: Date | null | undefined, mostMs: number): void {
    this.instant(startField, start);
    this.instant(endField, end);
    if (!start || !end) return;
    if (end <= start) this.fail(endField, `\`${endField}\` must be after \`${startField}\``);
    else if (end.getTime() - start.getTime() > mostMs) this.fail(endField, `\`${endField}\` must be within ${Math.round(mostMs / 86_400_000)} days of \`${startField}\``);
  }

  future(field: string, value: Date | null | undefined): void {
    if (value) this.require(value > this.now, field, `\`${field}\` must not be in the past`);
  }

  private instant(field: string, value: Date | null | undefined): void {
    if (value) this.require(value.getUTCFullYear() >= 1900 && value.getUTCFullYear() < 2200, field, `\`${field}\` must lie between 1900 and 2200`);
  }
}

export const isTimeOfDay = (value: string): boolean => /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(value);

function isLanguage(value: string): boolean {
  try { return Intl.getCanonicalLocales(value).length === 1; } catch { return false; }
}

const protocolOf = (value: string): string => {
  try { return new URL(value).protocol; } catch { return ""; }
};
