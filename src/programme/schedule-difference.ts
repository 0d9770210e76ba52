import { ScheduleChangeKind } from "./schedule-change.js";

export interface Placed { sessionId: string; roomId: string; startsAt: Date; endsAt: Date }

export interface Difference { sessionId: string; kind: ScheduleChangeKind; from: Placed | null; to: Placed | null }

/** What is different in the second of two states of a schedule, by session. Who shares a room or which slot it is makes no difference. */
export function differences(before: readonly Placed[], after: readonly Placed[]): Difference[] {
  const then = new Map(before.map(placed => [placed.sessionId, placed]));
  const now = new Map(after.map(placed => [placed.sessionId, placed]));
  return [...new Set([...then.keys(), ...now.keys()])].flatMap(sessionId => {
    const [from, to] = [then.get(sessionId) ?? null, now.get(sessionId) ?? null];
    const kind = from === null ? ScheduleChangeKind.ADDED : to === null ? ScheduleChangeKind.REMOVED : ScheduleChangeKind.MOVED;
    return from && to && same(from, to) ? [] : [{ sessionId, kind, from, to }];
  });
}

export const same = (one: Placed, other: Placed): boolean =>
  one.roomId === other.roomId && one.startsAt.getTime() === other.startsAt.getTime() && one.endsAt.getTime() === other.endsAt.getTime();
