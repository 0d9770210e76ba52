/** What is asked: the same of everybody. */
export interface Shape {
  name: string;
  about: string;
  /** In Coproduce's schema, which the peers with resolvers of their own have too. */
  query: string;
  /** Sent once each, since doing it twice changes nothing. */
  change?: true;
}

const EVENT = "id title startsAt endsAt timeZone";
const SESSION = "id title startsAt endsAt room { id name } slot { id startsAt endsAt } hosts { id displayName } interestCount feedbackSummary { count average }";
const RSVP = "mutation Rsvp($eventId: ID!) { rsvp(input: { eventId: $eventId }) { rsvp { id status } errors { __typename } } }";

export const SHAPES: readonly Shape[] = [
  { name: "Q1", about: "event by id, 5 columns", query: `query Event($id: ID!) { event(id: $id) { ${EVENT} } }` },
  { name: "Q2", about: "event page: 40 sessions with room, slot, hosts, interest count, rating", query: `query EventPage($id: ID!) { event(id: $id) { ${EVENT} schedule(first: 100) { nodes { ${SESSION} } } } }` },
  {
    name: "Q3", about: "connection of 50 events with organisers and session count",
    query: "query Events($after: String) { events(first: 50, after: $after) { nodes { id title startsAt organisers { id displayName } sessionCount } pageInfo { hasNextPage } } }",
  },
  {
    name: "Q4", about: "project, 5 events, 10 sessions, 3 hosts, their 3 sessions",
    query: "query Project($id: ID!) { project(id: $id) { id title events(first: 5) { nodes { id title sessions(first: 10) { nodes { id title hosts(first: 3) { id displayName sessions(first: 3) { nodes { id title } } } } } } } } }",
  },
  {
    name: "Q5", about: "signed in: my RSVPs, and my agenda of an event",
    query: "query Agenda($id: ID!) { me { id rsvps(first: 20) { nodes { id status event { id title startsAt } } } } event(id: $id) { id title myRsvp { id status } myAgenda(first: 100) { nodes { id title startsAt endsAt room { id name } } } } }",
  },
  { name: "M1", about: "RSVP on many events", query: RSVP, change: true },
  { name: "M2", about: "RSVP on one hot event", query: RSVP, change: true },
];

/** Sessions of an event of any size, a page at a time. */
export const GROWTH: Shape = {
  name: "G", about: "page of sessions",
  query: `query Sessions($id: ID!, $first: Int!, $after: String) { event(id: $id) { id sessions(first: $first, after: $after) { nodes { ${SESSION} } } } }`,
};
