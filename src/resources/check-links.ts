import { recordChange } from "../base/change.js";
import { clock, HOUR, MINUTE } from "../base/clock.js";
import type { Context } from "../base/context.js";
import { eachInTurn } from "../base/each-in-turn.js";
import { newId } from "../base/id.js";
import { probe } from "../base/probe.js";
import { run } from "../base/statement.js";
import { inTransaction } from "../base/transaction.js";
import { LinkFollower } from "./follow-link.js";
import { faultIsOurs, judged, type Finding, type LinkState } from "./link-course.js";
import { LinkStatus } from "./resource.js";

const AT_ONCE = 50;
const HOSTS_AT_ONCE = 8;

/** A run is over before the next begins, so that a host is asked by one of them at a time. */
export const CHECK_EVERY_MINUTES = 10;
const RUN_LASTS = (CHECK_EVERY_MINUTES - 3) * MINUTE;

interface Claimed extends LinkState { id: string; url: string; until: Date }
type Checked = Claimed & { finding: Finding };

/** Takes the links whose turn it is; what comes of none of them, because the process ended, comes round again after an hour. */
function claim(context: Context): Promise<Claimed[]> {
  const now = clock.now();
  return run<Claimed>(context.service.pool,
    `/* job */ UPDATE resource r SET check_at = :until WHERE r.id IN (
       SELECT w.id FROM resource w WHERE w.check_at <= :now AND w.withdrawn_at IS NULL AND w.hidden_at IS NULL ORDER BY w.check_at, w.id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
     RETURNING r.id, r.url, r.check_at AS until, r.link_status AS status, r.broken_since AS "brokenSince", r.moved_to AS "movedTo", r.failing_since AS "failingSince"`,
    { now, until: new Date(now.getTime() + HOUR) });
}

/** Follows the links whose turn it is, those of one host one after the other, and notes what came of it. */
export async function checkLinks(context: Context, stop: AbortSignal = new AbortController().signal, follower = new LinkFollower()): Promise<void> {
  const end = performance.now() + RUN_LASTS;
  const over = () => stop.aborted || performance.now() > end;
  for (let found = AT_ONCE; found === AT_ONCE && !over();) {
    const claimed = await claim(context);
    const checked = await followAll(claimed, follower, stop, over);
    if (faultIsOurs(checked)) {
      context.log.warn({ links: checked.length }, "no link was reached: the way out may be down, and nothing is noted");
      return;
    }
    await eachInTurn(checked, link => note(link, context), context.log, "what came of a link could not be noted", ({ id }) => ({ resourceId: id }));
    found = claimed.length;
  }
  context.service.wake();
}

async function followAll(links: readonly Claimed[], follower: LinkFollower, stop: AbortSignal, over: () => boolean): Promise<Checked[]> {
  const byHost = new Map<string, Claimed[]>();
  for (const link of links) {
    const { hostname } = new URL(link.url);
    byHost.set(hostname, [...byHost.get(hostname) ?? [], link]);
  }
  const hosts = [...byHost.values()];
  const checked: Checked[] = [];
  const followNext = async (): Promise<void> => {
    for (let host = hosts.shift(); host; host = hosts.shift()) {
      for (const link of host) {
        if (over()) return;
        try { checked.push({ ...link, finding: await follower.follow(link.url, stop) }); } catch (error) { if (!stop.aborted) throw error; }
      }
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, followNext));
  return checked;
}

/** Whoever edited the link meanwhile has it checked anew: what was found of another address is not noted. */
const note = ({ id, url, until, finding, ...before }: Checked, context: Context): Promise<unknown> => inTransaction(context, null, async act => {
  const after = judged(before, finding, act.now);
  const noted = await act.first<{ addedById: string | null; title: string }>(
    `UPDATE resource SET link_status = :status, checked_at = :checkedAt, broken_since = :brokenSince, moved_to = :movedTo, failing_since = :failingSince, check_at = :checkAt
     WHERE id = :id AND withdrawn_at IS NULL${probe.guarded("link") ? " AND url = :url AND check_at = :until" : ""} RETURNING added_by_id AS "addedById", title`,
    { id, url, until, ...after });
  if (!noted || after.status !== LinkStatus.BROKEN || before.status === LinkStatus.BROKEN) return;
  const { addedById, title } = noted;
  await recordChange("findLinkBroken", act, () => {
    if (addedById !== null) act.tell({ kind: "resource-link-broken", personId: addedById, causeId: newId(), data: { resourceId: id, title, url } });
    return Promise.resolve({ resource: id });
  });
});
