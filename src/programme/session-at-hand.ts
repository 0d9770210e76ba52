import type { Act } from "../base/act.js";
import { allow, found } from "../base/refusal.js";
import type { Viewer } from "../base/viewer.js";
import { eventAtHand, lockEvent, type EventAtHand } from "../events/event-at-hand.js";
import { comesTo } from "../events/policy.js";
import { visibleSessions } from "./policy.js";
import type { SessionStatus } from "./session.js";
import { sessionMay } from "./session-policy.js";
import type { SessionVerb } from "./session-verb.js";

export interface SessionAtHand { id: string; title: string; status: SessionStatus; lengthInSlots: number; host: boolean; comes: boolean; event: EventAtHand }

/** The session with its event, if the viewer may see them; otherwise `NotFound` at the input's field. */
export async function sessionAtHand(sessionId: string, act: Act<Viewer | null>, field = "sessionId"): Promise<SessionAtHand> {
  const row = await act.first<Omit<SessionAtHand, "event"> & { eventId: string }>(
    `SELECT s.id, s.event_id AS "eventId", s.title, s.status, s.length_in_slots AS "lengthInSlots",
       EXISTS (SELECT 1 FROM session_host sh WHERE sh.session_id = s.id AND sh.person_id = :viewer AND sh.status = 'ACTIVE') AS host, ${comesTo("s.event_id")} AS comes
     FROM session s WHERE s.id = :sessionId AND ${visibleSessions("s")}`, { sessionId });
  const { eventId, ...session } = found(row, "session", field);
  return { ...session, event: await eventAtHand(eventId, act, field) };
}

/** The session, if the viewer may do this with it. */
export async function sessionFor(verb: SessionVerb, sessionId: string, act: Act): Promise<SessionAtHand> {
  const session = await sessionAtHand(sessionId, act);
  allowSession(verb, session, act);
  return session;
}

export const allowSession = (verb: SessionVerb, { status, host, comes, event }: SessionAtHand, act: Act): void =>
  allow(sessionMay(verb, status, event, { host, eventRoles: event.roles, comes }, act.now), `The viewer may not ${verb.toLowerCase().replace("_", " ")} this session`);

export const lockSession = async (sessionId: string, act: Act): Promise<void> => {
  await act.sql("SELECT 1 FROM session WHERE id = :sessionId FOR NO KEY UPDATE", { sessionId });
};

/**
 * The session, for verbs that say what becomes of it: behind its locks, in their order, and then looked at once more. So
 * nobody accepts or places what was withdrawn a moment ago. Whoever may not do it locks nothing.
 */
export async function sessionHeldFor(verb: SessionVerb, sessionId: string, act: Act): Promise<SessionAtHand> {
  const { event } = await sessionFor(verb, sessionId, act);
  await lockEvent(event.id, act);
  await lockSession(sessionId, act);
  return sessionFor(verb, sessionId, act);
}
