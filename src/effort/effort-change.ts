import { Field, Float, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";
import { EffortAction } from "./effort-kind.js";

@Entity()
@Index("effort_change_listed", ["entryId", "createdAt", "id"])
@Check("effort_change_action", "action IN ('RECORDED', 'CORRECTED', 'DISPUTED', 'DISMISSED', 'UPHELD', 'RETRACTED')")
@Check("effort_change_reason", "(action = 'RECORDED') = (reason IS NULL)")
@ObjectType({ simpleResolvers: true, description: "One step in the history of an entry of effort, with what the entry said from then on; never edited. What it said before is in the step before" })
export class EffortChange extends Noun {
  @ForeignKey("EffortEntry", { onDelete: "CASCADE" })
  @Column("uuid") entryId!: string;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) byId!: string | null;

  @Field(() => EffortAction, { description: "What was done" })
  @Column("text") action!: EffortAction;

  @Field(() => String, { nullable: true, description: "Why; null for the first step, which wrote it down" })
  @Column("text", { nullable: true }) reason!: string | null;

  @Field(() => Float, { description: "How much it said from then on, in the unit of its kind" })
  @Column("double precision") amount!: number;

  @Field(() => Date, { description: "When it said that this was borne" })
  @Column({ type: "timestamptz", precision: 3 }) borneAt!: Date;

  @Field(() => String, { nullable: true, description: "Its note from then on" })
  @Column("text", { nullable: true }) note!: string | null;
}
