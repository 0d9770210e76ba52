import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { FEWEST, FEWEST_WITH_TEXT, MOST_TEXTS } from "../base/publication.js";
import { PartySide } from "../touchpoints/party.js";

/** What is public of one side's answers about one thing, in the row that is locked before counting them. No `Noun`, as its id and times tell when single answers were given. */
@Entity()
@Unique("equal_footing_summary_event", ["eventId", "side"])
@Unique("equal_footing_summary_iteration", ["iterationId", "side"])
@Check("equal_footing_summary_thing", "num_nonnulls(event_id, iteration_id) = 1 AND (touchpoint_id IS NULL) = (iteration_id IS NULL)")
@Check("equal_footing_summary_side", "side IN ('COMMUNITY', 'INSTITUTION')")
@Check("equal_footing_summary_histogram", "cardinality(histogram) = 7")
@ObjectType({
  simpleResolvers: true,
  description: "How far one side says that it was treated as an equal, at a meeting or at a touchpoint. It is published, not computed: " +
    `rewritten only when the answers of at least ${FEWEST} people of that side are new or changed since, so that nobody's can be told`,
})
export class EqualFootingSummary {
  @PrimaryColumn("uuid") id!: string;
  @Column({ type: "timestamptz", precision: 3 }) createdAt!: Date;
  @Column({ type: "timestamptz", precision: 3 }) updatedAt!: Date;

  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) eventId!: string | null;

  @Index()
  @ForeignKey("Touchpoint", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) touchpointId!: string | null;

  @ForeignKey("TouchpointIteration", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) iterationId!: string | null;

  @Field(() => PartySide, { description: "Side that speaks" })
  @Column("text") side!: PartySide;

  @Field(() => Int, { description: "How many answers it sums up; there may be a few more" })
  @Column("int") count!: number;

  /** How many said 1 to 7; shown from 20 answers on only. */
  @Column("int", { array: true }) histogram!: number[];

  @Field(() => [String], {
    description: `What people wrote, in no order that tells who or when; at most the latest ${MOST_TEXTS}. Published from ${FEWEST_WITH_TEXT} answers with a text on, in batches of at least ${FEWEST}`,
  })
  @Column("text", { array: true }) comments!: string[];

  /** Null while fewer than five people of that side have answered. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) publishedAt!: Date | null;
  /** When it was looked at for the last time, after answers had closed. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) closedAt!: Date | null;
}
