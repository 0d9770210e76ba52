import { instantOf, wallAt } from "../base/wall-clock.js";

export interface ClockShift {
  fromZone: string;
  toZone: string;
  /** How much later the clocks show, in milliseconds of the clock; 0 when absent. */
  by?: number;
}

/**
 * Where times go whose clocks are kept: what a clock in `fromZone` showed, `by` later, as one in `toZone` shows it. Times
 * that a clock skips or repeats go by RFC 5545 (3.3.5). Null when clocks change over them in such a way that two of the
 * times would fall together or change places: then no length and no order could be relied on.
 */
export function clocksKept(times: readonly Date[], { fromZone, toZone, by = 0 }: ClockShift): Map<number, Date> | null {
  const instants = [...new Set(times.map(at => at.getTime()))].sort((a, b) => a - b);
  const moved = instants.map(at => {
    const parts = ((at % 1_000) + 1_000) % 1_000;
    return instantOf(wallAt(at - parts, fromZone) + by, toZone).instant + parts;
  });
  if (moved.some((at, i) => i > 0 && at <= moved[i - 1])) return null;
  return new Map(instants.map((at, i) => [at, new Date(moved[i])]));
}
