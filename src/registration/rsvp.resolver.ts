import { ArgsType, Field, InputType, Int } from "type-graphql";
import { fieldsOf, list, one, page, value } from "../base/doors.js";
import { PageArgs } from "../base/page.js";
import { Event } from "../events/event.js";
import { theEvent } from "../events/reads.js";
import { RsvpRule } from "../events/rsvp-rule.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { Admission } from "./admission.js";
import {
  admissionsOfEvent, admissionsOfRsvp, answersOfRsvp, checkedInAt, checkedInCount, confirmedCount, declineReason, myRsvpOfEvent, myRsvps, placeInLine, questionOfAnswer, questionsOfEvent, rsvpClosesAt, rsvpOpensAt,
  rsvpsOfEvent, theRsvp, waitlistedCount,
} from "./reads.js";
import { RsvpAnswer } from "./rsvp-answer.js";
import { Rsvp, RsvpStatus } from "./rsvp.js";

@InputType({ description: "Which RSVPs" })
export class RsvpFilter {
  @Field(() => RsvpStatus, { nullable: true, description: "Has this status" }) status?: RsvpStatus | null;
  @Field(() => Boolean, { nullable: true, description: "Whether the person is checked in; for the event's staff and door tokens, others find their own only" }) checkedIn?: boolean | null;
  @Field(() => String, { nullable: true, description: "Name of the person holds this, whatever its case" }) search?: string | null;
}

@ArgsType()
export class RsvpPageArgs extends PageArgs {
  @Field(() => RsvpFilter, { nullable: true, description: "Which RSVPs; all that the viewer may see when absent" }) filter?: RsvpFilter | null;
}

export const RsvpFields = fieldsOf(Rsvp, {
  event: one(theEvent, { from: "eventId", nullable: true, description: "Event it is for; null when the viewer may not see it any more" }),
  person: one(thePerson, { from: "personId", nullable: false, description: "Who comes" }),
  checkedInAt: value(checkedInAt, () => Date, { nullable: true, description: "Since when the person is there; null when they are not checked in, and to all but themselves, the event's staff and door tokens" }),
  placeInLine: value(placeInLine, () => Int, { nullable: true, description: "Place in the waiting list, 1 being next; null unless WAITLISTED" }),
  declineReason: value(declineReason, () => String, { nullable: true, description: "Why an organiser declined it; null unless one did, and to all but the person and the event's organisers" }),
  admissions: page(admissionsOfRsvp, "When an organiser let the person in past line and capacity, newest first; for the event's organisers"),
  answers: list(answersOfRsvp, "What was answered to the event's questions, also to those that were withdrawn since; for the person and the event's organisers"),
});

export const AdmissionFields = fieldsOf(Admission, {
  rsvp: one(theRsvp, { from: "rsvpId", nullable: false, description: "RSVP that was made CONFIRMED by it" }),
  admittedBy: one(thePerson, { from: "admittedById", description: "Organiser who did it; null when they have left the platform" }),
});

export const AnswerFields = fieldsOf(RsvpAnswer, {
  question: one(questionOfAnswer, { from: "questionId", nullable: false, description: "Question that it answers" }),
});

export const RuleFields = fieldsOf(RsvpRule, {
  opensAt: value(rsvpOpensAt, () => Date, { nullable: true, description: "From when RSVPs are taken; from publishing when null" }),
  closesAt: value(rsvpClosesAt, () => Date, { description: "Until when RSVPs are taken: the event's end unless it says otherwise" }),
  questions: list(questionsOfEvent, "What is asked of whoever wants to come, in order"),
});

export const EventRsvps = fieldsOf(Event, {
  rsvps: page(rsvpsOfEvent, "RSVPs in order of arrival: all for its staff and door tokens, otherwise the viewer's own and those of people who agreed to be seen", RsvpPageArgs),
  confirmedCount: value(confirmedCount, () => Int, { description: "How many people have a seat" }),
  waitlistedCount: value(waitlistedCount, () => Int, { description: "How many people wait in line" }),
  checkedInCount: value(checkedInCount, () => Int, { nullable: true, description: "How many people are checked in; null to all but its staff and door tokens" }),
  myRsvp: one(myRsvpOfEvent, { description: "Own RSVP of the viewer; null when there is none" }),
  admissions: page(admissionsOfEvent, "Whom organisers let in past line and capacity, newest first; for its organisers"),
  rsvpRule: one(theEvent, { as: () => RsvpRule, nullable: false, description: "By which rule its seats are given" }),
});

export const MyRsvps = fieldsOf(Me, {
  rsvps: page(myRsvps, "One's own RSVPs, newest first"),
});
