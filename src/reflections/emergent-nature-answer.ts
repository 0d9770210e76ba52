import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import { AGREEMENT, EmergentNatureStatement, STATEMENT_NAMES } from "./emergent-nature-statement.js";

const NAMES = STATEMENT_NAMES.map(name => `'${name}'`).join(", ");

@Entity()
@Unique("emergent_nature_answer_once", ["emergentNatureId", "statement"])
@Check("emergent_nature_answer_position", `position = array_position(ARRAY[${NAMES}], statement) IS TRUE`)
@Check("emergent_nature_answer_agreement", "agreement BETWEEN 1 AND 7")
@ObjectType({ simpleResolvers: true, description: "How far a person agrees with one of the eight statements; seen by nobody else" })
export class EmergentNatureAnswer extends Noun {
  @ForeignKey("EmergentNature", { onDelete: "CASCADE" })
  @Column("uuid") emergentNatureId!: string;

  @Field(() => EmergentNatureStatement, { description: "Which of the eight" })
  @Column("text") statement!: EmergentNatureStatement;

  /** Where it stands among the eight. */
  @Column("int") position!: number;

  @Field(() => Int, { description: `How far one agrees: ${AGREEMENT}` })
  @Column("int") agreement!: number;
}
