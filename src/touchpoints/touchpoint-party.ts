import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

export enum PartyRole { BENEFICIARY = "BENEFICIARY", PROVIDER = "PROVIDER" }
registerEnumType(PartyRole, {
  name: "PartyRole",
  description: "What a party is at a touchpoint",
  valuesConfig: {
    BENEFICIARY: { description: "What happens there is for its sake" },
    PROVIDER: { description: "It provides what happens there, or a part of it" },
  },
});

@Entity()
@Unique("touchpoint_party_once", ["touchpointId", "partyId"])
@Check("touchpoint_party_role", "role IN ('BENEFICIARY', 'PROVIDER')")
@ObjectType({ simpleResolvers: true, description: "That a party is there at a touchpoint, and as what. A touchpoint has at least two, one of them a beneficiary" })
export class TouchpointParty extends Noun {
  @ForeignKey("Touchpoint", { onDelete: "CASCADE" })
  @Column("uuid") touchpointId!: string;

  @Index()
  @ForeignKey("Party", { onDelete: "CASCADE" })
  @Column("uuid") partyId!: string;

  @Field(() => PartyRole, { description: "What the party is there" })
  @Column("text") role!: PartyRole;

  @Field(() => Date, { nullable: true, description: "When the party ceased to be there; what it said stays. Null while it is there" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) withdrawnAt!: Date | null;
}
