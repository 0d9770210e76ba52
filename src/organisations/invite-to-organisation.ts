import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { InvitationStatus } from "../base/invitation.js";
import { Refusal, refuse } from "../base/refusal.js";
import { checkInvitee, inviteeOf, InviteeInput, spendInvitation, tellInvitee } from "../identity/invitee.js";
import { Affiliation, AffiliationRole } from "./affiliation.js";
import { organisationFor, requireRoomFor } from "./organisation-at-hand.js";
import { OrganisationVerb } from "./organisation-verb.js";
import { theAffiliation } from "./reads.js";

@InputType({ description: "Who is invited to act for an organisation" })
export class InviteToOrganisationInput extends InviteeInput {
  @Field(() => Id, { description: "Organisation to act for" }) organisationId!: string;
  @Field(() => AffiliationRole, { description: "What the person is to be" }) role!: AffiliationRole;
}

@ObjectType({ implements: Refusal, description: "Acts for the organisation already" })
export class AffiliatedAlready extends Refusal {
  static readonly constraint = "affiliation_once";
  constructor() { super("This person acts for the organisation already; change the role instead"); }
}

export class InviteToOrganisation {
  @Change({
    input: () => InviteToOrganisationInput, yields: { affiliation: theAffiliation }, refuses: [AffiliatedAlready], access: "signedIn",
    description: "Invites somebody to act for an organisation, and tells them; inviting again changes the role that is offered. For its admins",
    check: checkInvitee,
    budgets: spendInvitation,
  })
  async inviteToOrganisation({ organisationId, role, ...whom }: InviteToOrganisationInput, act: Act): Promise<{ affiliation: string }> {
    const { name } = await organisationFor(OrganisationVerb.MANAGE_AFFILIATIONS, organisationId, act);
    const invitee = await inviteeOf(whom, act);
    const known = await act.first<{ id: string; role: AffiliationRole; status: InvitationStatus }>(
      `SELECT id, role, status FROM affiliation WHERE organisation_id = :organisationId AND status IN ('INVITED', 'ACTIVE')
       AND (person_id = :personId::uuid OR email = :email::text)`, { organisationId, ...invitee });
    if (known?.status === InvitationStatus.ACTIVE) refuse(new AffiliatedAlready());
    if (known?.role === role) return { affiliation: known.id };
    await requireRoomFor(role, organisationId, act);
    if (known) {
      await act.update(Affiliation, known.id, { role });
      return { affiliation: known.id };
    }
    const id = await act.insert(Affiliation, { organisationId, ...invitee, role, status: InvitationStatus.INVITED, startedAt: null, endedAt: null });
    await tellInvitee(invitee, "organisation-invitation", id, { organisationId, name }, act);
    return { affiliation: id };
  }
}
