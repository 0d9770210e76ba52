import { aggregate, byId, hasMany, hasOne, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { Person } from "../identity/person.js";
import { Event } from "./event.js";
import { EventPhase } from "./event-phase.js";
import { EventRole, EventStaff } from "./event-staff.js";
import { statusNow } from "./phases.js";
import { comesTo, visibleEvents, visibleStaff } from "./policy.js";

export const MOST_STAFF = 20;

export const theEvent = byId(Event, visibleEvents);
export const theStaff = byId(EventStaff, visibleStaff);

const BY_START = { STARTS_AT: ["startsAt"], STARTS_AT_DESC: [{ by: "startsAt", descending: true }] };

export const allEvents = pageOf(Event, null, {
  name: "events", visible: visibleEvents, orders: BY_START,
  filters: {
    endsAfter: t => `${t}.ends_at > :endsAfter::timestamptz`,
    endsBefore: t => `${t}.ends_at < :endsBefore::timestamptz`,
    projectId: t => `${t}.project_id = :projectId::uuid`,
    status: t => `${statusNow(t)} = :status::text`,
  },
});

export const eventsOfProject = pageOf(Event, "projectId", { name: "events of a project", visible: visibleEvents, orders: BY_START });

export const organisersOfEvent = hasMany(Person, {
  through: EventStaff, parent: "eventId", child: "personId", where: j => `${j}.role = '${EventRole.ORGANISER}' AND ${j}.status = 'ACTIVE'`,
}, [{ by: "createdAt", of: "link" }], toAnyone, { bound: MOST_STAFF });

export const staffOfEvent = hasMany(EventStaff, "eventId", ["createdAt"], visibleStaff, { bound: 4 * MOST_STAFF });
/** Who is behind an address that was invited stays untold until they accept. */
export const personOfStaff = hasOne(Person, {
  through: EventStaff, parent: "id", child: "personId", where: j => `(NOT ${j}.by_email OR ${j}.status = 'ACTIVE' OR ${j}.person_id = :viewer)`,
}, toAnyone);
export const phasesOfEvent = hasMany(EventPhase, "eventId", ["opensAt"], toAnyone, { bound: 3 });

export const myRolesInEvent = aggregate(Event, t =>
  `ARRAY(SELECT st.role FROM event_staff st WHERE st.event_id = ${t}.id AND st.person_id = :viewer AND st.status = 'ACTIVE')`);

export const iCome = aggregate(Event, t => comesTo(`${t}.id`));

export const myEvents = pageOf(Event, { through: EventStaff, parent: "personId", child: "eventId", where: j => `${j}.status = 'ACTIVE'` }, {
  name: "my events", visible: visibleEvents, orders: BY_START,
});
export const myEventInvitations = hasMany(EventStaff, "personId", ["createdAt"], visibleStaff, { bound: 100, where: t => `${t}.status = 'INVITED'` });
