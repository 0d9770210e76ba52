import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

export enum InterestLevel { WANT = "WANT", MAYBE = "MAYBE" }
registerEnumType(InterestLevel, {
  name: "InterestLevel",
  description: "How much a person wants to go to a session",
  valuesConfig: {
    WANT: { description: "Wants to go" },
    MAYBE: { description: "Would go if nothing better is on" },
  },
});

@Entity()
@Unique("interest_once", ["sessionId", "personId"])
@Index(["personId"])
@Check("interest_level", "level IN ('WANT', 'MAYBE')")
@ObjectType({ simpleResolvers: true, description: "That a person wants to go to a session; seen by that person only, others see counts" })
export class Interest extends Noun {
  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid") sessionId!: string;

  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @Field(() => InterestLevel, { description: "How much" })
  @Column("text") level!: InterestLevel;
}
