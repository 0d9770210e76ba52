import { Field, Int, ObjectType } from "type-graphql";
import { Rows } from "../base/field-extensions.js";
import type { Act } from "../base/act.js";
import { Id } from "../base/id.js";
import { Refusal, type InputPath } from "../base/refusal.js";
import type { Viewer } from "../base/viewer.js";
import { ScheduleChangeKind } from "./schedule-change.js";

const MOST_TOLD = 100;

@ObjectType({ simpleResolvers: true, description: "What somebody else did to the schedule meanwhile" })
export class ChangeMeanwhile {
  @Field(() => Id, { description: "Session that was placed, moved or taken off" }) sessionId!: string;
  @Field(() => String, { description: "Title of the session" }) title!: string;
  @Field(() => ScheduleChangeKind, { description: "What became of its place" }) kind!: ScheduleChangeKind;
  @Field(() => String, { nullable: true, description: "Name of the room it is in by now; null when it was taken off" }) room!: string | null;
  @Field(() => Date, { nullable: true, description: "When it starts by now; null when it was taken off" }) startsAt!: Date | null;
  @Field(() => String, { nullable: true, description: "Name of whoever did it" }) by!: string | null;
}

@ObjectType({ implements: Refusal, description: "Somebody else changed the schedule since the viewer read it; nothing was written, and their changes are named" })
export class ScheduleChanged extends Refusal {
  @Field(() => Int, { description: "Version it has now; for `publishSchedule`, number of the last public change where that is what is new" })
  currentVersion: number;

  @Rows(MOST_TOLD)
  @Field(() => [ChangeMeanwhile], { description: `What was changed since, oldest first; at most ${MOST_TOLD}` })
  changes: ChangeMeanwhile[];

  constructor(currentVersion = 0, changes: ChangeMeanwhile[] = [], path: InputPath | null = null) {
    const named = changes.slice(0, 3).map(({ title, kind }) => `"${title}" was ${kind.toLowerCase()}`).join(", ");
    super(`The schedule has changed since: it is at ${currentVersion} now${named && ` (${named}${changes.length > 3 ? " …" : ""})`}`, path);
    this.currentVersion = currentVersion;
    this.changes = changes;
  }
}

type Since = { scheduleId: string; version: number } | { eventId: string; number: number };

/** The last thing that was done to each session since a version of a schedule, or since a number of the public schedule. */
export const changesSince = (since: Since, act: Act<Viewer | null>): Promise<ChangeMeanwhile[]> =>
  act.sql<ChangeMeanwhile>(
    `SELECT c.session_id AS "sessionId", s.title, c.kind, r.name AS room, c.to_starts_at AS "startsAt", pe.display_name AS by
     FROM (SELECT DISTINCT ON (session_id) * FROM schedule_change
       WHERE (schedule_version_id = :scheduleId::uuid AND version > :version::int) OR (event_id = :eventId::uuid AND number > :number::int)
       ORDER BY session_id, number DESC NULLS LAST, version DESC) c
     JOIN session s ON s.id = c.session_id LEFT JOIN room r ON r.id = c.to_room_id LEFT JOIN person pe ON pe.id = c.actor_id
     ORDER BY c.created_at, s.number LIMIT ${MOST_TOLD}`, { scheduleId: null, version: null, eventId: null, number: null, ...since });
