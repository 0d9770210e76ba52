/** What the planner is given: plain data, so that it can be sent to a thread, kept as JSON and planned again to the same grid. */
export interface Problem {
  /** What is "now", in milliseconds: slots that have begun are past. Nothing new goes there; what stands there stays. */
  readonly now: number;
  readonly slots: readonly PlannerSlot[];
  readonly rooms: readonly PlannerRoom[];
  readonly sessions: readonly PlannerSession[];
  /** How many people marked sessions; `wanted` and `maybe` name them by the numbers 0 to people − 1. */
  readonly people: number;
  /** When hosts are not available. */
  readonly absences: readonly Absence[];
  /** Sessions that must not run at the same time. */
  readonly apart: readonly (readonly [string, string])[];
  /** Times of rooms and hosts that something outside this problem has taken, for example a session placed without a slot. */
  readonly taken: readonly Taken[];
  readonly weights: Weights;
}

/** From `startsAt` up to `endsAt`, in milliseconds since 1970. */
export interface Times {
  readonly startsAt: number;
  readonly endsAt: number;
}

export interface PlannerSlot extends Times {
  readonly id: string;
  /** No session goes there: a break, or a time that the organisers keep free. */
  readonly closed: boolean;
}

export interface PlannerRoom {
  readonly id: string;
  /** Null is unlimited, for example online. */
  readonly seats: number | null;
  readonly features: readonly string[];
  readonly closed: readonly Times[];
}

export interface PlannerSession {
  readonly id: string;
  /** A session of several slots takes those that follow the first. */
  readonly lengthInSlots: number;
  /** Features that its room must have. */
  readonly needs: readonly string[];
  readonly hosts: readonly string[];
  readonly tags: readonly string[];
  /** Slots that it would rather start in; none when any will do. */
  readonly preferredSlots: readonly string[];
  /** Where it has to be; null when the planner may choose. */
  readonly pinned: Position | null;
  /** Where it is in the schedule that people know: leaving it is what `weights.change` prices. */
  readonly before: Position | null;
  /** People who marked it WANT. */
  readonly wanted: readonly number[];
  /** People who marked it MAYBE. */
  readonly maybe: readonly number[];
}

export interface Absence extends Times {
  readonly host: string;
}

export interface Taken extends Times {
  readonly roomId: string | null;
  readonly hosts: readonly string[];
}

/** What the planner weighs beside seats, each priced in seats: how many seats it would give up to avoid one of these. 0 is not at all. */
export interface Weights {
  /** For two sessions with a tag in common at the same time; for each such tag and slot. */
  readonly tagSpread: number;
  /** For a session that starts in none of the slots it prefers. */
  readonly preferred: number;
  /** For a session that leaves the time it had before; a quarter of it where only the room changes. */
  readonly change: number;
  /** For a person who gets a seat in nothing they wanted. */
  readonly fairness: number;
  /** What a seat for somebody who said MAYBE is worth beside one for somebody who said WANT; from 0 to 1. */
  readonly maybe: number;
}

export const USUAL_WEIGHTS: Weights = { tagSpread: 1, preferred: 3, change: 0, fairness: 2, maybe: 0.3 };

/** Where a session is: its room, and the first of its slots. */
export interface Position {
  readonly roomId: string;
  readonly slotId: string;
}

export interface Placed extends Position {
  readonly sessionId: string;
}

/** A session that is not in it has no place. */
export type Schedule = readonly Placed[];

/** The problem contradicts itself: a program's mistake, not an organiser's. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
}
