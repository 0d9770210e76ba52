import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import { Characteristic, CHARACTERISTICS } from "./characteristic.js";

export const HIGHEST_SCORE = 5;
export const SCORE = `0 (nothing of it) to ${HIGHEST_SCORE} (wholly)`;

const NAMES = CHARACTERISTICS.map(name => `'${name}'`).join(", ");

@Entity()
@Unique("characteristic_mark_once", ["assessmentId", "characteristic"])
@Check("characteristic_mark_position", `position = array_position(ARRAY[${NAMES}], characteristic) IS TRUE`)
@Check("characteristic_mark_score", "score BETWEEN 0 AND 5")
@Check("characteristic_mark_evidence", "score = 0 OR evidence IS NOT NULL")
@ObjectType({ simpleResolvers: true, description: "How far a project has one of the six characteristics, with what shows it" })
export class CharacteristicMark extends Noun {
  @ForeignKey("PrinciplesAssessment", { onDelete: "CASCADE" })
  @Column("uuid") assessmentId!: string;

  @Field(() => Characteristic, { description: "Which of the six" })
  @Column("text") characteristic!: Characteristic;

  /** Where it stands among the six. */
  @Column("int") position!: number;

  @Field(() => Int, { description: `How far the project has it: ${SCORE}` })
  @Column("int") score!: number;

  @Field(() => String, { nullable: true, description: "What shows it (CommonMark); null only where there is nothing to show: at 0" })
  @Column("text", { nullable: true }) evidence!: string | null;
}
