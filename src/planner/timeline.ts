import type { PlannerSlot, Times } from "./problem.js";

/** Over a longer pause than this no session goes on; a shorter one that should not be crossed is a closed slot, like lunch. */
export const LONGEST_PAUSE = 2 * 3_600_000;

/** The slots in order of time, and time cut where any of them starts or ends, so that overlaps become shared ticks. */
export interface Timeline {
  readonly slots: readonly PlannerSlot[];
  readonly slotIndex: ReadonlyMap<string, number>;
  /** Tick n lasts from edge n to edge n + 1. */
  readonly edges: readonly number[];
  /**
   * Somebody has one seat in a unit. A slot is a unit; slots that overlap, directly or through others, are one together: who sits in
   * one of them is not promised a seat in another.
   */
  readonly unitOf: readonly number[];
  readonly units: number;
  readonly past: readonly boolean[];
}

/** The slots that a session takes, as ticks `from` to `until` − 1 with the pauses between, and units `firstUnit` to `lastUnit`. */
export interface Run {
  readonly slots: readonly number[];
  readonly from: number;
  readonly until: number;
  readonly firstUnit: number;
  readonly lastUnit: number;
}

export function timelineOf(given: readonly PlannerSlot[], now: number): Timeline {
  const slots = [...given].sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt || (a.id < b.id ? -1 : 1));
  const edges = [...new Set(slots.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]))].sort((a, b) => a - b);
  const unitOf: number[] = [];
  let end = -Infinity;
  let units = 0;
  for (const { startsAt, endsAt } of slots) {
    if (startsAt >= end) units++;
    unitOf.push(units - 1);
    end = Math.max(end, endsAt);
  }
  return { slots, slotIndex: new Map(slots.map(({ id }, index) => [id, index])), edges, unitOf, units, past: slots.map(({ startsAt }) => startsAt <= now) };
}

/**
 * The slots from `first` on that a session of `length` slots takes; as many as there are where fewer follow. What follows a slot is
 * the next that begins when it has ended, soon enough. Unlike `rangeOfSlots` of the events, which serves hand-made placements, it never
 * runs through the night or into a closed slot, and slots may overlap.
 */
export function slotsFrom(timeline: Timeline, first: number, length: number): number[] {
  const { slots } = timeline;
  const run = [first];
  while (run.length < length) {
    const { endsAt } = slots[run.at(-1)!]!;
    const next = slots.findIndex(({ startsAt }) => startsAt >= endsAt);
    if (next < 0 || slots[next]!.startsAt - endsAt > LONGEST_PAUSE) break;
    run.push(next);
  }
  return run;
}

export function runFrom(timeline: Timeline, first: number, length: number): Run | null {
  const run = shortRunFrom(timeline, first, length);
  return run.slots.length < length ? null : run;
}

export function shortRunFrom(timeline: Timeline, first: number, length: number): Run {
  const slots = slotsFrom(timeline, first, length);
  const last = slots.at(-1)!;
  return {
    slots,
    from: timeline.edges.indexOf(timeline.slots[first]!.startsAt),
    until: timeline.edges.indexOf(timeline.slots[last]!.endsAt),
    firstUnit: timeline.unitOf[first]!,
    lastUnit: timeline.unitOf[last]!,
  };
}

export const overlap = (a: Times, b: Times): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;
