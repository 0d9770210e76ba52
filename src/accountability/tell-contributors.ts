import type { Act } from "../base/act.js";
import { recordChange } from "../base/change.js";
import type { Context } from "../base/context.js";
import { eachInTurn, inBatches } from "../base/each-in-turn.js";
import { probe } from "../base/probe.js";
import { run } from "../base/statement.js";
import { inTransaction } from "../base/transaction.js";
import type { Viewer } from "../base/viewer.js";
import type { CommitmentStatus } from "../commitments/commitment.js";
import { SETTLED } from "../commitments/course.js";

const AT_ONCE = 100;

/** Whoever said what these rows of `answered_contribution ac` quote, each once. For telling them, and for nothing else. */
export async function peopleBehind(where: string, values: Readonly<Record<string, unknown>>, act: Act<Viewer | null>): Promise<string[]> {
  const people = await act.sql<{ personId: string }>(
    `SELECT DISTINCT COALESCE(f.person_id, v.person_id, n.author_id, i.author_id) AS "personId" FROM answered_contribution ac
     LEFT JOIN feedback f ON f.id = ac.feedback_id LEFT JOIN perceived_value v ON v.id = ac.perceived_value_id
     LEFT JOIN session_note n ON n.id = ac.session_note_id LEFT JOIN idea i ON i.id = ac.idea_id
     WHERE ${where} AND num_nonnulls(f.person_id, v.person_id, n.author_id, i.author_id) > 0`, values);
  return people.map(({ personId }) => personId);
}

/** Tells people that a promise that answered them was kept, broken or taken back. A promise is settled once, and told once. */
export async function tellContributors(context: Context): Promise<void> {
  const settled = inBatches(AT_ONCE, last => run<{ id: string }>(context.service.pool,
    `/* job */ SELECT DISTINCT a.commitment_id AS id FROM answered_contribution ac JOIN answer a ON a.id = ac.answer_id JOIN commitment c ON c.id = a.commitment_id
     WHERE ac.outcome_told_at IS NULL AND c.status IN (${SETTLED.map(status => `'${status}'`).join(", ")}) AND (:last::uuid IS NULL OR c.id > :last::uuid)
     ORDER BY 1 LIMIT ${AT_ONCE}`, { last }));
  await eachInTurn(settled, ({ id }) => tellOf(id, context), context.log, "contributors could not be told of a promise", ({ id }) => ({ commitmentId: id }));
  context.service.wake();
}

interface Settled { projectId: string; title: string; organisation: string; text: string; status: CommitmentStatus; reason: string | null; evidence: string | null; evidenceUrl: string | null }

/** Whoever marks them first tells; an instance that comes second finds them marked. */
const tellOf = (commitmentId: string, context: Context): Promise<unknown> => inTransaction(context, null, async act => {
  await probe.reach("outcome to be told");
  const marked = (await act.sql<{ id: string }>(
    `UPDATE answered_contribution ac SET outcome_told_at = :now FROM answer a WHERE a.id = ac.answer_id AND a.commitment_id = :commitmentId AND ac.outcome_told_at IS NULL RETURNING ac.id`,
    { commitmentId })).map(({ id }) => id);
  if (marked.length === 0) return;
  await recordChange("tellContributors", act, async () => {
    const told = (await act.first<Settled>(
      `SELECT c.project_id AS "projectId", p.title, o.name AS organisation, c.text, c.status, cc.reason, cc.evidence, cc.evidence_url AS "evidenceUrl"
       FROM commitment c JOIN project p ON p.id = c.project_id JOIN organisation o ON o.id = c.organisation_id JOIN commitment_change cc ON cc.commitment_id = c.id AND cc.to_status = c.status
       WHERE c.id = :commitmentId`, { commitmentId }))!;
    for (const personId of await peopleBehind("ac.id = ANY(:marked::uuid[])", { marked }, act)) {
      act.tell({ kind: "commitment-settled", personId, causeId: commitmentId, data: { ...told, commitmentId } });
    }
    return { commitment: commitmentId };
  });
});
