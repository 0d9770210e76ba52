import { ObjectType } from "type-graphql";
import { Refusal } from "../base/refusal.js";

/** What the rule looks at: whether a public body takes part, and whether a statement stands that such a body signed. */
export interface Scope { publicBody: boolean; scopeStands: boolean }

@ObjectType({ implements: Refusal, description: "A public body takes part and has not signed yet what it opens to co-creation: nobody joins before that" })
export class ScopeNotSigned extends Refusal {
  constructor() { super("People can join once an officer of a public body that takes part has signed a scope statement"); }
}

/** Where a public body takes part, it says what it opens, and what it does not, before people join. */
export const scopeAwaited = ({ publicBody, scopeStands }: Scope): boolean => publicBody && !scopeStands;

const publicBodyIn = (projectId: string): string =>
  `project_organisation pp JOIN organisation pb ON pb.id = pp.organisation_id AND pb.kind = 'PUBLIC_BODY' WHERE pp.project_id = ${projectId} AND pp.status = 'ACTIVE'`;

/** SQL: a public body takes part in this project. */
export const hasPublicBody = (projectId: string): string => `EXISTS (SELECT 1 FROM ${publicBodyIn(projectId)})`;

/** SQL: the latest version that was signed for a public body which still takes part; none when there is none. */
export const standingStatement = (projectId: string): string =>
  `(SELECT ss.id FROM scope_statement ss WHERE ss.project_id = ${projectId} AND ss.signed_at IS NOT NULL` +
  ` AND EXISTS (SELECT 1 FROM ${publicBodyIn(projectId)} AND pp.organisation_id = ss.signed_for_id) ORDER BY ss.number DESC LIMIT 1)`;
