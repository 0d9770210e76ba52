import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";
import { CommitmentStatus } from "./commitment.js";

const STATUSES = "('PROPOSED', 'ACCEPTED', 'IN_PROGRESS', 'DONE', 'BROKEN', 'WITHDRAWN')";

@Entity()
@Index("commitment_change_listed", ["commitmentId", "createdAt", "id"])
@Index("commitment_change_settled", ["commitmentId"], { unique: true, where: "to_status IN ('DONE', 'BROKEN', 'WITHDRAWN')" })
@Check("commitment_change_status", `from_status IN ${STATUSES} AND to_status IN ${STATUSES}`)
@Check("commitment_change_reason", "to_status NOT IN ('BROKEN', 'WITHDRAWN') OR reason IS NOT NULL")
@Check("commitment_change_evidence", "(to_status = 'DONE') = (num_nonnulls(evidence, evidence_url) > 0)")
@ObjectType({ simpleResolvers: true, description: "One step in the history of a commitment; never edited. The first says that it was proposed or promised; one with the same status before and after moved the date" })
export class CommitmentChange extends Noun {
  @ForeignKey("Commitment", { onDelete: "CASCADE" })
  @Column("uuid") commitmentId!: string;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) byId!: string | null;

  @Field(() => CommitmentStatus, { nullable: true, description: "Where it stood before; null for the first" })
  @Column("text", { nullable: true }) fromStatus!: CommitmentStatus | null;

  @Field(() => CommitmentStatus, { description: "Where it stood from then on" })
  @Column("text") toStatus!: CommitmentStatus;

  @Field(() => String, { nullable: true, description: "Why; always there when it was broken, taken back, declined or its date moved" })
  @Column("text", { nullable: true }) reason!: string | null;

  @Field(() => String, { nullable: true, description: "What shows that it was kept, in words; null unless it was kept" })
  @Column("text", { nullable: true }) evidence!: string | null;

  @Field(() => String, { nullable: true, description: "Where that can be seen (http or https); null unless it was kept, and when there is no such place" })
  @Column("text", { nullable: true }) evidenceUrl!: string | null;

  @Field(() => Date, { nullable: true, description: "Date that it has from then on; null when this step did not set it" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) dueAt!: Date | null;
}
