import { SERVICE_ARGUMENTS } from "../build.js";
import type { Ask } from "../shapes/asks.js";
import type { Shape } from "../shapes/shapes.js";
import { sessionKey, type Cursors, type Peer } from "./peer.js";
import { postgraphile } from "./postgraphile/peer.js";

const QUERIES = ["Q1", "Q2", "Q3", "Q4", "Q5"];
const READS = [...QUERIES, "G"];
const CHANGES = ["M1", "M2"];

const graphql = (shape: Shape, ask: Ask, cursors: Cursors) => ({ path: "/graphql", body: { query: shape.query, variables: variablesOf(shape, ask, cursors) } });

function variablesOf({ change }: Shape, { id, after, page }: Ask, cursors: Cursors): object {
  if (change) return { eventId: id };
  if (after) return { after: cursors.get(after.id) };
  if (page) return { id, first: page.first, after: page.number === 0 ? null : cursors.get(sessionKey(id, page.number)) };
  return { id };
}

const CURSORS = {
  events: "query($after: String) { events(first: 100, after: $after) { edges { cursor node { id } } } }",
  sessions: "query($id: ID!, $after: String) { event(id: $id) { sessions(first: 100, after: $after) { edges { cursor node { number } } } } }",
};

export const limit: Peer = {
  name: "limit", label: "SQL by hand over node:http", command: ["bench/peers/limit/server.js"], answers: [...READS, ...CHANGES],
  word: ({ name, change }, { id, after, page }) => ({ path: `/${change ? "M" : name}`, body: change ? { eventId: id } : after ?? { id, ...page } }),
};

/** The limit's reads over connections that several requests share, each sent before the last is answered. */
const pipelined: Peer = { ...limit, name: "pipelined", label: "SQL by hand, pipelined", environment: { PIPELINED: "2" }, answers: QUERIES };

// With DATABASE_URL the service wants a mail server; nothing here sends mail.
const SERVICE = { SMTP_URL: "smtp://127.0.0.1:9", DEMO: "off", HOST: "127.0.0.1" };
export const coproduce: Peer = {
  name: "coproduce", label: "Coproduce", command: SERVICE_ARGUMENTS, environment: { ...SERVICE, PLANS: "on", ANSWER_CACHE: "off" },
  answers: [...READS, ...CHANGES], word: graphql, cursors: CURSORS,
};
const executed: Peer = { ...coproduce, name: "executed", label: "Coproduce, PLANS=off", environment: { ...SERVICE, PLANS: "off", ANSWER_CACHE: "off" } };
/** Public pages from memory: by the time they are measured, every one of them has been asked for. */
const kept: Peer = { ...coproduce, name: "kept", label: "Coproduce, from memory", environment: { ...SERVICE, PLANS: "on", ANSWER_CACHE: "on" }, answers: ["Q1", "Q2", "Q3", "Q4"] };

const mercurius: Peer = { name: "mercurius", label: "Mercurius 16, jit", command: ["bench/peers/resolvers/mercurius.js"], answers: QUERIES, word: graphql, cursors: { events: CURSORS.events } };
const yoga: Peer = { ...mercurius, name: "yoga", label: "graphql-yoga 5", command: ["bench/peers/resolvers/yoga.js"] };

/** Who is measured beside the limit. */
export const OTHERS: readonly Peer[] = [coproduce, executed, kept, pipelined, postgraphile, mercurius, yoga];
