import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change, type Yielded } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found, InvalidInput, refuse } from "../base/refusal.js";
import type { Viewer } from "../base/viewer.js";
import { eventFor } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { theEvent } from "../events/reads.js";
import { makeEvent } from "../programme/plan-event.js";
import { applySchedule } from "./apply-schedule.js";
import { tooMuch } from "./import-rules.js";
import { madeBefore, newSourceKey } from "./made-before.js";
import { revived, type ParsedSchedule, type ScheduleWarning } from "./schedule-file/parsed-schedule.js";

@InputType({ description: "Which schedule file is taken over" })
export class ImportScheduleInput extends KeyedInput {
  @Field(() => Id, { description: "What `POST /import?eventId=…&timeZone=…&title=…` answered; good for a day" }) importId!: string;
}

@ObjectType({ simpleResolvers: true, description: "Something in the file that an organiser should look at" })
export class ImportWarning {
  @Field(() => String, { description: "What it is" }) message!: string;
  @Field(() => String, { description: "Where in the file" }) place!: string;
}

/** Answered from the stored file, so that repeating the change tells them again. */
const warnings: Yielded = {
  type: () => [ImportWarning],
  description: "What in the file an organiser should look at, for example two sessions in one room at once; at most 1,000",
  resolve: async (importId, context) => {
    const { rows } = await context.service.pool.query<{ warnings: ScheduleWarning[] }>("SELECT parsed->'warnings' AS warnings FROM schedule_import WHERE id = $1", [importId]);
    return rows[0]?.warnings.slice(0, 1_000) ?? [];
  },
};

export interface Target { eventId: string | null; organiserId: string | null; owner: string }

/** Takes a schedule over into the event that is named, into the one that an earlier import of it made, or into a new draft. */
export async function takeOver(parsed: ParsedSchedule, { eventId, organiserId, owner }: Target, act: Act<Viewer | null>): Promise<string> {
  const much = tooMuch({ rooms: parsed.rooms.length, sessions: parsed.sessions.length });
  if (much) refuse(new InvalidInput(much, ["input", "importId"]));
  const known = eventId ?? await madeBefore(parsed, owner, act);
  const { title, startsAt, endsAt, timeZone } = parsed;
  const id = known ?? await makeEvent({ title, startsAt, endsAt, timeZone, sourceKey: await newSourceKey(parsed, owner, act) }, organiserId, act);
  if (known && !eventId) await act.sql("UPDATE event SET title = :title, version = version + 1, updated_at = :now WHERE id = :id AND title <> :title", { id, title });
  await applySchedule(id, parsed, act);
  return id;
}

export class ImportSchedule {
  @Change({
    input: () => ImportScheduleInput, yields: { event: theEvent, warnings }, access: "signedIn",
    description: "Takes over a schedule file that `POST /import` has read (a schedule.json or schedule.xml of frab or pretalx, a calendar, Sessionize's JSON or a table): into its event, or into a draft of one's own. Taking the same schedule over again updates and makes no second copy",
  })
  async importSchedule({ importId }: ImportScheduleInput, act: Act): Promise<{ event: string; warnings: string }> {
    const row = found(await act.first<{ eventId: string | null; parsed: ParsedSchedule }>(
      "SELECT event_id AS \"eventId\", parsed FROM schedule_import WHERE id = :importId AND person_id = :viewer AND created_at > :now - interval '1 day'", { importId }), "import", "importId");
    const { personId } = act.viewer;
    const parsed = revived(row.parsed);
    const into = row.eventId ?? await madeBefore(parsed, personId, act);
    // Also whoever imported it before: they may not be its organiser any more.
    if (into) await eventFor(EventVerb.IMPORT, into, act, "importId");
    return { event: await takeOver(parsed, { eventId: row.eventId, organiserId: personId, owner: personId }, act), warnings: importId };
  }
}
