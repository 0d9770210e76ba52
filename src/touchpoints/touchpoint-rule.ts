import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

export enum TouchpointRuleKind { LAW = "LAW", REGULATION = "REGULATION", CONTRACT = "CONTRACT", STANDARD = "STANDARD", CUSTOM = "CUSTOM" }
registerEnumType(TouchpointRuleKind, {
  name: "TouchpointRuleKind",
  description: "What gives a rule its force",
  valuesConfig: {
    LAW: { description: "An act of a parliament, or a treaty" },
    REGULATION: { description: "What a public body laid down: a decree, a by-law, a circular" },
    CONTRACT: { description: "What somebody agreed to: a tender, a licence, an agreement with a union" },
    STANDARD: { description: "What a profession or a standards body holds to be right" },
    CUSTOM: { description: "How it has always been done: nowhere written down" },
  },
});

export enum RuleChangeability { NOT_HERE = "NOT_HERE", BY_THE_BODY = "BY_THE_BODY", BY_THE_PROJECT = "BY_THE_PROJECT" }
registerEnumType(RuleChangeability, {
  name: "RuleChangeability",
  description: "Who can change a rule",
  valuesConfig: {
    NOT_HERE: { description: "Nobody in this project: it is made elsewhere" },
    BY_THE_BODY: { description: "A public body that takes part, by a decision of its own" },
    BY_THE_PROJECT: { description: "People of the project, together" },
  },
});

@Entity()
@Index("touchpoint_rule_listed", ["touchpointId", "createdAt", "id"])
@Check("touchpoint_rule_kind", "kind IN ('LAW', 'REGULATION', 'CONTRACT', 'STANDARD', 'CUSTOM')")
@Check("touchpoint_rule_changeable", "changeable IN ('NOT_HERE', 'BY_THE_BODY', 'BY_THE_PROJECT')")
@ObjectType({ simpleResolvers: true, description: "What binds people at a touchpoint, for example \"the form must be signed by hand\", and who can change it, so that everybody sees what is open. Seen with the touchpoint" })
export class TouchpointRule extends Noun {
  @ForeignKey("Touchpoint", { onDelete: "CASCADE" })
  @Column("uuid") touchpointId!: string;

  @Field(() => TouchpointRuleKind, { description: "What gives it its force" })
  @Column("text") kind!: TouchpointRuleKind;

  @Field(() => String, { description: "What it says (CommonMark)" })
  @Column("text") text!: string;

  @Field(() => String, { nullable: true, description: "Where it stands, as it is cited, for example \"Legge 241/1990, art. 2\"; null when nobody said" })
  @Column("text", { nullable: true }) source!: string | null;

  @Field(() => String, { nullable: true, description: "Address at which it can be read; null when nobody gave one" })
  @Column("text", { nullable: true }) link!: string | null;

  @Field(() => RuleChangeability, { description: "Who can change it" })
  @Column("text") changeable!: RuleChangeability;

  @Field(() => String, { nullable: true, description: "Language of the text (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;

  @Field(() => Date, { nullable: true, description: "When it ceased to bind, or was found not to; null while it binds" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) withdrawnAt!: Date | null;
}
