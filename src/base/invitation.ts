import { registerEnumType } from "type-graphql";

export enum InvitationStatus { INVITED = "INVITED", ACTIVE = "ACTIVE", DECLINED = "DECLINED", LEFT = "LEFT", WITHDRAWN = "WITHDRAWN" }
registerEnumType(InvitationStatus, {
  name: "InvitationStatus",
  description: "Where an invitation stands",
  valuesConfig: {
    INVITED: { description: "Awaits an answer" },
    ACTIVE: { description: "Was accepted" },
    DECLINED: { description: "Was declined" },
    LEFT: { description: "Was accepted, and the person left or was released later" },
    WITHDRAWN: { description: "Was taken back before it was answered" },
  },
});
