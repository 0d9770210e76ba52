import type { Module } from "../base/module.js";
import { AnswerStaffInvitation } from "./answer-staff-invitation.js";
import { EventPhase } from "./event-phase.js";
import { EventStaff } from "./event-staff.js";
import { Event } from "./event.js";
import { EventFields, EventQueries, MyEvents, ProjectEvents, StaffFields } from "./event.resolver.js";
import { InviteStaff } from "./invite-staff.js";
import { eventInvitation } from "./mail.js";
import { organisersShown } from "./policy.js";
import { PublishEvent } from "./publish-event.js";
import { SetEventPhases } from "./set-event-phases.js";

/** What an event is, and who runs it. What makes or edits one with all that belongs to it is in `programme`, what calls it off in `registration`. */
export const events: Module = {
  name: "events",
  entities: [Event, EventStaff, EventPhase],
  resolvers: [EventQueries, EventFields, ProjectEvents, MyEvents, StaffFields, PublishEvent, SetEventPhases, InviteStaff, AnswerStaffInvitation],
  moments: { event: ["ends_at"], event_phase: ["closes_at"] },
  mail: { "event-invitation": eventInvitation },
  shows: { person: organisersShown },
};
