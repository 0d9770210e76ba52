import { topicOf, type Topic } from "../base/live/topic.js";

/** What of an event subscribers follow. */
export const RSVPS = "rsvps";
export const INTEREST = "interest";
export const SCHEDULE = "schedule";

export const rsvpsOf = (eventId: string): Topic => topicOf(RSVPS, eventId);
export const interestOf = (eventId: string): Topic => topicOf(INTEREST, eventId);
export const scheduleOf = (eventId: string): Topic => topicOf(SCHEDULE, eventId);
