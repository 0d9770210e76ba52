import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "What a schedule is worth as it stands now, with what people marked by now" })
export class ScheduleValue {
  @Field(() => Float, { description: "Seats, exactly: in each slot the most people who can sit in a session that they marked, one each, no room over its seats; summed over the slots. A seat for MAYBE counts 0.3" }) seats!: number;
  @Field(() => Float, { description: "What wishes that are not met cost, in seats, by the usual weights" }) cost!: number;
  @Field(() => Int, { description: "How many people marked a session" }) people!: number;
  @Field(() => Int, { description: "How many of them want something and get a seat in none of it" }) leftWithNothing!: number;
  @Field(() => Int, { description: "How many sessions have a place" }) placed!: number;
  @Field(() => Int, { description: "How many sessions will take place and have none yet" }) unplaced!: number;
}
