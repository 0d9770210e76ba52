import { getNamedType, isObjectType, Kind, type FieldNode, type GraphQLResolveInfo } from "graphql";
import { askedColumns } from "./asked.js";
import type { Context } from "./context.js";
import type { Loaders } from "./loaders.js";
import type { Row } from "./noun.js";
import type { Objects } from "./once.js";
import type { ById } from "./reads.js";

interface Wanted { name: string; read: ById; columns: readonly string[] }

/**
 * The rows that a change's selection asks for, read with the change. What is asked in a way that it does not see, by
 * fragments or twice, is read afterwards as any field is.
 */
export class Answers {
  private ready: { wanted: Wanted; id: string; row: Row | null }[] = [];

  constructor(private readonly context: Context, private readonly info: GraphQLResolveInfo, private readonly yields: Readonly<Record<string, object>>) {}

  async read(objects: Objects, reads: Loaders): Promise<void> {
    this.ready = await Promise.all(this.wanted().flatMap(wanted => {
      const id = objects[wanted.name];
      return id ? [reads.now(wanted.read, id, wanted.columns).then(row => ({ wanted, id, row }))] : [];
    }));
  }

  /** Has the request's loaders know them. */
  prime(): void {
    for (const { wanted: { read, columns }, id, row } of this.ready) this.context.loaders.prime(read, id, columns, row);
  }

  private wanted(): Wanted[] {
    const payload = getNamedType(this.info.returnType);
    if (!isObjectType(payload)) return [];
    const nodes = this.info.fieldNodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []).filter((node): node is FieldNode => node.kind === Kind.FIELD);
    return nodes.flatMap(node => {
      const name = node.name.value;
      const read = this.yields[name];
      if (!read || !isRead(read)) return [];
      const asking = { fieldNodes: [node], returnType: payload.getFields()[name].type, fragments: this.info.fragments };
      return [{ name, read, columns: askedColumns(this.context.service.source, asking, read.noun) }];
    });
  }
}

const isRead = (yielded: object): yielded is ById => "kind" in yielded;
