import { Field, Int, ObjectType } from "type-graphql";
import { Column, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

/** What an assessment of a project has, whatever it is measured against. */
@ObjectType()
export abstract class Assessment extends Noun {
  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid") projectId!: string;

  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) authorId!: string | null;

  @Index()
  @ForeignKey("Party", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) partyId!: string | null;

  @Field(() => Date, { description: "When it was assessed, for example at a workshop; it may have been recorded later" })
  @Column({ type: "timestamptz", precision: 3 }) assessedAt!: Date;

  @Field(() => String, { nullable: true, description: "What stands out, in a few lines (CommonMark)" })
  @Column("text", { nullable: true }) summary!: string | null;

  @Field(() => String, { nullable: true, description: "Language of its texts (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;

  @Field(() => Date, { nullable: true, description: "When its author recorded the next one for the same party: from then on it is history and stays as it is. Null while it stands" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) supersededAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When its author took it back: then only they see it; null when they did not" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) withdrawnAt!: Date | null;
}
