import "reflect-metadata";
import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Act } from "../base/act.js";
import { Checks } from "../base/checks.js";
import { clock } from "../base/clock.js";
import { Refused } from "../base/refusal.js";
import { recordChange } from "../base/change.js";
import { run } from "../base/statement.js";
import { inTransaction } from "../base/transaction.js";
import { InvitationStatus } from "../base/invitation.js";
import { CommandError } from "../reason.js";
import { EventRole } from "../events/event-staff.js";
import { checkEmail, normalEmail } from "../identity/email.js";
import { unclaimed } from "../identity/account-of-invitee.js";
import { Person } from "../identity/person.js";
import { takeOver } from "../imports/import-schedule.js";
import type { ParsedSchedule } from "../imports/schedule-file/parsed-schedule.js";
import { MAX_SCHEDULE_BYTES, parseScheduleFile } from "../imports/schedule-file/parse-schedule-file.js";
import { ScheduleFileError } from "../imports/schedule-file/parsed-schedule.js";
import { command } from "./command.js";

const USAGE = "npm run import -- FILE [--organiser EMAIL] [--draft] [--time-zone ZONE]";

interface Wishes { file: string; organiser?: string; draft: boolean; timeZone?: string }

function wishes(): Wishes {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { organiser: { type: "string" }, draft: { type: "boolean", default: false }, "time-zone": { type: "string" } },
    });
    if (positionals.length !== 1) throw new Error("Name one file");
    const checks = new Checks(clock.now());
    if (values.organiser !== undefined) checkEmail(checks, "organiser", values.organiser);
    if (checks.refusals.length > 0) throw checks.refusals[0];
    return { file: positionals[0], organiser: values.organiser, draft: values.draft, timeZone: values["time-zone"] };
  } catch (error) {
    throw new CommandError(`${(error as { message: string }).message}\nUsage: ${USAGE}`);
  }
}

async function readSchedule({ file, timeZone }: Wishes): Promise<ParsedSchedule> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new CommandError(`There is no file ${file}`);
  const { size } = found;
  if (size > MAX_SCHEDULE_BYTES) throw new CommandError(`${file} has ${size} bytes; a schedule has at most ${MAX_SCHEDULE_BYTES}. Nothing was imported`);
  try {
    return await parseScheduleFile(await readFile(file), timeZone ? { timeZone } : {});
  } catch (error) {
    if (!(error instanceof ScheduleFileError)) throw error;
    throw new CommandError(`${file}${error.place ? `, ${error.place}` : ""}: ${error.reason} Nothing was imported`);
  }
}

async function organiserOf(email: string, act: Act<null>): Promise<string> {
  const address = normalEmail(email);
  const known = await act.first<{ id: string }>("SELECT id FROM person WHERE email = :address", { address });
  return known?.id ?? act.insert(Person, unclaimed(address.split("@")[0], address));
}

async function prepare(): Promise<{ wanted: Wishes; parsed: ParsedSchedule }> {
  const wanted = wishes();
  return { wanted, parsed: await readSchedule(wanted) };
}

await command(prepare, async (context, { wanted, parsed }) => {
  try {
    const eventId = await inTransaction(context, null, async act => {
      const organiserId = wanted.organiser ? await organiserOf(wanted.organiser, act) : null;
      const { event } = await recordChange("importSchedule", act, async () => {
        const id = await takeOver(parsed, { eventId: null, organiserId, owner: "operator" }, act);
        if (organiserId) {
          await act.sql(
            `INSERT INTO event_staff (id, created_at, updated_at, event_id, person_id, role, status, by_email)
             VALUES (gen_random_uuid(), :now, :now, :id, :organiserId, '${EventRole.ORGANISER}', '${InvitationStatus.ACTIVE}', false)
             ON CONFLICT (event_id, person_id, role) DO UPDATE SET status = EXCLUDED.status`, { id, organiserId });
        }
        if (!wanted.draft) await act.sql("UPDATE event SET status = 'PUBLISHED', published_at = :now, updated_at = :now WHERE id = :id AND status = 'DRAFT'", { id });
        return { event: id };
      });
      return event!;
    });
    const [{ status }] = await run<{ status: string }>(context.service.pool, "SELECT status FROM event WHERE id = :eventId", { eventId });
    for (const { message, place } of parsed.warnings) console.log(`Look at ${place}: ${message}`);
    console.log(`${parsed.title}: ${parsed.sessions.length} sessions in ${parsed.rooms.length} rooms, ${parsed.warnings.length} ${parsed.warnings.length === 1 ? "warning" : "warnings"}. Event ${eventId}, ${status.toLowerCase()}`);
  } catch (error) {
    throw error instanceof Refused ? new CommandError(`${wanted.file}: ${error.message}. Nothing was imported`) : error;
  }
});

