import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { InvitationStatus } from "../base/invitation.js";
import { KeyedInput } from "../base/once.js";
import { Affiliation, AffiliationRole } from "./affiliation.js";
import { GovernmentLevel, Organisation, OrganisationKind } from "./organisation.js";
import { checkOrganisation, LEVEL_MISFIT } from "./organisation-details.js";
import { levelFits } from "./policy.js";
import { theOrganisation } from "./reads.js";

@InputType({ description: "What organisation there is" })
export class AddOrganisationInput extends KeyedInput {
  @Field(() => String, { description: "Name; 1 to 200 characters" }) name!: string;
  @Field(() => OrganisationKind, { description: "What kind it is" }) kind!: OrganisationKind;
  @Field(() => GovernmentLevel, { nullable: true, description: "Level of government; only for a public body" }) level?: GovernmentLevel | null;
  @Field(() => String, { nullable: true, description: "Web site (http or https)" }) website?: string | null;
  @Field(() => String, { nullable: true, description: "What it does (CommonMark); at most 20,000 characters" }) description?: string | null;
}

export class AddOrganisation {
  @Change({
    input: () => AddOrganisationInput, yields: { organisation: theOrganisation }, access: "signedIn",
    description: "Adds an organisation; whoever adds it is its first admin",
    check: (input, checks) => {
      checkOrganisation(input, checks);
      checks.require(levelFits(input.kind, input.level ?? null), "level", LEVEL_MISFIT);
    },
  })
  async addOrganisation({ key: _key, ...details }: AddOrganisationInput, act: Act): Promise<{ organisation: string }> {
    const organisationId = await act.insert(Organisation, { level: null, website: null, description: null, ...details, verifiedAt: null, version: 1 });
    await act.insert(Affiliation, {
      organisationId, personId: act.viewer.personId, email: null, role: AffiliationRole.ADMIN, status: InvitationStatus.ACTIVE, startedAt: act.now, endedAt: null,
    });
    return { organisation: organisationId };
  }
}
