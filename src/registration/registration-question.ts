import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

export enum QuestionKind { TEXT = "TEXT", CHOICE = "CHOICE", MULTIPLE_CHOICE = "MULTIPLE_CHOICE", YES_NO = "YES_NO" }
registerEnumType(QuestionKind, {
  name: "QuestionKind",
  description: "How a question is answered",
  valuesConfig: {
    TEXT: { description: "In one's own words: one text of at most 2,000 characters" },
    CHOICE: { description: "By one of the choices" },
    MULTIPLE_CHOICE: { description: "By any of the choices, each at most once" },
    YES_NO: { description: "By `YES` or `NO`" },
  },
});

@Entity()
@Index("registration_question_asked", ["eventId", "position"])
@Check("registration_question_kind", "kind IN ('TEXT', 'CHOICE', 'MULTIPLE_CHOICE', 'YES_NO')")
@ObjectType({ simpleResolvers: true, description: "What an event asks of whoever wants to come" })
export class RegistrationQuestion extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  /** Place among the event's questions. */
  @Column("int") position!: number;

  @Field(() => QuestionKind, { description: "How it is answered" })
  @Column("text") kind!: QuestionKind;

  @Field(() => String, { description: "Question as it is put" })
  @Column("text") text!: string;

  @Field(() => [String], { description: "What there is to choose from; none unless its kind is CHOICE or MULTIPLE_CHOICE, at most 30" })
  @Column("text", { array: true }) choices!: string[];

  @Field(() => Boolean, { description: "Whether nobody comes without answering it" })
  @Column("boolean") required!: boolean;

  @Field(() => Date, { nullable: true, description: "When it was withdrawn: new RSVPs are not asked it, answers to it stay; null while it is asked" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) withdrawnAt!: Date | null;
}
