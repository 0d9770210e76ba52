import type { ReadAgreement, ReadBurden } from "./burden-sql.js";
import { MONTHS_COVERED, type DutyLine } from "./duty-moved.js";
import { EffortKind, RECEIVED } from "./effort-kind.js";
import { firstOf, MONTHS, PERIODS, startOf, type BurdenPeriod } from "./period.js";

interface Bucket { amount: number; entries: number; unknown: boolean }
export interface Money { currency: string; amount: number | null }

/** What a party bore and what came back, in some periods; null where it is not known. */
export interface Bearing { hours: number | null; money: Money[]; risk: number | null; timeSaved: number | null; moneyReceived: Money[]; paidHelpReceived: number | null; benefitPerHour: number | null }

const rounded = (value: number, to: number): number => Math.round(value / to) * to;
const toHundredths = (value: number): number => Number(rounded(value, 0.01).toFixed(2));
export const toTenths = (value: number): number => Number(rounded(value, 0.1).toFixed(1));

/** Shares of the hours in percent, to 0.1; all null while one of the hours is not known, or nobody did anything. */
export function percentsOf(hours: readonly (number | null)[]): (number | null)[] {
  const total = hours.reduce<number | null>((sum, one) => sum === null || one === null ? null : sum + one, 0);
  return hours.map(one => total === null || total === 0 ? null : toTenths(100 * one! / total));
}

/** Sums by party, kind and period of what a viewer may know. Periods go by their first month. */
export class Ledger {
  private readonly buckets = new Map<string, Map<number, Bucket>>();
  private readonly currencies = new Map<string, Set<string>>();
  private readonly agreements: readonly ReadAgreement[];

  constructor({ sums, months, agreements }: Omit<ReadBurden, "parties">, private readonly period: BurdenPeriod) {
    const upTo = PERIODS.filter(other => MONTHS[other] <= MONTHS[period]);
    const published = new Set<string>();
    for (const { partyId, kind, currency, period: publishedWith, month, amount, entries } of sums) {
      if (!upTo.includes(publishedWith)) continue;
      published.add([partyId, kind, currency, publishedWith, month].join());
      this.add(partyId, kind, currency, month, { amount, entries, unknown: false });
    }
    for (const { partyId, kind, currency, month, amount, entries, unknown } of months) {
      // What came late is left out of a sum that is published, until it can be added.
      const isPublished = upTo.some(other => published.has([partyId, kind, currency, other, firstOf(month, other)].join()));
      this.add(partyId, kind, currency, month, { amount, entries, unknown: unknown[period] && !isPublished });
    }
    this.agreements = [...agreements].sort((a, b) => a.version - b.version);
  }

  private add(partyId: string, kind: EffortKind, currency: string, month: number, { amount, entries, unknown }: Bucket): void {
    const key = [partyId, kind, currency].join();
    let byPeriod = this.buckets.get(key);
    if (!byPeriod) this.buckets.set(key, byPeriod = new Map());
    if (currency !== "") this.currencies.set(kind, (this.currencies.get(kind) ?? new Set()).add(currency));
    const first = firstOf(month, this.period);
    const bucket = byPeriod.get(first) ?? { amount: 0, entries: 0, unknown: false };
    byPeriod.set(first, { amount: bucket.amount + amount, entries: bucket.entries + entries, unknown: bucket.unknown || unknown });
  }

  private bucket(partyId: string, kind: EffortKind, currency: string, first: number): Bucket {
    return this.buckets.get([partyId, kind, currency].join())?.get(first) ?? { amount: 0, entries: 0, unknown: false };
  }

  private sum(partyId: string, kind: EffortKind, firsts: readonly number[], currency = ""): Omit<Bucket, "unknown"> | null {
    let known = { amount: 0, entries: 0 };
    for (const first of firsts) {
      const { amount, entries, unknown } = this.bucket(partyId, kind, currency, first);
      if (unknown) return null;
      known = { amount: known.amount + amount, entries: known.entries + entries };
    }
    return { ...known, amount: toHundredths(known.amount) };
  }

  private money(partyId: string, kind: EffortKind, firsts: readonly number[]): Money[] {
    return [...this.currencies.get(kind) ?? []].sort()
      .map(currency => ({ currency, amount: this.sum(partyId, kind, firsts, currency)?.amount ?? null })).filter(({ amount }) => amount !== 0);
  }

  bearing(partyId: string, firsts: readonly number[]): Bearing {
    const sum = (kind: EffortKind) => this.sum(partyId, kind, firsts);
    const [hours, saved, risk] = [sum(EffortKind.HOURS), sum(EffortKind.TIME_SAVED), sum(EffortKind.RISK)];
    return {
      hours: hours?.amount ?? null, timeSaved: saved?.amount ?? null, paidHelpReceived: sum(EffortKind.PAID_HELP_RECEIVED)?.amount ?? null,
      risk: risk && risk.entries > 0 ? toTenths(risk.amount / risk.entries) : null,
      money: this.money(partyId, EffortKind.MONEY, firsts), moneyReceived: this.money(partyId, EffortKind.MONEY_RECEIVED, firsts),
      benefitPerHour: hours && saved && hours.amount > 0 ? toHundredths(saved.amount / hours.amount) : null,
    };
  }

  /** Whether a resource moved to the party in this period or lately, or may have: what is not published is given the benefit of the doubt. */
  covered(partyId: string, first: number): boolean {
    const moved = (kind: EffortKind, currency: string): boolean => [...this.buckets.get([partyId, kind, currency].join()) ?? []]
      .some(([at, { amount, unknown }]) => at > first - MONTHS_COVERED && at <= first && (unknown || amount > 0));
    return RECEIVED.some(kind => ["", ...this.currencies.get(kind) ?? []].some(currency => moved(kind, currency)));
  }

  /** The agreement that a period is measured by: the latest in force when it begins, or else what comes into force in it first. */
  agreement(first: number): ReadAgreement | null {
    const [begins, ends] = [startOf(first), startOf(first + MONTHS[this.period])];
    const at = (agreement: ReadAgreement): Date => new Date(agreement.validFrom);
    const during = this.agreements.filter(agreement => at(agreement) > begins && at(agreement) < ends).sort((a, b) => at(a).getTime() - at(b).getTime() || b.version - a.version);
    return this.agreements.findLast(agreement => at(agreement) <= begins) ?? during[0] ?? null;
  }
}

export const agreedPercent = (agreement: ReadAgreement | null, partyId: string): number | null => agreement && (agreement.percents[partyId] ?? 0);

/** Several parties as one: what one of them does not tell, all do not; a resource for one covers all. */
export const together = (lines: readonly (readonly DutyLine[])[]): DutyLine[] => lines[0].map((line, index) => {
  const all = lines.map(one => one[index]);
  const sum = (of: "percent" | "agreed") => all.reduce<number | null>((total, { [of]: one }) => total === null || one === null ? null : toTenths(total + one), 0);
  return { closed: line.closed, percent: sum("percent"), agreed: sum("agreed"), resource: all.some(({ resource }) => resource) };
});
