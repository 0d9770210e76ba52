import type { Module } from "../base/module.js";
import { AddRoom } from "./add-room.js";
import { AddSlot } from "./add-slot.js";
import { CopyEvent } from "./copy-event.js";
import { DecideSession } from "./decide-session.js";
import { EditEvent } from "./edit-event.js";
import { EditRoom } from "./edit-room.js";
import { EditSession } from "./edit-session.js";
import { EditSlot } from "./edit-slot.js";
import { FollowInterest } from "./follow-interest.js";
import { Interest } from "./interest.js";
import { InviteCoHost } from "./invite-co-host.js";
import { coHostInvitation, scheduleChanged, sessionCancelled } from "./mail.js";
import { MarkInterest } from "./mark-interest.js";
import { PitchSession } from "./pitch-session.js";
import { Placement, PlacementHost, ScheduleVersion } from "./placement.js";
import { PlanEvent } from "./plan-event.js";
import { hostsShown } from "./policy.js";
import { RemoveRoom } from "./remove-room.js";
import { RemoveSlot } from "./remove-slot.js";
import { ReorderRooms } from "./reorder-rooms.js";
import { Room } from "./room.js";
import { ScheduleChange } from "./schedule-change.js";
import { ScheduleSession } from "./schedule-session.js";
import { SessionHost } from "./session-host.js";
import { Session } from "./session.js";
import { EventSessions, HostingFields, MySessions, PersonSessions, SeatFields, SessionFields, SessionQueries } from "./session.resolver.js";
import { Slot } from "./slot.js";
import { TakeSeat } from "./take-seat.js";

/** What takes place at an event: rooms, slots, sessions, who wants to go, and the schedule that is public. */
export const programme: Module = {
  name: "programme",
  entities: [Room, Slot, Session, SessionHost, Interest, ScheduleVersion, Placement, PlacementHost, ScheduleChange],
  resolvers: [
    SessionQueries, SessionFields, HostingFields, SeatFields, EventSessions, PersonSessions, MySessions,
    PlanEvent, EditEvent, CopyEvent, AddRoom, EditRoom, ReorderRooms, RemoveRoom, AddSlot, EditSlot, RemoveSlot,
    PitchSession, EditSession, DecideSession, InviteCoHost, MarkInterest, TakeSeat, ScheduleSession, FollowInterest,
  ],
  mail: { "co-host-invitation": coHostInvitation, "schedule-changed": scheduleChanged, "session-cancelled": sessionCancelled },
  shows: { person: hostsShown },
};
