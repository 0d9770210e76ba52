import { Kind, type ASTNode, type DocumentNode, type GraphQLError } from "graphql";

/**
 * Path of the input that an error speaks of, for example `["input", "title"]`: graphql-js names it in the message of a
 * variable's error and by a node for a literal's.
 */
export function inputPathOf(error: GraphQLError, document: DocumentNode | undefined): (string | number)[] | null {
  return pathOfVariable(error) ?? (document && error.nodes?.[0] ? pathOfLiteral(document, error.nodes[0]) : null);
}

function pathOfVariable(error: GraphQLError): (string | number)[] | null {
  const reason = error.originalError?.message;
  const head = reason && error.message.endsWith(`; ${reason}`) ? error.message.slice(0, -reason.length - 2) : error.message;
  const nested = /^Variable "\$(\w+)" got invalid value [^]* at "(\w+)((?:\.\w+|\[\d+\])*)"(?:; [^]*)?$/.exec(head);
  if (nested) return [nested[2], ...[...nested[3].matchAll(/\.(\w+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index))];
  const whole = /^Variable "\$(\w+)" (?:got invalid value|of (?:required|non-null) type)/.exec(head);
  return whole && [whole[1]];
}

/** Names of the arguments, input fields and list positions that lead to a value in the document. */
function pathOfLiteral(document: DocumentNode, wanted: ASTNode): (string | number)[] | null {
  const search = (node: unknown, path: (string | number)[]): (string | number)[] | null => {
    if (node === wanted) return path;
    if (Array.isArray(node)) {
      for (const [index, item] of node.entries()) {
        const inside = search(item, isValue(item) ? [...path, index] : path);
        if (inside) return inside;
      }
      return null;
    }
    if (!isNode(node)) return null;
    const named = node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD ? [...path, node.name.value] : path;
    for (const [key, child] of Object.entries(node)) {
      if (key === "loc" || key === "name" || typeof child !== "object") continue;
      const inside = search(child, named);
      if (inside) return inside;
    }
    return null;
  };
  const path = search(document, []);
  return path && path.length > 0 ? path : null;
}

const isNode = (value: unknown): value is ASTNode => typeof value === "object" && value !== null && "kind" in value;
const isValue = (value: unknown): boolean => isNode(value) && value.kind.endsWith("Value");
