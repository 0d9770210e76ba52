import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { FEWEST, FEWEST_WITH_TEXT, MOST_TEXTS } from "../base/publication.js";

/**
 * What is public of the value that a party perceives at a touchpoint in one iteration, in the row that is locked before
 * counting. Made with the first rating, seen from its first publication on. No `Noun`: id and times would tell when single
 * ratings were given.
 */
@Entity()
@Unique("value_summary_once", ["touchpointPartyId", "iterationId"])
@Check("value_summary_histogram", "cardinality(histogram) = 7")
@ObjectType({
  simpleResolvers: true,
  description: "What value the people of a party say that they get at a touchpoint, in one iteration. " +
    `It is published, not computed: rewritten only when the ratings of at least ${FEWEST} people are new or changed since, so that nobody's can be told`,
})
export class ValueSummary {
  @PrimaryColumn("uuid") id!: string;
  @Column({ type: "timestamptz", precision: 3 }) createdAt!: Date;
  @Column({ type: "timestamptz", precision: 3 }) updatedAt!: Date;

  @ForeignKey("TouchpointParty", { onDelete: "CASCADE" })
  @Column("uuid") touchpointPartyId!: string;

  @Index()
  @ForeignKey("TouchpointIteration", { onDelete: "CASCADE" })
  @Column("uuid") iterationId!: string;

  @Field(() => Int, { description: "How many ratings it sums up; there may be a few more" })
  @Column("int") count!: number;

  /** How many said 1 to 7: medians, quartiles and tests are computed from it; itself it is shown from 20 ratings on only. */
  @Column("int", { array: true }) histogram!: number[];

  @Field(() => [String], {
    description: `Reasons that people gave, in no order that tells who or when; at most the latest ${MOST_TEXTS}. Published from ${FEWEST_WITH_TEXT} ratings with a reason on, in batches of at least ${FEWEST}`,
  })
  @Column("text", { array: true }) reasons!: string[];

  /** Null while fewer than five people have rated. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) publishedAt!: Date | null;
  /** When it was looked at for the last time, after the iteration had ended. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) closedAt!: Date | null;
}
