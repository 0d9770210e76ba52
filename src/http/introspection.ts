import { execute, Kind, OperationTypeNode, type DocumentNode, type FieldNode, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode } from "graphql";
import { etagOf } from "../base/etag.js";
import { below } from "../base/plan/selection.js";
import { unavailable } from "../base/problem.js";
import { wholeSchemaOf, type WholeSchema } from "./introspection-form.js";

/** Bytes, as they hold characters outside Latin 1, which would make two of each. */
export interface WholeAnswer { readonly bytes: Buffer; readonly etag: string }

/** Ways to ask for the whole schema whose answers are kept; each is some megabyte and a half. */
const MOST_KEPT = 6;
/** Answers that wait to be made. */
const MOST_WAITING = 20;
/** Types that are told in one turn of the event loop: a few milliseconds. */
const AT_ONCE = 40;

const nextTurn = (): Promise<void> => new Promise(resolve => { setImmediate(resolve); });

/**
 * Tells the whole schema to whoever asks for it: made once for each way of asking, a few types at a time so that nobody
 * waits, one after the other.
 */
export class Introspection {
  private readonly kept = new Map<string, WholeAnswer>();
  private readonly making = new Map<string, Promise<WholeAnswer>>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The answer's text; null when it is another question. Throws when too many others wait for theirs. */
  async answer(document: DocumentNode, operation: OperationDefinitionNode): Promise<WholeAnswer | null> {
    const asked = wholeSchemaOf(this.schema, document, operation);
    if (!asked) return null;
    const { key } = asked;
    const found = this.kept.get(key);
    if (found) {
      this.kept.delete(key);
      this.kept.set(key, found);
      return found;
    }
    const making = this.making.get(key);
    if (making) return making;
    if (this.making.size >= MOST_WAITING) throw unavailable(2_000);
    const made = this.last.then(() => this.make(asked)).finally(() => { this.making.delete(key); });
    this.making.set(key, made);
    this.last = made.catch(() => {});
    return made;
  }

  /** The same as a result of execution. */
  async result(document: DocumentNode, operation: OperationDefinitionNode): Promise<{ data: Record<string, unknown> } | null> {
    const answer = await this.answer(document, operation);
    return answer && JSON.parse(answer.bytes.toString()) as { data: Record<string, unknown> };
  }

  private async make(asked: WholeSchema): Promise<WholeAnswer> {
    const parts: string[] = [];
    for (const [name, nodes] of asked.schema) parts.push(`"${name}":${name === "types" ? await this.types(asked, nodes) : this.told(asked, nodes, name)}`);
    const roots = [...asked.root.keys()].map(name => `"${name}":${name === "__schema" ? `{${parts.join()}}` : JSON.stringify(this.schema.getQueryType()!.name)}`);
    const text = `{"data":{${roots.join()}}}\n`;
    const answer = { bytes: Buffer.from(text), etag: etagOf(text) };
    this.kept.set(asked.key, answer);
    for (const key of this.kept.keys()) if (this.kept.size > MOST_KEPT) this.kept.delete(key);
    return answer;
  }

  /** One field of `__schema`. */
  private told(asked: WholeSchema, nodes: readonly FieldNode[], name: string): string {
    const schema: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__schema" }, selectionSet: { kind: Kind.SELECTION_SET, selections: nodes } };
    return JSON.stringify((this.run(asked, [schema]).__schema as Record<string, unknown>)[name]);
  }

  private async types(asked: WholeSchema, nodes: readonly FieldNode[]): Promise<string> {
    const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: below(nodes).flatMap(set => set?.selections ?? []) };
    const names = Object.keys(this.schema.getTypeMap());
    const texts: string[] = [];
    for (let at = 0; at < names.length; at += AT_ONCE) {
      const told = this.run(asked, names.slice(at, at + AT_ONCE).map((name, i): FieldNode => ({
        kind: Kind.FIELD, alias: { kind: Kind.NAME, value: `t${i}` }, name: { kind: Kind.NAME, value: "__type" }, selectionSet,
        arguments: [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: "name" }, value: { kind: Kind.STRING, value: name } }],
      })));
      texts.push(...Object.values(told).map(type => JSON.stringify(type)));
      await nextTurn();
    }
    return `[${texts.join()}]`;
  }

  private run({ fragments }: WholeSchema, selections: readonly FieldNode[]): Record<string, unknown> {
    const operation: OperationDefinitionNode = { kind: Kind.OPERATION_DEFINITION, operation: OperationTypeNode.QUERY, selectionSet: { kind: Kind.SELECTION_SET, selections } };
    const result = execute({ schema: this.schema, document: { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] } });
    if (result instanceof Promise || !result.data) throw new Error("The schema could not be told");
    return result.data;
  }
}
