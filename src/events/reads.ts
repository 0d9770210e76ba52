import { holdsText } from "../base/like.js";
import { aggregate, byId, count, hasMany, hasOne, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { Person } from "../identity/person.js";
import { Event } from "./event.js";
import { EventPhase } from "./event-phase.js";
import { EventRole, EventStaff } from "./event-staff.js";
import { statusNow } from "./phases.js";
import { atDoorOf, comesTo, organises, rsvpsToDoor, visibleAnswers, visibleEvents, visibleStaff, withEvent } from "./policy.js";
import { PersonClaim } from "./person-claim.js";
import { RegistrationQuestion } from "./registration-question.js";
import { MOST_QUESTIONS } from "./registration-rules.js";
import { Room } from "./room.js";
import { RsvpAnswer } from "./rsvp-answer.js";
import { Rsvp } from "./rsvp.js";
import { Slot } from "./slot.js";

export const MOST_ROOMS = 100;
export const MOST_SLOTS = 500;
export const MOST_STAFF = 20;
/** Answers to questions that were withdrawn stay; they are few. */
export const MOST_ANSWERS = 5 * MOST_QUESTIONS;

export const theEvent = byId(Event, visibleEvents);
export const theRsvp = byId(Rsvp, rsvpsToDoor);
export const theStaff = byId(EventStaff, visibleStaff);
export const theRoom = byId(Room, withEvent);
export const theSlot = byId(Slot, withEvent);

const BY_START = { STARTS_AT: ["startsAt"], STARTS_AT_DESC: [{ by: "startsAt", descending: true }] };

export const allEvents = pageOf(Event, null, {
  name: "events", visible: visibleEvents, orders: BY_START,
  filters: {
    endsAfter: t => `${t}.ends_at > :endsAfter::timestamptz`,
    endsBefore: t => `${t}.ends_at < :endsBefore::timestamptz`,
    projectId: t => `${t}.project_id = :projectId::uuid`,
    status: t => `${statusNow(t)} = :status::text`,
  },
});

export const eventsOfProject = pageOf(Event, "projectId", { name: "events of a project", visible: visibleEvents, orders: BY_START });

export const organisersOfEvent = hasMany(Person, {
  through: EventStaff, parent: "eventId", child: "personId", where: j => `${j}.role = '${EventRole.ORGANISER}' AND ${j}.status = 'ACTIVE'`,
}, [{ by: "createdAt", of: "link" }], toAnyone, { bound: MOST_STAFF });

export const staffOfEvent = hasMany(EventStaff, "eventId", ["createdAt"], visibleStaff, { bound: 4 * MOST_STAFF });
/** Who is behind an address that was invited stays untold until they accept. */
export const personOfStaff = hasOne(Person, {
  through: EventStaff, parent: "id", child: "personId", where: j => `(NOT ${j}.by_email OR ${j}.status = 'ACTIVE' OR ${j}.person_id = :viewer)`,
}, toAnyone);
export const phasesOfEvent = hasMany(EventPhase, "eventId", ["opensAt"], toAnyone, { bound: 3 });
export const roomsOfEvent = hasMany(Room, "eventId", ["name"], toAnyone, { bound: MOST_ROOMS });
export const slotsOfEvent = hasMany(Slot, "eventId", ["startsAt", "endsAt"], toAnyone, { bound: MOST_SLOTS });

export const myRolesInEvent = aggregate(Event, t =>
  `ARRAY(SELECT st.role FROM event_staff st WHERE st.event_id = ${t}.id AND st.person_id = :viewer AND st.status = 'ACTIVE')`);

export const iCome = aggregate(Event, t => comesTo(`${t}.id`));

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

export const myRsvps = pageOf(Rsvp, "personId", {
  name: "my rsvps", visible: t => `${t}.person_id = :viewer`, orders: { NEWEST: [{ by: "createdAt", descending: true }] },
});
export const myEvents = pageOf(Event, { through: EventStaff, parent: "personId", child: "eventId", where: j => `${j}.status = 'ACTIVE'` }, {
  name: "my events", visible: visibleEvents, orders: BY_START,
});
export const myEventInvitations = hasMany(EventStaff, "personId", ["createdAt"], visibleStaff, { bound: 100, where: t => `${t}.status = 'INVITED'` });

const ownClaims = (t: string) => `${t}.claimant_id = :viewer OR ${t}.invited_by_id = :viewer`;
export const theClaim = byId(PersonClaim, ownClaims);
export const myClaims = hasMany(PersonClaim, "claimantId", ["createdAt"], ownClaims, { bound: 100, where: t => `${t}.status = 'INVITED'` });
