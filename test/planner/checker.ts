import type { Problem, Schedule } from "../../src/planner/problem.js";

/**
 * Hard rules that a schedule breaks, in words. Written from the rules' text and apart from the planner, of which it shares no line: it goes by ids and
 * milliseconds, minute by minute where two things could be at once.
 */
export function brokenRules(problem: Problem, schedule: Schedule): string[] {
  const broken: string[] = [];
  const byTime = [...problem.slots].sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt || (a.id < b.id ? -1 : 1));
  const places: { id: string; room: string; minutes: Set<number>; hosts: readonly string[] }[] = [];

  for (const { sessionId, roomId, slotId } of schedule) {
    const session = problem.sessions.find(({ id }) => id === sessionId);
    const room = problem.rooms.find(({ id }) => id === roomId);
    const first = byTime.find(({ id }) => id === slotId);
    if (!session || !room || !first) { broken.push(`${sessionId}: unknown place`); continue; }
    if (places.some(({ id }) => id === sessionId)) broken.push(`${sessionId}: twice`);
    const slots = [first];
    while (slots.length < session.lengthInSlots) {
      const end = slots[slots.length - 1]!.endsAt;
      const next = byTime.find(({ startsAt }) => startsAt >= end);
      // No session goes on after more than two hours.
      if (!next || next.startsAt > end + 2 * 3_600_000) break;
      slots.push(next);
    }
    const end = slots[slots.length - 1]!.endsAt;
    const minutes = new Set<number>();
    for (let at = first.startsAt; at < end; at += 60_000) minutes.add(at);
    const during = (from: number, to: number): boolean => [...minutes].some(minute => minute < to && minute + 60_000 > from);

    const begun = (id: string): boolean => problem.slots.some(slot => slot.id === id && slot.startsAt <= problem.now);
    const stood = session.before?.roomId === roomId && session.before.slotId === slotId;
    const fixed = session.pinned?.roomId === roomId && session.pinned.slotId === slotId;
    // What stands where it is bound to stand and has begun cannot be mended.
    if (session.before && begun(session.before.slotId)) {
      if (!stood) broken.push(`${sessionId}: had begun elsewhere`);
    } else if (!(begun(slotId) && fixed)) {
      if (begun(slotId) && !fixed) broken.push(`${sessionId}: goes to a slot that has begun`);
      if (session.pinned && !fixed) broken.push(`${sessionId}: leaves its pin`);
      if (slots.length < session.lengthInSlots) broken.push(`${sessionId}: too few slots`);
      if (slots.some(({ closed }) => closed)) broken.push(`${sessionId}: closed slot`);
      for (const need of session.needs) if (!room.features.includes(need)) broken.push(`${sessionId}: no ${need}`);
      if (room.closed.some(({ startsAt, endsAt }) => during(startsAt, endsAt))) broken.push(`${sessionId}: closed room`);
      for (const host of session.hosts) {
        if (problem.absences.some(absence => absence.host === host && during(absence.startsAt, absence.endsAt))) broken.push(`${sessionId}: ${host} is away`);
      }
      for (const taken of problem.taken) {
        if (!during(taken.startsAt, taken.endsAt)) continue;
        if (taken.roomId === roomId) broken.push(`${sessionId}: room is taken by something else`);
        if (taken.hosts.some(host => session.hosts.includes(host))) broken.push(`${sessionId}: host is in something else`);
      }
    }
    places.push({ id: sessionId, room: roomId, minutes, hosts: session.hosts });
  }

  const fell = new Set(problem.sessions.filter(({ pinned, before }) => pinned || (before && problem.slots.some(({ id, startsAt }) => id === before.slotId && startsAt <= problem.now))).map(({ id }) => id));
  for (const { id } of places) fell.delete(id);
  for (const id of fell) broken.push(`${id}: has to stay, and is gone`);

  places.forEach((one, at) => {
    for (const other of places.slice(at + 1)) {
      if (![...one.minutes].some(minute => other.minutes.has(minute))) continue;
      if (one.room === other.room) broken.push(`${one.id} and ${other.id}: one room`);
      for (const host of one.hosts) if (other.hosts.includes(host)) broken.push(`${one.id} and ${other.id}: ${host} in both`);
      if (problem.apart.some(([a, b]) => (a === one.id && b === other.id) || (a === other.id && b === one.id))) broken.push(`${one.id} and ${other.id}: must not clash`);
    }
  });
  return broken;
}

/** Hard rules that a plan breaks by itself: not what has begun breaks among itself, and not pins that it says cannot be. */
export function brokenByPlanning(problem: Problem, schedule: Schedule): string[] {
  const begun = new Set(problem.slots.filter(({ startsAt }) => startsAt <= problem.now).map(({ id }) => id));
  const stood = new Set(problem.sessions.filter(({ before, pinned }) => begun.has(before?.slotId ?? "") || begun.has(pinned?.slotId ?? "")).map(({ id }) => id));
  return brokenRules(problem, schedule).filter(line => {
    const [, one, , other] = /^(.+?)( and (.+?))?: /.exec(line)!;
    return !/has to stay/.test(line) && !(stood.has(one!) && (other === undefined || stood.has(other)));
  });
}

/** The most people that can be seated at once, by trying: a plain augmenting search over people and single seats. */
export function mostSeated(sessions: readonly { wanted: readonly number[]; seats: number }[]): number {
  const seats = sessions.flatMap(({ seats: n }, session) => Array.from({ length: n }, () => session));
  const taken = new Map<number, number>();
  const seat = (person: number, tried: Set<number>): boolean => seats.some((session, at) => {
    if (tried.has(at) || !sessions[session]!.wanted.includes(person)) return false;
    tried.add(at);
    const sitter = taken.get(at);
    if (sitter !== undefined && !seat(sitter, tried)) return false;
    taken.set(at, person);
    return true;
  });
  return [...new Set(sessions.flatMap(({ wanted }) => wanted))].filter(person => seat(person, new Set())).length;
}
