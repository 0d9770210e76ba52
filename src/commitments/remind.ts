import { recordChange } from "../base/change.js";
import { clock, DAY } from "../base/clock.js";
import type { Context } from "../base/context.js";
import { eachInTurn, inBatches } from "../base/each-in-turn.js";
import { probe } from "../base/probe.js";
import { run } from "../base/statement.js";
import { inTransaction } from "../base/transaction.js";
import { officersOf } from "./commitment-at-hand.js";
import { isOpen } from "./policy.js";

/** How long before its date a promise is reminded of, and how long after it. */
export const REMIND_BEFORE = 7 * DAY;
export const REMIND_AFTER = DAY;

const AT_ONCE = 100;

type When = "before" | "after";
/** Whether it is time, as SQL over the commitment; and the column that says that it was done for the date that it has. */
const DUE: Record<When, { due: (t: string) => string; column: string }> = {
  before: { due: t => `${t}.due_at > :now AND ${t}.due_at <= :soon`, column: "reminded_before_at" },
  after: { due: t => `${t}.due_at <= :before`, column: "reminded_after_at" },
};

const moments = () => {
  const now = clock.now();
  return { now, soon: new Date(now.getTime() + REMIND_BEFORE), before: new Date(now.getTime() - REMIND_AFTER) };
};

/** Reminds of promises whose date is near, or is over: their owners or, where nobody acts for the organisation as one, its officers. */
export async function remindOfCommitments(context: Context): Promise<void> {
  for (const when of ["before", "after"] as const) {
    const { due, column } = DUE[when];
    const waiting = inBatches(AT_ONCE, last => run<{ id: string }>(context.service.pool,
      `/* job */ SELECT c.id FROM commitment c WHERE ${isOpen("c")} AND c.${column} IS NULL AND ${due("c")} AND (:last::uuid IS NULL OR c.id > :last::uuid) ORDER BY c.id LIMIT ${AT_ONCE}`,
      { ...moments(), last }));
    await eachInTurn(waiting, ({ id }) => remind(id, when, context), context.log, "a promise could not be reminded of", ({ id }) => ({ commitmentId: id }));
  }
  context.service.wake();
}

interface Reminded { projectId: string; title: string; organisationId: string; organisation: string; ownerId: string | null; text: string; dueAt: Date; causeId: string }

/** Whoever marks it first tells; an instance that comes second waits for the mark and finds it. A date that was moved is another cause. */
const remind = (commitmentId: string, when: When, context: Context): Promise<unknown> => inTransaction(context, null, async act => {
  const { due, column } = DUE[when];
  await probe.reach("reminder due");
  const marked = await act.first<Reminded>(
    `UPDATE commitment c SET ${column} = :now FROM project p, organisation o
     WHERE c.id = :commitmentId AND p.id = c.project_id AND o.id = c.organisation_id AND ${isOpen("c")} AND ${due("c")}${probe.guarded("reminder") ? ` AND c.${column} IS NULL` : ""}
     RETURNING c.project_id AS "projectId", p.title, c.organisation_id AS "organisationId", o.name AS organisation, c.text, c.due_at AS "dueAt",
       (SELECT af.person_id FROM affiliation af WHERE af.organisation_id = c.organisation_id AND af.person_id = c.owner_id AND af.status = 'ACTIVE') AS "ownerId",
       (SELECT cc.id FROM commitment_change cc WHERE cc.commitment_id = c.id AND cc.due_at IS NOT NULL ORDER BY cc.created_at DESC, cc.id DESC LIMIT 1) AS "causeId"`,
    { commitmentId, ...moments() });
  if (!marked) return;
  await recordChange("remindOfCommitment", act, async () => {
    const { ownerId, organisationId, causeId, dueAt, ...told } = marked;
    for (const personId of ownerId === null ? await officersOf(organisationId, act) : [ownerId]) {
      act.tell({ kind: `commitment-${when === "before" ? "due" : "overdue"}`, personId, causeId, data: { ...told, commitmentId, dueAt: dueAt.toISOString() } });
    }
    return { commitment: commitmentId };
  });
});
