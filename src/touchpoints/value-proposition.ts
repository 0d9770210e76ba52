import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Unique("value_proposition_version", ["touchpointPartyId", "version"])
@Index("value_proposition_current", ["touchpointPartyId"], { unique: true, where: "superseded_at IS NULL" })
@Check("value_proposition_by", "num_nonnulls(by_party_id, by_organisation_id) = 1")
@ObjectType({
  simpleResolvers: true,
  description: "What providers mean to give to a party at a touchpoint: a proposition, which only those whom it is made to can turn into value (Vargo and Lusch 2004, \"Evolving to a new dominant logic for marketing\"). Versions are kept. Seen with the touchpoint, with who wrote it",
})
export class ValueProposition extends Noun {
  @ForeignKey("TouchpointParty", { onDelete: "CASCADE" })
  @Column("uuid") touchpointPartyId!: string;

  @Field(() => String, { description: "What is meant to be given (CommonMark)" })
  @Column("text") text!: string;

  @Field(() => String, { nullable: true, description: "Language of the text (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) authorId!: string | null;

  /** The providing party that the author belongs to, or the organisation that they are an officer of. */
  @Index()
  @ForeignKey("Party", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) byPartyId!: string | null;

  @Index()
  @ForeignKey("Organisation", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) byOrganisationId!: string | null;

  @Field(() => Int, { description: "1 for the first, 2 for the one that took its place, and so on" })
  @Column("int") version!: number;

  @Field(() => Date, { nullable: true, description: "When another took its place; null for the one that stands" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) supersededAt!: Date | null;
}
