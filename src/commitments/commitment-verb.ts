import { registerEnumType } from "type-graphql";

export enum CommitmentVerb {
  ACCEPT = "ACCEPT", DECLINE = "DECLINE", START = "START", KEEP = "KEEP", BREAK = "BREAK", WITHDRAW = "WITHDRAW",
  CHANGE_DATE = "CHANGE_DATE", ASSIGN = "ASSIGN",
}
registerEnumType(CommitmentVerb, {
  name: "CommitmentVerb",
  description: "What the viewer may do with a commitment",
  valuesConfig: {
    ACCEPT: { description: "Promise what was proposed (`acceptCommitment`)" },
    DECLINE: { description: "Not promise it, with the reason (`declineCommitment`)" },
    START: { description: "Say that it is being done (`startCommitment`)" },
    KEEP: { description: "Say that it was kept, with evidence (`keepCommitment`)" },
    BREAK: { description: "Say that it was not kept, with the reason (`breakCommitment`)" },
    WITHDRAW: { description: "Take it back, with the reason (`withdrawCommitment`)" },
    CHANGE_DATE: { description: "Move its date, with the reason (`changeCommitmentDate`)" },
    ASSIGN: { description: "Say who sees to it (`assignCommitment`)" },
  },
});
