import { fieldsOf, list, one, page } from "../base/doors.js";
import { Event } from "../events/event.js";
import { thePerson } from "../identity/reads.js";
import { Room } from "../programme/room.js";
import { Session } from "../programme/session.js";
import { theSession } from "../programme/session-reads.js";
import { absencesOfEvent, apartOfEvent, closingsOfRoom, myAbsencesOfEvent, preferredSlotsOfSession } from "./constraint-reads.js";
import { HostAbsence } from "./host-absence.js";
import { SessionsApart } from "./sessions-apart.js";

export const RoomConstraints = fieldsOf(Room, {
  closings: list(closingsOfRoom, "When it cannot be used, by time"),
});

export const SessionConstraints = fieldsOf(Session, {
  preferredSlots: list(preferredSlotsOfSession, "Slots that it would rather start in, by time; none when any will do"),
});

export const EventConstraints = fieldsOf(Event, {
  myAbsences: list(myAbsencesOfEvent, "When the viewer is not available to host, by time"),
  absences: page(absencesOfEvent, "When hosts are not available, by time; for its organisers, others see their own only"),
  sessionsApart: page(apartOfEvent, "Pairs of sessions that are not to be at the same time; for its organisers"),
});

export const AbsenceFields = fieldsOf(HostAbsence, {
  person: one(thePerson, { from: "personId", description: "Who is not available; null when the viewer may not see them" }),
});

export const ApartFields = fieldsOf(SessionsApart, {
  session: one(theSession, { from: "sessionId", description: "First of the two; null when the viewer may not see it" }),
  other: one(theSession, { from: "otherId", description: "Second of the two; null when the viewer may not see it" }),
});
