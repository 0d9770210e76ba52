import type { NounClass } from "../base/noun.js";
import { aggregate, byId, hasMany, pageOf } from "../base/reads.js";
import { toAnyone, type Visible } from "../base/viewer.js";
import { Project } from "../projects/project.js";
import { CharacteristicMark } from "./characteristic-mark.js";
import { CharacteristicStanding } from "./characteristic-standing.js";
import { CHARACTERISTICS } from "./characteristic.js";
import { LivingLabChecklist } from "./living-lab-checklist.js";
import { ELEMENTS } from "./living-lab-element.js";
import { LivingLabItem } from "./living-lab-item.js";
import { assessmentState, stands, visibleAssessments } from "./policy.js";
import { PrinciplesAssessment } from "./principles-assessment.js";

export const thePrinciplesAssessment = byId(PrinciplesAssessment, visibleAssessments);
export const theChecklist = byId(LivingLabChecklist, visibleAssessments);

const LATEST = { LATEST: [{ by: "assessedAt", descending: true }] };
const filters = {
  stands: (t: string) => `(${stands(t)}) = :stands::boolean`,
  partyId: (t: string) => `${t}.party_id = :partyId::uuid`,
};
const ofProject = (noun: NounClass, name: string) => pageOf(noun, "projectId", { name: `${name} of a project`, visible: visibleAssessments, orders: LATEST, filters });
const ofAuthor = (noun: NounClass, name: string) => pageOf(noun, "authorId", { name: `my ${name}`, visible: visibleAssessments, orders: LATEST });

export const assessmentsOfProject = ofProject(PrinciplesAssessment, "principles assessments");
export const assessmentsOfAuthor = ofAuthor(PrinciplesAssessment, "principles assessments");
export const checklistsOfProject = ofProject(LivingLabChecklist, "living-lab checklists");
export const checklistsOfAuthor = ofAuthor(LivingLabChecklist, "living-lab checklists");

const IN_ORDER = ["position"];
/** Seen with what they are of. */
export const marksOfAssessment = hasMany(CharacteristicMark, "assessmentId", IN_ORDER, toAnyone, { bound: CHARACTERISTICS.length });
export const itemsOfChecklist = hasMany(LivingLabItem, "checklistId", IN_ORDER, toAnyone, { bound: ELEMENTS.length });

/** Always so; it names the table under the view, by which kept answers are found to be out of date. */
const rests: Visible = t => `EXISTS (SELECT 1 FROM principles_assessment ra WHERE ra.project_id = ${t}.project_id)`;
export const standingsOfProject = hasMany(CharacteristicStanding, "projectId", IN_ORDER, toAnyone, { bound: CHARACTERISTICS.length, where: rests });

/** Implied by the assessment. */
export const projectOfAssessment = byId(Project, toAnyone);
export const stateOfAssessment = aggregate(PrinciplesAssessment, assessmentState);
export const stateOfChecklist = aggregate(LivingLabChecklist, assessmentState);
