import { ArgsType, Field, InputType } from "type-graphql";
import { computed, fieldsOf, list, one, oneById, page, queries } from "../base/doors.js";
import { Id } from "../base/id.js";
import { PageArgs } from "../base/page.js";
import type { Value } from "../base/reads.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { Project } from "../projects/project.js";
import { theParty } from "../touchpoints/reads.js";
import { AssessmentVerb } from "./assessment-verb.js";
import { LivingLabChecklist } from "./living-lab-checklist.js";
import { assessmentVerbs, verbsOf, type AssessmentState } from "./policy.js";
import { PrinciplesAssessment } from "./principles-assessment.js";
import {
  assessmentsOfAuthor, assessmentsOfProject, checklistsOfAuthor, checklistsOfProject, itemsOfChecklist, marksOfAssessment, projectOfAssessment, standingsOfProject,
  stateOfAssessment, stateOfChecklist, theChecklist, thePrinciplesAssessment,
} from "./reads.js";

@InputType({ description: "Which assessments; every condition that is given must hold" })
export class AssessmentFilter {
  @Field(() => Boolean, { nullable: true, description: "Whether it stands: was neither followed by its author's next nor taken back" }) stands?: boolean | null;
  @Field(() => Id, { nullable: true, description: "Speaks for this party" }) partyId?: string | null;
}

@ArgsType()
export class AssessmentPageArgs extends PageArgs {
  @Field(() => AssessmentFilter, { nullable: true, description: "Which assessments; all that the viewer may see when absent" }) filter?: AssessmentFilter | null;
}

export const PrinciplesQueries = queries({
  principlesAssessment: oneById(thePrinciplesAssessment, "anyone", "One assessment against the six characteristics; null when there is none that the viewer may see"),
  livingLabChecklist: oneById(theChecklist, "anyone", "One living-lab checklist; null when there is none that the viewer may see"),
});

const common = (state: Value) => ({
  project: one(projectOfAssessment, { from: "projectId", nullable: false, description: "Project that is assessed" }),
  author: one(thePerson, { from: "authorId", description: "Who assessed it; null when they have left the service" }),
  party: one(theParty, { from: "partyId", description: "Party that the author speaks for; null when for themselves" }),
  may: computed({
    type: () => [AssessmentVerb], needs: ["id"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 2",
    json: assessmentVerbs,
    resolve: async ({ id }, _args, { loaders, viewer }) => {
      const found = viewer && await loaders.value<AssessmentState>(state, id);
      return found ? verbsOf(found) : [];
    },
  }),
});

export const PrinciplesAssessmentFields = fieldsOf(PrinciplesAssessment, {
  ...common(stateOfAssessment),
  marks: list(marksOfAssessment, "Its mark for each of the six characteristics, in their order"),
});

export const ChecklistFields = fieldsOf(LivingLabChecklist, {
  ...common(stateOfChecklist),
  items: list(itemsOfChecklist, "What it says of each of the five elements, in their order"),
});

export const ProjectPrinciples = fieldsOf(Project, {
  principlesAssessments: page(assessmentsOfProject, "How far its members say that it has the six characteristics of co-production, over time: the latest first", AssessmentPageArgs),
  principlesNow: list(standingsOfProject, "Where it stands with each of the six characteristics, from the assessments that stand; empty while there is none"),
  livingLabChecklists: page(checklistsOfProject, "Which elements of a living lab its members say that it has, over time: the latest first. Only projects of kind LIVING_LAB are looked at so", AssessmentPageArgs),
});

export const MyAssessments = fieldsOf(Me, {
  principlesAssessments: page(assessmentsOfAuthor, "How one assessed projects against the six characteristics, the latest first; with what one took back"),
  livingLabChecklists: page(checklistsOfAuthor, "Living-lab checklists that one filled in, the latest first; with what one took back"),
});
