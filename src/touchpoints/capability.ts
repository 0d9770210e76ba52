import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";
import { SkillKind } from "../identity/skill.js";

@Entity()
@Index("capability_once", ["touchpointPartyId", "kind", "name"], { unique: true, where: "withdrawn_at IS NULL" })
@Index("capability_listed", ["touchpointPartyId", "createdAt", "id"])
@Index("capability_by_gap", ["projectId", "gap", "id"])
@Check("capability_kind", "kind IN ('KNOWLEDGE', 'SKILL', 'EXPERIENCE')")
@Check("capability_needed", "needed BETWEEN 1 AND 1000")
@Check("capability_offered", "offered >= 0")
@Check("capability_gap", "gap = needed - offered")
@ObjectType({ simpleResolvers: true, description: "What a party should bring to a touchpoint, for example \"has raised a child with a disability\"; how many people it takes, and how many of the party offered it" })
export class Capability extends Noun {
  /** That of the touchpoint, so that what is missing is listed by project. */
  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid") projectId!: string;

  @ForeignKey("TouchpointParty", { onDelete: "CASCADE" })
  @Column("uuid") touchpointPartyId!: string;

  @Field(() => SkillKind, { description: "Whether it is knowledge, a skill or experience" })
  @Column("text") kind!: SkillKind;

  @Field(() => String, { description: "What it is, in a few words" })
  @Column("text") name!: string;

  @Field(() => Int, { description: "How many people should bring it, 1 to 1,000" })
  @Column("int") needed!: number;

  /** Counted where offers are made and end, so that the gap can be ordered by. */
  @Field(() => Int, { description: "How many people of the party offered it" })
  @Column("int") offered!: number;

  @Field(() => Int, { description: "How many people are missing: `needed` − `offered`; negative when more offered it than are needed" })
  @Column("int") gap!: number;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;

  @Field(() => Date, { nullable: true, description: "When it ceased to be asked for; null while it is" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) withdrawnAt!: Date | null;
}
