import { Field, Float, Int, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Noun } from "../base/noun.js";
import { Characteristic } from "./characteristic.js";

/** A view over the marks of the assessments that stand, one row for each project and characteristic. */
@Entity({ synchronize: false })
@ObjectType({ simpleResolvers: true, description: "Where a project stands with one of the six characteristics: what the assessments that stand say together, and where they differ" })
export class CharacteristicStanding extends Noun {
  @Column("uuid") projectId!: string;

  @Field(() => Characteristic, { description: "Which of the six" })
  @Column("text") characteristic!: Characteristic;

  @Column("int") position!: number;

  @Field(() => Int, { description: "How many assessments stand: each author's latest for themselves and for each party" })
  @Column("int") assessments!: number;

  @Field(() => Float, { description: "Middle score, 0 to 5" })
  @Column("double precision") median!: number;

  @Field(() => Int, { description: "Lowest score" })
  @Column("int") lowest!: number;

  @Field(() => Int, { description: "Highest score; far from the lowest where members disagree" })
  @Column("int") highest!: number;

  @Field(() => Int, { description: "How many of these assessments have one before them, of the same author for the same party" })
  @Column("int") compared!: number;

  @Field(() => Float, { nullable: true, description: "Median of how much each of these moved since the one before, -5 to 5; null when none has one before it" })
  @Column("double precision", { nullable: true }) change!: number | null;
}
