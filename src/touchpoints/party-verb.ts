import { registerEnumType } from "type-graphql";

export enum PartyVerb { EDIT = "EDIT", WITHDRAW = "WITHDRAW", MANAGE_MEMBERS = "MANAGE_MEMBERS", JOIN = "JOIN", LEAVE = "LEAVE" }
registerEnumType(PartyVerb, {
  name: "PartyVerb",
  description: "What the viewer may do with a party",
  valuesConfig: {
    EDIT: { description: "Edit it (`editParty`)" },
    WITHDRAW: { description: "Take it off the project (`withdrawParty`)" },
    MANAGE_MEMBERS: { description: "Confirm that others belong to it, and remove who does not (`confirmPartyMembership`, `removeFromParty`)" },
    JOIN: { description: "Say that one belongs to it (`joinParty`); refused to who would stand on both sides of a touchpoint, or declare to be a resident and acts for the providing body" },
    LEAVE: { description: "Leave it (`leaveParty`)" },
  },
});
