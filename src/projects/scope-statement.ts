import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Unique("scope_statement_number", ["projectId", "number"])
@Check("scope_statement_signed", "(signed_at IS NULL) = (signed_for_id IS NULL) AND (signed_by_id IS NULL OR signed_at IS NOT NULL)")
@ObjectType({ simpleResolvers: true, description: "What a public body opens to co-creation and what it does not: one version, never edited. Seen with the project once an officer signed it, before that by its members and whoever speaks for its organisations" })
export class ScopeStatement extends Noun {
  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid") projectId!: string;

  @Field(() => Int, { description: "Number of the version within the project, from 1" })
  @Column("int") number!: number;

  @Field(() => String, { description: "What is open to co-creation (CommonMark)" })
  @Column("text") opens!: string;

  @Field(() => String, { description: "What is not, and why (CommonMark)" })
  @Column("text") keepsClosed!: string;

  @Field(() => String, { nullable: true, description: "Language of the text (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;

  /** Null when that person was erased, as is `signedById`; what was signed for a body stays signed. */
  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) draftedById!: string | null;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) signedById!: string | null;

  @Index()
  @ForeignKey("Organisation")
  @Column("uuid", { nullable: true }) signedForId!: string | null;

  @Field(() => Date, { nullable: true, description: "When an officer signed it; null while none has" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) signedAt!: Date | null;
}
