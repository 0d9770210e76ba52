import { getOperationAST, parse, validate, type DocumentNode, type GraphQLSchema } from "graphql";
import type { DataSource } from "typeorm";
import { NotPlanned } from "../base/plan/not-planned.js";
import { OperationPlans } from "../base/plan/plans.js";
import { weightOf } from "./document-weight.js";
import { LIMITS, overLimit } from "./limits.js";
import { Shelf } from "./shelf.js";
import { malformedDocument } from "./well-formed.js";

const MOST_BYTES = 20 * 1024 * 1024;
const MOST_OPERATIONS = 2_000;
const MOST_BYTES_EXECUTED = 8 * 1024 * 1024;
/** What a thing on a shelf holds besides. */
const BYTES_OF_ENTRY = 512;

const INVALID = new NotPlanned("invalid");

/** Operations that clients send again, parsed and validated once, with their plans. */
export class Documents {
  private readonly known = new Shelf<OperationPlans | NotPlanned>(MOST_BYTES, MOST_OPERATIONS);

  constructor(private readonly source: DataSource, private readonly schema: GraphQLSchema) {}

  /** Bytes that are kept, as estimated. */
  get bytes(): number { return this.known.bytes; }

  /** The plans of an operation, or why it has none, whatever its variables. */
  find(query: string, operationName: string | null): OperationPlans | NotPlanned {
    const key = operationName === null ? query : `${operationName}\n${query}`;
    const known = this.known.get(key);
    if (known) return known;
    const operation = this.read(query, operationName, bytes => { this.known.grew(key, operation, bytes); });
    const weight = operation instanceof OperationPlans ? weightOf(operation.document) : 0;
    this.known.offer(key, operation, BYTES_OF_ENTRY + 2 * key.length + weight);
    return operation;
  }

  private read(query: string, operationName: string | null, grew: (bytes: number) => void): OperationPlans | NotPlanned {
    try {
      const document = parse(query, { maxTokens: LIMITS.tokens });
      if (validate(this.schema, document, undefined, { maxErrors: 1 }).length > 0) return INVALID;
      const operation = getOperationAST(document, operationName);
      if (!operation || malformedDocument(document)) return INVALID;
      return new OperationPlans(this.source, this.schema, document, operation, (...of) => overLimit(this.schema, ...of) === null, grew);
    } catch {
      return INVALID;
    }
  }
}

/** Documents of what Apollo executes, in place of its own store, which weighs them as JSON: a small part of what they hold. */
export class ExecutedDocuments {
  private readonly known = new Shelf<DocumentNode>(MOST_BYTES_EXECUTED, MOST_OPERATIONS);

  get(key: string): Promise<DocumentNode | undefined> { return Promise.resolve(this.known.get(key)); }

  set(key: string, document: DocumentNode): Promise<void> {
    this.known.offer(key, document, BYTES_OF_ENTRY + 2 * key.length + weightOf(document));
    return Promise.resolve();
  }

  delete(): Promise<boolean> { return Promise.resolve(false); }
}
