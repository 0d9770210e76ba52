import { registerEnumType } from "type-graphql";

export enum ProjectVerb {
  EDIT = "EDIT", OPEN = "OPEN", CLOSE = "CLOSE", REOPEN = "REOPEN", INVITE = "INVITE", MANAGE_MEMBERS = "MANAGE_MEMBERS",
  MANAGE_ORGANISATIONS = "MANAGE_ORGANISATIONS", DRAFT_SCOPE = "DRAFT_SCOPE", SIGN_SCOPE = "SIGN_SCOPE", JOIN = "JOIN", LEAVE = "LEAVE",
}
registerEnumType(ProjectVerb, {
  name: "ProjectVerb",
  description: "What the viewer may do with a project",
  valuesConfig: {
    EDIT: { description: "Edit it, move it to another stage, lay its journey (`editProject`, `moveProjectToStage`, `addParty`, `addTouchpoint`)" },
    OPEN: { description: "Make it public (`openProject`)" },
    CLOSE: { description: "Close it (`closeProject`)" },
    REOPEN: { description: "Open it again (`reopenProject`)" },
    INVITE: { description: "Invite people and answer requests to join (`inviteToProject`, `answerJoinRequest`)" },
    MANAGE_MEMBERS: { description: "Change roles and release people (`changeMemberRole`, `removeFromProject`)" },
    MANAGE_ORGANISATIONS: { description: "Propose organisations and take them off (`addOrganisationToProject`, `removeOrganisationFromProject`)" },
    DRAFT_SCOPE: { description: "Draft what is open to co-creation (`draftScopeStatement`)" },
    SIGN_SCOPE: { description: "Sign it for a public body that takes part (`signScopeStatement`)" },
    JOIN: { description: "Ask to join (`requestToJoinProject`); refused while `Project.scopeAwaited`" },
    LEAVE: { description: "Leave it (`leaveProject`)" },
  },
});
