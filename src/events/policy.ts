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

/** Whether the viewer works for the event whose id this SQL says, or whoever bears a token stands at its door. */
export const atDoorOf = (eventId: string): string => `(${staffOf(eventId)} OR ${eventId} = :doorEvent)`;

export const visibleStaff: Visible = t => `${t}.person_id = :viewer OR ${organises(`${t}.event_id`)}`;

/** Organising an event in public makes a person public. */
export const organisersShown: Visible = t =>
  `EXISTS (SELECT 1 FROM event_staff st JOIN event ev ON ev.id = st.event_id WHERE st.person_id = ${t}.id AND st.role = 'ORGANISER' AND st.status = 'ACTIVE' AND (${visibleEvents("ev")}))`;

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
