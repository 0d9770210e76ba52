import { recordChange } from "../base/change.js";
import type { Context } from "../base/context.js";
import { InvitationStatus } from "../base/invitation.js";
import { Refused } from "../base/refusal.js";
import { run } from "../base/statement.js";
import { inTransaction } from "../base/transaction.js";
import { EventRole } from "../events/event-staff.js";
import { accountWith } from "../identity/account-of-invitee.js";
import { takeOver } from "../imports/import-schedule.js";
import type { ParsedSchedule } from "../imports/schedule-file/parsed-schedule.js";
import { CommandError } from "../reason.js";

/** A schedule that was read from a file; `organiser` is the e-mail address of who is to organise the event. */
export interface ImportWishes { file: string; organiser?: string; draft: boolean; parsed: ParsedSchedule }

/** Takes a schedule over as an event, or updates the one that it was before. */
export async function importFile(context: Context, { file, organiser, draft, parsed }: ImportWishes): Promise<void> {
  try {
    const eventId = await inTransaction(context, null, async act => {
      const organiserId = organiser ? await accountWith(organiser, {}, act) : null;
      const { event } = await recordChange("importSchedule", act, async () => {
        const id = await takeOver(parsed, { eventId: null, organiserId, owner: "operator" }, act);
        if (organiserId) {
          await act.sql(
            `INSERT INTO event_staff (id, created_at, updated_at, event_id, person_id, role, status, by_email)
             VALUES (gen_random_uuid(), :now, :now, :id, :organiserId, '${EventRole.ORGANISER}', '${InvitationStatus.ACTIVE}', false)
             ON CONFLICT (event_id, person_id, role) DO UPDATE SET status = EXCLUDED.status`, { id, organiserId });
        }
        if (!draft) await act.sql("UPDATE event SET status = 'PUBLISHED', published_at = :now, updated_at = :now WHERE id = :id AND status = 'DRAFT'", { id });
        return { event: id };
      });
      return event!;
    });
    const [{ status }] = await run<{ status: string }>(context.service.pool, "SELECT status FROM event WHERE id = :eventId", { eventId });
    for (const { message, place } of parsed.warnings) console.log(`Look at ${place}: ${message}`);
    console.log(`${parsed.title}: ${parsed.sessions.length} sessions in ${parsed.rooms.length} rooms, ${parsed.warnings.length} ${parsed.warnings.length === 1 ? "warning" : "warnings"}. Event ${eventId}, ${status.toLowerCase()}`);
  } catch (error) {
    throw error instanceof Refused ? new CommandError(`${file}: ${error.message}. Nothing was imported`) : error;
  }
}
