import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

export enum NoteKind { NOTE = "NOTE", TAKEAWAY = "TAKEAWAY" }
registerEnumType(NoteKind, {
  name: "NoteKind",
  description: "What was written down",
  valuesConfig: {
    NOTE: { description: "What was said" },
    TAKEAWAY: { description: "What is to come of it: the part to act on" },
  },
});

@Entity()
@Index("session_note_listed", ["sessionId", "createdAt", "id"])
@Check("session_note_kind", "kind IN ('NOTE', 'TAKEAWAY')")
@Check("session_note_hidden", "(hidden_at IS NULL) = (hide_reason IS NULL)")
@ObjectType({ simpleResolvers: true, description: "What somebody wrote down of a session, so that talk leaves something behind. Seen with the session" })
export class SessionNote extends Noun {
  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid") sessionId!: string;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) authorId!: string | null;

  @Field(() => NoteKind, { description: "What was written down" })
  @Column("text") kind!: NoteKind;

  @Field(() => String, { description: "Text (CommonMark)" })
  @Column("text") text!: string;

  @Field(() => String, { nullable: true, description: "Language of the text (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;

  @Field(() => Date, { nullable: true, description: "When its author took it back: then only they see it; null when they did not" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) withdrawnAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When an organiser hid it: then only its author and the organisers see it; null when it is not hidden" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) hiddenAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it is hidden; null when it is not" })
  @Column("text", { nullable: true }) hideReason!: string | null;
}
