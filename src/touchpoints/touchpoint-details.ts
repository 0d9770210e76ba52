import { Field, InputType } from "type-graphql";
import type { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";

/** What may be said of a touchpoint when it is added and when it is edited. */
@InputType()
export abstract class TouchpointDetails extends KeyedInput {
  @Field(() => String, { nullable: true, description: "What happens there, at length (CommonMark); at most 20,000 characters" }) description?: string | null;
  @Field(() => Id, { nullable: true, description: "Place where it happens" }) placeId?: string | null;
  @Field(() => String, { nullable: true, description: "Language of its texts (BCP 47)" }) language?: string | null;
}

export function checkTouchpoint(input: TouchpointDetails & { title?: string | null }, checks: Checks): void {
  checks.text("title", input.title, 200);
  checks.text("description", input.description, 20_000);
  checks.language("language", input.language);
}
