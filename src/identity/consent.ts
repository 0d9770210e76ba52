import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

export enum ConsentPurpose { MATCHING = "MATCHING" }
registerEnumType(ConsentPurpose, {
  name: "ConsentPurpose",
  description: "What somebody agrees to, or does not. Nothing else in the service depends on it",
  valuesConfig: {
    MATCHING: {
      description: "To be shown to stewards whose openings fit: one's public card, which of the skills that an opening names one brings or wants to learn, and how well one's hours, languages and place fit. " +
        "Without it nobody is ever matched to an opening; openings are matched to oneself in any case",
    },
  },
});

@Entity()
@Unique("consent_in_order", ["personId", "purpose", "number"])
@Index("consent_listed", ["personId", "createdAt", "id"])
@Check("consent_purpose", "purpose IN ('MATCHING')")
@Check("consent_number", "number >= 1")
@Check("consent_text", "given = (text_version IS NOT NULL) AND given = (locale IS NOT NULL)")
@ObjectType({ simpleResolvers: true, description: "That a person agreed to something, or took that back; never edited. The last one for a purpose is what holds" })
export class Consent extends Noun {
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @Field(() => ConsentPurpose, { description: "What it is about" })
  @Column("text") purpose!: ConsentPurpose;

  /** Counted behind the person's lock: of two at once, times would not say which holds. */
  @Field(() => Int, { description: "Counts what the person said for this purpose, from 1; the highest holds" })
  @Column("int") number!: number;

  @Field(() => Boolean, { description: "True when it was given, false when it was withdrawn" })
  @Column("boolean") given!: boolean;

  @Field(() => String, { nullable: true, description: "Version of the text that the person read, as the client named it; null when it was withdrawn" })
  @Column("text", { nullable: true }) textVersion!: string | null;

  @Field(() => String, { nullable: true, description: "Language of the text that the person read (BCP 47); null when it was withdrawn" })
  @Column("text", { nullable: true }) locale!: string | null;
}
