import { registerEnumType } from "type-graphql";
import { DAY } from "../base/clock.js";

export enum BurdenPeriod { MONTH = "MONTH", QUARTER = "QUARTER", YEAR = "YEAR" }
registerEnumType(BurdenPeriod, {
  name: "BurdenPeriod",
  description: "How long a stretch of time each line of a balance covers; all begin and end at midnight UTC",
  valuesConfig: {
    MONTH: { description: "A calendar month" },
    QUARTER: { description: "Three calendar months, from January, April, July or October" },
    YEAR: { description: "A calendar year" },
  },
});

/** The shortest first: what is too little to be published with one is published with the next. */
export const PERIODS = [BurdenPeriod.MONTH, BurdenPeriod.QUARTER, BurdenPeriod.YEAR] as const;
export const MONTHS: Readonly<Record<BurdenPeriod, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** People have this long to record what they did, before a period counts as closed. */
export const DAYS_TO_RECORD = 14;

/** Months are numbered through, so that periods are sums: January 2026 is 2026 × 12. */
export const monthOf = (at: Date): number => at.getUTCFullYear() * 12 + at.getUTCMonth();
export const startOf = (month: number): Date => new Date(Date.UTC(Math.floor(month / 12), month % 12));
/** SQL of the same number. */
export const monthSql = (at: string): string => `(EXTRACT(YEAR FROM ${at} AT TIME ZONE 'UTC') * 12 + EXTRACT(MONTH FROM ${at} AT TIME ZONE 'UTC') - 1)::int`;

/** First month of the period that a month lies in. */
export const firstOf = (month: number, period: BurdenPeriod): number => month - month % MONTHS[period];

/** Months before this one lie in periods that are closed. */
export const openFrom = (now: Date, period: BurdenPeriod): number => firstOf(monthOf(new Date(now.getTime() - DAYS_TO_RECORD * DAY)), period);
