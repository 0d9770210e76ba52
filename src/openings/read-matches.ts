import { Field, Int, ArgsType, type ClassType } from "type-graphql";
import type { Context } from "../base/context.js";
import type { Door } from "../base/doors.js";
import type { NounClass } from "../base/noun.js";
import { connectionOf, cursorTag, decodeCursor, encodeCursor, fewOf } from "../base/page.js";
import type { Value } from "../base/reads.js";
import { rowOfJson } from "../base/row-of-json.js";
import { tableOf } from "../base/table.js";
import type { Part, PlaceFit } from "./score.js";

export const MOST_MATCHES = 20;

@ArgsType()
export class MatchPageArgs {
  @Field(() => Int, { nullable: true, description: `How many to return: 1 to ${MOST_MATCHES}, ${MOST_MATCHES} when absent; more is refused` })
  first?: number | null;

  @Field(() => String, { nullable: true, description: "Cursor: return what follows it. It belongs to the same field" })
  after?: string | null;
}

interface Found extends Record<Part, number> {
  id: string;
  /** The score in hundredths of a point. */
  hundredths: number;
  placeFit: PlaceFit;
  skillsBrought: string[];
  skillsToLearn: string[];
  missing: string[];
  row: Record<string, unknown>;
}

interface Matching {
  /** The best of a parent as JSON, and how many there are. */
  best: Value;
  count: Value;
  noun: NounClass;
  /** Field of the match that holds the row. */
  as: string;
  type: ClassType<object>;
  description: string;
}

const KEYS = [{ type: "int", nullable: false }, { type: "uuid", nullable: false }];

/** A connection of matches, the best first: one statement for however many parents a request asks of, and one more to count them. */
export function matches({ best, count, noun, as, type, description }: Matching): Door {
  const connection = connectionOf(type);
  const tag = cursorTag(as, "score", {});
  return {
    type: () => connection, nullable: false, description, args: MatchPageArgs,
    extensions: { needs: ["id"], rows: "first" },
    resolve: async ({ id }, args, { loaders, service: { source } }: Context) => {
      const first = fewOf(args.first as number | null | undefined, MOST_MATCHES) ?? MOST_MATCHES;
      const after = (args.after ?? null) as string | null;
      const [afterScore, afterId] = after === null ? [null, null] : decodeCursor(after, tag, KEYS);
      const found = await loaders.value<Found[]>(best, id, { most: first + 1, afterScore, afterId }) ?? [];
      const table = tableOf(source, noun);
      const edges = found.slice(0, first).map(({ row, hundredths, ...match }) => ({
        node: { ...match, score: hundredths / 100, [as]: rowOfJson(table, row) },
        cursor: encodeCursor(tag, [hundredths, match.id]),
      }));
      return {
        edges, nodes: edges.map(({ node }) => node),
        pageInfo: { hasNextPage: found.length > first, hasPreviousPage: after !== null, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
        totalCount: () => loaders.value<number>(count, id),
      };
    },
  };
}
