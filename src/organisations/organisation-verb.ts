import { registerEnumType } from "type-graphql";

export enum OrganisationVerb { EDIT = "EDIT", MANAGE_AFFILIATIONS = "MANAGE_AFFILIATIONS", VERIFY = "VERIFY", SPEAK = "SPEAK", SIGN = "SIGN" }
registerEnumType(OrganisationVerb, {
  name: "OrganisationVerb",
  description: "What the viewer may do with an organisation",
  valuesConfig: {
    EDIT: { description: "Edit it (`editOrganisation`)" },
    MANAGE_AFFILIATIONS: { description: "Invite people, change roles, end affiliations (`inviteToOrganisation` …)" },
    VERIFY: { description: "Say that it is what it says (`verifyOrganisation`)" },
    SPEAK: { description: "Say whether it takes part in a project (`answerProjectProposal`)" },
    SIGN: { description: "Sign what it opens to co-creation (`signScopeStatement`)" },
  },
});
