import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

/** The first is made with the touchpoint, and one of them is current: what is said of a touchpoint is said of an iteration. */
@Entity()
@Unique("touchpoint_iteration_number", ["touchpointId", "number"])
@Index("touchpoint_iteration_current", ["touchpointId"], { unique: true, where: "ended_at IS NULL" })
@Check("touchpoint_iteration_number_least", "number >= 1")
@Check("touchpoint_iteration_change", "(number = 1) = (change IS NULL)")
@Check("touchpoint_iteration_period", "ended_at > started_at")
@ObjectType({ simpleResolvers: true, description: "How a touchpoint was for a while: v1 as it was found, v2 after the first change, and so on, so that value can be compared before and after" })
export class TouchpointIteration extends Noun {
  @ForeignKey("Touchpoint", { onDelete: "CASCADE" })
  @Column("uuid") touchpointId!: string;

  @Field(() => Int, { description: "1 for the touchpoint as it was found, 2 after the first change, and so on" })
  @Column("int") number!: number;

  @Field(() => String, { nullable: true, description: "What was changed against the iteration before (CommonMark); null for the first" })
  @Column("text", { nullable: true }) change!: string | null;

  @Field(() => Date, { description: "Since when the touchpoint is, or was, like this" })
  @Column({ type: "timestamptz", precision: 3 }) startedAt!: Date;

  @Field(() => Date, { nullable: true, description: "Until when; null for the current one" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) endedAt!: Date | null;
}
