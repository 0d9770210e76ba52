import type { Act } from "../base/act.js";
import { visibleEvents } from "../events/policy.js";
import { inPublic, visibleIdeas } from "../ideas/policy.js";
import { visibleNotes } from "../notes/policy.js";
import { visibleSessions } from "../programme/policy.js";
import { visibleTouchpoints } from "../touchpoints/policy.js";
import { ContributionKind } from "./contribution.js";
import type { PublishedTextInput } from "./published-text.js";

/** A contribution that can be answered. */
export interface Found {
  id: string;
  column: "feedback_id" | "perceived_value_id" | "session_note_id" | "idea_id";
  kind: ContributionKind;
  touchpointId: string | null;
  quote: string;
  saidAt: Date | null;
}

type Row = Pick<Found, "id" | "quote" | "saidAt"> & { kind?: ContributionKind; touchpointId?: string | null };

const as = (column: Found["column"], kind: ContributionKind, rows: readonly Row[]): Found[] =>
  rows.map(row => ({ ...row, column, kind: row.kind ?? kind, touchpointId: row.touchpointId ?? null }));

/** Those of these ideas that are public in the project. */
export async function ideasToAnswer(ids: readonly string[], projectId: string, act: Act): Promise<Found[]> {
  return as("idea_id", ContributionKind.IDEA, await act.sql<Row>(
    `SELECT i.id, i.statement AS quote, i.created_at AS "saidAt" FROM idea i WHERE i.id = ANY(:ids::uuid[]) AND i.project_id = :projectId AND ${inPublic("i")} AND ${visibleIdeas("i")} ORDER BY i.id`,
    { ids, projectId }));
}

/** Those of these notes that are public at the project's events. */
export async function notesToAnswer(ids: readonly string[], projectId: string, act: Act): Promise<Found[]> {
  return as("session_note_id", ContributionKind.NOTE, await act.sql<Row>(
    `SELECT n.id, n.kind, n.text AS quote, n.created_at AS "saidAt" FROM session_note n JOIN session s ON s.id = n.session_id JOIN event e ON e.id = s.event_id
     WHERE n.id = ANY(:ids::uuid[]) AND e.project_id = :projectId AND ${inPublic("n")} AND ${visibleNotes("n")} ORDER BY n.id`, { ids, projectId }));
}

/**
 * Whoever's published text this is, several when they wrote the same. What is not published is not found, as if nobody had
 * written it. Shuffled, so that the order of what is kept says nothing of who wrote first.
 */
export async function textToAnswer({ eventId, sessionId, touchpointPartyId, iterationId, text }: PublishedTextInput, projectId: string, act: Act): Promise<Found[]> {
  if (touchpointPartyId != null) {
    return as("perceived_value_id", ContributionKind.VALUE, await act.sql<Row>(
      `SELECT v.id, v.published_reason AS quote, v.reason_published_at AS "saidAt", t.id AS "touchpointId"
       FROM perceived_value v JOIN touchpoint_party tp ON tp.id = v.touchpoint_party_id JOIN touchpoint t ON t.id = tp.touchpoint_id
       WHERE v.touchpoint_party_id = :touchpointPartyId AND v.iteration_id = :iterationId AND v.published_reason = :text AND t.project_id = :projectId AND ${visibleTouchpoints("t")} ORDER BY random()`,
      { touchpointPartyId, iterationId, text, projectId }));
  }
  const [from, id] = eventId != null
    ? [`JOIN event e ON e.id = f.event_id AND (${visibleEvents("e")}) WHERE f.event_id = :id`, eventId]
    : [`JOIN session s ON s.id = f.session_id AND (${visibleSessions("s")}) JOIN event e ON e.id = s.event_id WHERE f.session_id = :id`, sessionId];
  return as("feedback_id", ContributionKind.FEEDBACK, await act.sql<Row>(
    `SELECT f.id, f.published_comment AS quote, f.comment_published_at AS "saidAt" FROM feedback f ${from} AND e.project_id = :projectId AND f.published_comment = :text ORDER BY random()`,
    { id, text, projectId }));
}
