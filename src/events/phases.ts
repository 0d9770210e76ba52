import { Field, ObjectType } from "type-graphql";
import { DAY } from "../base/clock.js";
import { Refusal } from "../base/refusal.js";
import type { Visible } from "../base/viewer.js";
import { EventStatus, type StoredStatus } from "./event.js";
import { PhaseKind } from "./event-phase.js";

/** What the rules look at. */
export interface EventState { status: StoredStatus; endsAt: Date }
export interface Window { opensAt: Date | null; closesAt: Date | null }
export interface PhaseWindow { kind: PhaseKind; opensAt: Date; closesAt: Date }

@ObjectType({ implements: Refusal, description: "Not open at this time; the dates say when it is" })
export class NotOpen extends Refusal {
  @Field(() => Date, { nullable: true, description: "When it opens; null when it has no beginning, or is not going to open" })
  opensAt: Date | null;

  @Field(() => Date, { nullable: true, description: "When it closes; null when it has no end, or is not going to open" })
  closesAt: Date | null;

  constructor(message: string, window: Window) {
    super(message);
    this.opensAt = window.opensAt;
    this.closesAt = window === NEVER ? null : window.closesAt;
  }
}

/** How long after an event feedback is taken. */
export const FEEDBACK_DAYS = 30;

export const isOver = (event: EventState, now: Date): boolean => event.endsAt <= now;

export const statusOf = (event: EventState, now: Date): EventStatus =>
  event.status === "PUBLISHED" && isOver(event, now) ? EventStatus.ENDED : EventStatus[event.status];

/** The same in SQL. */
export const statusNow: Visible = t => `CASE WHEN ${t}.status = 'PUBLISHED' AND ${t}.ends_at <= :now THEN 'ENDED' ELSE ${t}.status END`;

/** The window of what is not going to open. */
const NEVER: Window = { opensAt: null, closesAt: new Date(0) };

export const isOpen = ({ opensAt, closesAt }: Window, now: Date): boolean =>
  (opensAt === null || opensAt <= now) && (closesAt === null || now < closesAt);

/**
 * When any of these phases is open. An event without phases has all of them open until its end; one that has phases, but
 * none of these, keeps them closed. Of several windows, the one that is open or opens next.
 */
export function phaseWindow(event: EventState, phases: readonly PhaseWindow[], kinds: readonly PhaseKind[], now: Date): Window {
  if (phases.length === 0) return { opensAt: null, closesAt: event.endsAt };
  const windows = phases.filter(phase => kinds.includes(phase.kind)).sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
  const next = windows.find(window => window.closesAt > now) ?? windows.at(-1);
  return next ?? NEVER;
}

/** When any of these phases is open, of an event that must have one of them for it: what is not open unless it says so. */
export const declaredWindow = (event: EventState, phases: readonly PhaseWindow[], kinds: readonly PhaseKind[], now: Date): Window =>
  phases.length === 0 ? NEVER : phaseWindow(event, phases, kinds, now);

export const rsvpWindow = (event: EventState & { rsvpOpensAt: Date | null; rsvpClosesAt: Date | null }): Window =>
  ({ opensAt: event.rsvpOpensAt, closesAt: event.rsvpClosesAt ?? event.endsAt });

/** Feedback is open from a thing's start to 30 days after the event. */
export const feedbackWindow = (startsAt: Date, event: EventState): Window =>
  ({ opensAt: startsAt, closesAt: new Date(event.endsAt.getTime() + FEEDBACK_DAYS * DAY) });

/** Interest counts of an event that hides them are shown when its last phase of marking interest is over. */
export function votingClosesAt(event: EventState, phases: readonly PhaseWindow[]): Date {
  const closes = phases.filter(phase => phase.kind !== PhaseKind.LIVE).map(phase => phase.closesAt.getTime());
  return closes.length > 0 ? new Date(Math.max(...closes)) : event.endsAt;
}
