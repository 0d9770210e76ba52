import { allow } from "../base/refusal.js";
import type { Visible } from "../base/viewer.js";
import { withEvent } from "../events/policy.js";
import { visibleSessions } from "../programme/policy.js";
import { SessionStatus } from "../programme/session.js";
import type { ThingAtHand } from "./thing.js";

/** What hangs from an event or a session is seen with it. */
export const withThing: Visible = t =>
  `(${t}.event_id IS NOT NULL AND ${withEvent(t)}) OR EXISTS (SELECT 1 FROM session th WHERE th.id = ${t}.session_id AND (${visibleSessions("th")}))`;

const takesPlace = ({ event, sessionStatus }: ThingAtHand): boolean =>
  event.status === "PUBLISHED" && sessionStatus !== SessionStatus.WITHDRAWN && sessionStatus !== SessionStatus.CANCELLED;

/** Everybody may answer who sees the thing: a walk-in has no RSVP. Only a host does not rate the own session. */
export function allowGiving(thing: ThingAtHand): void {
  allow(takesPlace(thing), "Feedback is taken on what is public and takes place: this is a draft, or was withdrawn or cancelled");
  allow(!thing.hosts, "A host does not rate the own session");
}

export function allowResponding(thing: ThingAtHand): void {
  allow(thing.organises || thing.hosts, "Only the organisers, and for a session its hosts, respond to feedback");
  allow(thing.event.status !== "DRAFT", "A draft has no feedback to respond to");
}
