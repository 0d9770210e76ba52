import { clock, DAY } from "../base/clock.js";
import type { Context } from "../base/context.js";
import { run } from "../base/statement.js";
import { inTransaction } from "../base/transaction.js";
import { FEEDBACK_DAYS } from "../events/phases.js";
import { lockSummary, publishDue } from "./publish.js";
import { thingOf } from "./thing.js";

const BATCH = 100;

/**
 * Looks at each summary once more when feedback on it has closed, by the same rule: fewer than five new answers stay
 * unpublished for good. Each answer publishes what is due with it, so this finds what came in another way.
 */
export async function closeFeedback(context: Context): Promise<void> {
  for (let things = BATCH; things === BATCH;) {
    const closed = await run<{ id: string; eventId: string | null; sessionId: string | null }>(context.service.pool,
      `SELECT fs.id, fs.event_id AS "eventId", fs.session_id AS "sessionId"
       FROM feedback_summary fs LEFT JOIN session s ON s.id = fs.session_id JOIN event e ON e.id = coalesce(fs.event_id, s.event_id)
       WHERE fs.closed_at IS NULL AND e.ends_at <= :before LIMIT ${BATCH}`, { before: new Date(clock.now().getTime() - FEEDBACK_DAYS * DAY) });
    for (const { id, ...ids } of closed) {
      await inTransaction(context, null, async act => {
        await lockSummary(thingOf(ids), act);
        await publishDue(id, thingOf(ids), act);
        act.write("UPDATE feedback_summary SET closed_at = :now WHERE id = :id", { id });
      });
    }
    things = closed.length;
  }
}
