import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import { InvitationStatus } from "../base/invitation.js";

@Entity()
@Unique("person_claim_once", ["personId", "claimantId"])
@Check("person_claim_status", "status IN ('INVITED', 'ACTIVE', 'DECLINED', 'LEFT')")
@ObjectType({ simpleResolvers: true, description: "That somebody is asked to take over what an imported schedule says of them; seen by them and by whoever asked" })
export class PersonClaim extends Noun {
  /** The person that the file made. */
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  /** The account that takes it over. */
  @Index()
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") claimantId!: string;

  @Index()
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") invitedById!: string;

  @Field(() => InvitationStatus, { description: "Whether it was accepted" })
  @Column("text") status!: InvitationStatus;
}
