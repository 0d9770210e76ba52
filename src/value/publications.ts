import type { Published } from "../base/publish.js";
import { sizeOf } from "./rank-test.js";

/** Ratings go from 1 to this. */
export const LEVELS = 7;

const NOTHING = { count: 0, histogram: new Array<number>(LEVELS).fill(0) };
const counted = (histogram: readonly number[]) => ({ count: sizeOf(histogram), histogram });

/** About a party at a touchpoint in one iteration: `touchpoint_party_id` and `iteration_id`. */
export const publishedValue: Published = {
  name: "value", answers: "perceived_value", summaries: "value_summary", levels: LEVELS,
  text: { column: "reason", published: "published_reason", firstAt: "reason_published_at", listed: "reasons" },
  nothing: NOTHING, columnsOf: counted,
};

/** About an event (`event_id`) or an iteration (`touchpoint_id` and `iteration_id`), as one `side` has it. */
export const publishedFooting: Published = {
  name: "equal footing", answers: "equal_footing", summaries: "equal_footing_summary", levels: LEVELS,
  text: { column: "comment", published: "published_comment", listed: "comments" },
  nothing: NOTHING, columnsOf: counted,
};
