import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

export enum SkillKind { KNOWLEDGE = "KNOWLEDGE", SKILL = "SKILL", EXPERIENCE = "EXPERIENCE" }
registerEnumType(SkillKind, {
  name: "SkillKind",
  description: "What a person brings",
  valuesConfig: {
    KNOWLEDGE: { description: "Something known, for example how the school meals are procured" },
    SKILL: { description: "Something one can do, for example facilitate a workshop" },
    EXPERIENCE: { description: "Something lived through, for example caring for a parent" },
  },
});

export enum SkillUse { OFFERED = "OFFERED", TO_LEARN = "TO_LEARN" }
registerEnumType(SkillUse, {
  name: "SkillUse",
  description: "Whether a person brings a skill or wants it",
  valuesConfig: {
    OFFERED: { description: "Offered by the person" },
    TO_LEARN: { description: "Wanted: the person would learn it" },
  },
});

@Entity()
@Unique("skill_once", ["personId", "kind", "name"])
/** Skills are found by `normal_name(name)`, which TypeORM cannot say of an index. */
@Index("skill_by_name", { synchronize: false })
@Check("skill_kind", "kind IN ('KNOWLEDGE', 'SKILL', 'EXPERIENCE')")
@Check("skill_use", "use IN ('OFFERED', 'TO_LEARN')")
@ObjectType({ simpleResolvers: true, description: "What a person brings or wants to learn" })
export class Skill extends Noun {
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @Field(() => SkillKind, { description: "Whether it is knowledge, a skill or experience" })
  @Column("text") kind!: SkillKind;

  @Field(() => String, { description: "What it is, in the person's words" })
  @Column("text") name!: string;

  @Field(() => SkillUse, { description: "Whether it is offered or to be learnt" })
  @Column("text") use!: SkillUse;
}
