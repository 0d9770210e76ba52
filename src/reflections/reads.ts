import type { NounClass } from "../base/noun.js";
import { byId, hasMany, hasOne, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { ownRows } from "../identity/policy.js";
import { EmergentNatureAnswer } from "./emergent-nature-answer.js";
import { STATEMENT_NAMES } from "./emergent-nature-statement.js";
import { EmergentNature } from "./emergent-nature.js";
import { toOrganisers, toStewards } from "./policy.js";
import { ReflectionSubject, ReflectionSummary } from "./reflection-summary.js";
import { Reflection } from "./reflection.js";
import { MOST_THEMES } from "./theme.js";
import { ThemeCount } from "./theme-count.js";

export const theEmergentNature = byId(EmergentNature, ownRows);
export const theReflection = byId(Reflection, ownRows);

export const myEmergentNature = hasOne(EmergentNature, "personId", ownRows);
/** Reached from one's own only. */
export const answersOfEmergentNature = hasMany(EmergentNatureAnswer, "emergentNatureId", ["position"], toAnyone, { bound: STATEMENT_NAMES.length });
export const myReflections = pageOf(Reflection, "personId", {
  name: "my reflections", visible: ownRows, orders: { NEWEST: [{ by: "createdAt", descending: true }] },
  filters: { kind: t => `${t}.kind = :kind::text`, projectId: t => `${t}.project_id = :projectId::uuid`, theme: t => `:theme::text = ANY(${t}.themes)` },
});

const on = (subject: ReflectionSubject) => (t: string): string => `${t}.subject = '${subject}'`;
export const emergentNatureOfProject = hasOne(ReflectionSummary as NounClass, "projectId", toStewards, on(ReflectionSubject.EMERGENT_NATURE));
export const emergentNatureOfEvent = hasOne(ReflectionSummary as NounClass, "eventId", toOrganisers, on(ReflectionSubject.EMERGENT_NATURE));
export const driversOfProject = hasOne(ReflectionSummary as NounClass, "projectId", toStewards, on(ReflectionSubject.DRIVER));
export const concernsOfProject = hasOne(ReflectionSummary as NounClass, "projectId", toStewards, on(ReflectionSubject.CONCERN));
/** Reached from the summary. */
export const themesOfSummary = hasMany(ThemeCount as NounClass, "summaryId", [{ by: "people", descending: true }, "theme"], toAnyone, { bound: MOST_THEMES });
