import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed } from "../base/refusal.js";
import { addressOf } from "./address.js";
import { InLibraryAlready, requireNew } from "./in-library.js";
import { theResource } from "./reads.js";
import { resourceFor } from "./resource-at-hand.js";
import { checkResource, columnsOf, ResourceDetails } from "./resource-details.js";
import { ResourceVerb } from "./resource-verb.js";
import { LinkStatus, Resource, ResourceKind } from "./resource.js";

@InputType({ description: "What to change about a resource: absent leaves, null clears" })
export class EditResourceInput extends ResourceDetails {
  @Field(() => Id, { description: "Resource to edit" }) resourceId!: string;
  @Field(() => Int, { nullable: true, description: "Version that was read; refused with `Changed` when somebody edited it since" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "Title, as it is published; 1 to 300 characters" }) title?: string | null;
  @Field(() => ResourceKind, { nullable: true, description: "What sort of thing it is" }) kind?: ResourceKind | null;
  @Field(() => String, { nullable: true, description: "Where it is found (http or https), without name and password; at most 2,000 characters. Another address is checked anew" }) url?: string | null;
}

@InputType({ description: "Which resource is taken back" })
export class WithdrawResourceInput extends KeyedInput {
  @Field(() => Id, { description: "Resource that one added" }) resourceId!: string;
}

export class EditResource {
  @Change({
    input: () => EditResourceInput, yields: { resource: theResource }, refuses: [Changed, InLibraryAlready], access: "signedIn",
    description: "Edits a resource. For whoever added it, and administrators",
    check: (input, checks) => {
      checks.notCleared(input, "title", "kind", "url", "authors");
      checkResource(input, checks);
    },
  })
  async editResource({ key: _key, resourceId, expectedVersion, ...given }: EditResourceInput, act: Act): Promise<{ resource: string }> {
    const before = await resourceFor(ResourceVerb.EDIT, resourceId, act);
    const edits = columnsOf(given) as Partial<Resource>;
    const { url = before.url, doi = before.doi } = edits;
    const address = addressOf(url);
    if (address !== before.address || doi !== before.doi) await requireNew({ address, doi, but: resourceId }, act);
    const unchecked = url === before.url ? {} : {
      status: LinkStatus.NOT_CHECKED, checkedAt: null, brokenSince: null, movedTo: null, failingSince: null, checkAt: act.now,
    };
    await act.edit(Resource, resourceId, expectedVersion, { ...edits, address, ...unchecked });
    return { resource: resourceId };
  }

  @Change({
    input: () => WithdrawResourceInput, yields: { resource: theResource }, access: "signedIn",
    description: "Takes a resource back: only whoever added it still sees it, also in collections and citations. Its link can be added again. Doing it twice changes nothing. For whoever added it",
  })
  async withdrawResource({ resourceId }: WithdrawResourceInput, act: Act): Promise<{ resource: string }> {
    await resourceFor(ResourceVerb.WITHDRAW, resourceId, act, ({ adder, withdrawn }) => adder && withdrawn);
    await act.sql("UPDATE resource SET withdrawn_at = :now, updated_at = :now WHERE id = :resourceId AND withdrawn_at IS NULL", { resourceId });
    return { resource: resourceId };
  }
}
