import { Field, Float, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import { FEWEST, FEWEST_FOR_HISTOGRAM, FEWEST_WITH_TEXT, MOST_TEXTS } from "../base/publication.js";

/**
 * What is public of the answers about one thing, in the row that is locked before counting them. Made with the first
 * answer, it is seen from its first publication on. No `Noun`: id and times tell when single answers were given, so they
 * are no fields.
 */
@Entity()
@Unique("feedback_summary_event", ["eventId"])
@Unique("feedback_summary_session", ["sessionId"])
@Check("feedback_summary_thing", "num_nonnulls(event_id, session_id) = 1")
@ObjectType({
  simpleResolvers: true,
  description: "What people said of an event or a session. It is published, not computed: rewritten only when the answers " +
    `of at least ${FEWEST} people are new or changed since, so that nobody's answer can be told; with 6 to 9 answers it still says 5. The organisers see no more`,
})
export class FeedbackSummary {
  @PrimaryColumn("uuid") id!: string;
  @Column({ type: "timestamptz", precision: 3 }) createdAt!: Date;
  @Column({ type: "timestamptz", precision: 3 }) updatedAt!: Date;

  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) eventId!: string | null;

  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) sessionId!: string | null;

  @Field(() => Int, { description: "How many answers it sums up; there may be a few more" })
  @Column("int") count!: number;

  @Field(() => Float, { description: "Average rating, 1 to 5, rounded to one decimal" })
  @Column("double precision") average!: number;

  @Field(() => [Int], { nullable: true, description: `How many answers gave 1, 2, 3, 4 and 5; null below ${FEWEST_FOR_HISTOGRAM} answers` })
  @Column("int", { array: true, nullable: true }) histogram!: number[] | null;

  @Field(() => [String], {
    description: `What people wrote, in no order that tells who or when; at most the latest ${MOST_TEXTS}. Published from ${FEWEST_WITH_TEXT} ` +
      `answers with a text on, in batches of at least ${FEWEST}; a text that was changed or taken back leaves with the next batch`,
  })
  @Column("text", { array: true }) comments!: string[];

  /** Null while fewer than five people have answered. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) publishedAt!: Date | null;
  /** When it was looked at for the last time, after feedback had closed. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) closedAt!: Date | null;
}
