import type { Module } from "../base/module.js";
import { ClaimPerson } from "./claim-person.js";
import { serveImport } from "./import-route.js";
import { ImportSchedule } from "./import-schedule.js";
import { claimInvitation } from "./mail.js";
import { PersonClaim } from "./person-claim.js";
import { ClaimFields, MyClaims } from "./person-claim.resolver.js";
import { ImportedHost, ScheduleImport } from "./schedule-import.js";

/** Schedules that other tools wrote, and the people on them, who can take over what is theirs. */
export const imports: Module = {
  name: "imports",
  entities: [ScheduleImport, ImportedHost, PersonClaim],
  resolvers: [ImportSchedule, ClaimPerson, ClaimFields, MyClaims],
  routes: serveImport,
  mail: { "claim-invitation": claimInvitation },
};
