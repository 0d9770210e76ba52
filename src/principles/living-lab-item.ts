import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import { ELEMENTS, Fulfilment, LivingLabElement } from "./living-lab-element.js";

const NAMES = ELEMENTS.map(name => `'${name}'`).join(", ");

@Entity()
@Unique("living_lab_item_once", ["checklistId", "element"])
@Check("living_lab_item_position", `position = array_position(ARRAY[${NAMES}], element) IS TRUE`)
@Check("living_lab_item_fulfilment", "fulfilment IN ('MET', 'PARTLY_MET', 'NOT_MET')")
@Check("living_lab_item_evidence", "fulfilment = 'NOT_MET' OR evidence IS NOT NULL")
@ObjectType({ simpleResolvers: true, description: "Whether a living lab has one of the five elements, with what shows it" })
export class LivingLabItem extends Noun {
  @ForeignKey("LivingLabChecklist", { onDelete: "CASCADE" })
  @Column("uuid") checklistId!: string;

  @Field(() => LivingLabElement, { description: "Which of the five" })
  @Column("text") element!: LivingLabElement;

  /** Where it stands among the five. */
  @Column("int") position!: number;

  @Field(() => Fulfilment, { description: "How far it is there" })
  @Column("text") fulfilment!: Fulfilment;

  @Field(() => String, { nullable: true, description: "What shows it (CommonMark); null only where there is nothing to show: at NOT_MET" })
  @Column("text", { nullable: true }) evidence!: string | null;
}
