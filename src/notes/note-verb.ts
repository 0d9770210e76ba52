import { registerEnumType } from "type-graphql";

export enum NoteVerb { EDIT = "EDIT", WITHDRAW = "WITHDRAW", HIDE = "HIDE", RESTORE = "RESTORE" }
registerEnumType(NoteVerb, {
  name: "NoteVerb",
  description: "What the viewer may do with a note",
  valuesConfig: {
    EDIT: { description: "Edit it (`editSessionNote`)" },
    WITHDRAW: { description: "Take it back (`withdrawSessionNote`)" },
    HIDE: { description: "Hide it with a reason (`hideSessionNote`)" },
    RESTORE: { description: "Show it again (`restoreSessionNote`)" },
  },
});
