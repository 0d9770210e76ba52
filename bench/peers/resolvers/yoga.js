import { createServer } from "node:http";
import DataLoader from "dataloader";
import { createSchema, createYoga } from "graphql-yoga";
import pg from "pg";
import { readMany } from "./reads.js";
import { FIELDS, resolvers, typeDefs, viewerOf } from "./resolvers.js";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

/** DataLoaders of one request, made on first use: one for each read and length of page. */
class Loaders {
  loaders = new Map();

  of(read, first) {
    const name = `${read} ${first}`;
    if (!this.loaders.has(name)) this.loaders.set(name, new DataLoader(keys => readMany(pool, read, keys, first)));
    return this.loaders.get(name);
  }
}

const resolver = ({ read, key, limited, of = row => row }) => async (parent, args, { loaders }) => {
  const id = key(parent);
  return id == null ? null : of(await loaders.of(read, limited ? args.first ?? 100 : 0).load(id), args);
};

const batched = Object.fromEntries(Object.entries(FIELDS).map(([type, fields]) => [type, Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, resolver(field)]))]));

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers: [resolvers, batched] }),
  graphiql: false, landingPage: false, logging: "warn", batching: false,
  context: async ({ request }) => ({ pool, loaders: new Loaders(), viewer: await viewerOf(pool, request.headers.get("authorization")), read: (name, keys) => readMany(pool, name, keys) }),
});
createServer(yoga).listen(Number(process.env.PORT), "127.0.0.1", 4_096);
