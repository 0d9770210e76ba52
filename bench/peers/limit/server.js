import { createHash } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { rsvp } from "./rsvp.js";
import { statements } from "./statements.js";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, pipeline: true });
const shared = await Promise.all(Array.from({ length: Number(process.env.PIPELINED ?? 0) }, async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, pipeline: true });
  await client.connect();
  return client;
}));
let turn = 0;
const next = shared.length > 0 ? () => shared[turn++ % shared.length] : () => pool;

const tokenHash = ({ headers: { authorization = "" } }) => createHash("sha256").update(authorization.slice("Bearer ".length)).digest("base64url");

async function answer(shape, variables, request) {
  if (shape === "M") return rsvp(pool, variables, tokenHash(request));
  const { text, values } = statements[shape];
  const { rows } = await next().query({ name: shape, text, values: values(variables, request.headers.authorization && tokenHash(request)), rowMode: "array" });
  return rows[0][0];
}

createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8").on("data", part => { body += part; }).on("end", () => {
    answer(request.url.slice(1), JSON.parse(body), request).then(
      text => response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(text) }).end(text),
      error => response.writeHead(500).end(String(error.stack)));
  });
}).listen(Number(process.env.PORT), "127.0.0.1", 4_096);
