import type { Peer } from "../peer.js";

const EVENT = "id: rowId title startsAt endsAt timeZone";
const PERSON = "id: rowId displayName";
const PLACE_AND_TIME = "startsAt endsAt room: roomByRoomId { id: rowId name }";

/** The nearest queries of the schema that PostGraphile makes of the tables: what hangs from a placement is asked of it. */
const QUERIES: Readonly<Record<string, string>> = {
  Q1: `query Event($id: UUID!) { event: eventByRowId(rowId: $id) { ${EVENT} } }`,
  Q2: `query EventPage($id: UUID!) { event: eventByRowId(rowId: $id) { ${EVENT} schedule: scheduleList(first: 100) {
    ${PLACE_AND_TIME} slot: slotBySlotId { id: rowId startsAt endsAt }
    session: sessionBySessionId { id: rowId title hosts: hostsList { ${PERSON} } interestCount feedbackSummary: feedbackSummaryBySessionId { count average } } } } }`,
  Q3: `query Events($after: Cursor) { events: allEvents(first: 50, after: $after, orderBy: [STARTS_AT_ASC]) {
    nodes { id: rowId title startsAt organisers: organisersList { ${PERSON} } sessionCount } pageInfo { hasNextPage } } }`,
  Q4: `query Project($id: UUID!) { project: projectByRowId(rowId: $id) { id: rowId title events: eventsByProjectIdList(first: 5, orderBy: [STARTS_AT_ASC]) {
    id: rowId title sessions: sessionsByEventIdList(first: 10, orderBy: [NUMBER_ASC]) {
      id: rowId title hosts: hostsList(first: 3) { ${PERSON} sessions: sessionsList(first: 3) { id: rowId title } } } } } }`,
  Q5: `query Agenda($id: UUID!) { me { id: rowId rsvps: latestRsvpsList(first: 20) { id: rowId status event: eventByEventId { id: rowId title startsAt } } }
    event: eventByRowId(rowId: $id) { id: rowId title myRsvp { id: rowId status } myAgenda: myAgendaList(first: 100) { ${PLACE_AND_TIME} session: sessionBySessionId { id: rowId title } } } }`,
};

/** Lists that are connections in the other schemas. */
const CONNECTIONS = new Set(["Q2 schedule", "Q4 events", "Q4 sessions", "Q5 rsvps", "Q5 myAgenda"]);
const TIMES = new Set(["startsAt", "endsAt"]);

/** The same in the others' words: instants in UTC with milliseconds, a placement and its session as one, lists as connections. */
function inWords(shape: string, value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value.map(item => inWords(shape, item, ""));
    return CONNECTIONS.has(`${shape} ${key}`) ? { nodes: items } : items;
  }
  if (typeof value === "string") return TIMES.has(key) ? new Date(value).toISOString() : value;
  if (typeof value !== "object" || value === null) return value;
  const { session, ...rest } = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inWords(shape, item, name)]));
  return session ? { ...rest, ...session } : rest;
}

export const postgraphile: Peer = {
  name: "postgraphile", label: "PostGraphile 5", command: ["bench/peers/postgraphile/server.js"], answers: Object.keys(QUERIES),
  word: ({ name, query }, { id, after }, cursors) =>
    ({ path: "/graphql", body: { query: QUERIES[name] ?? query, variables: after ? { after: cursors.get(after.id) } : { id } } }),
  translate: ({ name }, data) => inWords(name, data, ""),
  cursors: { events: "query($after: Cursor) { events: allEvents(first: 100, after: $after, orderBy: [STARTS_AT_ASC]) { edges { cursor node { id: rowId } } } }" },
};
