import { clock, DAY } from "../base/clock.js";
import type { Context } from "../base/context.js";
import { publishLast } from "../base/publish.js";
import { FEEDBACK_DAYS } from "../events/phases.js";
import { publishedFooting, publishedValue } from "./publications.js";

const ENDED = "EXISTS (SELECT 1 FROM touchpoint_iteration i WHERE i.id = s.iteration_id AND i.ended_at IS NOT NULL)";
const CLOSED = "EXISTS (SELECT 1 FROM event e WHERE e.id = s.event_id AND e.ends_at <= :before)";

/** Looks at each summary once more when its iteration has ended, or answers about its event have closed. */
export async function closeValue(context: Context): Promise<void> {
  await publishLast(publishedValue, ["touchpoint_party_id", "iteration_id"], ENDED, {}, context);
  const before = new Date(clock.now().getTime() - FEEDBACK_DAYS * DAY);
  await publishLast(publishedFooting, ["event_id", "touchpoint_id", "iteration_id", "side"], `(${ENDED} OR ${CLOSED})`, { before }, context);
}
