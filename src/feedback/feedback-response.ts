import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

/** Each edit is a row of its own; the current one is not superseded. */
@Entity()
@Unique("feedback_response_event_version", ["eventId", "version"])
@Unique("feedback_response_session_version", ["sessionId", "version"])
@Index("feedback_response_event_current", ["eventId"], { unique: true, where: "superseded_at IS NULL" })
@Index("feedback_response_session_current", ["sessionId"], { unique: true, where: "superseded_at IS NULL" })
@Check("feedback_response_thing", "num_nonnulls(event_id, session_id) = 1")
@ObjectType({ simpleResolvers: true, description: "What the organisers, or the hosts of a session, answer to the feedback: what they did, or why not" })
export class FeedbackResponse extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) eventId!: string | null;

  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) sessionId!: string | null;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) personId!: string | null;

  @Field(() => String, { description: "What was done, or why not (CommonMark)" })
  @Column("text") text!: string;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;

  @Column({ type: "timestamptz", precision: 3, nullable: true }) supersededAt!: Date | null;
}
