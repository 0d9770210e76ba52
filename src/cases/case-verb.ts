import { registerEnumType } from "type-graphql";

export enum CaseVerb { EDIT = "EDIT", SUBMIT = "SUBMIT", WITHDRAW = "WITHDRAW", PUBLISH = "PUBLISH", RETURN = "RETURN" }
registerEnumType(CaseVerb, {
  name: "CaseVerb",
  description: "What the viewer may do with a case study",
  valuesConfig: {
    EDIT: { description: "Edit its texts and its factors (`editCase`, `setCaseFactors`)" },
    SUBMIT: { description: "Submit it for review (`submitCase`)" },
    WITHDRAW: { description: "Take it back (`withdrawCase`)" },
    PUBLISH: { description: "Publish it, having reviewed it (`publishCase`)" },
    RETURN: { description: "Give it back to its author with a reason (`returnCase`)" },
  },
});
