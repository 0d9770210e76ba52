import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

export enum MembershipBasis { DECLARED = "DECLARED", CONFIRMED = "CONFIRMED", AFFILIATION = "AFFILIATION" }
registerEnumType(MembershipBasis, {
  name: "MembershipBasis",
  description: "How it is known that a person belongs to a party",
  valuesConfig: {
    DECLARED: { description: "Said by that person" },
    CONFIRMED: { description: "A steward of the project has confirmed what the person said" },
    AFFILIATION: { description: "Follows from acting for the organisation whose staff the party is, and ends with that" },
  },
});

@Entity()
@Index("party_membership_once", ["partyId", "personId"], { unique: true, where: "ended_at IS NULL" })
@Index("party_membership_listed", ["partyId", "startedAt", "id"])
@Index(["personId", "partyId"])
@Check("party_membership_basis", "basis IN ('DECLARED', 'CONFIRMED', 'AFFILIATION')")
@Check("party_membership_confirmed", "(basis = 'CONFIRMED') = (confirmed_at IS NOT NULL)")
@Check("party_membership_end_reason", "end_reason IS NULL OR ended_at IS NOT NULL")
@ObjectType({ simpleResolvers: true, description: "That a person belongs to a party, and how that is known. Seen by that person and the project's stewards; everybody sees how many there are" })
export class PartyMembership extends Noun {
  @ForeignKey("Party", { onDelete: "CASCADE" })
  @Column("uuid") partyId!: string;

  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @Field(() => MembershipBasis, { description: "How it is known" })
  @Column("text") basis!: MembershipBasis;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) confirmedById!: string | null;

  @Field(() => Date, { nullable: true, description: "When a steward confirmed it; null while none did" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) confirmedAt!: Date | null;

  @Field(() => Date, { description: "Since when" })
  @Column({ type: "timestamptz", precision: 3 }) startedAt!: Date;

  @Field(() => Date, { nullable: true, description: "Until when; null while it lasts" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why a steward ended it, who alone can let that person in again; null while it lasts, and when it ended otherwise" })
  @Column("text", { nullable: true }) endReason!: string | null;
}
