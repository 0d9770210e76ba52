import type { Module } from "../base/module.js";
import { AssessPrinciples } from "./assess-principles.js";
import { CharacteristicMark } from "./characteristic-mark.js";
import { CharacteristicStanding } from "./characteristic-standing.js";
import { FillLivingLabChecklist } from "./fill-living-lab-checklist.js";
import { LivingLabChecklist } from "./living-lab-checklist.js";
import { LivingLabItem } from "./living-lab-item.js";
import { assessorsShown } from "./policy.js";
import { PrinciplesAssessment } from "./principles-assessment.js";
import { ChecklistFields, MyAssessments, PrinciplesAssessmentFields, PrinciplesQueries, ProjectPrinciples } from "./principles.resolver.js";

export const principles: Module = {
  name: "principles",
  entities: [PrinciplesAssessment, CharacteristicMark, CharacteristicStanding, LivingLabChecklist, LivingLabItem],
  resolvers: [PrinciplesQueries, PrinciplesAssessmentFields, ChecklistFields, ProjectPrinciples, MyAssessments, AssessPrinciples, FillLivingLabChecklist],
  shows: { person: assessorsShown },
};
