import { Kind, visit, type DocumentNode } from "graphql";
import { badUserInput, type Problem } from "../base/problem.js";

/** Text in one value, at most. */
const MOST_BYTES = 64 * 1024;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function faultOf(text: string): string | null {
  if (text.includes("\0")) return "Text must not hold the character NUL (U+0000)";
  if (LONE_SURROGATE.test(text)) return "Text must be well-formed Unicode: it holds half of a surrogate pair";
  if (text.length > MOST_BYTES) return "Text must be at most 64 KiB";
  return null;
}

/** Far more than any input has; whatever walks through variables afterwards may do so recursively. */
const MOST_LEVELS = 32;

/** What is wrong with an operation's variables, whichever scalar they are for: nested too deep, or text that PostgreSQL could not store. */
export const malformedVariables = (variables: Readonly<Record<string, unknown>> | null | undefined): Problem | null => inVariables(variables, []);

function inVariables(value: unknown, path: readonly (string | number)[]): Problem | null {
  if (path.length > MOST_LEVELS) return badUserInput(`Variables may be nested ${MOST_LEVELS} levels deep at most`, path.slice(0, 1), { limit: MOST_LEVELS });
  if (typeof value === "string") {
    const fault = faultOf(value);
    return fault ? badUserInput(fault, path) : null;
  }
  if (typeof value !== "object" || value === null) return null;
  for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    const inside = inVariables(item, [...path, key]);
    if (inside) return inside;
  }
  return null;
}

const known = new WeakMap<DocumentNode, Problem | null>();

/** What is wrong with the text in a document; the same document is looked through once. */
export function malformedDocument(document: DocumentNode): Problem | null {
  let problem = known.get(document);
  if (problem === undefined) known.set(document, problem = inDocument(document));
  return problem;
}

function inDocument(document: DocumentNode): Problem | null {
  let problem: Problem | null = null;
  const path: string[] = [];
  const named = { enter: (node: { name: { value: string } }) => { path.push(node.name.value); }, leave: () => { path.pop(); } };
  visit(document, {
    [Kind.ARGUMENT]: named,
    [Kind.OBJECT_FIELD]: named,
    [Kind.STRING]: { enter: node => {
      const fault = problem ? null : faultOf(node.value);
      if (fault) problem = badUserInput(fault, [...path]);
    } },
  });
  return problem;
}
