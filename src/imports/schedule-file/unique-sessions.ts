import type { ParsedSession, ScheduleWarning } from "./parsed-schedule.js";

/**
 * Gives sessions with the same source id different ones. They are no error, since files that are in order have them:
 * a talk that is held twice keeps its id in frab and pretalx. Numbers follow time, not the file, so that they come out
 * the same when the file is sorted in another way. A session listed twice in one place is taken once.
 */
export function uniqueSessions(sessions: ParsedSession[], warnings: ScheduleWarning[]): ParsedSession[] {
  const bySourceId = new Map<string, ParsedSession[]>();
  for (const session of sessions) bySourceId.set(session.sourceId, [...(bySourceId.get(session.sourceId) ?? []), session]);
  if (bySourceId.size === sessions.length) return sessions;

  const taken = new Set(bySourceId.keys());
  const dropped = new Set<ParsedSession>();
  const renamed = new Map<ParsedSession, string>();
  for (const [sourceId, same] of bySourceId) {
    const inTime = [...same].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || compare(a.room, b.room));
    let number = 1;
    let previous: ParsedSession | null = null;
    for (const session of inTime) {
      if (previous && isSame(previous, session)) {
        dropped.add(session);
        warnings.push({ message: `"${session.title}" is listed twice for the same room and time; it was taken once.`, place: session.place });
        continue;
      }
      if (previous) {
        do number += 1; while (taken.has(`${sourceId}#${number}`));
        taken.add(`${sourceId}#${number}`);
        renamed.set(session, `${sourceId}#${number}`);
        warnings.push({ message: `"${session.title}" has the same id as "${previous.title}" (${previous.place}); it was taken as ${sourceId}#${number}.`, place: session.place });
      }
      previous = session;
    }
  }
  return sessions.filter((session) => !dropped.has(session)).map((session) => {
    const sourceId = renamed.get(session);
    return sourceId === undefined ? session : { ...session, sourceId };
  });
}

function isSame(a: ParsedSession, b: ParsedSession): boolean {
  return a.title === b.title && a.room === b.room && a.startsAt.getTime() === b.startsAt.getTime() && a.endsAt.getTime() === b.endsAt.getTime();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
