import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

export enum AnswerKind { COMMITMENT = "COMMITMENT", NO = "NO" }
registerEnumType(AnswerKind, {
  name: "AnswerKind",
  description: "What an organisation answers to what people said",
  valuesConfig: {
    COMMITMENT: { description: "A promise: what it does about it" },
    NO: { description: "That it does nothing about it, and why not" },
  },
});

@Entity()
@Index("answer_listed", ["projectId", "createdAt", "id"])
@Check("answer_kind", "kind IN ('COMMITMENT', 'NO')")
@Check("answer_what", "(kind = 'COMMITMENT') = (commitment_id IS NOT NULL) AND (kind = 'NO') = (reason IS NOT NULL)")
@ObjectType({ simpleResolvers: true, description: "\"You said, we did, or why not\": what an organisation answers to contributions in a project. Public with the project; never edited, a later answer stands beside it" })
export class Answer extends Noun {
  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid") projectId!: string;

  @Index()
  @ForeignKey("Organisation", { onDelete: "RESTRICT" })
  @Column("uuid") organisationId!: string;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) byId!: string | null;

  @Field(() => AnswerKind, { description: "Whether it is a promise or a reasoned no" })
  @Column("text") kind!: AnswerKind;

  @Index()
  @ForeignKey("Commitment", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) commitmentId!: string | null;

  @Field(() => String, { nullable: true, description: "Why not (CommonMark); null when it is a promise" })
  @Column("text", { nullable: true }) reason!: string | null;

  @Field(() => String, { nullable: true, description: "Language of the reason (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;
}
