import { registerEnumType } from "type-graphql";

export enum SessionVerb {
  EDIT = "EDIT", INVITE_HOST = "INVITE_HOST", WITHDRAW = "WITHDRAW", ACCEPT = "ACCEPT", CANCEL = "CANCEL", SCHEDULE = "SCHEDULE", MARK_INTEREST = "MARK_INTEREST",
  TAKE_SEAT = "TAKE_SEAT", WRITE_NOTE = "WRITE_NOTE",
}
registerEnumType(SessionVerb, {
  name: "SessionVerb",
  description: "What the viewer may do with a session. Whether it is open at this moment, phases say",
  valuesConfig: {
    EDIT: { description: "Edit it (`editSession`)" },
    INVITE_HOST: { description: "Invite co-hosts (`inviteCoHost`)" },
    WITHDRAW: { description: "Take it back (`withdrawSession`)" },
    ACCEPT: { description: "Accept the pitch (`acceptSession`)" },
    CANCEL: { description: "Call it off (`cancelSession`)" },
    SCHEDULE: { description: "Place it and take it off the schedule (`scheduleSession`, `unscheduleSession`)" },
    MARK_INTEREST: { description: "Mark that one wants to go (`markInterest`)" },
    TAKE_SEAT: { description: "Take a seat in it (`takeSeat`)" },
    WRITE_NOTE: { description: "Write down what was said, from its start on (`addSessionNote`)" },
  },
});
