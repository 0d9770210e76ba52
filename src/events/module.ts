import type { Module } from "../base/module.js";
import { CancelEvent } from "./cancel-event.js";
import { CancelRsvp } from "./cancel-rsvp.js";
import { ChangeEventCapacity } from "./change-event-capacity.js";
import { Event } from "./event.js";
import { EventPhase } from "./event-phase.js";
import { EventSeats } from "./event-seats.js";
import { EventStaff } from "./event-staff.js";
import { EventFields, EventQueries, MyEvents } from "./event.resolver.js";
import { Interest } from "./interest.js";
import { eventCancelled, rsvpPromoted } from "./mail.js";
import { Placement, PlacementHost, ScheduleVersion } from "./placement.js";
import { PlanEvent } from "./plan-event.js";
import { peopleShown } from "./policy.js";
import { PublishEvent } from "./publish-event.js";
import { Room } from "./room.js";
import { Rsvp } from "./rsvp.js";
import { RsvpToEvent } from "./rsvp-to-event.js";
import { RsvpFields, StaffFields } from "./rsvp.resolver.js";
import { Session } from "./session.js";
import { SessionHost } from "./session-host.js";
import { Slot } from "./slot.js";

export const events: Module = {
  name: "events",
  entities: [Event, EventSeats, EventStaff, EventPhase, Rsvp, Room, Slot, Session, SessionHost, Interest, ScheduleVersion, Placement, PlacementHost],
  resolvers: [
    EventQueries, EventFields, MyEvents, RsvpFields, StaffFields,
    PlanEvent, PublishEvent, CancelEvent, ChangeEventCapacity, RsvpToEvent, CancelRsvp,
  ],
  mail: { "rsvp-promoted": rsvpPromoted, "event-cancelled": eventCancelled },
  shows: { person: peopleShown },
};
