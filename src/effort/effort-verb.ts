import { registerEnumType } from "type-graphql";

export enum EffortVerb { CORRECT = "CORRECT", RETRACT = "RETRACT", DISPUTE = "DISPUTE", DISMISS = "DISMISS", UPHOLD = "UPHOLD" }
registerEnumType(EffortVerb, {
  name: "EffortVerb",
  description: "What the viewer may do with an entry of effort",
  valuesConfig: {
    CORRECT: { description: "Correct it, with a reason (`correctEffort`)" },
    RETRACT: { description: "Take it back, with a reason (`retractEffort`)" },
    DISPUTE: { description: "Doubt it, with a reason (`disputeEffort`)" },
    DISMISS: { description: "Dismiss the doubt: it stands (`settleEffortDispute`)" },
    UPHOLD: { description: "Uphold the doubt: it counts no more (`settleEffortDispute`)" },
  },
});
