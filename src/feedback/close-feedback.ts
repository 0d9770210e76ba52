import { clock, DAY } from "../base/clock.js";
import type { Context } from "../base/context.js";
import { publishLast } from "../base/publish.js";
import { FEEDBACK_DAYS } from "../events/phases.js";
import { publishedFeedback } from "./publish.js";

const OVER = `EXISTS (SELECT 1 FROM event e WHERE e.id = coalesce(s.event_id, (SELECT se.event_id FROM session se WHERE se.id = s.session_id)) AND e.ends_at <= :before)`;

/** Looks at each summary once more when feedback on it has closed. */
export const closeFeedback = (context: Context): Promise<void> =>
  publishLast(publishedFeedback, ["event_id", "session_id"], OVER, { before: new Date(clock.now().getTime() - FEEDBACK_DAYS * DAY) }, context);
