import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { InvitationStatus } from "../base/invitation.js";
import { KeyedInput } from "../base/once.js";
import { allow, NotPending, refuse } from "../base/refusal.js";
import { OrganisationVerb } from "../organisations/organisation-verb.js";
import { organisationMay } from "../organisations/policy.js";
import { partAtHand } from "./part-at-hand.js";
import { ProjectOrganisation } from "./project-organisation.js";
import { thePart } from "./reads.js";

@InputType({ description: "Whether an organisation takes part in a project" })
export class AnswerProjectProposalInput extends KeyedInput {
  @Field(() => Id, { description: "Proposal, one of `Organisation.projectProposals`" }) projectOrganisationId!: string;
  @Field(() => Boolean, { description: "Whether it takes part" }) accept!: boolean;
}

export class AnswerProjectProposal {
  @Change({
    input: () => AnswerProjectProposalInput, yields: { projectOrganisation: thePart }, refuses: [NotPending], access: "signedIn",
    description: "Says for an organisation whether it takes part in a project that proposed it; giving the same answer twice changes nothing. For its officers and admins",
  })
  async answerProjectProposal({ projectOrganisationId, accept }: AnswerProjectProposalInput, act: Act): Promise<{ projectOrganisation: string }> {
    const { part } = await partAtHand(projectOrganisationId, act);
    allow(organisationMay(OrganisationVerb.SPEAK, part.organisation, part.myRole, act.viewer.administrator), "Officers and admins of the organisation answer for it");
    const status = accept ? InvitationStatus.ACTIVE : InvitationStatus.DECLINED;
    if (part.status === status) return { projectOrganisation: projectOrganisationId };
    if (part.status !== InvitationStatus.INVITED) refuse(new NotPending("proposal"));
    await act.update(ProjectOrganisation, projectOrganisationId, { status });
    return { projectOrganisation: projectOrganisationId };
  }
}
