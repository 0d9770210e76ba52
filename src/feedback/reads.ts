import { isPublished } from "../base/publish.js";
import { byId, hasOne, type HasOne } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { ownRows } from "../identity/policy.js";
import { Feedback } from "./feedback.js";
import { FeedbackResponse } from "./feedback-response.js";
import { FeedbackSummary } from "./feedback-summary.js";
import { withThing } from "./policy.js";

export const theFeedback = byId(Feedback, ownRows);
export const theResponse = byId(FeedbackResponse, withThing);

type Tied = "eventId" | "sessionId";
/** What hangs from an event or a session that the viewer sees: one row each, so that a page of sessions asks one statement. */
export const summaryBy = (thing: Tied): HasOne => hasOne(FeedbackSummary, thing, isPublished);
export const myFeedbackBy = (thing: Tied): HasOne => hasOne(Feedback, thing, ownRows);
export const responseBy = (thing: Tied): HasOne => hasOne(FeedbackResponse, thing, toAnyone, t => `${t}.superseded_at IS NULL`);
