import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import { SkillKind } from "../identity/skill.js";

export enum SkillNeed { NEEDED = "NEEDED", CAN_BE_LEARNT = "CAN_BE_LEARNT" }
registerEnumType(SkillNeed, {
  name: "SkillNeed",
  description: "Whether an opening needs a skill or teaches it",
  valuesConfig: {
    NEEDED: { description: "Whoever does it should bring this" },
    CAN_BE_LEARNT: { description: "Whoever does it can learn this there" },
  },
});

/** Found by `normal_name(name)`, which TypeORM cannot say of an index. */
@Entity()
@Index("opening_skill_once", { synchronize: false })
@Index("opening_skill_by_name", { synchronize: false })
@Unique("opening_skill_in_order", ["openingId", "position"])
@Check("opening_skill_position", "position BETWEEN 0 AND 19")
@Check("opening_skill_kind", "kind IN ('KNOWLEDGE', 'SKILL', 'EXPERIENCE')")
@Check("opening_skill_need", "need IN ('NEEDED', 'CAN_BE_LEARNT')")
@ObjectType({ simpleResolvers: true, description: "Knowledge, a skill or experience that an opening needs, or that can be learnt there" })
export class OpeningSkill extends Noun {
  @ForeignKey("Opening", { onDelete: "CASCADE" })
  @Column("uuid") openingId!: string;

  /** In the order in which the stewards named them, from 0; matching counts them as the bits of a number. */
  @Column("int") position!: number;

  @Field(() => SkillKind, { description: "Whether it is knowledge, a skill or experience" })
  @Column("text") kind!: SkillKind;

  @Field(() => String, { description: "What it is. Compared with what people list by kind and name, whatever the case, accents and blanks" })
  @Column("text") name!: string;

  @Field(() => SkillNeed, { description: "Whether it is needed or can be learnt there" })
  @Column("text") need!: SkillNeed;
}
