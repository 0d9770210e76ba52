import { Field, Float, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Unique("agreed_share_once", ["agreementId", "partyId"])
@Check("agreed_share_percent", "percent BETWEEN 0 AND 100")
@ObjectType({ simpleResolvers: true, description: "What share of the burden a party agreed to carry" })
export class AgreedShare extends Noun {
  @ForeignKey("ShareAgreement", { onDelete: "CASCADE" })
  @Column("uuid") agreementId!: string;

  @Index()
  @ForeignKey("Party", { onDelete: "CASCADE" })
  @Column("uuid") partyId!: string;

  @Field(() => Float, { description: "Share of the hours, in percent: 0 to 100" })
  @Column("double precision") percent!: number;
}
