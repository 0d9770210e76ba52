import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Index("idea_listed", ["projectId", "createdAt", "id"])
@Index("idea_most_supported", ["projectId", "supportCount", "id"])
@Check("idea_support_count", "support_count >= 0")
@Check("idea_hidden", "(hidden_at IS NULL) = (hide_reason IS NULL)")
@ObjectType({ simpleResolvers: true, description: "What somebody proposes to a project, in a sentence that others can support. Public with the project, with its author's name" })
export class Idea extends Noun {
  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid") projectId!: string;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) authorId!: string | null;

  /** What it came from: talk becomes action by this. */
  @Index()
  @ForeignKey("SessionNote", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) sessionNoteId!: string | null;

  @Index()
  @ForeignKey("Touchpoint", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) touchpointId!: string | null;

  @Field(() => String, { description: "What is proposed, in a sentence" })
  @Column("text") statement!: string;

  @Field(() => String, { nullable: true, description: "Why, and how (CommonMark)" })
  @Column("text", { nullable: true }) details!: string | null;

  @Field(() => String, { nullable: true, description: "Language of its texts (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;

  /** Kept with each support, behind the idea's lock: a list is ordered by it. */
  @Field(() => Int, { description: "How many people support it, its author not counted" })
  @Column("int", { default: 0 }) supportCount!: number;

  @Field(() => Date, { nullable: true, description: "When its author took it back: then only they see it; null when they did not" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) withdrawnAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When a steward hid it: then only its author and the stewards see it; null when it is not hidden" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) hiddenAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it is hidden; null when it is not" })
  @Column("text", { nullable: true }) hideReason!: string | null;
}
