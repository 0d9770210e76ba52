import { DAY } from "../base/clock.js";
import { LinkStatus } from "./resource.js";

/** What one check of a link found. */
export type Finding =
  /** Something is there; and where it has moved for good, if it has. */
  | { found: "something"; movedTo: string | null }
  /** Its server says that nothing is there. */
  | { found: "nothing" }
  /** Its server answers, and lets no machine in. */
  | { found: "refusal" }
  /** No answer, or none that says more. */
  | { found: "failure" };

export interface LinkState { status: LinkStatus; brokenSince: Date | null; movedTo: string | null; failingSince: Date | null }

export const CHECKED_EVERY = 7 * DAY;
export const CHECKED_EVERY_WHILE_FAILING = DAY;

/** How long a link must have failed before it counts as broken: its server may be down for a night. */
const BROKEN_AFTER = DAY;

/** What is known of a link after a check, and when it is checked next. */
export function judged(before: LinkState, finding: Finding, now: Date): LinkState & { checkedAt: Date; checkAt: Date } {
  const next = (state: LinkState, every: number) => ({ ...state, checkedAt: now, checkAt: new Date(now.getTime() + every) });
  const failingSince = before.failingSince ?? now;
  const broken = () => next({ status: LinkStatus.BROKEN, brokenSince: before.brokenSince ?? failingSince, movedTo: null, failingSince }, CHECKED_EVERY_WHILE_FAILING);
  switch (finding.found) {
    case "something": {
      const { movedTo } = finding;
      return next({ status: movedTo === null ? LinkStatus.OK : LinkStatus.MOVED, brokenSince: null, movedTo, failingSince: null }, CHECKED_EVERY);
    }
    case "refusal": return next({ status: LinkStatus.REFUSED, brokenSince: null, movedTo: null, failingSince: null }, CHECKED_EVERY);
    case "nothing": return broken();
    case "failure": {
      const lasts = now.getTime() - failingSince.getTime() >= BROKEN_AFTER;
      return before.status === LinkStatus.BROKEN || lasts ? broken() : next({ ...before, failingSince }, CHECKED_EVERY_WHILE_FAILING);
    }
  }
}

const ENOUGH_TO_TELL = 5;

/** Whether it is rather our own way out that is down: of links that did not fail before, at as many hosts, none was reached. One host may hold many links, and be gone. */
export function faultIsOurs(checks: readonly { url: string; failingSince: Date | null; finding: Finding }[]): boolean {
  const sound = checks.filter(({ failingSince }) => failingSince === null);
  const hosts = new Set(sound.map(({ url }) => new URL(url).hostname));
  return hosts.size >= ENOUGH_TO_TELL && sound.every(({ finding }) => finding.found === "failure");
}
