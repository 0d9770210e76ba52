import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { InvitationStatus } from "../base/invitation.js";
import { KeyedInput } from "../base/once.js";
import { allow, LastOne, NotPending, refuse } from "../base/refusal.js";
import { Affiliation, AffiliationRole } from "./affiliation.js";
import { affiliationAtHand, requireAnotherAdmin, requireRoomFor } from "./organisation-at-hand.js";
import { theAffiliation } from "./reads.js";

@InputType({ description: "What somebody is to be in an organisation" })
export class ChangeAffiliationRoleInput extends KeyedInput {
  @Field(() => Id, { description: "Affiliation that lasts, or an invitation" }) affiliationId!: string;
  @Field(() => AffiliationRole, { description: "New role" }) role!: AffiliationRole;
}

export class ChangeAffiliationRole {
  @Change({
    input: () => ChangeAffiliationRoleInput, yields: { affiliation: theAffiliation }, refuses: [LastOne, NotPending], access: "signedIn",
    description: "Changes somebody's role in an organisation, or the role that an invitation offers. For its admins; the last admin stays one",
  })
  async changeAffiliationRole({ affiliationId, role }: ChangeAffiliationRoleInput, act: Act): Promise<{ affiliation: string }> {
    const affiliation = await affiliationAtHand(affiliationId, act);
    allow(affiliation.myRole === AffiliationRole.ADMIN, "Roles are changed by an admin of the organisation");
    if (affiliation.status !== InvitationStatus.ACTIVE && affiliation.status !== InvitationStatus.INVITED) refuse(new NotPending("affiliation"));
    if (affiliation.role === role) return { affiliation: affiliationId };
    await requireAnotherAdmin(affiliation, act);
    await requireRoomFor(role, affiliation.organisationId, act);
    await act.update(Affiliation, affiliationId, { role });
    return { affiliation: affiliationId };
  }
}
