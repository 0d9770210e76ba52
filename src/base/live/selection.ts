import {
  getArgumentValues, getVariableValues, Kind, print, visit,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLSchema, type OperationDefinitionNode,
} from "graphql";
import type { Access } from "../access.js";
import { select, type Selecting } from "../plan/selection.js";
import { badUserInput } from "../problem.js";
import type { Live } from "./live.js";

/** A subscription that has passed validation and the limits of a request. */
export interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
}

/** What is asked of one live field: whom it follows, and what is selected. */
export interface LiveSelection {
  readonly asked: Asked;
  readonly live: Live;
  readonly access: Access;
  readonly field: GraphQLField<unknown, unknown>;
  /** Name of the answer. */
  readonly alias: string;
  readonly nodes: readonly FieldNode[];
  readonly selecting: Selecting;
  readonly subject: string;
  /** The number in a log from behind which it is to go on. */
  readonly after: number | null;
  /** The same for all that are told the same, from wherever they go on. */
  readonly key: string;
}

/** Reads what a subscription asks; throws GraphQLErrors for what its variables and arguments get wrong. */
export function selectionOf(schema: GraphQLSchema, asked: Asked): LiveSelection {
  const { document, operation } = asked;
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], asked.variables ?? {});
  if (!coerced) throw errors[0];
  const fragments = new Map(document.definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION).map(node => [node.name.value, node]));
  const selecting = { schema, fragments, variables: coerced };
  const type = schema.getSubscriptionType()!;
  const [root] = select(selecting, type, [operation.selectionSet]);
  // Validation lets one field through; a directive may have taken it away.
  if (!root) throw badUserInput("The subscription selects nothing");
  const [alias, nodes] = root;
  const field = type.getFields()[nodes[0].name.value];
  const { live, access } = field.extensions as { live: Live; access: Access };
  const args = getArgumentValues(field, nodes[0], coerced);
  const after = args.after as number | null | undefined;
  if (after != null && after < 0) throw badUserInput(`\`after\` must be 0 or a number that was told, not ${after}`, ["after"]);
  const subject = args[live.by] as string;
  const used = Object.entries(coerced).filter(([name]) => variablesBelow(operation, nodes, fragments).has(name));
  const key = JSON.stringify([field.name, subject, operation.name?.value, used, textOf(document)]);
  return { asked, live, access, field, alias, nodes, selecting, subject, after: after ?? null, key };
}

const variables = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>();

/** Names of the variables that what is selected depends on. Those of the field's own arguments say whom it follows, and from where. */
function variablesBelow(operation: OperationDefinitionNode, nodes: readonly FieldNode[], fragments: ReadonlyMap<string, FragmentDefinitionNode>): ReadonlySet<string> {
  let known = variables.get(operation);
  if (!known) {
    const names = new Set<string>();
    const note = { Variable: ({ name }: { name: { value: string } }) => { names.add(name.value); } };
    for (const { selectionSet } of [...nodes, ...fragments.values()]) if (selectionSet) visit(selectionSet, note);
    variables.set(operation, known = names);
  }
  return known;
}

const texts = new WeakMap<DocumentNode, string>();

/** The document's text; clients of one kind send the same. */
function textOf(document: DocumentNode): string {
  let text = texts.get(document);
  if (text === undefined) texts.set(document, text = print(document));
  return text;
}
