import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import { ContributionKind } from "./contribution.js";

@Entity()
@Unique("answered_contribution_once", ["answerId", "contributionId"])
@Index("answered_contribution_untold", ["answerId"], { where: "outcome_told_at IS NULL" })
@Check("answered_contribution_kind", "kind IN ('FEEDBACK', 'VALUE', 'NOTE', 'TAKEAWAY', 'IDEA')")
@Check("answered_contribution_which", "num_nonnulls(feedback_id, perceived_value_id, session_note_id, idea_id) = 1 AND contribution_id = COALESCE(feedback_id, perceived_value_id, session_note_id, idea_id)")
@Check("answered_contribution_touchpoint", "(touchpoint_id IS NULL) OR kind = 'VALUE'")
@ObjectType({ simpleResolvers: true, description: "What an answer answers, quoted as it was then. Seen while what it quotes is public: what was taken back, hidden or changed by whoever said it anonymously is quoted no more" })
export class AnsweredContribution extends Noun {
  @ForeignKey("Answer", { onDelete: "CASCADE" })
  @Column("uuid") answerId!: string;

  @Field(() => ContributionKind, { description: "How somebody said it" })
  @Column("text") kind!: ContributionKind;

  /** Whichever of the four is there, so that all are looked up alike. No field: of anonymous texts nobody sees which row it is. */
  @Index()
  @Column("uuid") contributionId!: string;

  @Index()
  @ForeignKey("Feedback", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) feedbackId!: string | null;

  @Index()
  @ForeignKey("PerceivedValue", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) perceivedValueId!: string | null;

  @Index()
  @ForeignKey("SessionNote", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) sessionNoteId!: string | null;

  @Index()
  @ForeignKey("Idea", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) ideaId!: string | null;

  @Index()
  @ForeignKey("Touchpoint", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) touchpointId!: string | null;

  @Field(() => String, { description: "What was said, as it was when it was answered" })
  @Column("text") quote!: string;

  /** When it was said or, where nobody is to know who said it, published: what the days until its answer are counted from. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) saidAt!: Date | null;

  /** That whoever said it was told what became of the promise; set at once where there is nothing left to be told. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) outcomeToldAt!: Date | null;
}
