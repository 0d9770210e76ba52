import { Field, Float, Int, ObjectType } from "type-graphql";
import { Rows } from "../base/field-extensions.js";
import { ScheduleWarning } from "./schedule-warning.js";

export const MOST_TOLD = 100;

@ObjectType({ simpleResolvers: true, description: "What a move would change, before it is made" })
export class MoveCost {
  @Field(() => Float, { description: "Seats gained; negative where seats are lost" }) seats!: number;
  @Field(() => Float, { description: "What wishes would cost more, in seats; negative where they would cost less" }) cost!: number;
  @Field(() => Int, { description: "How many people more would be left with nothing they wanted; negative where fewer" }) leftWithNothing!: number;
  @Rows(MOST_TOLD)
  @Field(() => [ScheduleWarning], { description: `Warnings that the move would make; at most ${MOST_TOLD}` }) made!: ScheduleWarning[];
  @Rows(MOST_TOLD)
  @Field(() => [ScheduleWarning], { description: `Warnings that the move would mend; at most ${MOST_TOLD}` }) mended!: ScheduleWarning[];
}
