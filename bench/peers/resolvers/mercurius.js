import Fastify from "fastify";
import mercurius from "mercurius";
import pg from "pg";
import { readMany } from "./reads.js";
import { FIELDS, resolvers, typeDefs, viewerOf } from "./resolvers.js";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

/** Parents of one tick; those that ask for pages of other lengths are read apart. */
const loader = ({ read, key, limited, of = row => row }) => ({
  loader: async queries => {
    const answers = new Array(queries.length);
    const groups = grouped(queries, limited);
    await Promise.all([...groups].map(async ([first, places]) => {
      const keys = [...new Set(places.map(i => key(queries[i].obj)))];
      const read1 = await readMany(pool, read, keys, first);
      const byKey = new Map(keys.map((each, i) => [each, read1[i]]));
      for (const i of places) answers[i] = of(byKey.get(key(queries[i].obj)), queries[i].params);
    }));
    return answers;
  },
  // Rows are other ones with each request, and comparing them costs more than it saves.
  opts: { cache: false },
});

function grouped(queries, limited) {
  const groups = new Map();
  for (const [i, { params }] of queries.entries()) {
    const first = limited ? params.first ?? 100 : 0;
    if (!groups.has(first)) groups.set(first, []);
    groups.get(first).push(i);
  }
  return groups;
}

const app = Fastify();
await app.register(mercurius, {
  schema: typeDefs, resolvers, jit: 1, graphiql: false,
  loaders: Object.fromEntries(Object.entries(FIELDS).map(([type, fields]) => [type, Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, loader(field)]))])),
  context: async request => ({ pool, viewer: await viewerOf(pool, request.headers.authorization), read: (name, keys) => readMany(pool, name, keys) }),
});
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1", backlog: 4_096 });
