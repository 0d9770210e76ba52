import { clock } from "../base/clock.js";
import { run, type Queryable } from "../base/statement.js";
import { paramsOf } from "../base/viewer.js";
import { isOverdue } from "../commitments/policy.js";
import { SETTLED } from "../commitments/course.js";
import { BYTE_ORDER_MARK, csvLines } from "../exchange/csv.js";
import { visibleProjects } from "../projects/policy.js";

interface Line {
  text: string; organisation: string; owner: string | null; touchpoint: string | null; status: string; overdue: boolean;
  proposedAt: Date; promisedAt: Date | null; firstDueAt: Date; dueAt: Date; timesMoved: number; settledAt: Date | null; answered: number;
  reason: string | null; evidence: string | null; evidenceUrl: string | null;
}

const HEADER = [
  "Commitment", "Organisation", "Owner", "Touchpoint", "Status", "Overdue", "Proposed", "Promised", "First due", "Due", "Times moved", "Settled",
  "Contributions answered", "Reason", "Evidence", "Evidence address",
];

/** To everybody: nobody is signed in here. */
const PROJECT = `SELECT 1 FROM project p WHERE p.id = :projectId AND (${visibleProjects("p")})`;

const LINES = `SELECT c.text, o.name AS organisation, w.display_name AS owner, t.title AS touchpoint, c.status, ${isOverdue("c")} AS overdue, c.created_at AS "proposedAt",
    c.accepted_at AS "promisedAt", c.first_due_at AS "firstDueAt", c.due_at AS "dueAt", c.times_moved AS "timesMoved", c.settled_at AS "settledAt",
    (SELECT count(DISTINCT ac.contribution_id)::int FROM answer a JOIN answered_contribution ac ON ac.answer_id = a.id WHERE a.commitment_id = c.id) AS answered,
    s.reason, s.evidence, s.evidence_url AS "evidenceUrl"
  FROM commitment c JOIN organisation o ON o.id = c.organisation_id LEFT JOIN person w ON w.id = c.owner_id LEFT JOIN touchpoint t ON t.id = c.touchpoint_id
    LEFT JOIN commitment_change s ON s.commitment_id = c.id AND s.to_status IN (${SETTLED.map(status => `'${status}'`).join(", ")})
  WHERE c.project_id = :projectId ORDER BY c.created_at, c.id`;

/** Commitments of a project in public as a table, the oldest first; null when there is no such project in public. */
export async function accountabilityCsv(on: Queryable, projectId: string): Promise<string | null> {
  const values = { projectId, ...paramsOf(null, clock.now()) };
  if ((await run(on, PROJECT, values)).length === 0) return null;
  const at = (instant: Date | null): string | null => instant?.toISOString() ?? null;
  const rows = (await run<Line>(on, LINES, values)).map(line => [
    line.text, line.organisation, line.owner, line.touchpoint, line.status, line.overdue ? "yes" : "no", at(line.proposedAt), at(line.promisedAt),
    at(line.firstDueAt), at(line.dueAt), line.timesMoved, at(line.settledAt), line.answered, line.reason, line.evidence, line.evidenceUrl,
  ]);
  return BYTE_ORDER_MARK + csvLines([HEADER, ...rows]);
}
