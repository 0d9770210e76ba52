import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, InvalidInput, refuse } from "../base/refusal.js";
import { GovernmentLevel, Organisation, OrganisationKind } from "./organisation.js";
import { organisationFor } from "./organisation-at-hand.js";
import { checkOrganisation, LEVEL_MISFIT } from "./organisation-details.js";
import { OrganisationVerb } from "./organisation-verb.js";
import { levelFits } from "./policy.js";
import { theOrganisation } from "./reads.js";

@InputType({ description: "What to change about an organisation: absent leaves, null clears" })
export class EditOrganisationInput extends KeyedInput {
  @Field(() => Id, { description: "Organisation to edit" }) organisationId!: string;
  @Field(() => Int, { nullable: true, description: "Version that was read; refused with `Changed` when somebody edited it since" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "Name; 1 to 200 characters" }) name?: string | null;
  @Field(() => OrganisationKind, { nullable: true, description: "What kind it is" }) kind?: OrganisationKind | null;
  @Field(() => GovernmentLevel, { nullable: true, description: "Level of government; only for a public body" }) level?: GovernmentLevel | null;
  @Field(() => String, { nullable: true, description: "Web site (http or https)" }) website?: string | null;
  @Field(() => String, { nullable: true, description: "What it does (CommonMark); at most 20,000 characters" }) description?: string | null;
}

export class EditOrganisation {
  @Change({
    input: () => EditOrganisationInput, yields: { organisation: theOrganisation }, refuses: [Changed], access: "signedIn",
    description: "Edits an organisation; another name, kind, level or web site ends its being verified. For its admins",
    check: (input, checks) => {
      checks.notCleared(input, "name", "kind");
      checkOrganisation(input, checks);
    },
  })
  async editOrganisation({ key: _key, organisationId, expectedVersion, ...edits }: EditOrganisationInput, act: Act): Promise<{ organisation: string }> {
    const before = await organisationFor(OrganisationVerb.EDIT, organisationId, act);
    const after = { ...before, ...edits } as typeof before;
    if (!levelFits(after.kind, after.level)) refuse(new InvalidInput(LEVEL_MISFIT, ["input", "level"]));
    // What was verified is what it said then.
    const same = (["name", "kind", "level", "website"] as const).every(field => after[field] === before[field]);
    await act.edit(Organisation, organisationId, expectedVersion, { ...edits as Partial<Organisation>, ...(same ? {} : { verifiedAt: null }) });
    return { organisation: organisationId };
  }
}
