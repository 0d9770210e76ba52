import type { Module } from "../base/module.js";
import { Admission } from "./admission.js";
import { AdmitToEvent } from "./admit-to-event.js";
import { AnswerOffer } from "./answer-offer.js";
import { CancelEvent } from "./cancel-event.js";
import { CancelRsvp } from "./cancel-rsvp.js";
import { ChangeEventCapacity } from "./change-event-capacity.js";
import { ChangeRsvpAnswers } from "./change-rsvp-answers.js";
import { DecideRsvp } from "./decide-rsvp.js";
import { endDueOffers } from "./end-offers.js";
import { EventSeats } from "./event-seats.js";
import { FollowRsvps } from "./follow-rsvps.js";
import { eventCancelled, eventChanged, rsvpAdmitted, rsvpApproved, rsvpDeclined, rsvpOffered, rsvpOfferEnded, rsvpPromoted, rsvpRequested, sessionSeatGiven } from "./mail.js";
import { attendeesShown } from "./policy.js";
import { RegistrationQuestion } from "./registration-question.js";
import { RsvpAnswer } from "./rsvp-answer.js";
import { RsvpToEvent } from "./rsvp-to-event.js";
import { Rsvp } from "./rsvp.js";
import { AdmissionFields, AnswerFields, EventRsvps, MyRsvps, RsvpFields, RuleFields } from "./rsvp.resolver.js";
import { SessionSeat } from "./session-seat.js";
import { SessionSeats } from "./session-seats.js";
import { SetRegistrationQuestions } from "./set-registration-questions.js";
import { SetRsvpRule } from "./set-rsvp-rule.js";

/** Who comes to an event, and to its sessions where these have seats: by which rule, in which line, and with which answers. */
export const registration: Module = {
  name: "registration",
  entities: [EventSeats, Rsvp, RegistrationQuestion, RsvpAnswer, SessionSeats, SessionSeat, Admission],
  resolvers: [
    RsvpFields, AdmissionFields, AnswerFields, RuleFields, EventRsvps, MyRsvps,
    RsvpToEvent, CancelRsvp, SetRsvpRule, AnswerOffer, DecideRsvp, AdmitToEvent, SetRegistrationQuestions, ChangeRsvpAnswers, ChangeEventCapacity, CancelEvent, FollowRsvps,
  ],
  mail: {
    "rsvp-requested": rsvpRequested, "rsvp-promoted": rsvpPromoted, "rsvp-offered": rsvpOffered, "rsvp-offer-ended": rsvpOfferEnded, "rsvp-approved": rsvpApproved, "rsvp-declined": rsvpDeclined, "rsvp-admitted": rsvpAdmitted,
    "event-cancelled": eventCancelled, "event-changed": eventChanged, "session-seat-given": sessionSeatGiven,
  },
  jobs: { "end-offers": { every: "* * * * *", run: endDueOffers } },
  shows: { person: attendeesShown },
};
