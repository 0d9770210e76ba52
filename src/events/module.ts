import type { Module } from "../base/module.js";
import { Event } from "./event.js";
import { EventPhase } from "./event-phase.js";
import { EventSeats } from "./event-seats.js";
import { EventStaff } from "./event-staff.js";
import { Interest } from "./interest.js";
import { Placement, PlacementHost, ScheduleVersion } from "./placement.js";
import { Room } from "./room.js";
import { Rsvp } from "./rsvp.js";
import { Session } from "./session.js";
import { SessionHost } from "./session-host.js";
import { Slot } from "./slot.js";

export const events: Module = {
  name: "events",
  entities: [Event, EventSeats, EventStaff, EventPhase, Rsvp, Room, Slot, Session, SessionHost, Interest, ScheduleVersion, Placement, PlacementHost],
  resolvers: [],
};
