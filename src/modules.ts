import { ChangeKey, ChangeLog, Outbox, ServiceSecret } from "./base/records.js";
import type { Jobs, Module } from "./base/module.js";
import { retention } from "./base/retention.js";
import { identity } from "./identity/module.js";
import { events } from "./events/module.js";
import { feedback } from "./feedback/module.js";
import { showPeopleBy } from "./identity/policy.js";
import { notifications } from "./notifications/module.js";
import { organisations } from "./organisations/module.js";
import { places } from "./places/module.js";
import { projects } from "./projects/module.js";

/** The table of contents: each module may look up the list, never down. */
export const modules: readonly Module[] = [identity, places, notifications, organisations, projects, events, feedback];

export const entities = [ChangeLog, ChangeKey, Outbox, ServiceSecret, ...modules.flatMap(module => module.entities)];
export const resolvers = modules.flatMap(module => module.resolvers);
export const jobs: Jobs = Object.assign({}, retention, ...modules.map(module => module.jobs));

showPeopleBy(modules.flatMap(module => module.shows?.person ?? []));
