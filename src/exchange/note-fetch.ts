import { clock, HOUR } from "../base/clock.js";
import type { Service } from "../base/context.js";
import { etagOf } from "../base/etag.js";
import { run } from "../base/statement.js";
import type { PersonCalendar } from "./read-calendar.js";

/** Notes that a calendar was fetched, at most hourly, and when it was first fetched as it is now: that is when it changed. */
export async function noteFetch(service: Service, { address }: PersonCalendar, body: string): Promise<Date> {
  const now = clock.now();
  const digest = etagOf(body);
  const same = digest === address.contentDigest && address.contentChangedAt !== null;
  const changedAt = same ? address.contentChangedAt! : now;
  if (same && address.lastFetchedAt && now.getTime() - address.lastFetchedAt.getTime() < HOUR) return changedAt;
  await run(service.pool,
    "UPDATE calendar_address SET last_fetched_at = :now, content_digest = :digest, content_changed_at = :changedAt WHERE id = :id AND revoked_at IS NULL",
    { now, digest, changedAt, id: address.id });
  return changedAt;
}
