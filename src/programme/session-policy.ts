import { decided, forSignedIn, whether } from "../base/decided.js";
import type { Visible } from "../base/viewer.js";
import { EventRole } from "../events/event-staff.js";
import { isOver, type EventState } from "../events/phases.js";
import { comesTo, EVENT_STATUSES, eventIn, organises } from "../events/policy.js";
import { hostOf } from "./policy.js";
import { SessionStatus } from "./session.js";
import { SessionVerb } from "./session-verb.js";

/** What the viewer is to a session: one of its hosts, an organiser of its event, somebody with a seat at it. */
export interface SessionRoles { host: boolean; eventRoles: readonly EventRole[]; comes: boolean }

/** What a viewer may do with a session that they see: asked by the verbs, and told by `Session.may`. */
export function sessionMay(verb: SessionVerb, status: SessionStatus, event: EventState & { sessionSeats: boolean }, { host, eventRoles, comes }: SessionRoles, now: Date): boolean {
  const organiser = eventRoles.includes(EventRole.ORGANISER);
  const alive = status === SessionStatus.PITCHED || status === SessionStatus.ACCEPTED;
  if (event.status === "CANCELLED") return false;
  switch (verb) {
    case SessionVerb.EDIT: return (host || organiser) && alive;
    case SessionVerb.INVITE_HOST: return (host || organiser) && alive;
    case SessionVerb.WITHDRAW: return host && alive && !isOver(event, now);
    case SessionVerb.ACCEPT: return organiser && status !== SessionStatus.WITHDRAWN;
    case SessionVerb.CANCEL: return organiser && alive;
    case SessionVerb.SCHEDULE: return organiser && alive;
    case SessionVerb.MARK_INTEREST: return alive && event.status === "PUBLISHED" && !isOver(event, now);
    case SessionVerb.TAKE_SEAT: return comes && alive && event.sessionSeats && event.status === "PUBLISHED" && !isOver(event, now);
    case SessionVerb.WRITE_NOTE: return (host || organiser || comes) && alive && event.status === "PUBLISHED";
  }
}

const ofEvent = (t: string, sql: string): string => `(SELECT ${sql} FROM event oe WHERE oe.id = ${t}.event_id)`;

/** `Session.may` in SQL. */
export const sessionVerbs: Visible = forSignedIn(decided(
  [
    { sql: t => `${t}.status`, values: Object.values(SessionStatus) },
    { sql: t => ofEvent(t, "oe.status"), values: EVENT_STATUSES },
    whether(t => ofEvent(t, "oe.ends_at <= :now")), whether(t => hostOf(`${t}.id`)), whether(t => organises(`${t}.event_id`)),
    whether(t => comesTo(`${t}.event_id`)), whether(t => ofEvent(t, "oe.session_seats")),
  ],
  (status, stored, over, host, organiser, comes, sessionSeats) => {
    const { event, now } = eventIn(stored, over);
    const roles = { host: host === "true", eventRoles: organiser === "true" ? [EventRole.ORGANISER] : [], comes: comes === "true" };
    return Object.values(SessionVerb).filter(verb => sessionMay(verb, status, { ...event, sessionSeats: sessionSeats === "true" }, roles, now));
  }));
