import { Field, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

/** The public card's fields, and in the same row what is private: that is on `Me` only. */
@Entity()
@Unique("person_email", ["email"])
@ObjectType({ simpleResolvers: true, description: "Public card of a person; visible where hosting, organising or posting made them public. Everything private is on `Me`" })
export class Person extends Noun {
  @Field(() => String, { description: "Name the person goes by" })
  @Column("text") displayName!: string;

  @Field(() => String, { nullable: true, description: "One line about the person, shown beside the name" })
  @Column("text", { nullable: true }) tagLine!: string | null;

  @Field(() => String, { nullable: true, description: "About the person (CommonMark)" })
  @Column("text", { nullable: true }) bio!: string | null;

  @Field(() => String, { nullable: true, description: "Address of a picture" })
  @Column("text", { nullable: true }) avatarUrl!: string | null;

  @Field(() => [String], { description: "Languages the person speaks (BCP 47); at most 20" })
  @Column("text", { array: true }) languages!: string[];

  /** Lower case; null for an unclaimed person. */
  @Column("text", { nullable: true }) email!: string | null;
  @Column("text") locale!: string;
  /** Whether they said so themselves; until then it is that of their last sign-in. */
  @Column("boolean", { default: false }) localeChosen!: boolean;
  @Column("text", { nullable: true }) timeZone!: string | null;
  @Column("int", { nullable: true }) hoursPerWeek!: number | null;

  /** Near which they would help. */
  @Index()
  @ForeignKey("Place", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) placeId!: string | null;

  @Column("text", { nullable: true }) drivers!: string | null;
  @Column("text", { nullable: true }) concerns!: string | null;
  @Column("boolean") administrator!: boolean;
}
