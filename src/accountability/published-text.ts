import { Field, InputType } from "type-graphql";
import type { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";

@InputType({ description: "A text that was published without a name, by what it is about and its very words. Give `eventId`, `sessionId`, or `touchpointPartyId` with `iterationId`" })
export class PublishedTextInput {
  @Field(() => Id, { nullable: true, description: "Event whose feedback it is from" }) eventId?: string | null;
  @Field(() => Id, { nullable: true, description: "Session whose feedback it is from" }) sessionId?: string | null;
  @Field(() => Id, { nullable: true, description: "Party at a touchpoint whose perceived value it is the reason of; together with `iterationId`" }) touchpointPartyId?: string | null;
  @Field(() => Id, { nullable: true, description: "Iteration of the touchpoint that it is about" }) iterationId?: string | null;
  @Field(() => String, { description: "Text, word by word as it is published" }) text!: string;
}

export function checkPublishedText({ eventId, sessionId, touchpointPartyId, iterationId, text }: PublishedTextInput, checks: Checks): void {
  const things = [eventId, sessionId, touchpointPartyId].filter(id => id != null).length;
  checks.require(things === 1, "eventId", "Give one of `eventId`, `sessionId` and `touchpointPartyId`");
  checks.require((touchpointPartyId == null) === (iterationId == null), "iterationId", "`touchpointPartyId` and `iterationId` go together");
  checks.text("text", text, 4_000);
}
