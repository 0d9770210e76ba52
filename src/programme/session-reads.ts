import { aggregate, byId, count, hasMany, hasOne, pageOf, type Order } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { Event } from "../events/event.js";
import { Person } from "../identity/person.js";
import { SessionSeat } from "../registration/session-seat.js";
import { Interest } from "./interest.js";
import { Placement } from "./placement.js";
import { hostOf, visibleHostings, visibleSeats, visibleSessions } from "./policy.js";
import { Room } from "./room.js";
import { Session } from "./session.js";
import { SessionHost } from "./session-host.js";
import { Slot } from "./slot.js";

export const MOST_HOSTS = 20;
export const MOST_PLACED = 5_000;
/** Sessions of one event whose interest is followed at once. */
export const MOST_FOLLOWED = MOST_PLACED;

export const theSession = byId(Session, visibleSessions);
export const theHosting = byId(SessionHost, visibleHostings);

const ALIVE = (t: string) => `${t}.status IN ('PITCHED', 'ACCEPTED')`;

/** Placements of the schedule that everybody sees. */
export const published = (j: string) => `EXISTS (SELECT 1 FROM schedule_version v WHERE v.id = ${j}.schedule_version_id AND v.status = 'PUBLISHED')`;

/** Null to everyone while the event hides counts and voting is not over. */
const shown = (t: string, sql: string) =>
  `(SELECT CASE WHEN NOT ev.interest_hidden OR :now >= COALESCE((SELECT max(ph.closes_at) FROM event_phase ph WHERE ph.event_id = ev.id AND ph.kind <> 'LIVE'), ev.ends_at)` +
  ` THEN ${sql} END FROM event ev WHERE ev.id = ${t}.event_id)`;
const interestOf = (t: string) => shown(t, `(SELECT count(*)::int FROM interest i WHERE i.session_id = ${t}.id)`);

export const sessionsOfEvent = pageOf(Session, "eventId", {
  name: "sessions of an event", visible: visibleSessions,
  orders: {
    NUMBER: ["number"], TITLE: ["title"],
    TIME: [{ sql: t => `(SELECT p.starts_at FROM placement p WHERE p.session_id = ${t}.id AND ${published("p")})`, type: "timestamptz" }, "number"],
    INTEREST: [{ sql: interestOf, type: "int", descending: true }, "number"],
  },
  filters: {
    status: t => `${t}.status = :status::text`,
    placed: t => `:placed::boolean = EXISTS (SELECT 1 FROM placement p WHERE p.session_id = ${t}.id AND ${published("p")})`,
    tag: t => `:tag::text = ANY(${t}.tags)`,
  },
});
/** Sessions that can still take place; seen by whoever sees the event. */
export const aliveSessionsOfEvent = hasMany(Session, "eventId", ["number"], toAnyone, { bound: MOST_FOLLOWED, where: ALIVE });
export const sessionCount = count(Event, { table: "session", column: "event_id", where: ALIVE });

const placed = { through: Placement, parent: "eventId", child: "sessionId", where: published };
const BY_TIME = { TIME: [{ by: "startsAt", of: "link" }, "number"] } satisfies Record<string, Order>;
const WINDOW = {
  startsFrom: (t: string) => `EXISTS (SELECT 1 FROM placement p WHERE p.session_id = ${t}.id AND p.starts_at >= :startsFrom::timestamptz AND ${published("p")})`,
  startsBefore: (t: string) => `EXISTS (SELECT 1 FROM placement p WHERE p.session_id = ${t}.id AND p.starts_at < :startsBefore::timestamptz AND ${published("p")})`,
};

export const scheduleOfEvent = pageOf(Session, placed, { name: "schedule of an event", visible: visibleSessions, orders: BY_TIME, filters: WINDOW });
export const myAgendaOfEvent = pageOf(Session, placed, {
  name: "my agenda of an event", visible: visibleSessions, orders: BY_TIME, filters: WINDOW,
  // From what the viewer marked, hosts and has a seat in, which is less than all that is placed.
  where: t => `${t}.id IN (SELECT i.session_id FROM interest i WHERE i.person_id = :viewer` +
    ` UNION ALL SELECT sh.session_id FROM session_host sh WHERE sh.person_id = :viewer AND sh.status = 'ACTIVE'` +
    ` UNION ALL SELECT ss.session_id FROM session_seat ss WHERE ss.person_id = :viewer AND ss.status = 'TAKEN')`,
});

export const roomOfSession = hasOne(Room, { through: Placement, parent: "sessionId", child: "roomId", where: published }, toAnyone);
export const slotOfSession = hasOne(Slot, { through: Placement, parent: "sessionId", child: "slotId", where: published }, toAnyone);
export const placementOfSession = hasOne(Placement, "sessionId", toAnyone, published);

export const hostsOfSession = hasMany(Person, {
  through: SessionHost, parent: "sessionId", child: "personId", where: j => `${j}.status = 'ACTIVE'`,
}, [{ by: "position", of: "link" }], toAnyone, { bound: MOST_HOSTS });
export const hostingsOfSession = hasMany(SessionHost, "sessionId", ["position"], visibleHostings, { bound: 4 * MOST_HOSTS });

export const interestCount = aggregate(Session, interestOf);
export const wantCount = aggregate(Session, t => shown(t, `(SELECT count(*)::int FROM interest i WHERE i.session_id = ${t}.id AND i.level = 'WANT')`));
export const myInterest = hasOne(Interest, "sessionId", t => `${t}.person_id = :viewer`);

export const iHost = aggregate(Session, t => hostOf(`${t}.id`));

const ALL = { NUMBER: ["createdAt"] };
export const mySessions = pageOf(Session, { through: SessionHost, parent: "personId", child: "sessionId", where: j => `${j}.status = 'ACTIVE'` }, {
  name: "my sessions", visible: visibleSessions, orders: ALL,
});
export const sessionsOfPerson = pageOf(Session, { through: SessionHost, parent: "personId", child: "sessionId", where: j => `${j}.status = 'ACTIVE'` }, {
  name: "sessions of a person", visible: visibleSessions, orders: ALL, where: ALIVE,
});
export const myHostInvitations = hasMany(SessionHost, "personId", ["createdAt"], visibleHostings, { bound: 100, where: t => `${t}.status = 'INVITED'` });

/** Who is behind an address that was invited stays untold until they accept. */
export const personOfHosting = hasOne(Person, {
  through: SessionHost, parent: "id", child: "personId", where: j => `(NOT ${j}.by_email OR ${j}.status = 'ACTIVE' OR ${j}.person_id = :viewer)`,
}, toAnyone);

export const theSeat = byId(SessionSeat, visibleSeats);
export const seatsOfSession = aggregate(Session, t =>
  `(SELECT ro.capacity FROM placement p JOIN schedule_version v ON v.id = p.schedule_version_id AND v.status = 'PUBLISHED' JOIN room ro ON ro.id = p.room_id` +
  ` JOIN event ev ON ev.id = p.event_id AND ev.session_seats WHERE p.session_id = ${t}.id)`);
const counted = (column: string) => aggregate(Session, t => `COALESCE((SELECT ss.${column} FROM session_seats ss WHERE ss.session_id = ${t}.id), 0)`);
export const seatsTaken = counted("held");
export const seatsWaitedFor = counted("waiting");
const STANDING = (t: string) => `${t}.status <> 'LEFT'`;
export const mySeat = hasOne(SessionSeat, "sessionId", t => `${t}.person_id = :viewer`, STANDING);
export const seatHolders = pageOf(SessionSeat, "sessionId", { name: "seats in a session", visible: visibleSeats, orders: { NUMBER: ["number"] }, where: STANDING });
export const mySeats = pageOf(SessionSeat, "personId", { name: "my seats", visible: t => `${t}.person_id = :viewer`, orders: { NEWEST: [{ by: "createdAt", descending: true }] }, where: STANDING });
export const placeInLineOfSeat = aggregate(SessionSeat, t =>
  `CASE WHEN ${t}.status = 'WAITING' THEN (SELECT count(*)::int FROM session_seat o WHERE o.session_id = ${t}.session_id AND o.status = 'WAITING' AND o.number <= ${t}.number) END`);
