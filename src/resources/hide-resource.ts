import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { theResource } from "./reads.js";
import { resourceFor } from "./resource-at-hand.js";
import { ResourceVerb } from "./resource-verb.js";

@InputType({ description: "Which resource is hidden, and why" })
export class HideResourceInput extends KeyedInput {
  @Field(() => Id, { description: "Resource" }) resourceId!: string;
  @Field(() => String, { description: "Why, for whoever added it; 1 to 2,000 characters" }) reason!: string;
}

@InputType({ description: "Which resource is shown again" })
export class RestoreResourceInput extends KeyedInput {
  @Field(() => Id, { description: "Resource that is hidden" }) resourceId!: string;
}

export class HideResource {
  @Change({
    input: () => HideResourceInput, yields: { resource: theResource }, access: "signedIn",
    description: "Hides a resource with a reason: it is kept, and seen by whoever added it and administrators only. Doing it twice changes nothing. For administrators",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async hideResource({ resourceId, reason }: HideResourceInput, act: Act): Promise<{ resource: string }> {
    const { state } = await resourceFor(ResourceVerb.HIDE, resourceId, act, ({ administrator, hidden }) => administrator && hidden);
    if (!state.hidden) await act.sql("UPDATE resource SET hidden_at = :now, hide_reason = :reason, updated_at = :now WHERE id = :resourceId", { resourceId, reason });
    return { resource: resourceId };
  }

  @Change({
    input: () => RestoreResourceInput, yields: { resource: theResource }, access: "signedIn",
    description: "Shows a resource again that was hidden. Doing it twice changes nothing. For administrators",
  })
  async restoreResource({ resourceId }: RestoreResourceInput, act: Act): Promise<{ resource: string }> {
    await resourceFor(ResourceVerb.RESTORE, resourceId, act, ({ administrator, withdrawn, hidden }) => administrator && !withdrawn && !hidden);
    await act.sql("UPDATE resource SET hidden_at = NULL, hide_reason = NULL, updated_at = :now WHERE id = :resourceId AND hidden_at IS NOT NULL", { resourceId });
    return { resource: resourceId };
  }
}
