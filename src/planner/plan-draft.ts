import { Field, Float, Int, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Unique("plan_draft_position", ["planRunId", "position"])
@Unique("plan_draft_schedule", ["scheduleVersionId"])
@ObjectType({ simpleResolvers: true, description: "A draft that the planner made, with what it is worth" })
export class PlanDraft extends Noun {
  @ForeignKey("PlanRun", { onDelete: "CASCADE" })
  @Column("uuid") planRunId!: string;

  @ForeignKey("ScheduleVersion", { onDelete: "CASCADE" })
  @Column("uuid") scheduleVersionId!: string;

  @Column("int") position!: number;

  @Field(() => Float, { description: "Seats that moving a session to another time had to gain" })
  @Column("float8") changePrice!: number;

  @Field(() => Float, { description: "Seats, exactly: in each slot the most people who can sit in a session that they marked, one each, no room over its seats; summed over the slots. Where people said MAYBE, weighed by `maybe`" })
  @Column("float8") seats!: number;

  @Field(() => Float, { description: "What wishes that are not met cost, in seats" })
  @Column("float8") cost!: number;

  @Field(() => Int, { description: "How many people want something and get a seat in none of it" })
  @Column("int") leftWithNothing!: number;

  @Field(() => Int, { description: "How many sessions have another time than in the schedule that it started from, or lost or gained a place" })
  @Column("int") otherTime!: number;

  @Field(() => Int, { description: "How many sessions keep their time in another room" })
  @Column("int") otherRoom!: number;
}
