import type { FastifyBaseLogger } from "fastify";
import { GraphQLError, OperationTypeNode } from "graphql";
import { clock } from "../base/clock.js";
import { NotPlanned } from "../base/plan/not-planned.js";
import type { Failure } from "../base/plan/plan.js";
import type { OperationPlans } from "../base/plan/plans.js";
import type { Reader } from "../base/plan/reader.js";
import { probe } from "../base/probe.js";
import { paramsOf, type Bearer, type Viewer } from "../base/viewer.js";
import type { AnswerCache } from "./answer-cache.js";
import type { Asked } from "./asked.js";
import type { Documents } from "./documents.js";
import { etagOf } from "../base/etag.js";
import { formatError } from "./format-error.js";
import type { Introspection } from "./introspection.js";
import type { Metrics } from "./metrics.js";
import { malformedVariables } from "./well-formed.js";

/** An answer's text; the validator is that of an answer to somebody who is not signed in. */
export interface PlannedAnswer { text: string | Buffer; etag: string | null; way: "planned" | "kept" }

/** Finds out who asks; null for a request without a token. */
type WhoAsks = (() => Promise<Bearer>) | null;

interface Parts {
  documents: Documents;
  introspection: Introspection;
  reader: Reader;
  /** Null when every answer is to come from the database. */
  cache: AnswerCache | null;
  metrics: Metrics;
  log: FastifyBaseLogger;
}

/** Answers operations that have a plan: their JSON goes out as PostgreSQL made it. */
export class PlannedAnswers {
  constructor(private readonly parts: Parts) {}

  /** Whole, or with the errors that execution would tell too; NotPlanned leaves the operation to execution. */
  async answer(asked: Asked, whoAsks: WhoAsks): Promise<PlannedAnswer | NotPlanned> {
    const { cache, metrics } = this.parts;
    // Before anything walks through them.
    if (malformedVariables(asked.variables)) return new NotPlanned("variables");
    const key = cache && whoAsks === null ? keyOf(asked) : null;
    const kept = key === null ? null : cache!.find(key);
    if (kept) {
      metrics.operation(OperationTypeNode.QUERY, "OK");
      return { ...kept, way: "kept" };
    }
    const operation = this.parts.documents.find(asked.query, asked.operationName);
    if (operation instanceof NotPlanned) return operation;
    let viewer: Viewer | null;
    // A token that is not valid, or cannot be looked up: execution answers what that means.
    try {
      const who = await whoAsks?.();
      // Plans are for viewers and for nobody; at a door few ask, and seldom.
      if (who?.doorPass) return new NotPlanned("access");
      viewer = who?.viewer ?? null;
      if (viewer && !viewer.scopes.includes("READ")) return new NotPlanned("access");
    } catch { return new NotPlanned("access"); }
    try {
      const coerced = operation.coerced(asked.variables);
      const plan = operation.planFor(coerced, viewer !== null);
      const readAt = cache?.freshness.now() ?? 0;
      const now = clock.now();
      const { data, failures } = await plan.run(this.parts.reader, coerced, { ...paramsOf(viewer, now) });
      await probe.reach("answer read");
      if (failures.length > 0) return this.partial(data, failures);
      const text = `{"data":${data}}\n`;
      const etag = viewer ? null : etagOf(text);
      if (cache && key !== null && etag) void cache.keep(key, text, etag, plan.sources, readAt, now).catch(() => {});
      metrics.operation(OperationTypeNode.QUERY, "OK");
      return { text, etag, way: "planned" };
    } catch (error) {
      if (error instanceof NotPlanned) return error.reason === "introspection" ? await this.wholeSchema(operation, viewer) ?? error : error;
      // What arguments in variables are refused for, execution says.
      if (error instanceof GraphQLError) return new NotPlanned("arguments", error.message);
      throw error;
    }
  }

  /** The answer to a tool that asks for the whole schema; null when it is another introspection. */
  private async wholeSchema({ document, operation }: OperationPlans, viewer: Viewer | null): Promise<PlannedAnswer | null> {
    const answer = await this.parts.introspection.answer(document, operation);
    if (!answer) return null;
    this.parts.metrics.operation(OperationTypeNode.QUERY, "OK");
    return { text: answer.bytes, etag: viewer ? null : answer.etag, way: "kept" };
  }

  private partial(data: string, failures: readonly Failure[]): PlannedAnswer {
    const errors = failures.map(({ key, nodes, error }) => {
      const told = new GraphQLError(error instanceof Error ? error.message : "", { nodes: [...nodes], path: [key], originalError: error as Error });
      return formatError(told.toJSON(), told, this.parts.log);
    });
    this.parts.metrics.operation(OperationTypeNode.QUERY, String(errors[0].extensions?.code));
    return { text: `{"errors":${JSON.stringify(errors)},"data":${data}}\n`, etag: null, way: "planned" };
  }
}

const keyOf = ({ query, operationName, variables }: Asked): string => `${operationName ?? ""}\n${JSON.stringify(variables)}\n${query}`;
