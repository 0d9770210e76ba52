import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { spend, type Budget } from "../base/budget.js";
import { Change } from "../base/change.js";
import { addressOf } from "./address.js";
import { InLibraryAlready, requireNew } from "./in-library.js";
import { theResource } from "./reads.js";
import { checkResource, columnsOf, ResourceDetails } from "./resource-details.js";
import { LinkStatus, Resource, ResourceKind } from "./resource.js";

/** Each is a request to somebody's server, each week. */
const ADDITIONS: Budget = { name: "resources", points: 200, seconds: 86_400 };

@InputType({ description: "What is worth reading" })
export class AddResourceInput extends ResourceDetails {
  @Field(() => String, { description: "Title, as it is published; 1 to 300 characters" }) title!: string;
  @Field(() => ResourceKind, { description: "What sort of thing it is" }) kind!: ResourceKind;
  @Field(() => String, { description: "Where it is found (http or https): an address that everybody may follow, without name and password; at most 2,000 characters" }) url!: string;
}

export class AddResource {
  @Change({
    input: () => AddResourceInput, yields: { resource: theResource }, refuses: [InLibraryAlready], access: "signedIn",
    description: "Adds a resource to the library, in public with one's name; at most 200 a day. Refused when the library has its link or its DOI already: addresses that differ in scheme, `www.`, tracking or place within the page are one. Its link is checked from time to time, and whoever added it is told when it breaks",
    check: checkResource,
    budgets: async (_input, context) => { if (context.viewer) await spend(context, ADDITIONS, context.viewer.personId); },
  })
  async addResource({ key: _key, ...given }: AddResourceInput, act: Act): Promise<{ resource: string }> {
    const { authors, ...details } = columnsOf(given);
    const address = addressOf(details.url);
    await requireNew({ address, doi: details.doi ?? null }, act);
    return {
      resource: await act.insert(Resource, {
        summary: null, issuer: null, year: null, language: null, doi: null, archiveUrl: null, archivedAt: null,
        ...details, authors: authors ?? [], address, version: 1, addedById: act.viewer.personId, withdrawnAt: null, hiddenAt: null, hideReason: null,
        status: LinkStatus.NOT_CHECKED, checkedAt: null, brokenSince: null, movedTo: null, failingSince: null, checkAt: act.now,
      }),
    };
  }
}
