import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id, newId } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found, InvalidInput, refuse } from "../base/refusal.js";
import { lockEvent } from "../events/event-at-hand.js";
import { TooMany } from "../events/invite-staff.js";
import { Session } from "../programme/session.js";
import { sessionFor } from "../programme/session-at-hand.js";
import { theSession } from "../programme/session-reads.js";
import { SessionVerb } from "../programme/session-verb.js";
import { MOST_APART } from "./constraint-reads.js";
import { SessionsApart } from "./sessions-apart.js";

@InputType({ description: "Which two sessions are not to be at the same time" })
export class KeepSessionsApartInput extends KeyedInput {
  @Field(() => Id, { description: "Session" }) sessionId!: string;
  @Field(() => Id, { description: "Another session of the same event" }) otherId!: string;
}

@InputType({ description: "Which two sessions may be at the same time after all" })
export class LetSessionsOverlapInput extends KeyedInput {
  @Field(() => Id, { description: "Session" }) sessionId!: string;
  @Field(() => Id, { description: "Second of the two" }) otherId!: string;
}

const inOrder = (one: string, other: string): [string, string] => one < other ? [one, other] : [other, one];

export class KeepApart {
  @Change({
    input: () => KeepSessionsApartInput, yields: { session: theSession }, refuses: [TooMany], access: "signedIn",
    description: `Keeps two sessions from being at the same time: the planner keeps to it, and a schedule that does not has a warning; at most ${MOST_APART} others for a session. For the event's organisers`,
    check: ({ sessionId, otherId }, checks) => checks.require(sessionId !== otherId, "otherId", "A session is at the same time as itself; name another"),
  })
  async keepSessionsApart({ sessionId, otherId }: KeepSessionsApartInput, act: Act): Promise<{ session: string }> {
    const { event } = await sessionFor(SessionVerb.SCHEDULE, sessionId, act);
    await lockEvent(event.id, act);
    found(await act.db.findOneBy(Session, { id: otherId, eventId: event.id }), "session of this event", "otherId");
    const { n } = (await act.first<{ n: number }>(
      "SELECT coalesce(max(n), 0)::int AS n FROM (SELECT count(*) AS n FROM unnest(:ids::uuid[]) AS s(one) JOIN sessions_apart a ON s.one IN (a.session_id, a.other_id) GROUP BY s.one) x", { ids: [sessionId, otherId] }))!;
    if (n >= MOST_APART) refuse(new TooMany(`A session is kept apart from at most ${MOST_APART} others`, ["input", "sessionId"]));
    const [smaller, larger] = inOrder(sessionId, otherId);
    await act.sql(
      `INSERT INTO sessions_apart (id, created_at, updated_at, event_id, session_id, other_id) VALUES (:id, :now, :now, :eventId, :smaller, :larger)
       ON CONFLICT (session_id, other_id) DO NOTHING`, { id: newId(), eventId: event.id, smaller, larger });
    return { session: sessionId };
  }

  @Change({
    input: () => LetSessionsOverlapInput, yields: { session: theSession }, access: "signedIn",
    description: "Lets two sessions be at the same time again. For the event's organisers",
  })
  async letSessionsOverlap({ sessionId, otherId }: LetSessionsOverlapInput, act: Act): Promise<{ session: string }> {
    await sessionFor(SessionVerb.SCHEDULE, sessionId, act);
    const [first, second] = inOrder(sessionId, otherId);
    if (await act.delete(SessionsApart, { sessionId: first, otherId: second }) === 0) refuse(new InvalidInput("These two are not kept apart", ["input", "otherId"]));
    return { session: sessionId };
  }
}
