import { registerEnumType } from "type-graphql";

export enum IdeaVerb {
  EDIT = "EDIT", EDIT_STATEMENT = "EDIT_STATEMENT", WITHDRAW = "WITHDRAW", HIDE = "HIDE", RESTORE = "RESTORE",
  SUPPORT = "SUPPORT", WITHDRAW_SUPPORT = "WITHDRAW_SUPPORT",
}
registerEnumType(IdeaVerb, {
  name: "IdeaVerb",
  description: "What the viewer may do with an idea",
  valuesConfig: {
    EDIT: { description: "Edit its details (`editIdea`)" },
    EDIT_STATEMENT: { description: "Edit its statement too (`editIdea`): while nobody supports it" },
    WITHDRAW: { description: "Take it back (`withdrawIdea`)" },
    HIDE: { description: "Hide it with a reason (`hideIdea`)" },
    RESTORE: { description: "Show it again (`restoreIdea`)" },
    SUPPORT: { description: "Support it (`supportIdea`)" },
    WITHDRAW_SUPPORT: { description: "Support it no more (`withdrawSupport`)" },
  },
});
