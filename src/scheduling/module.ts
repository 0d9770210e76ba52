import type { Module } from "../base/module.js";
import { ChangeEventTimeZone } from "./change-event-time-zone.js";
import { CloseRoom } from "./close-room.js";
import { AbsenceFields, ApartFields, EventConstraints, RoomConstraints, SessionConstraints } from "./constraint.resolver.js";
import { DraftSchedule } from "./draft-schedule.js";
import { FollowSchedule } from "./follow-schedule.js";
import { HostAbsence } from "./host-absence.js";
import { EventPositions, PositionFields } from "./free-position.resolver.js";
import { KeepApart } from "./keep-apart.js";
import { PinSession } from "./pin-session.js";
import { PitchIntoSchedule } from "./pitch-into-schedule.js";
import { PreferSlots } from "./prefer-slots.js";
import { PreferredSlot } from "./preferred-slot.js";
import { PublishSchedule } from "./publish-schedule.js";
import { RefreshDraft } from "./refresh-draft.js";
import { RoomClosing } from "./room-closing.js";
import { EventSchedules, PlacementFields, ScheduleChangeFields, ScheduleFields, ScheduleQueries } from "./schedule.resolver.js";
import { SessionsApart } from "./sessions-apart.js";
import { SetAbsences } from "./set-absences.js";
import { SwapSessions } from "./swap-sessions.js";

export const scheduling: Module = {
  name: "scheduling",
  entities: [RoomClosing, HostAbsence, SessionsApart, PreferredSlot],
  resolvers: [
    ScheduleQueries, ScheduleFields, PlacementFields, ScheduleChangeFields, EventSchedules,
    DraftSchedule, PublishSchedule, RefreshDraft, PinSession, SwapSessions,
    RoomConstraints, SessionConstraints, EventConstraints, AbsenceFields, ApartFields,
    ChangeEventTimeZone, CloseRoom, SetAbsences, KeepApart, PreferSlots,
    EventPositions, PositionFields, PitchIntoSchedule,
    FollowSchedule,
  ],
};
