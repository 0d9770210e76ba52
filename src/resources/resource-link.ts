import { Field, ObjectType } from "type-graphql";
import { LinkStatus } from "./resource.js";

/** Columns of the resource's own row. */
@ObjectType("ResourceLink", { simpleResolvers: true, description: "Where a resource is found, whether the link still leads there, and where a copy is kept" })
export class ResourceLink {
  @Field(() => String, { description: "Address (http or https)" }) url!: string;
  @Field(() => LinkStatus, { description: "What the last checks found; each link is checked once a week, and each day while it fails" }) status!: LinkStatus;
  @Field(() => Date, { nullable: true, description: "When it was last checked; null when it was not yet" }) checkedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: "Since when it has led nowhere, as far as checks can tell; null unless it is broken" }) brokenSince!: Date | null;
  @Field(() => String, { nullable: true, description: "Where it has moved for good (http or https); null unless it has" }) movedTo!: string | null;
  @Field(() => String, { nullable: true, description: "Address of a copy in a web archive; null when none was named" }) archiveUrl!: string | null;
  @Field(() => Date, { nullable: true, description: "When that copy was made; null when none was named" }) archivedAt!: Date | null;
}
