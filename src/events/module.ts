import type { Module } from "../base/module.js";
import { AddRoom } from "./add-room.js";
import { AddSlot } from "./add-slot.js";
import { AnswerOffer } from "./answer-offer.js";
import { AnswerStaffInvitation } from "./answer-staff-invitation.js";
import { CancelEvent } from "./cancel-event.js";
import { CancelRsvp } from "./cancel-rsvp.js";
import { ChangeEventCapacity } from "./change-event-capacity.js";
import { ChangeRsvpAnswers } from "./change-rsvp-answers.js";
import { ClaimPerson } from "./claim-person.js";
import { CopyEvent } from "./copy-event.js";
import { DecideRsvp } from "./decide-rsvp.js";
import { DecideSession } from "./decide-session.js";
import { EditEvent } from "./edit-event.js";
import { EditRoom } from "./edit-room.js";
import { EditSession } from "./edit-session.js";
import { EditSlot } from "./edit-slot.js";
import { endDueOffers } from "./end-offers.js";
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
import {
  claimInvitation, coHostInvitation, eventCancelled, eventInvitation, rsvpApproved, rsvpDeclined, rsvpOffered, rsvpOfferEnded, rsvpPromoted, scheduleChanged, sessionCancelled,
  sessionSeatGiven,
} from "./mail.js";
import { FollowEvent } from "./follow-event.js";
import { MarkInterest } from "./mark-interest.js";
import { PitchSession } from "./pitch-session.js";
import { PersonClaim } from "./person-claim.js";
import { Placement, PlacementHost, ScheduleVersion } from "./placement.js";
import { PlanEvent } from "./plan-event.js";
import { peopleShown } from "./policy.js";
import { PublishEvent } from "./publish-event.js";
import { RegistrationQuestion } from "./registration-question.js";
import { RemoveRoom } from "./remove-room.js";
import { RemoveSlot } from "./remove-slot.js";
import { Room } from "./room.js";
import { RsvpAnswer } from "./rsvp-answer.js";
import { RsvpToEvent } from "./rsvp-to-event.js";
import { Rsvp } from "./rsvp.js";
import { AnswerFields, ClaimFields, RsvpFields, RuleFields, StaffFields } from "./rsvp.resolver.js";
import { ImportedHost, ScheduleImport } from "./schedule-import.js";
import { ScheduleChange } from "./schedule-change.js";
import { ScheduleSession } from "./schedule-session.js";
import { SessionHost } from "./session-host.js";
import { SessionSeat } from "./session-seat.js";
import { SessionSeats } from "./session-seats.js";
import { Session } from "./session.js";
import { EventSessions, HostingFields, MySessions, PersonSessions, SeatFields, SessionFields, SessionQueries } from "./session.resolver.js";
import { SetEventPhases } from "./set-event-phases.js";
import { SetRegistrationQuestions } from "./set-registration-questions.js";
import { SetRsvpRule } from "./set-rsvp-rule.js";
import { Slot } from "./slot.js";
import { TakeSeat } from "./take-seat.js";

export const events: Module = {
  name: "events",
  entities: [
    Event, EventSeats, EventStaff, EventPhase, Rsvp, RegistrationQuestion, RsvpAnswer, Room, Slot, Session, SessionHost, SessionSeats, SessionSeat, Interest,
    ScheduleVersion, Placement, PlacementHost, ScheduleChange, ScheduleImport, ImportedHost, PersonClaim,
  ],
  resolvers: [
    EventQueries, EventFields, ProjectEvents, MyEvents, RsvpFields, AnswerFields, RuleFields, StaffFields, ClaimFields,
    PlanEvent, EditEvent, PublishEvent, CancelEvent, CopyEvent, ChangeEventCapacity, SetEventPhases,
    RsvpToEvent, CancelRsvp, SetRsvpRule, AnswerOffer, DecideRsvp, SetRegistrationQuestions, ChangeRsvpAnswers,
    InviteStaff, AnswerStaffInvitation, AddRoom, EditRoom, RemoveRoom, AddSlot, EditSlot, RemoveSlot,
    SessionQueries, SessionFields, HostingFields, SeatFields, EventSessions, PersonSessions, MySessions,
    PitchSession, EditSession, DecideSession, InviteCoHost, MarkInterest, TakeSeat, ScheduleSession, ImportSchedule, ClaimPerson,
    FollowEvent,
  ],
  routes: serveImport,
  moments: { event: ["ends_at"], event_phase: ["closes_at"] },
  mail: {
    "rsvp-promoted": rsvpPromoted, "rsvp-offered": rsvpOffered, "rsvp-offer-ended": rsvpOfferEnded, "rsvp-approved": rsvpApproved, "rsvp-declined": rsvpDeclined,
    "event-cancelled": eventCancelled, "event-invitation": eventInvitation, "co-host-invitation": coHostInvitation, "claim-invitation": claimInvitation,
    "schedule-changed": scheduleChanged, "session-cancelled": sessionCancelled, "session-seat-given": sessionSeatGiven,
  },
  jobs: { "end-offers": { every: "* * * * *", run: endDueOffers } },
  shows: { person: peopleShown },
};
