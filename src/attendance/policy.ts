import type { Visible } from "../base/viewer.js";
import { atDoorOf, organises } from "../events/policy.js";
import { hostOf } from "../programme/policy.js";

export const visibleDoorTokens: Visible = t => organises(`${t}.event_id`);

/** How many people are in a session: for its hosts and whoever stands at the event's doors. */
export const countsAttendance: Visible = t => `(${hostOf(`${t}.id`)} OR ${atDoorOf(`${t}.event_id`)})`;
