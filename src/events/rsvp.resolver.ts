import { Int } from "type-graphql";
import { fieldsOf, one, value } from "../base/doors.js";
import { thePerson } from "../identity/reads.js";
import { EventStaff } from "./event-staff.js";
import { PersonClaim } from "./person-claim.js";
import { personOfStaff, placeInLine, theEvent } from "./reads.js";
import { Rsvp } from "./rsvp.js";

export const RsvpFields = fieldsOf(Rsvp, {
  event: one(theEvent, { from: "eventId", nullable: true, description: "Event it is for; null when the viewer may not see it any more" }),
  person: one(thePerson, { from: "personId", nullable: false, description: "Who comes" }),
  placeInLine: value(placeInLine, () => Int, { nullable: true, description: "Place in the waiting list, 1 being next; null unless WAITLISTED" }),
});

export const StaffFields = fieldsOf(EventStaff, {
  event: one(theEvent, { from: "eventId", nullable: true, description: "Event it is for" }),
  person: one(personOfStaff, { description: "Who works for it, or is invited to; null while somebody invited by address has not accepted" }),
});

export const ClaimFields = fieldsOf(PersonClaim, {
  person: one(thePerson, { from: "personId", nullable: false, description: "Person on the imported schedule" }),
});
