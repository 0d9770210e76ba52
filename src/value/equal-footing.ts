import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import { PartySide } from "../touchpoints/party.js";

@Entity()
@Unique("equal_footing_event_once", ["eventId", "personId"])
@Unique("equal_footing_iteration_once", ["iterationId", "personId"])
@Check("equal_footing_thing", "num_nonnulls(event_id, iteration_id) = 1 AND (touchpoint_id IS NULL) = (iteration_id IS NULL)")
@Check("equal_footing_side", "side IN ('COMMUNITY', 'INSTITUTION')")
@Check("equal_footing_rating", "rating BETWEEN 1 AND 7")
@ObjectType({
  simpleResolvers: true,
  description: "How far a person says that their side was treated as an equal, at a meeting or at a touchpoint; one for each person and thing. Seen by whoever gave it and by nobody else: others see what is published of each side",
})
export class EqualFooting extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) eventId!: string | null;

  @Index()
  @ForeignKey("Touchpoint", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) touchpointId!: string | null;

  @ForeignKey("TouchpointIteration", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) iterationId!: string | null;

  @Index()
  @ForeignKey("Party", { onDelete: "CASCADE" })
  @Column("uuid") partyId!: string;

  /** The side on which the party stood then: what was said for one side stays with it. */
  @Field(() => PartySide, { description: "Side for which one speaks: that of one's party" })
  @Column("text") side!: PartySide;

  /** Null when the person is gone: what they said stays, unlinked. */
  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) personId!: string | null;

  @Field(() => Int, { description: "How far one's side was treated as an equal: 1 (not at all) to 7 (wholly)" })
  @Column("int") rating!: number;

  @Field(() => String, { nullable: true, description: "What one has to say about it; published without a name" })
  @Column("text", { nullable: true }) comment!: string | null;

  /** What is published of it: whether it is new or changed is told by comparing. */
  @Column("int", { nullable: true }) publishedRating!: number | null;
  @Column("text", { nullable: true }) publishedComment!: string | null;
}
