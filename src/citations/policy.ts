import type { Visible } from "../base/viewer.js";
import { visibleCases, wroteCase } from "../cases/policy.js";
import { memberOf, visibleProjects } from "../projects/policy.js";
import { addedByViewer, visibleResources } from "../resources/policy.js";

/** What can cite and be cited: its table, who sees it, and who cites from it, as SQL over its row. */
export const KINDS = {
  project: { table: "project", visible: visibleProjects, cites: (t: string) => memberOf(`${t}.id`) },
  case: { table: "case_study", visible: visibleCases, cites: wroteCase },
  resource: { table: "resource", visible: visibleResources, cites: addedByViewer },
} as const satisfies Record<string, { table: string; visible: Visible; cites: Visible }>;

export type Kind = keyof typeof KINDS;
export type Side = "from" | "to";

/** Whether something holds for the thing at this end, whichever kind it is. Looked up by its id: of an EXISTS the database would make a table of all that the viewer sees. */
const holdsAt = (side: Side, of: (kind: (typeof KINDS)[Kind]) => Visible): Visible => t =>
  `COALESCE(${Object.values(KINDS).map(kind => `(SELECT ${of(kind)(`${side}_end`)} FROM ${kind.table} ${side}_end WHERE ${side}_end.id = ${t}.${side}_${kind.table}_id)`).join(", ")}, FALSE)`;

const bothSeen: Visible = t => `(${holdsAt("from", ({ visible }) => visible)(t)} AND ${holdsAt("to", ({ visible }) => visible)(t)})`;

/** A citation is taken back by whoever could have made it, and by administrators. */
export const mayWithdraw: Visible = t => `(:administrator OR ${holdsAt("from", ({ cites }) => cites)(t)})`;

export const stands: Visible = t => `${t}.withdrawn_at IS NULL`;

/** A citation is seen with both its ends; one that was taken back by those who could. */
export const visibleCitations: Visible = t => `(${bothSeen(t)} AND (${stands(t)} OR ${mayWithdraw(t)}))`;

/** Citing is a public act. */
export const peopleCiting: Visible = t => `EXISTS (SELECT 1 FROM citation ci WHERE ci.added_by_id = ${t}.id AND ${stands("ci")} AND ${bothSeen("ci")})`;
