import "reflect-metadata";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { Checks } from "../base/checks.js";
import { clock } from "../base/clock.js";
import { checkEmail } from "../identity/email.js";
import { MAX_SCHEDULE_BYTES, parseScheduleFile } from "../imports/schedule-file/parse-schedule-file.js";
import { ScheduleFileError, type ParsedSchedule } from "../imports/schedule-file/parsed-schedule.js";
import { CommandError } from "../reason.js";
import { command } from "./command.js";
import type { ImportWishes } from "./import-file.js";

const USAGE = `npm run import -- FILE [--organiser EMAIL] [--draft] [--time-zone ZONE] [--title TITLE]
FILE is a schedule.json or schedule.xml of frab or pretalx, a calendar (ICS), Sessionize's JSON, or a table (CSV) whose
first line names its columns: title, start, end, room, hosts. Zone and title are for files that name none.`;

interface Wishes extends Omit<ImportWishes, "parsed"> { timeZone?: string; title?: string }

function wishes(): Wishes {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { organiser: { type: "string" }, draft: { type: "boolean", default: false }, "time-zone": { type: "string" }, title: { type: "string" } },
    });
    if (positionals.length !== 1) throw new Error("Name one file");
    const checks = new Checks(clock.now());
    if (values.organiser !== undefined) checkEmail(checks, "organiser", values.organiser);
    if (checks.refusals.length > 0) throw checks.refusals[0];
    return { file: positionals[0], organiser: values.organiser, draft: values.draft, timeZone: values["time-zone"], title: values.title };
  } catch (error) {
    throw new CommandError(`${(error as { message: string }).message}\nUsage: ${USAGE}`);
  }
}

async function readSchedule({ file, timeZone, title }: Wishes): Promise<ParsedSchedule> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new CommandError(`There is no file ${file}`);
  const { size } = found;
  if (size > MAX_SCHEDULE_BYTES) throw new CommandError(`${file} has ${size} bytes; a schedule has at most ${MAX_SCHEDULE_BYTES}. Nothing was imported`);
  try {
    return await parseScheduleFile(await readFile(file), { timeZone: timeZone || undefined, title: title || path.parse(file).name });
  } catch (error) {
    if (!(error instanceof ScheduleFileError)) throw error;
    throw new CommandError(`${file}${error.place ? `, ${error.place}` : ""}: ${error.reason} Nothing was imported`);
  }
}

async function prepare(): Promise<ImportWishes> {
  const wanted = wishes();
  return { ...wanted, parsed: await readSchedule(wanted) };
}

await command(prepare, async (context, wanted) => (await import("./import-file.js")).importFile(context, wanted));
