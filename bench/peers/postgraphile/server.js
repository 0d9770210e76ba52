import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { grafserv } from "postgraphile/grafserv/node";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { postgraphile } from "postgraphile";
import pg from "pg";

// PostGraphile 5 is written for Node 22; on 20 this is all that it misses.
Promise.withResolvers ??= () => {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

/** Whom the token stands for, as a setting that functions look at. */
async function viewerOf(authorization) {
  const hash = createHash("sha256").update(authorization.slice("Bearer ".length)).digest("base64url");
  const { rows: [viewer] } = await pool.query({
    name: "viewer", text: "SELECT person_id AS id FROM sign_in WHERE token_hash = $1 AND last_used_at > now() - interval '30 days'", values: [hash],
  });
  return { "bench.person": viewer.id };
}

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  // No global object ids: nobody asks for them, and they cost.
  disablePlugins: ["NodePlugin"],
  schema: { defaultBehavior: "+connection +list -insert -update -delete" },
  pgServices: [makePgService({ pool, schemas: ["public"] })],
  gather: { installWatchFixtures: false },
  grafast: {
    explain: false,
    context: async ({ node }) => {
      const authorization = node?.req?.headers.authorization;
      return authorization ? { pgSettings: await viewerOf(authorization) } : {};
    },
  },
  grafserv: { watch: false, graphqlPath: "/graphql", graphiql: false, websockets: false, maxRequestLength: 65_536 },
});

const serv = instance.createServ(grafserv);
const server = createServer();
await serv.addTo(server);
if (process.env.PRINT_SCHEMA) {
  const { printSchema } = await import("graphql");
  process.stderr.write(printSchema(await instance.getSchema()));
}
server.listen(Number(process.env.PORT), "127.0.0.1", 4_096);
