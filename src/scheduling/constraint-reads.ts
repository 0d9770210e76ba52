import { hasMany, pageOf } from "../base/reads.js";
import { toAnyone, type Visible } from "../base/viewer.js";
import { organises } from "../events/policy.js";
import { Slot } from "../programme/slot.js";
import { HostAbsence } from "./host-absence.js";
import { PreferredSlot } from "./preferred-slot.js";
import { RoomClosing } from "./room-closing.js";
import { SessionsApart } from "./sessions-apart.js";

export const MOST_CLOSINGS = 20;
export const MOST_ABSENCES = 20;
export const MOST_APART = 50;
export const MOST_PREFERRED = 20;

export const closingsOfRoom = hasMany(RoomClosing, "roomId", ["startsAt"], toAnyone, { bound: MOST_CLOSINGS });

const ownOrOrganised: Visible = t => `${t}.person_id = :viewer OR ${organises(`${t}.event_id`)}`;
export const myAbsencesOfEvent = hasMany(HostAbsence, "eventId", ["startsAt"], t => `${t}.person_id = :viewer`, { bound: MOST_ABSENCES });
export const absencesOfEvent = pageOf(HostAbsence, "eventId", { name: "absences of an event", visible: ownOrOrganised, orders: { STARTS_AT: ["startsAt"] } });

export const apartOfEvent = pageOf(SessionsApart, "eventId", { name: "sessions apart of an event", visible: t => organises(`${t}.event_id`), orders: { OLDEST: ["createdAt"] } });

export const preferredSlotsOfSession = hasMany(Slot, { through: PreferredSlot, parent: "sessionId", child: "slotId" }, ["startsAt"], toAnyone, { bound: MOST_PREFERRED });
