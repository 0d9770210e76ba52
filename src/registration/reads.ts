import { holdsText } from "../base/like.js";
import { aggregate, byId, count, hasMany, hasOne, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { Event } from "../events/event.js";
import { atDoorOf, organises } from "../events/policy.js";
import { Admission } from "./admission.js";
import { rsvpsToDoor, visibleAdmissions, visibleAnswers } from "./policy.js";
import { RegistrationQuestion } from "./registration-question.js";
import { MOST_QUESTIONS } from "./registration-rules.js";
import { RsvpAnswer } from "./rsvp-answer.js";
import { Rsvp } from "./rsvp.js";

/** Answers to questions that were withdrawn stay; they are few. */
export const MOST_ANSWERS = 5 * MOST_QUESTIONS;

export const theRsvp = byId(Rsvp, rsvpsToDoor);

export const confirmedCount = count(Event, { table: "rsvp", column: "event_id", where: c => `${c}.status = 'CONFIRMED'` });
export const waitlistedCount = count(Event, { table: "rsvp", column: "event_id", where: c => `${c}.status = 'WAITLISTED'` });

const seesCheckIn = (t: string): string => `${t}.person_id = :viewer OR ${atDoorOf(`${t}.event_id`)}`;
export const checkedInAt = aggregate(Rsvp, t => `CASE WHEN ${seesCheckIn(t)} THEN ${t}.checked_in_at END`);
export const checkedInCount = aggregate(Event, t =>
  `CASE WHEN ${atDoorOf(`${t}.id`)} THEN (SELECT count(*)::int FROM rsvp c WHERE c.event_id = ${t}.id AND c.checked_in_at IS NOT NULL) END`);

export const rsvpsOfEvent = pageOf(Rsvp, "eventId", {
  name: "rsvps of an event", visible: rsvpsToDoor, orders: { NUMBER: ["number"] },
  filters: {
    status: t => `${t}.status = :status::text`,
    // Of others only whoever stands at the door learns whether they came.
    checkedIn: t => `(${seesCheckIn(t)}) AND :checkedIn::boolean = (${t}.checked_in_at IS NOT NULL)`,
    search: t => `EXISTS (SELECT 1 FROM person p WHERE p.id = ${t}.person_id AND ${holdsText("p.display_name", ":search")})`,
  },
});
export const myRsvpOfEvent = hasOne(Rsvp, "eventId", t => `${t}.person_id = :viewer`);
export const placeInLine = aggregate(Rsvp, t =>
  `CASE WHEN ${t}.status = 'WAITLISTED' THEN (SELECT count(*)::int FROM rsvp o WHERE o.event_id = ${t}.event_id AND o.status = 'WAITLISTED' AND o.number <= ${t}.number) END`);

export const declineReason = aggregate(Rsvp, t => `CASE WHEN ${t}.person_id = :viewer OR ${organises(`${t}.event_id`)} THEN ${t}.decline_reason END`);

export const rsvpOpensAt = aggregate(Event, t => `${t}.rsvp_opens_at`);
export const rsvpClosesAt = aggregate(Event, t => `COALESCE(${t}.rsvp_closes_at, ${t}.ends_at)`);
export const questionsOfEvent = hasMany(RegistrationQuestion, "eventId", ["position"], toAnyone, { bound: MOST_QUESTIONS, where: t => `${t}.withdrawn_at IS NULL` });
/** Reached through an answer only, whose visibility implies it. */
export const questionOfAnswer = byId(RegistrationQuestion, toAnyone);
export const answersOfRsvp = hasMany(RsvpAnswer, "rsvpId", ["questionId"], visibleAnswers, { bound: MOST_ANSWERS, where: t => `cardinality(${t}.value) > 0` });

const NEWEST = { NEWEST: [{ by: "createdAt", descending: true }] };
export const admissionsOfEvent = pageOf(Admission, "eventId", { name: "admissions to an event", visible: visibleAdmissions, orders: NEWEST });
export const admissionsOfRsvp = pageOf(Admission, "rsvpId", { name: "admissions of an rsvp", visible: visibleAdmissions, orders: NEWEST });

export const myRsvps = pageOf(Rsvp, "personId", {
  name: "my rsvps", visible: t => `${t}.person_id = :viewer`, orders: NEWEST,
});
