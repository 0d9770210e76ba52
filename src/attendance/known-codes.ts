import { requireLeft, spend } from "../base/budget.js";
import type { Context } from "../base/context.js";
import { run } from "../base/statement.js";
import { isCodeOf, readCode, type Numbered } from "./check-in-code.js";

/** As many as one batch may hold: it is answered whole, and then there is a pause. */
export const MOST_UNKNOWN = 200;
const UNKNOWN_CODES = { name: "check-in-codes", points: MOST_UNKNOWN, seconds: 600 };

const found = new WeakMap<object, ReadonlyMap<string, string>>();

/** Id of the RSVP whose code it is, looked up for this input beforehand. */
export const rsvpWithCode = (input: object, code: string): string | null => found.get(input)?.get(code) ?? null;

/**
 * Looks codes up before the change has begun, so that what fails is counted though the change is refused: each code that
 * is nobody's spends from the budget of the person or the door token, and whoever has spent theirs is not told about a
 * right one either. `eventId` is SQL.
 */
export async function lookCodesUp(input: object, codes: readonly string[], eventId: string, values: Readonly<Record<string, unknown>>, context: Context): Promise<void> {
  const { viewer, doorPass, service } = context;
  const read = codes.flatMap(code => {
    const parts = readCode(code);
    return parts ? [{ code, parts }] : [];
  });
  if (read.length === 0) return;
  const whose = doorPass ? `door ${doorPass.tokenId}` : `person ${viewer?.personId}`;
  await requireLeft(context, UNKNOWN_CODES, whose);
  const rsvps = await run<Numbered>(service.reads, `SELECT id, number FROM rsvp WHERE event_id = ${eventId} AND number = ANY(:numbers::int[])`,
    { ...values, numbers: [...new Set(read.map(({ parts }) => parts.number))] });
  const known = new Map<string, string>();
  for (const { code, parts } of read) {
    const rsvp = rsvps.find(one => one.number === parts.number && isCodeOf(service.sealer, parts, one));
    if (rsvp) known.set(code, rsvp.id);
  }
  found.set(input, known);
  const unknown = new Set(read.map(({ code }) => code).filter(code => !known.has(code))).size;
  if (unknown > 0) await spend(context, UNKNOWN_CODES, whose, unknown);
}
