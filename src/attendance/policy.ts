import type { Visible } from "../base/viewer.js";
import { atDoorOf, hostOf, organises } from "../events/policy.js";

export const visibleDoorTokens: Visible = t => organises(`${t}.event_id`);

/** How many people are in a session: for its hosts and whoever stands at the event's doors. */
export const countsAttendance: Visible = t => `(${hostOf(`${t}.id`)} OR ${atDoorOf(`${t}.event_id`)})`;
