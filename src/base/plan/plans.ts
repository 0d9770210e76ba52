import { getVariableValues, isNonNullType, Kind, OperationTypeNode, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import type { DataSource } from "typeorm";
import { compileRoot, Compiler } from "./compile.js";
import { NotPlanned } from "./not-planned.js";
import { tableNames } from "../table.js";
import { Parameters, type Variables } from "./parameters.js";
import { Plan, type Part } from "./plan.js";
import { select } from "./selection.js";
import { variantsOf } from "./variant.js";

/** Forms of one operation that are kept: page sizes, flags and what is null make them. */
const MOST_VARIANTS = 50;

/** What a form without a plan holds: its reason, and the stack of an error. */
const BYTES_OF_REASON = 1_024;

/** Whether an operation with these variables keeps the limits of a request. */
export type WithinLimits = (document: DocumentNode, operation: OperationDefinitionNode, variables: Variables) => boolean;

/** The plans of one operation; a form that has none keeps the reason. */
export class OperationPlans {
  /** Bytes of the forms that are kept. */
  private bytes = 0;
  private readonly variants = new Map<string, Plan | NotPlanned>();
  private readonly variantOf: (variables: Variables) => string;

  constructor(
    private readonly source: DataSource, private readonly schema: GraphQLSchema,
    readonly document: DocumentNode, readonly operation: OperationDefinitionNode, private readonly withinLimits: WithinLimits,
    /** Told by how many bytes what this holds besides the document has grown, or shrunk. */
    private readonly grew: (bytes: number) => void,
  ) {
    this.variantOf = variantsOf(schema, operation);
  }

  /** The operation's coerced variables; NotPlanned when they are wrong, which execution will tell. */
  coerced(variables: Variables | null | undefined): Variables {
    const { coerced } = getVariableValues(this.schema, this.operation.variableDefinitions ?? [], variables ?? {});
    if (!coerced) throw new NotPlanned("variables");
    return coerced;
  }

  /** The plan for these coerced variables; throws NotPlanned when they have none. */
  planFor(variables: Variables, signed: boolean): Plan {
    const key = this.keyOf(variables, signed);
    let plan = this.variants.get(key);
    if (!plan) {
      if (this.variants.size >= MOST_VARIANTS) {
        this.variants.clear();
        this.grow(-this.bytes);
      }
      plan = this.compile(variables, signed);
      this.variants.set(key, plan);
      this.grow(2 * key.length + (plan instanceof NotPlanned ? BYTES_OF_REASON : plan.bytes));
    }
    if (plan instanceof NotPlanned) throw plan;
    return plan;
  }

  private grow(bytes: number): void {
    this.bytes += bytes;
    this.grew(bytes);
  }

  private keyOf(variables: Variables, signed: boolean): string { return `${signed ? "s" : "u"}${this.variantOf(variables)}`; }

  private compile(variables: Variables, signed: boolean): Plan | NotPlanned {
    const query = this.schema.getQueryType();
    if (this.operation.operation !== OperationTypeNode.QUERY || !query) return new NotPlanned("no query");
    if (!this.withinLimits(this.document, this.operation, variables)) return new NotPlanned("limits");
    const fragments = new Map(this.document.definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION).map(node => [node.name.value, node]));
    const selecting = { schema: this.schema, fragments, variables };
    const parameters = new Parameters();
    try {
      const parts: Part[] = [];
      for (const [key, nodes] of select(selecting, query, [this.operation.selectionSet])) {
        const name = nodes[0].name.value;
        if (name === "__typename") { parts.push({ key, nodes, nullable: false, text: `"${query.name}"` }); continue; }
        const sql = compileRoot(new Compiler(this.source, selecting, parameters), query, nodes, signed);
        parts.push({ key, nodes, nullable: !isNonNullType(query.getFields()[name].type), sql });
      }
      return Plan.of(parts, parameters, signed, tableNames(this.source));
    } catch (error) {
      if (error instanceof NotPlanned) return error;
      // Arguments that execution refuses: it will say how.
      return new NotPlanned("arguments", error instanceof Error ? error.message : "");
    }
  }
}
