import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

export enum CommitmentStatus {
  PROPOSED = "PROPOSED", ACCEPTED = "ACCEPTED", IN_PROGRESS = "IN_PROGRESS", DONE = "DONE", BROKEN = "BROKEN", WITHDRAWN = "WITHDRAWN",
}
registerEnumType(CommitmentStatus, {
  name: "CommitmentStatus",
  description: "Where a commitment stands",
  valuesConfig: {
    PROPOSED: { description: "Asked of an organisation that has not said yes: nothing is promised yet" },
    ACCEPTED: { description: "Promised" },
    IN_PROGRESS: { description: "Promised, and being done" },
    DONE: { description: "Kept" },
    BROKEN: { description: "Not kept; the reason is in the history" },
    WITHDRAWN: { description: "Taken back before it was promised, or declined, or taken back by the organisation that promised it; the reason is in the history" },
  },
});

@Entity()
@Index("commitment_listed", ["projectId", "createdAt", "id"])
@Index("commitment_due", ["projectId", "dueAt", "id"])
@Index("commitment_of_organisation", ["organisationId", "dueAt", "id"])
@Index(["dueAt"])
@Check("commitment_status", "status IN ('PROPOSED', 'ACCEPTED', 'IN_PROGRESS', 'DONE', 'BROKEN', 'WITHDRAWN')")
@Check("commitment_settled", "(status IN ('DONE', 'BROKEN', 'WITHDRAWN')) = (settled_at IS NOT NULL)")
@Check("commitment_times_moved", "times_moved >= 0 AND (times_moved > 0 OR due_at = first_due_at)")
@Check("commitment_owned", "status = 'PROPOSED' OR accepted_at IS NOT NULL OR status = 'WITHDRAWN'")
@ObjectType({ simpleResolvers: true, description: "What an organisation, most often the public body, promises to do in a project, until when, and what became of it. Public with the project" })
export class Commitment extends Noun {
  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid") projectId!: string;

  /** Who promises: only its officers answer for it. */
  @ForeignKey("Organisation", { onDelete: "RESTRICT" })
  @Column("uuid") organisationId!: string;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) ownerId!: string | null;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) proposedById!: string | null;

  @Index()
  @ForeignKey("Touchpoint", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) touchpointId!: string | null;

  @Field(() => String, { description: "What is promised, so that one can see whether it was done" })
  @Column("text") text!: string;

  @Field(() => String, { nullable: true, description: "Language of its texts (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;

  @Field(() => Date, { description: "Until when it is to be done; past it, what was promised and is not settled is overdue" })
  @Column({ type: "timestamptz", precision: 3 }) dueAt!: Date;

  @Field(() => Date, { description: "Until when it was to be done at first; stays when the date is moved" })
  @Column({ type: "timestamptz", precision: 3 }) firstDueAt!: Date;

  @Field(() => Int, { description: "How often the date was moved; the history says why each time" })
  @Column("int", { default: 0 }) timesMoved!: number;

  @Field(() => CommitmentStatus, { description: "Where it stands; its history says why" })
  @Column("text") status!: CommitmentStatus;

  @Field(() => Date, { nullable: true, description: "When it was promised; null while it is proposed" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) acceptedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When it was kept, broken or taken back; null while it is open" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) settledAt!: Date | null;

  @Field(() => Int, { description: "Counts the changes. None takes it: each begins at a status, and is refused when that is another by now (`WrongStatus`)" })
  @Column("int") version!: number;

  /** That it was reminded of before and after its date; null when not yet, for the date that it has now. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) remindedBeforeAt!: Date | null;
  @Column({ type: "timestamptz", precision: 3, nullable: true }) remindedAfterAt!: Date | null;
}
