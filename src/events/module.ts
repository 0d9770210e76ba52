import type { Module } from "../base/module.js";
import { AddRoom } from "./add-room.js";
import { AddSlot } from "./add-slot.js";
import { AnswerStaffInvitation } from "./answer-staff-invitation.js";
import { CancelEvent } from "./cancel-event.js";
import { CancelRsvp } from "./cancel-rsvp.js";
import { ChangeEventCapacity } from "./change-event-capacity.js";
import { ClaimPerson } from "./claim-person.js";
import { CopyEvent } from "./copy-event.js";
import { DecideSession } from "./decide-session.js";
import { EditEvent } from "./edit-event.js";
import { EditRoom } from "./edit-room.js";
import { EditSession } from "./edit-session.js";
import { EditSlot } from "./edit-slot.js";
import { EventPhase } from "./event-phase.js";
import { EventSeats } from "./event-seats.js";
import { EventStaff } from "./event-staff.js";
import { Event } from "./event.js";
import { EventFields, EventQueries, MyEvents, ProjectEvents } from "./event.resolver.js";
import { Interest } from "./interest.js";
import { serveImport } from "./import-route.js";
import { ImportSchedule } from "./import-schedule.js";
import { InviteCoHost } from "./invite-co-host.js";
import { InviteStaff } from "./invite-staff.js";
import { claimInvitation, coHostInvitation, eventCancelled, eventInvitation, rsvpPromoted } from "./mail.js";
import { MarkInterest } from "./mark-interest.js";
import { PitchSession } from "./pitch-session.js";
import { PersonClaim } from "./person-claim.js";
import { Placement, PlacementHost, ScheduleVersion } from "./placement.js";
import { PlanEvent } from "./plan-event.js";
import { peopleShown } from "./policy.js";
import { PublishEvent } from "./publish-event.js";
import { RemoveRoom } from "./remove-room.js";
import { RemoveSlot } from "./remove-slot.js";
import { Room } from "./room.js";
import { RsvpToEvent } from "./rsvp-to-event.js";
import { Rsvp } from "./rsvp.js";
import { ClaimFields, RsvpFields, StaffFields } from "./rsvp.resolver.js";
import { ImportedHost, ScheduleImport } from "./schedule-import.js";
import { ScheduleSession } from "./schedule-session.js";
import { SessionHost } from "./session-host.js";
import { Session } from "./session.js";
import { EventSessions, HostingFields, MySessions, PersonSessions, SessionFields, SessionQueries } from "./session.resolver.js";
import { SetEventPhases } from "./set-event-phases.js";
import { Slot } from "./slot.js";

export const events: Module = {
  name: "events",
  entities: [Event, EventSeats, EventStaff, EventPhase, Rsvp, Room, Slot, Session, SessionHost, Interest, ScheduleVersion, Placement, PlacementHost, ScheduleImport, ImportedHost, PersonClaim],
  resolvers: [
    EventQueries, EventFields, ProjectEvents, MyEvents, RsvpFields, StaffFields, ClaimFields,
    PlanEvent, EditEvent, PublishEvent, CancelEvent, CopyEvent, ChangeEventCapacity, SetEventPhases, RsvpToEvent, CancelRsvp,
    InviteStaff, AnswerStaffInvitation, AddRoom, EditRoom, RemoveRoom, AddSlot, EditSlot, RemoveSlot,
    SessionQueries, SessionFields, HostingFields, EventSessions, PersonSessions, MySessions,
    PitchSession, EditSession, DecideSession, InviteCoHost, MarkInterest, ScheduleSession, ImportSchedule, ClaimPerson,
  ],
  routes: serveImport,
  moments: { event: ["ends_at"], event_phase: ["closes_at"] },
  mail: {
    "rsvp-promoted": rsvpPromoted, "event-cancelled": eventCancelled, "event-invitation": eventInvitation, "co-host-invitation": coHostInvitation, "claim-invitation": claimInvitation,
  },
  shows: { person: peopleShown },
};
