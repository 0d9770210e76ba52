import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Unique("touchpoint_position", ["projectId", "position"], { deferrable: "INITIALLY DEFERRED" })
@Check("touchpoint_position_least", "position >= 1")
@Check("touchpoint_withdrawn", "(withdrawn_at IS NULL) = (withdraw_reason IS NULL)")
@ObjectType({
  simpleResolvers: true,
  description: "A moment in which people and a service meet, for example \"asks for a place in the day nursery\"; in order along the journey through the service. Seen with its project",
})
export class Touchpoint extends Noun {
  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid") projectId!: string;

  @Field(() => Int, { description: "Where it stands along the journey, from 1 and without gaps; those that were withdrawn come behind all that are part of it" })
  @Column("int") position!: number;

  @Field(() => String, { description: "What happens there, in a few words" })
  @Column("text") title!: string;

  @Field(() => String, { nullable: true, description: "What happens there, at length (CommonMark)" })
  @Column("text", { nullable: true }) description!: string | null;

  @Index()
  @ForeignKey("Place", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) placeId!: string | null;

  @Field(() => String, { nullable: true, description: "Language of its texts (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;

  @Field(() => Date, { nullable: true, description: "When it ceased to be part of the journey; what was said of it stays. Null while it is part of it" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) withdrawnAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it ceased to be part of it; null while it is part of it" })
  @Column("text", { nullable: true }) withdrawReason!: string | null;
}
