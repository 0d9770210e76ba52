import type { FastifyBaseLogger } from "fastify";
import { GraphQLError, OperationTypeNode } from "graphql";
import { clock } from "../base/clock.js";
import { NotPlanned } from "../base/plan/not-planned.js";
import type { Failure } from "../base/plan/plan.js";
import type { Reader } from "../base/plan/reader.js";
import { paramsOf, type Viewer } from "../base/viewer.js";
import type { Asked } from "./asked.js";
import type { Documents } from "./documents.js";
import { formatError } from "./format-error.js";
import type { Metrics } from "./metrics.js";
import { malformedVariables } from "./well-formed.js";

/** Answers operations that have a plan: their JSON goes out as PostgreSQL made it. */
export class PlannedAnswers {
  constructor(
    private readonly documents: Documents, private readonly reader: Reader,
    private readonly metrics: Metrics, private readonly log: FastifyBaseLogger,
  ) {}

  /** The answer's text, whole or with the errors that execution would tell too; NotPlanned leaves the operation to execution. */
  async answer({ query, operationName, variables }: Asked, viewerOf: () => Promise<Viewer | null>): Promise<string | NotPlanned> {
    const operation = this.documents.find(query, operationName);
    if (operation instanceof NotPlanned) return operation;
    if (malformedVariables(variables)) return new NotPlanned("variables");
    let viewer: Viewer | null;
    // A token that is not valid, or cannot be looked up: execution answers what that means.
    try { viewer = await viewerOf(); } catch { return new NotPlanned("access"); }
    try {
      const coerced = operation.coerced(variables);
      const plan = operation.planFor(coerced, viewer !== null);
      const { data, failures } = await plan.run(this.reader, coerced, { ...paramsOf(viewer, clock.now()) });
      const errors = failures.map(failure => this.told(failure));
      this.metrics.operation(OperationTypeNode.QUERY, errors.length > 0 ? String(errors[0].extensions?.code) : "OK");
      return errors.length > 0 ? `{"errors":${JSON.stringify(errors)},"data":${data}}\n` : `{"data":${data}}\n`;
    } catch (error) {
      if (error instanceof NotPlanned) return error;
      // What arguments in variables are refused for, execution says.
      if (error instanceof GraphQLError) return new NotPlanned("arguments", error.message);
      throw error;
    }
  }

  private told({ key, nodes, error }: Failure) {
    const told = new GraphQLError(error instanceof Error ? error.message : "", { nodes: [...nodes], path: [key], originalError: error as Error });
    return formatError(told.toJSON(), told, this.log);
  }
}
