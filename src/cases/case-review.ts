import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";
import { CaseStatus } from "./case-study.js";

const STATUSES = "('DRAFT', 'SUBMITTED', 'PUBLISHED', 'RETURNED', 'WITHDRAWN')";

@Entity()
@Index("case_review_listed", ["caseStudyId", "createdAt", "id"])
@Check("case_review_status", `from_status IN ${STATUSES} AND to_status IN ${STATUSES} AND from_status <> to_status`)
@Check("case_review_reason", "(to_status <> 'RETURNED' AND (from_status <> 'PUBLISHED' OR to_status <> 'WITHDRAWN')) OR reason IS NOT NULL")
@ObjectType({ simpleResolvers: true, description: "One step of a case on its way to the public; never edited. For its author and the reviewers. Who reviewed it is not told" })
export class CaseReview extends Noun {
  @ForeignKey("CaseStudy", { onDelete: "CASCADE" })
  @Column("uuid") caseStudyId!: string;

  /** Its author or a reviewer; told to nobody. */
  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) byId!: string | null;

  @Field(() => CaseStatus, { description: "Where it stood before" })
  @Column("text") fromStatus!: CaseStatus;

  @Field(() => CaseStatus, { description: "Where it stood from then on" })
  @Column("text") toStatus!: CaseStatus;

  @Field(() => String, { nullable: true, description: "Why; always there when it was returned, or taken back after it was published" })
  @Column("text", { nullable: true }) reason!: string | null;

  @Field(() => Int, { description: "Version of the case that this was about" })
  @Column("int") caseVersion!: number;
}
