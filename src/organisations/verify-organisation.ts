import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Organisation } from "./organisation.js";
import { organisationFor } from "./organisation-at-hand.js";
import { OrganisationVerb } from "./organisation-verb.js";
import { theOrganisation } from "./reads.js";

@InputType({ description: "Which organisation is what it says" })
export class VerifyOrganisationInput extends KeyedInput {
  @Field(() => Id, { description: "Organisation" }) organisationId!: string;
  @Field(() => Boolean, { nullable: true, description: "False takes it back; verified when absent" }) verified?: boolean | null;
}

export class VerifyOrganisation {
  @Change({
    input: () => VerifyOrganisationInput, yields: { organisation: theOrganisation }, access: "signedIn",
    description: "Says that an organisation is what it says, or takes that back; doing it twice changes nothing. For administrators of this service",
  })
  async verifyOrganisation({ organisationId, verified }: VerifyOrganisationInput, act: Act): Promise<{ organisation: string }> {
    const { verifiedAt, version } = await organisationFor(OrganisationVerb.VERIFY, organisationId, act);
    const wanted = verified ?? true;
    if (wanted !== (verifiedAt !== null)) await act.update(Organisation, organisationId, { verifiedAt: wanted ? act.now : null, version: version + 1 });
    return { organisation: organisationId };
  }
}
