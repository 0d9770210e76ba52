import { registerEnumType } from "type-graphql";

export enum AssessmentVerb { EDIT = "EDIT", WITHDRAW = "WITHDRAW" }
registerEnumType(AssessmentVerb, {
  name: "AssessmentVerb",
  description: "What the viewer may do with an assessment",
  valuesConfig: {
    EDIT: { description: "Edit it (`editPrinciplesAssessment`, `editLivingLabChecklist`): while it stands" },
    WITHDRAW: { description: "Take it back (`withdrawPrinciplesAssessment`, `withdrawLivingLabChecklist`)" },
  },
});
