import { recordChange } from "../base/change.js";
import type { Context } from "../base/context.js";
import { eachInTurn } from "../base/each-in-turn.js";
import { run } from "../base/statement.js";
import { inTransaction } from "../base/transaction.js";
import { endMemberships } from "./membership.js";
import { lasts } from "./policy.js";

/**
 * Ends memberships by affiliation of people who act for the organisation no more. Reads leave them out at once; this
 * writes it down, and ends what those people offered. What is due is looked at once more behind the project's lock.
 */
export async function endLapsedMemberships(context: Context): Promise<void> {
  const projects = await run<{ id: string }>(context.service.pool,
    `/* job */ SELECT DISTINCT p.project_id AS id FROM party_membership m JOIN party p ON p.id = m.party_id WHERE m.ended_at IS NULL AND NOT (${lasts("m")})`, {});
  await eachInTurn(projects, ({ id }) => endLapsedOf(id, context), context.log, "memberships that lapsed could not be ended", ({ id }) => ({ projectId: id }));
}

const endLapsedOf = (projectId: string, context: Context): Promise<unknown> =>
  inTransaction(context, null, act => recordChange("endLapsedMemberships", act, async () => {
    await act.sql("SELECT 1 FROM project WHERE id = :projectId FOR NO KEY UPDATE", { projectId });
    const lapsed = await act.sql<{ id: string }>(
      `SELECT m.id FROM party_membership m JOIN party p ON p.id = m.party_id WHERE p.project_id = :projectId AND m.ended_at IS NULL AND NOT (${lasts("m")})`, { projectId });
    if (lapsed.length > 0) await endMemberships(lapsed.map(({ id }) => id), null, act);
    return { project: projectId };
  }));
