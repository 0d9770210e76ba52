import { Field, Int, ObjectType } from "type-graphql";
import { Id } from "../base/id.js";

/** Stands on the row of Person; a type of its own, so that no path leads to another person's. */
@ObjectType({ simpleResolvers: true, description: "Own account of the signed-in person: what only they see" })
export class Me {
  @Field(() => Id, { description: "Identifier of the person" }) id!: string;
  @Field(() => String, { description: "Address that sign-in codes and messages go to" }) email!: string;
  @Field(() => String, { description: "Language the service writes to the person in (BCP 47)" }) locale!: string;
  @Field(() => String, { nullable: true, description: "Time zone the person lives in (IANA)" }) timeZone!: string | null;
  @Field(() => Int, { nullable: true, description: "Hours a week the person can give" }) hoursPerWeek!: number | null;
  @Field(() => String, { nullable: true, description: "What drives the person to take part: a private note of the profile. Notes with themes are `reflections`" }) drivers!: string | null;
  @Field(() => String, { nullable: true, description: "What worries the person about taking part: a private note of the profile. Notes with themes are `reflections`" }) concerns!: string | null;
  @Field(() => Boolean, { description: "Whether the person administers this service" }) administrator!: boolean;
}
