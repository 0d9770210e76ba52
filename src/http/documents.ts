import { getOperationAST, parse, validate, type GraphQLSchema } from "graphql";
import type { DataSource } from "typeorm";
import { NotPlanned } from "../base/plan/not-planned.js";
import { OperationPlans } from "../base/plan/plans.js";
import { LIMITS, overLimit } from "./limits.js";
import { malformedDocument } from "./well-formed.js";

/** Characters of documents and SQL that are kept; the least recently used leave. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

interface Known { operation: OperationPlans | NotPlanned; size: number }

/** Operations that clients sent, parsed and validated once, with their plans. */
export class Documents {
  private readonly known = new Map<string, Known>();
  private characters = 0;

  constructor(private readonly source: DataSource, private readonly schema: GraphQLSchema) {}

  /** The plans of an operation, or why it has none, whatever its variables. */
  find(query: string, operationName: string | null): OperationPlans | NotPlanned {
    const key = operationName === null ? query : `${operationName}\n${query}`;
    let found = this.known.get(key);
    if (found) this.known.delete(key);
    else found = { operation: this.read(query, operationName), size: 0 };
    this.known.set(key, found);
    this.weigh(key, found);
    return found.operation;
  }

  private weigh(key: string, known: Known): void {
    const size = key.length + (known.operation instanceof OperationPlans ? known.operation.size : 0);
    this.characters += size - known.size;
    known.size = size;
    for (const [oldest, { size: freed }] of this.known) {
      if (this.characters <= MOST_CHARACTERS || oldest === key) return;
      this.known.delete(oldest);
      this.characters -= freed;
    }
  }

  private read(query: string, operationName: string | null): OperationPlans | NotPlanned {
    try {
      const document = parse(query, { maxTokens: LIMITS.tokens });
      if (validate(this.schema, document, undefined, { maxErrors: 1 }).length > 0) return new NotPlanned("invalid");
      const operation = getOperationAST(document, operationName);
      if (!operation || malformedDocument(document)) return new NotPlanned("invalid");
      return new OperationPlans(this.source, this.schema, document, operation, (...of) => overLimit(this.schema, ...of) === null);
    } catch {
      return new NotPlanned("invalid");
    }
  }
}
