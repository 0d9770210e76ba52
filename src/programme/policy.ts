import type { Visible } from "../base/viewer.js";
import { organises, withEvent, worksFor } from "../events/policy.js";

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

/** Hosting a session in public makes a person public. */
export const hostsShown: Visible = t =>
  `EXISTS (SELECT 1 FROM session_host sh JOIN session se ON se.id = sh.session_id WHERE sh.person_id = ${t}.id AND sh.status = 'ACTIVE' AND ${visibleSessions("se")})`;
