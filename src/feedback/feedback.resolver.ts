import { fieldsOf, one } from "../base/doors.js";
import { FEWEST } from "../base/publication.js";
import { Event } from "../events/event.js";
import { theEvent } from "../events/reads.js";
import { thePerson } from "../identity/reads.js";
import { Session } from "../programme/session.js";
import { theSession } from "../programme/session-reads.js";
import { Feedback } from "./feedback.js";
import { FeedbackResponse } from "./feedback-response.js";
import { myFeedbackBy, responseBy, summaryBy } from "./reads.js";

/**
 * A response stands beside the summary, not in it: the organisers may answer what they were told on the day while there
 * are too few answers for a summary, and whether a response shows must not depend on how many people answered.
 */
const fieldsOn = (thing: "eventId" | "sessionId") => ({
  feedbackSummary: one(summaryBy(thing), { description: `What people said of it; null until ${FEWEST} people have answered` }),
  myFeedback: one(myFeedbackBy(thing), { description: "What the viewer said of it; null when nothing" }),
  feedbackResponse: one(responseBy(thing), { description: "What the organisers or hosts answer; null when nothing. It is there whether or not there is a summary" }),
});

export const EventFeedback = fieldsOf(Event, fieldsOn("eventId"));
export const SessionFeedback = fieldsOf(Session, fieldsOn("sessionId"));

export const FeedbackFields = fieldsOf(Feedback, {
  event: one(theEvent, { from: "eventId", description: "Event it is about; null when it is about a session" }),
  session: one(theSession, { from: "sessionId", description: "Session it is about; null when it is about an event" }),
});

export const ResponseFields = fieldsOf(FeedbackResponse, {
  by: one(thePerson, { from: "personId", description: "Who wrote it; null when they have left the service" }),
});
