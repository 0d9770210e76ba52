import type { Checks } from "../base/checks.js";
import type { Act } from "../base/act.js";
import { InvalidInput } from "../base/refusal.js";
import { stands } from "./policy.js";
import { PartyRole } from "./touchpoint-party.js";

export const MOST_TOUCHPOINTS = 100;
export const MOST_PARTIES = 20;

/** The order with one touchpoint put at this position, from 1; those behind it move on. */
export function placedAt(order: readonly string[], id: string, position: number): string[] {
  const others = order.filter(other => other !== id);
  return [...others.slice(0, position - 1), id, ...others.slice(position - 1)];
}

/** The position that was asked for, if there is one; `last` when none was. */
export function positionWithin(position: number | null | undefined, last: number): number | InvalidInput {
  if (position == null) return last;
  return position >= 1 && position <= last ? position : new InvalidInput(`\`position\` must be 1 to ${last}, not ${position}`, ["input", "position"]);
}

/** A touchpoint is where somebody meets somebody, and is there for somebody. */
export const meets = (roles: readonly PartyRole[]): boolean => roles.length >= 2 && roles.includes(PartyRole.BENEFICIARY);

/** Ids of the touchpoints of the journey in their order; the project is locked. */
export const orderOf = async (projectId: string, act: Act): Promise<string[]> =>
  (await act.sql<{ id: string }>(`SELECT t.id FROM touchpoint t WHERE t.project_id = :projectId AND ${stands("t")} ORDER BY t.position`, { projectId })).map(({ id }) => id);

/** Numbers the journey in this order, and what was withdrawn behind it. Positions are unique when the transaction ends. */
export const arrange = (projectId: string, order: readonly string[], act: Act): Promise<unknown> => act.sql(
  `UPDATE touchpoint t SET position = o.position, updated_at = :now FROM (
     SELECT id, row_number() OVER (ORDER BY array_position(:order::uuid[], id) NULLS LAST, position) AS position FROM touchpoint WHERE project_id = :projectId) o
   WHERE o.id = t.id AND o.position <> t.position`, { projectId, order });

export interface PartyThere { partyId: string; role: PartyRole }

/** What is wrong with the parties that a touchpoint is to have. */
export function checkParties(parties: readonly PartyThere[], checks: Checks): void {
  checks.few("parties", parties, MOST_PARTIES);
  checks.require(meets(parties.map(({ role }) => role)), "parties", "A touchpoint has at least two parties, one of them a BENEFICIARY");
  const seen = new Set<string>();
  parties.forEach(({ partyId }, index) => {
    if (seen.has(partyId)) checks.refusals.push(new InvalidInput("This party is named twice", ["input", "parties", String(index), "partyId"]));
    seen.add(partyId);
  });
}
