import { decided, forSignedIn, whether, type Fact } from "../base/decided.js";
import type { Visible } from "../base/viewer.js";
import type { StoredStatus } from "./event.js";
import { EventRole } from "./event-staff.js";
import { EventVerb } from "./event-verb.js";
import { isOver, type EventState } from "./phases.js";

const staffOf = (eventId: string, ...roles: EventRole[]): string =>
  `EXISTS (SELECT 1 FROM event_staff st WHERE st.event_id = ${eventId} AND st.person_id = :viewer AND st.status = 'ACTIVE'` +
  `${roles.length > 0 ? ` AND st.role IN (${roles.map(role => `'${role}'`).join(", ")})` : ""})`;

/** Whether the viewer is an organiser of the event whose id this SQL says. */
export const organises = (eventId: string): string => staffOf(eventId, EventRole.ORGANISER);

/** Whether the viewer works for it, as an organiser or at the door. */
export const worksFor = (eventId: string): string => staffOf(eventId);

/** Whether the viewer has a seat at it. */
export const comesTo = (eventId: string): string =>
  `EXISTS (SELECT 1 FROM rsvp own WHERE own.event_id = ${eventId} AND own.person_id = :viewer AND own.status = 'CONFIRMED')`;

/** Drafts are seen by their staff, and by whoever is invited to it. */
export const visibleEvents: Visible = t =>
  `${t}.status <> 'DRAFT' OR EXISTS (SELECT 1 FROM event_staff st WHERE st.event_id = ${t}.id AND st.person_id = :viewer AND st.status IN ('ACTIVE', 'INVITED'))`;

/** What hangs from an event is seen with it. */
export const withEvent: Visible = t =>
  `EXISTS (SELECT 1 FROM event ev WHERE ev.id = ${t}.event_id AND (${visibleEvents("ev")}))`;

/** Rsvps: one's own; all for the event's staff; of others only the confirmed who agreed to be seen. */
export const visibleRsvps: Visible = t =>
  `${t}.person_id = :viewer OR ${staffOf(`${t}.event_id`)} OR (${t}.name_shown AND ${t}.status = 'CONFIRMED' AND :viewer IS NOT NULL AND ${withEvent(t)})`;

/** Whether the viewer works for the event whose id this SQL says, or whoever bears a token stands at its door. */
export const atDoorOf = (eventId: string): string => `(${staffOf(eventId)} OR ${eventId} = :doorEvent)`;

/** The same, and all of an event for whoever stands at its door. The people behind them become no more public by that. */
export const rsvpsToDoor: Visible = t => `${visibleRsvps(t)} OR ${t}.event_id = :doorEvent`;

/** Answers are the person's own and the organisers'; who stands at the door need not know them. */
export const visibleAnswers: Visible = t =>
  `EXISTS (SELECT 1 FROM rsvp r WHERE r.id = ${t}.rsvp_id AND (r.person_id = :viewer OR ${organises("r.event_id")}))`;

export const visibleStaff: Visible = t => `${t}.person_id = :viewer OR ${organises(`${t}.event_id`)}`;

/** Whether the viewer hosts the session whose id this SQL says. */
export const hostOf = (sessionId: string): string =>
  `EXISTS (SELECT 1 FROM session_host sh WHERE sh.session_id = ${sessionId} AND sh.person_id = :viewer AND sh.status = 'ACTIVE')`;

const hosting = (sessionId: string): string =>
  `EXISTS (SELECT 1 FROM session_host sh WHERE sh.session_id = ${sessionId} AND sh.person_id = :viewer AND sh.status IN ('ACTIVE', 'INVITED'))`;

/** Pitches are public with their event; a withdrawn one is seen by its hosts and the organisers. */
export const visibleSessions: Visible = t =>
  `${withEvent(t)} AND (${t}.status <> 'WITHDRAWN' OR ${hosting(`${t}.id`)} OR ${organises(`${t}.event_id`)})`;

export const visibleHostings: Visible = t =>
  `${t}.person_id = :viewer OR EXISTS (SELECT 1 FROM session se WHERE se.id = ${t}.session_id AND (${hosting("se.id")} OR ${organises("se.event_id")}))`;

/** Seats in sessions: one's own, and all for the event's staff. */
export const visibleSeats: Visible = t =>
  `${t}.person_id = :viewer OR EXISTS (SELECT 1 FROM session se WHERE se.id = ${t}.session_id AND ${worksFor("se.event_id")})`;

/** How an event makes people public: organising and hosting do, attending does where the person agreed, and to the event's staff. */
export const peopleShown: Visible = t =>
  `EXISTS (SELECT 1 FROM event_staff st JOIN event ev ON ev.id = st.event_id WHERE st.person_id = ${t}.id AND st.role = 'ORGANISER' AND st.status = 'ACTIVE' AND (${visibleEvents("ev")}))` +
  ` OR EXISTS (SELECT 1 FROM session_host sh JOIN session se ON se.id = sh.session_id WHERE sh.person_id = ${t}.id AND sh.status = 'ACTIVE' AND ${visibleSessions("se")})` +
  ` OR EXISTS (SELECT 1 FROM rsvp r WHERE r.person_id = ${t}.id AND (${visibleRsvps("r")}))`;

/** What the viewer is to an event: what they do for it, and whether they have a seat. */
export interface EventRoles { roles: readonly EventRole[]; comes: boolean }

/** What a viewer may do with an event that they see: asked by the verbs, and told by `Event.may`. */
export function eventMay(verb: EventVerb, event: EventState, { roles, comes }: EventRoles, now: Date): boolean {
  const organiser = roles.includes(EventRole.ORGANISER);
  switch (verb) {
    case EventVerb.EDIT: return organiser && event.status !== "CANCELLED";
    case EventVerb.PUBLISH: return organiser && event.status === "DRAFT";
    case EventVerb.CANCEL: return organiser && event.status !== "CANCELLED" && !isOver(event, now);
    case EventVerb.SCHEDULE: return organiser && event.status !== "CANCELLED";
    case EventVerb.IMPORT: return organiser && event.status !== "CANCELLED";
    case EventVerb.SEE_RSVPS: return roles.length > 0;
    case EventVerb.DECIDE_RSVPS: return organiser && event.status === "PUBLISHED" && !isOver(event, now);
    case EventVerb.CHECK_IN: return roles.length > 0 && event.status === "PUBLISHED";
    case EventVerb.RSVP: return event.status === "PUBLISHED" && !isOver(event, now);
    case EventVerb.PITCH: return (event.status === "PUBLISHED" || organiser) && event.status !== "CANCELLED" && !isOver(event, now);
    case EventVerb.PITCH_INTO_SCHEDULE: return (organiser || comes) && event.status === "PUBLISHED" && !isOver(event, now);
  }
}

export const EVENT_STATUSES: readonly StoredStatus[] = ["DRAFT", "PUBLISHED", "CANCELLED"];
const status: Fact<StoredStatus> = { sql: t => `${t}.status`, values: EVENT_STATUSES };
const BEFORE = new Date(0);
const AFTER = new Date(1);

/** An event in this state, for rules that look at no more of its time than whether it is over. */
export const eventIn = (stored: StoredStatus, over: string): { event: EventState; now: Date } =>
  ({ event: { status: stored, endsAt: over === "true" ? BEFORE : AFTER }, now: BEFORE });

/** `Event.may` in SQL. */
export const eventVerbs: Visible = forSignedIn(decided(
  [status, whether(t => `${t}.ends_at <= :now`), whether(t => organises(`${t}.id`)), whether(t => worksFor(`${t}.id`)), whether(t => comesTo(`${t}.id`))],
  (stored, over, organiser, staff, comes) => {
    const roles = [...(organiser === "true" ? [EventRole.ORGANISER] : []), ...(staff === "true" ? [EventRole.DOOR_STAFF] : [])];
    const { event, now } = eventIn(stored, over);
    return Object.values(EventVerb).filter(verb => eventMay(verb, event, { roles, comes: comes === "true" }, now));
  }));
