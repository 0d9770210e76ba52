import { topicOf, type Topic } from "../base/live/topic.js";

/** What of an event's programme subscribers follow. */
export const INTEREST = "interest";
export const SCHEDULE = "schedule";

export const interestOf = (eventId: string): Topic => topicOf(INTEREST, eventId);
export const scheduleOf = (eventId: string): Topic => topicOf(SCHEDULE, eventId);
