import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { InvitationStatus } from "../base/invitation.js";
import { KeyedInput } from "../base/once.js";
import { allow } from "../base/refusal.js";
import { OrganisationVerb } from "../organisations/organisation-verb.js";
import { organisationMay } from "../organisations/policy.js";
import { partAtHand } from "./part-at-hand.js";
import { projectMay } from "./policy.js";
import { ProjectOrganisation } from "./project-organisation.js";
import { ProjectVerb } from "./project-verb.js";
import { thePart } from "./reads.js";

@InputType({ description: "Which organisation takes part no more" })
export class RemoveOrganisationFromProjectInput extends KeyedInput {
  @Field(() => Id, { description: "Part to end, or proposal to take back: one of `Project.organisations`" }) projectOrganisationId!: string;
}

export class RemoveOrganisationFromProject {
  @Change({
    input: () => RemoveOrganisationFromProjectInput, yields: { projectOrganisation: thePart }, access: "signedIn",
    description: "Takes an organisation off a project, or a proposal back; what a public body signed stands no more. Doing it twice changes nothing. For the project's stewards, and officers and admins of the organisation",
  })
  async removeOrganisationFromProject({ projectOrganisationId }: RemoveOrganisationFromProjectInput, act: Act): Promise<{ projectOrganisation: string }> {
    const { part, project } = await partAtHand(projectOrganisationId, act);
    const speaks = organisationMay(OrganisationVerb.SPEAK, part.organisation, part.myRole, act.viewer.administrator);
    allow(speaks || projectMay(ProjectVerb.MANAGE_ORGANISATIONS, project, project.standing), "An organisation is taken off by a steward of the project, or by its own officers and admins");
    if (part.status === InvitationStatus.ACTIVE) await act.update(ProjectOrganisation, part.id, { status: InvitationStatus.LEFT });
    if (part.status === InvitationStatus.INVITED) await act.update(ProjectOrganisation, part.id, { status: InvitationStatus.WITHDRAWN });
    return { projectOrganisation: part.id };
  }
}
