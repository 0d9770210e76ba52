import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { alone } from "./reads.js";
import { GraphQLScalarType } from "graphql";

export const typeDefs = readFileSync(new URL("schema.graphql", import.meta.url), "utf8");

const cut = (rows, first) => first == null ? rows : rows.slice(0, first);
const page = rows => ({ nodes: rows });
const cursorOf = event => Buffer.from(JSON.stringify([event.startsAt, event.id])).toString("base64url");

/**
 * Fields that are read for many parents at once, by type: how a field is read from the read of all parents' keys. Mercurius
 * makes loaders of them, yoga resolvers over DataLoader.
 */
export const FIELDS = {
  Event: {
    organisers: { read: "organisersOfEvent", key: event => event.id },
    sessionCount: { read: "sessionCountOfEvent", key: event => event.id, of: row => row?.value ?? 0 },
    schedule: { read: "scheduleOfEvent", key: event => event.id, of: (rows, { first }) => page(cut(rows, first)) },
    sessions: { read: "sessionsOfEvent", key: event => event.id, limited: true, of: page },
  },
  Session: {
    room: { read: "roomById", key: session => session.roomId },
    slot: { read: "slotById", key: session => session.slotId },
    hosts: { read: "hostsOfSession", key: session => session.id, of: (rows, { first }) => cut(rows, first) },
    interestCount: { read: "interestCountOfSession", key: session => session.id, of: row => row?.value ?? 0 },
    feedbackSummary: { read: "summaryOfSession", key: session => session.id },
  },
  Person: { sessions: { read: "sessionsOfPerson", key: person => person.id, limited: true, of: page } },
  Project: { events: { read: "eventsOfProject", key: project => project.id, limited: true, of: page } },
  Me: { rsvps: { read: "rsvpsOfPerson", key: me => me.id, limited: true, of: page } },
  Rsvp: { event: { read: "eventById", key: rsvp => rsvp.eventId } },
};

const one = async (context, read, id) => (await context.read(read, [id]))[0];

export const resolvers = {
  DateTime: new GraphQLScalarType({ name: "DateTime", serialize: value => value instanceof Date ? value.toISOString() : value }),
  Query: {
    event: (_root, { id }, context) => one(context, "eventById", id),
    project: (_root, { id }, context) => one(context, "projectById", id),
    events: async (_root, { first, after }, { pool }) => {
      const [startsAt, id] = after ? JSON.parse(Buffer.from(after, "base64url").toString()) : [null, null];
      const rows = await alone(pool, "events", [startsAt, id, first + 1]);
      return { nodes: rows.slice(0, first), pageInfo: { hasNextPage: rows.length > first } };
    },
    me: (_root, _args, { viewer }) => viewer,
  },
  EventConnection: { edges: ({ nodes }) => nodes.map(node => ({ node, cursor: cursorOf(node) })) },
  Event: {
    myRsvp: async ({ id }, _args, { pool, viewer }) => viewer ? (await alone(pool, "myRsvp", [id, viewer.id]))[0] ?? null : null,
    myAgenda: async ({ id }, { first }, { pool, viewer }) => page(viewer ? await alone(pool, "myAgenda", [id, viewer.id, first]) : []),
  },
};

/** Whoever the token stands for. */
export async function viewerOf(pool, authorization) {
  if (!authorization) return null;
  const hash = createHash("sha256").update(authorization.slice("Bearer ".length)).digest("base64url");
  return (await alone(pool, "viewer", [hash]))[0] ?? null;
}
