import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import type { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found } from "../base/refusal.js";
import type { Viewer } from "../base/viewer.js";
import { InvitationStatus } from "../base/invitation.js";
import type { StoredStatus } from "../events/event.js";
import { organises, visibleEvents } from "../events/policy.js";
import { visibleSessions } from "../programme/policy.js";
import type { SessionStatus } from "../programme/session.js";

/** What feedback is about, by the column that refers to it. */
export interface Thing { column: "event_id" | "session_id"; id: string }

/** A thing as the verbs need it. */
export interface ThingAtHand extends Thing {
  startsAt: Date;
  event: { status: StoredStatus; endsAt: Date };
  sessionStatus: SessionStatus | null;
  /** Whether the viewer organises the event, or hosts the session. */
  organises: boolean;
  hosts: boolean;
}

/** Exactly one of the two says what it is about. */
@InputType()
export abstract class ThingInput extends KeyedInput {
  @Field(() => Id, { nullable: true, description: "Event that it is about; give either this or `sessionId`" }) eventId?: string | null;
  @Field(() => Id, { nullable: true, description: "Session that it is about; give either this or `eventId`" }) sessionId?: string | null;
}

export function checkThing({ eventId, sessionId }: ThingInput, checks: Checks): void {
  if (eventId == null && sessionId == null) checks.fail("eventId", "Give either `eventId` or `sessionId`");
  if (eventId != null && sessionId != null) checks.fail("sessionId", "Give either `eventId` or `sessionId`, not both");
}

export const thingOf = ({ eventId, sessionId }: { eventId?: string | null; sessionId?: string | null }): Thing =>
  eventId != null ? { column: "event_id", id: eventId } : { column: "session_id", id: sessionId! };

type Found = Omit<ThingAtHand, "column" | "id" | "event"> & { status: StoredStatus; endsAt: Date };

/** The thing, if the viewer may see it; otherwise `NotFound` at the input's field. One statement. */
export async function thingAtHand(input: ThingInput, act: Act<Viewer | null>): Promise<ThingAtHand> {
  const thing = thingOf(input);
  const text = thing.column === "event_id" ? EVENT : SESSION;
  const row = await act.first<Found>(text, { id: thing.id });
  const { status, endsAt, ...rest } = thing.column === "event_id" ? found(row, "event", "eventId") : found(row, "session", "sessionId");
  return { ...thing, ...rest, event: { status, endsAt } };
}

const EVENT = `SELECT e.status, e.starts_at AS "startsAt", e.ends_at AS "endsAt", NULL AS "sessionStatus", ${organises("e.id")} AS organises, FALSE AS hosts
  FROM event e WHERE e.id = :id AND (${visibleEvents("e")})`;

/** A session starts when the published schedule says so; one without a place starts with its event. */
const SESSION = `SELECT e.status, e.ends_at AS "endsAt", s.status AS "sessionStatus", ${organises("e.id")} AS organises,
    coalesce((SELECT p.starts_at FROM placement p JOIN schedule_version v ON v.id = p.schedule_version_id
      WHERE p.session_id = s.id AND v.event_id = s.event_id AND v.status = 'PUBLISHED'), e.starts_at) AS "startsAt",
    EXISTS (SELECT 1 FROM session_host sh WHERE sh.session_id = s.id AND sh.person_id = :viewer AND sh.status = '${InvitationStatus.ACTIVE}') AS hosts
  FROM session s JOIN event e ON e.id = s.event_id WHERE s.id = :id AND (${visibleSessions("s")})`;
