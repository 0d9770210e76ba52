import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

/** Each end is one of three kinds; its id stands once more in `fromId` and `toId`, by which a pair is one. */
@Entity()
@Index("citation_once", ["fromId", "toId"], { unique: true, where: "withdrawn_at IS NULL" })
@Index("citation_from_project", ["fromProjectId", "createdAt", "id"])
@Index("citation_from_case_study", ["fromCaseStudyId", "createdAt", "id"])
@Index("citation_from_resource", ["fromResourceId", "createdAt", "id"])
@Index("citation_to_project", ["toProjectId", "createdAt", "id"])
@Index("citation_to_case_study", ["toCaseStudyId", "createdAt", "id"])
@Index("citation_to_resource", ["toResourceId", "createdAt", "id"])
@Check("citation_from", "num_nonnulls(from_project_id, from_case_study_id, from_resource_id) = 1 AND from_id = COALESCE(from_project_id, from_case_study_id, from_resource_id)")
@Check("citation_to", "num_nonnulls(to_project_id, to_case_study_id, to_resource_id) = 1 AND to_id = COALESCE(to_project_id, to_case_study_id, to_resource_id)")
@Check("citation_of_another", "from_id <> to_id")
@ObjectType({ simpleResolvers: true, description: "That a project, a case study or a resource rests on another. Seen by whoever sees both; of the three fields of each end one is there" })
export class Citation extends Noun {
  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) fromProjectId!: string | null;

  @ForeignKey("CaseStudy", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) fromCaseStudyId!: string | null;

  @ForeignKey("Resource", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) fromResourceId!: string | null;

  @Column("uuid") fromId!: string;

  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) toProjectId!: string | null;

  @ForeignKey("CaseStudy", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) toCaseStudyId!: string | null;

  @ForeignKey("Resource", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) toResourceId!: string | null;

  @Column("uuid") toId!: string;

  @Field(() => String, { nullable: true, description: "What was taken from it, or where in it (CommonMark)" })
  @Column("text", { nullable: true }) note!: string | null;

  /** Null when the person is gone. */
  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) addedById!: string | null;

  @Field(() => Date, { nullable: true, description: "When it was taken back: lists show it no more; null when it was not" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) withdrawnAt!: Date | null;
}
