import { OperationTypeNode } from "graphql";
import { OperationPlans } from "../base/plan/plans.js";
import type { AdmissionBounds } from "./admission.js";
import type { Documents } from "./documents.js";

/**
 * For this process. With the 10 s of a hot event's gate and the 5 s of a statement, whoever waits longest is answered
 * within 30 s, after which proxies and clients give up.
 */
export const CHANGES: AdmissionBounds = { width: 24, mostWaiting: 4_000, mostCharacters: 8 * 1024 * 1024, patienceMs: 15_000 };

/** What a request holds while it waits. Its variables must be known not to be too deep. */
export const charactersIn = (query: string, variables: unknown): number => query.length + (variables == null ? 0 : JSON.stringify(variables).length);

const BEGINS_AS_CHANGE = /^(?:[\s,]|#[^\n\r]*[\n\r])*mutation\b/;

/** Whether the operation that is asked for is a change; most tell by their first word, without being parsed. */
export function isChange(documents: Documents, query: string, operationName: string | null): boolean {
  if (BEGINS_AS_CHANGE.test(query)) return true;
  if (!/\bmutation\b/.test(query)) return false;
  const found = documents.find(query, operationName);
  return found instanceof OperationPlans && found.operation.operation === OperationTypeNode.MUTATION;
}
