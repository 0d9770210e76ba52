import { MINUTE } from "../base/clock.js";
import type { Range } from "../programme/slots-rule.js";

/** Minutes that lie in any of these ranges; what lies in two counts once. */
export function minutesIn(ranges: readonly Range[]): number {
  let [total, until] = [0, -Infinity];
  for (const { startsAt, endsAt } of [...ranges].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const from = Math.max(startsAt.getTime(), until);
    total += Math.max(0, endsAt.getTime() - from);
    until = Math.max(until, endsAt.getTime());
  }
  return Math.round(total / MINUTE);
}
