import { ChangeKey, ChangeLog, Outbox, ServiceSecret } from "./base/records.js";
import type { Jobs, Module, Tasks } from "./base/module.js";
import { retention } from "./base/retention.js";
import { accountability } from "./accountability/module.js";
import { attendance } from "./attendance/module.js";
import { cases } from "./cases/module.js";
import { identity } from "./identity/module.js";
import { events } from "./events/module.js";
import { exchange } from "./exchange/module.js";
import { feedback } from "./feedback/module.js";
import { imports } from "./imports/module.js";
import { notes } from "./notes/module.js";
import { showPeopleBy } from "./identity/policy.js";
import { notifications } from "./notifications/module.js";
import { organisations } from "./organisations/module.js";
import { commitments } from "./commitments/module.js";
import { ideas } from "./ideas/module.js";
import { effort } from "./effort/module.js";
import { openings } from "./openings/module.js";
import { planner } from "./planner/module.js";
import { places } from "./places/module.js";
import { principles } from "./principles/module.js";
import { programme } from "./programme/module.js";
import { projects } from "./projects/module.js";
import { registration } from "./registration/module.js";
import { resources } from "./resources/module.js";
import { citations } from "./citations/module.js";
import { reflections } from "./reflections/module.js";
import { scheduling } from "./scheduling/module.js";
import { touchpoints } from "./touchpoints/module.js";
import { value } from "./value/module.js";

/** The table of contents: each module may look up the list, never down. */
export const modules: readonly Module[] = [
  identity, places, notifications, organisations, projects,
  touchpoints, principles, resources,
  events, registration, programme, imports, attendance, scheduling, planner, exchange, notes, feedback, reflections,
  value, ideas, commitments, openings, effort, accountability, cases, citations,
];

export const entities = [ChangeLog, ChangeKey, Outbox, ServiceSecret, ...modules.flatMap(module => module.entities)];
export const resolvers = modules.flatMap(module => module.resolvers);
export const jobs: Jobs = Object.assign({}, retention, ...modules.map(module => module.jobs));
export const tasks: Tasks = Object.assign({}, ...modules.map(module => module.tasks));

showPeopleBy(modules.flatMap(module => module.shows?.person ?? []));
