import type { Visible } from "../base/viewer.js";
import { organises, withEvent, worksFor } from "../events/policy.js";

/** Rsvps: one's own; all for the event's staff; of others only the confirmed who agreed to be seen. */
export const visibleRsvps: Visible = t =>
  `${t}.person_id = :viewer OR ${worksFor(`${t}.event_id`)} OR (${t}.name_shown AND ${t}.status = 'CONFIRMED' AND :viewer IS NOT NULL AND ${withEvent(t)})`;

/** The same, and all of an event for whoever stands at its door. The people behind them become no more public by that. */
export const rsvpsToDoor: Visible = t => `${visibleRsvps(t)} OR ${t}.event_id = :doorEvent`;

/** That somebody was let in, and why, is between the event's organisers. */
export const visibleAdmissions: Visible = t => organises(`${t}.event_id`);

/** Answers are the person's own and the organisers'; who stands at the door need not know them. */
export const visibleAnswers: Visible = t =>
  `EXISTS (SELECT 1 FROM rsvp r WHERE r.id = ${t}.rsvp_id AND (r.person_id = :viewer OR ${organises("r.event_id")}))`;

/** Coming to an event makes a person public where they agreed, and to the event's staff. */
export const attendeesShown: Visible = t => `EXISTS (SELECT 1 FROM rsvp r WHERE r.person_id = ${t}.id AND (${visibleRsvps("r")}))`;
