import { byId, hasMany, pageOf, type Filters } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { withEvent } from "../events/policy.js";
import { Room } from "./room.js";
import { Slot } from "./slot.js";

export const MOST_ROOMS = 500;
export const MOST_SLOTS = 5_000;

/** Conditions of a `TimeWindow` on rows that hold when they start. */
export const WITHIN_WINDOW: Filters = { startsFrom: t => `${t}.starts_at >= :startsFrom::timestamptz`, startsBefore: t => `${t}.starts_at < :startsBefore::timestamptz` };

export const theRoom = byId(Room, withEvent);
export const theSlot = byId(Slot, withEvent);
export const roomsOfEvent = hasMany(Room, "eventId", ["position", "name"], toAnyone, { bound: MOST_ROOMS });
export const slotsOfEvent = pageOf(Slot, "eventId", {
  name: "slots of an event", visible: toAnyone, orders: { TIME: ["startsAt", "endsAt"] },
  filters: WITHIN_WINDOW,
});
