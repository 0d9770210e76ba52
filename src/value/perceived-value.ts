import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Unique("perceived_value_once", ["touchpointPartyId", "iterationId", "personId"])
@Index("perceived_value_listed", ["personId", "createdAt", "id"])
@Check("perceived_value_rating", "rating BETWEEN 1 AND 7")
@ObjectType({
  simpleResolvers: true,
  description: "What value a person says that their party gets at a touchpoint, as it is in one iteration; one for each person, party and iteration. Seen by whoever gave it and by nobody else: others see what is published of all",
})
export class PerceivedValue extends Noun {
  @ForeignKey("TouchpointParty", { onDelete: "CASCADE" })
  @Column("uuid") touchpointPartyId!: string;

  @Index()
  @ForeignKey("TouchpointIteration", { onDelete: "CASCADE" })
  @Column("uuid") iterationId!: string;

  /** Null when the person is gone: what they said stays, unlinked, or their going would be told by what is published next. */
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) personId!: string | null;

  @Field(() => Int, { description: "Value that one's party gets there: 1 (none) to 7 (very much)" })
  @Column("int") rating!: number;

  @Field(() => String, { nullable: true, description: "Why; published without a name" })
  @Column("text", { nullable: true }) reason!: string | null;

  /** What is published of it: whether it is new or changed is told by comparing. */
  @Column("int", { nullable: true }) publishedRating!: number | null;
  @Column("text", { nullable: true }) publishedReason!: string | null;
  /** When the reason was first published: what it awaits an answer from. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) reasonPublishedAt!: Date | null;
}
