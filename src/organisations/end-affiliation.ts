import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { InvitationStatus } from "../base/invitation.js";
import { KeyedInput } from "../base/once.js";
import { allow, LastOne } from "../base/refusal.js";
import { Affiliation, AffiliationRole } from "./affiliation.js";
import { affiliationAtHand, requireAnotherAdmin } from "./organisation-at-hand.js";
import { theAffiliation } from "./reads.js";

@InputType({ description: "Which affiliation ends" })
export class EndAffiliationInput extends KeyedInput {
  @Field(() => Id, { description: "Affiliation, one's own or of an organisation that one is admin of" }) affiliationId!: string;
}

export class EndAffiliation {
  @Change({
    input: () => EndAffiliationInput, yields: { affiliation: theAffiliation }, refuses: [LastOne], access: "signedIn",
    description: "Ends an affiliation, or takes back an invitation that awaits its answer; doing it twice changes nothing. For that person and the organisation's admins; the last admin cannot leave",
  })
  async endAffiliation({ affiliationId }: EndAffiliationInput, act: Act): Promise<{ affiliation: string }> {
    const affiliation = await affiliationAtHand(affiliationId, act);
    const { mine, myRole, status } = affiliation;
    allow(mine || myRole === AffiliationRole.ADMIN, "An affiliation is ended by that person or by an admin of the organisation");
    await requireAnotherAdmin(affiliation, act);
    if (status === InvitationStatus.ACTIVE) await act.update(Affiliation, affiliationId, { status: InvitationStatus.LEFT, endedAt: act.now });
    if (status === InvitationStatus.INVITED) await act.update(Affiliation, affiliationId, { status: mine ? InvitationStatus.DECLINED : InvitationStatus.WITHDRAWN });
    return { affiliation: affiliationId };
  }
}
