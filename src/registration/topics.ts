import { topicOf, type Topic } from "../base/live/topic.js";

/** Who comes to an event, as subscribers follow it. */
export const RSVPS = "rsvps";

export const rsvpsOf = (eventId: string): Topic => topicOf(RSVPS, eventId);
