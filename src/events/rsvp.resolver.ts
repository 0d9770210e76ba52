import { Int } from "type-graphql";
import { fieldsOf, list, one, value } from "../base/doors.js";
import { thePerson } from "../identity/reads.js";
import { EventStaff } from "./event-staff.js";
import { PersonClaim } from "./person-claim.js";
import { answersOfRsvp, checkedInAt, declineReason, personOfStaff, placeInLine, questionOfAnswer, questionsOfEvent, rsvpClosesAt, rsvpOpensAt, theEvent } from "./reads.js";
import { RsvpAnswer } from "./rsvp-answer.js";
import { RsvpRule } from "./rsvp-rule.js";
import { Rsvp } from "./rsvp.js";

export const RsvpFields = fieldsOf(Rsvp, {
  event: one(theEvent, { from: "eventId", nullable: true, description: "Event it is for; null when the viewer may not see it any more" }),
  person: one(thePerson, { from: "personId", nullable: false, description: "Who comes" }),
  checkedInAt: value(checkedInAt, () => Date, { nullable: true, description: "Since when the person is there; null when they are not checked in, and to all but themselves, the event's staff and door tokens" }),
  placeInLine: value(placeInLine, () => Int, { nullable: true, description: "Place in the waiting list, 1 being next; null unless WAITLISTED" }),
  declineReason: value(declineReason, () => String, { nullable: true, description: "Why an organiser declined it; null unless one did, and to all but the person and the event's organisers" }),
  answers: list(answersOfRsvp, "What was answered to the event's questions, also to those that were withdrawn since; for the person and the event's organisers"),
});

export const AnswerFields = fieldsOf(RsvpAnswer, {
  question: one(questionOfAnswer, { from: "questionId", nullable: false, description: "Question that it answers" }),
});

export const RuleFields = fieldsOf(RsvpRule, {
  opensAt: value(rsvpOpensAt, () => Date, { nullable: true, description: "From when RSVPs are taken; from publishing when null" }),
  closesAt: value(rsvpClosesAt, () => Date, { description: "Until when RSVPs are taken: the event's end unless it says otherwise" }),
  questions: list(questionsOfEvent, "What is asked of whoever wants to come, in order"),
});

export const StaffFields = fieldsOf(EventStaff, {
  event: one(theEvent, { from: "eventId", nullable: true, description: "Event it is for" }),
  person: one(personOfStaff, { description: "Who works for it, or is invited to; null while somebody invited by address has not accepted" }),
});

export const ClaimFields = fieldsOf(PersonClaim, {
  person: one(thePerson, { from: "personId", nullable: false, description: "Person on the imported schedule" }),
});
