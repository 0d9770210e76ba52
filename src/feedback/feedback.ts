import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Unique("feedback_event_once", ["eventId", "personId"])
@Unique("feedback_session_once", ["sessionId", "personId"])
@Check("feedback_thing", "num_nonnulls(event_id, session_id) = 1")
@Check("feedback_rating", "rating BETWEEN 1 AND 5")
@ObjectType({ simpleResolvers: true, description: "What a person said of an event or a session; one for each person and thing. Seen by whoever gave it and by nobody else, the organisers included: others see the summary" })
export class Feedback extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) eventId!: string | null;

  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) sessionId!: string | null;

  /** Null when the person is gone: their answer stays, unlinked, or its going would be told by the next summary. */
  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) personId!: string | null;

  @Field(() => Int, { description: "How good it was: 1 to 5, 5 being best" })
  @Column("int") rating!: number;

  @Field(() => String, { nullable: true, description: "What one has to say about it" })
  @Column("text", { nullable: true }) comment!: string | null;

  /** What the summary holds of this answer: whether it is new or changed is told by comparing. */
  @Column("int", { nullable: true }) publishedRating!: number | null;
  @Column("text", { nullable: true }) publishedComment!: string | null;
  /** When that text was published: what it awaits an answer from. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) commentPublishedAt!: Date | null;
}
