import type { Module } from "../base/module.js";
import { closeFeedback } from "./close-feedback.js";
import { Feedback } from "./feedback.js";
import { FeedbackResponse } from "./feedback-response.js";
import { FeedbackSummary } from "./feedback-summary.js";
import { EventFeedback, FeedbackFields, ResponseFields, SessionFeedback } from "./feedback.resolver.js";
import { GiveFeedback } from "./give-feedback.js";
import { RespondToFeedback } from "./respond-to-feedback.js";

export const feedback: Module = {
  name: "feedback",
  entities: [Feedback, FeedbackSummary, FeedbackResponse],
  resolvers: [EventFeedback, SessionFeedback, FeedbackFields, ResponseFields, GiveFeedback, RespondToFeedback],
  jobs: { "close-feedback": { every: "23 * * * *", run: closeFeedback } },
};
