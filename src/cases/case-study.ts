import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";
import { ProjectStage } from "../projects/project.js";
import { PartyKind } from "../touchpoints/party.js";

export enum CaseOutcome { SUCCEEDED = "SUCCEEDED", MIXED = "MIXED", FAILED = "FAILED" }
registerEnumType(CaseOutcome, {
  name: "CaseOutcome",
  description: "How a case ended, as its author judges it. Failures are as welcome as successes: they are what others can avoid",
  valuesConfig: {
    SUCCEEDED: { description: "It came to what it was for" },
    MIXED: { description: "Some of it did, some did not" },
    FAILED: { description: "It did not come to what it was for, or did harm" },
  },
});

export enum CaseStatus { DRAFT = "DRAFT", SUBMITTED = "SUBMITTED", PUBLISHED = "PUBLISHED", RETURNED = "RETURNED", WITHDRAWN = "WITHDRAWN" }
registerEnumType(CaseStatus, {
  name: "CaseStatus",
  description: "Where a case stands on its way to the public",
  valuesConfig: {
    DRAFT: { description: "Being written: only its author sees it" },
    SUBMITTED: { description: "Awaits a review: its author and the reviewers see it, and nobody edits it" },
    PUBLISHED: { description: "Public, as it was reviewed" },
    RETURNED: { description: "Given back by a reviewer with a reason: its author and the reviewers see it, and its author can mend it and submit it again" },
    WITHDRAWN: { description: "Taken back by its author: only they see it, and can mend it and submit it again" },
  },
});

@Entity()
@Index("case_study_listed", ["status", "statusSince", "id"])
@Index("case_study_of_author", ["authorId", "createdAt", "id"])
@Index("case_study_of_project", ["projectId", "statusSince", "id"])
@Index("case_study_of_note", ["sessionNoteId", "statusSince", "id"])
@Check("case_study_status", "status IN ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'RETURNED', 'WITHDRAWN')")
@Check("case_study_outcome", "outcome IN ('SUCCEEDED', 'MIXED', 'FAILED')")
@Check("case_study_stage", "stage IN ('CO_COMMISSION', 'CO_DESIGN', 'CO_DELIVER', 'CO_ASSESS')")
@Check("case_study_parties", "parties <@ ARRAY['RESIDENT', 'FAMILY', 'VOLUNTEER', 'COMMUNITY_GROUP', 'FRONT_LINE_STAFF', 'MANAGER', 'PARTNER', 'OTHER'] AND cardinality(parties) <= 8")
@Check("case_study_country", "country_code ~ '^[A-Z]{2}$'")
@Check("case_study_years", "from_year BETWEEN 1800 AND 2200 AND to_year BETWEEN COALESCE(from_year, 1800) AND 2200")
@Check("case_study_complete", "status NOT IN ('SUBMITTED', 'PUBLISHED') OR num_nonnulls(context, method, what_happened, outcome, submitted_at) = 5")
@Check("case_study_published", "status <> 'PUBLISHED' OR published_at IS NOT NULL")
@Check("case_study_returned", "(status = 'RETURNED') = (return_reason IS NOT NULL)")
@ObjectType({
  simpleResolvers: true,
  description: "What became of something that people made together, told so that others can learn from it: the context, how it was done, who took part, how it ended, and which factors helped or hindered. Public once it is reviewed, with its author's name",
})
export class CaseStudy extends Noun {
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) authorId!: string | null;

  /** What it was promoted from, where it was. */
  @ForeignKey("Project", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) projectId!: string | null;

  @ForeignKey("SessionNote", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) sessionNoteId!: string | null;

  @Field(() => String, { description: "Title of the case" })
  @Column("text") title!: string;

  @Field(() => String, { nullable: true, description: "What it is about, in a few lines; null when nobody said" })
  @Column("text", { nullable: true }) summary!: string | null;

  @Field(() => String, { nullable: true, description: "Where it took place, what was there before and what was wanted (CommonMark); null while it is not written" })
  @Column("text", { nullable: true }) context!: string | null;

  @Field(() => String, { nullable: true, description: "How people worked together: steps, meetings, tools (CommonMark); null while it is not written" })
  @Column("text", { nullable: true }) method!: string | null;

  @Field(() => String, { nullable: true, description: "What came of it, for whom (CommonMark); null while it is not written" })
  @Column("text", { nullable: true }) whatHappened!: string | null;

  @Field(() => String, { nullable: true, description: "What its author would do again, and what not (CommonMark); null when nobody said" })
  @Column("text", { nullable: true }) lessons!: string | null;

  @Field(() => CaseOutcome, { nullable: true, description: "How it ended, as its author judges it; null while that is not said" })
  @Column("text", { nullable: true }) outcome!: CaseOutcome | null;

  @Field(() => [PartyKind], { description: "Which people took part; each kind once" })
  @Column("text", { array: true }) parties!: PartyKind[];

  @Field(() => ProjectStage, { nullable: true, description: "Which of the four Co's it tells of; null when of none in particular" })
  @Column("text", { nullable: true }) stage!: ProjectStage | null;

  @Field(() => String, { nullable: true, description: "Language of its texts (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;

  @Field(() => String, { nullable: true, description: "Country in which it took place (ISO 3166-1 alpha-2); null when it was in several, or nobody said" })
  @Column("text", { nullable: true }) countryCode!: string | null;

  @Field(() => Int, { nullable: true, description: "Year in which it began; null when nobody said" })
  @Column("int", { nullable: true }) fromYear!: number | null;

  @Field(() => Int, { nullable: true, description: "Year in which it ended; null when it goes on, or nobody said" })
  @Column("int", { nullable: true }) toYear!: number | null;

  @Field(() => CaseStatus, { description: "Where it stands" })
  @Column("text") status!: CaseStatus;

  /** Never null, so that both the public list and the queue are paged by it. */
  @Field(() => Date, { description: "Since when it stands there" })
  @Column({ type: "timestamptz", precision: 3 }) statusSince!: Date;

  @Field(() => Date, { nullable: true, description: "When it was last submitted; null when it never was" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) submittedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When it was last published; null when it never was" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) publishedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why a reviewer gave it back; null unless it is RETURNED" })
  @Column("text", { nullable: true }) returnReason!: string | null;

  @Field(() => Int, { description: "Counts the changes to what it tells; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;
}
