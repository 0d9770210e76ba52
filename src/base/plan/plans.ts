import { getVariableValues, Kind, OperationTypeNode, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import type { DataSource } from "typeorm";
import { statement } from "../statement.js";
import { compileRoot, Compiler } from "./compile.js";
import { NotPlanned } from "./not-planned.js";
import { Parameters, type Variables } from "./parameters.js";
import { Plan, unsigned, type Part } from "./plan.js";
import { select } from "./selection.js";
import { variantsOf } from "./variant.js";

/** Forms of one operation that are kept: page sizes, flags and what is null make them. */
const MOST_VARIANTS = 50;

/** The plans of one operation; a form that has none keeps the reason. */
export class OperationPlans {
  private readonly variants = new Map<string, Plan | NotPlanned>();
  private readonly variantOf: (variables: Variables) => string;

  constructor(
    private readonly source: DataSource, private readonly schema: GraphQLSchema,
    readonly document: DocumentNode, readonly operation: OperationDefinitionNode,
  ) {
    this.variantOf = variantsOf(schema, operation);
  }

  /** The operation's coerced variables; NotPlanned when they are wrong, which execution will tell. */
  coerced(variables: Variables | null | undefined): Variables {
    const { coerced } = getVariableValues(this.schema, this.operation.variableDefinitions ?? [], variables ?? {});
    if (!coerced) throw new NotPlanned("variables");
    return coerced;
  }

  /** The plan for these coerced variables if it was compiled before. */
  known(variables: Variables, signed: boolean): Plan | NotPlanned | undefined {
    return this.variants.get(this.keyOf(variables, signed));
  }

  /** The plan for these coerced variables; throws NotPlanned when they have none. */
  planFor(variables: Variables, signed: boolean): Plan {
    const key = this.keyOf(variables, signed);
    let plan = this.variants.get(key);
    if (!plan) {
      plan = this.compile(variables, signed);
      if (this.variants.size >= MOST_VARIANTS) this.variants.delete(this.variants.keys().next().value!);
      this.variants.set(key, plan);
    }
    if (plan instanceof NotPlanned) throw plan;
    return plan;
  }

  private keyOf(variables: Variables, signed: boolean): string { return `${signed ? "s" : "u"}${this.variantOf(variables)}`; }

  private compile(variables: Variables, signed: boolean): Plan | NotPlanned {
    const query = this.schema.getQueryType();
    if (this.operation.operation !== OperationTypeNode.QUERY || !query) return new NotPlanned("no query");
    const fragments = new Map(this.document.definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION).map(node => [node.name.value, node]));
    const selecting = { schema: this.schema, fragments, variables };
    const parameters = new Parameters();
    try {
      const parts: Part[] = [];
      for (const [key, nodes] of select(selecting, query, [this.operation.selectionSet])) {
        if (nodes[0].name.value === "__typename") { parts.push({ key, text: `"${query.name}"` }); continue; }
        const text = `SELECT ${compileRoot(new Compiler(this.source, selecting, parameters), query, nodes, signed)}`;
        parts.push({ key, statement: signed ? statement(text) : unsigned(text) });
      }
      return new Plan(parts, parameters);
    } catch (error) {
      if (error instanceof NotPlanned) return error;
      // Arguments that execution refuses: it will say how.
      return new NotPlanned("arguments", error instanceof Error ? error.message : "");
    }
  }
}
