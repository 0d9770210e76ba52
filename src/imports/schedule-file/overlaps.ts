import type { ParsedSession, ScheduleWarning } from "./parsed-schedule.js";

export function roomOverlaps(sessions: ParsedSession[]): ScheduleWarning[] {
  return overlapping(sessions, (session) => [[session.room, session.room]])
    .map(({ name, first, second }) => ({ message: `"${first.title}" and "${second.title}" are in the room "${name}" at the same time.`, place: second.place }));
}

export function hostOverlaps(sessions: ParsedSession[]): ScheduleWarning[] {
  return overlapping(sessions, (session) => session.hosts.map((host) => [host.sourceId, host.name]))
    .map(({ name, first, second }) => ({ message: `${name} hosts "${first.title}" and "${second.title}" at the same time.`, place: second.place }));
}

/**
 * Each session at most once per room or host, with the earlier one that goes on longest: to name every pair of a
 * thousand sessions that all stand at the same time would be half a million warnings.
 */
export function overlapping(sessions: ParsedSession[], keysOf: (session: ParsedSession) => [key: string, name: string][]): { name: string; first: ParsedSession; second: ParsedSession }[] {
  const longest = new Map<string, ParsedSession>();
  const inTime = [...sessions].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return inTime.flatMap((session) => keysOf(session).flatMap(([key, name]) => {
    const earlier = longest.get(key);
    if (!earlier || earlier.endsAt < session.endsAt) longest.set(key, session);
    return earlier && earlier.endsAt > session.startsAt ? [{ name, first: earlier, second: session }] : [];
  }));
}
