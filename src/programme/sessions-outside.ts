import { Field, Int, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Rows } from "../base/field-extensions.js";
import { Id } from "../base/id.js";
import { Refusal, refuse, type InputPath } from "../base/refusal.js";

const MOST_NAMED = 100;

@ObjectType({ simpleResolvers: true, description: "A placed session that would lie outside its event" })
export class SessionOutside {
  @Field(() => Id, { description: "Session" }) sessionId!: string;
  @Field(() => String, { description: "Title of the session" }) title!: string;
  @Field(() => Date, { description: "When it starts" }) startsAt!: Date;
  @Field(() => Date, { description: "When it ends" }) endsAt!: Date;
}

@ObjectType({ implements: Refusal, description: "With these dates, sessions that are placed would lie outside the event: move them or take them off first, in public and in drafts" })
export class SessionsOutside extends Refusal {
  @Field(() => Int, { description: "How many sessions it is about" })
  count: number;

  @Rows(MOST_NAMED)
  @Field(() => [SessionOutside], { description: `Sessions it is about, earliest first; at most ${MOST_NAMED}` })
  sessions: SessionOutside[];

  constructor(sessions: SessionOutside[], count: number, path: InputPath) {
    const named = sessions.slice(0, 3).map(({ title }) => `"${title}"`).join(", ");
    super(`${count} placed ${count === 1 ? "session" : "sessions"} would lie outside the event: ${named}${count > 3 ? " …" : ""}`, path);
    this.sessions = sessions;
    this.count = count;
  }
}

interface Extent { id: string; startsAt: Date; endsAt: Date }

/**
 * Refuses dates that leave sessions outside which lay within the event before. What lay outside already (a file may have
 * it so) keeps nobody from putting something else right. Behind the event's lock, so that nothing is placed meanwhile.
 */
export async function requireSessionsWithin(before: Extent, after: Extent, act: Act): Promise<void> {
  if (after.startsAt <= before.startsAt && after.endsAt >= before.endsAt) return;
  const outside = await act.sql<SessionOutside & { count: number }>(
    `SELECT x.*, count(*) OVER ()::int AS count FROM (
       SELECT DISTINCT ON (s.id) s.id AS "sessionId", s.title, p.starts_at AS "startsAt", p.ends_at AS "endsAt"
       FROM placement p JOIN schedule_version v ON v.id = p.schedule_version_id AND v.status IN ('PUBLISHED', 'DRAFT') JOIN session s ON s.id = p.session_id
       WHERE p.event_id = :eventId AND (p.starts_at < :startsAt::timestamptz OR p.ends_at > :endsAt::timestamptz)
         AND p.starts_at >= :wasFrom::timestamptz AND p.ends_at <= :wasUntil::timestamptz
       ORDER BY s.id, v.status DESC, p.starts_at) x
     ORDER BY x."startsAt", x."sessionId" LIMIT ${MOST_NAMED}`,
    { eventId: before.id, startsAt: after.startsAt, endsAt: after.endsAt, wasFrom: before.startsAt, wasUntil: before.endsAt });
  if (outside.length === 0) return;
  const sessions = outside.map(({ sessionId, title, startsAt, endsAt }) => ({ sessionId, title, startsAt, endsAt }));
  refuse(new SessionsOutside(sessions, outside[0].count, ["input", after.endsAt < before.endsAt ? "endsAt" : "startsAt"]));
}
