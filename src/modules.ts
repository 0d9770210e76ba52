import { ChangeKey, ChangeLog, Outbox, ServiceSecret } from "./base/records.js";
import type { Module } from "./base/module.js";
import { identity } from "./identity/module.js";
import { events } from "./events/module.js";
import { showPeopleBy } from "./identity/policy.js";
import { notifications } from "./notifications/module.js";
import { organisations } from "./organisations/module.js";
import { places } from "./places/module.js";
import { projects } from "./projects/module.js";

/** The table of contents: each module may look up the list, never down. */
export const modules: readonly Module[] = [identity, places, notifications, organisations, projects, events];

export const entities = [ChangeLog, ChangeKey, Outbox, ServiceSecret, ...modules.flatMap(module => module.entities)];
export const resolvers = modules.flatMap(module => module.resolvers);

showPeopleBy(modules.flatMap(module => module.shows?.person ?? []));
