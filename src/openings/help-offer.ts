import { Field, Float, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

export enum HelpOfferStatus { PENDING = "PENDING", ACCEPTED = "ACCEPTED", DECLINED = "DECLINED", WITHDRAWN = "WITHDRAWN" }
registerEnumType(HelpOfferStatus, {
  name: "HelpOfferStatus",
  description: "Where an offer to help stands",
  valuesConfig: {
    PENDING: { description: "Awaits a steward's answer" },
    ACCEPTED: { description: "Accepted: the person does it" },
    DECLINED: { description: "Declined by a steward, or left over when the opening was closed; its answer says why" },
    WITHDRAWN: { description: "Taken back by the person; they can offer again" },
  },
});

@Entity()
@Unique("help_offer_once", ["openingId", "personId"])
@Index("help_offer_listed", ["openingId", "createdAt", "id"])
@Index("help_offer_of_person", ["personId", "createdAt", "id"])
@Check("help_offer_status", "status IN ('PENDING', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')")
@Check("help_offer_hours", "hours_per_week > 0 AND hours_per_week <= 168")
@Check("help_offer_answered", "status = 'WITHDRAWN' OR (status <> 'PENDING') = (answered_at IS NOT NULL)")
@ObjectType({ simpleResolvers: true, description: "That a person offers to do what an opening asks. Seen by that person and the project's stewards only" })
export class HelpOffer extends Noun {
  @ForeignKey("Opening", { onDelete: "CASCADE" })
  @Column("uuid") openingId!: string;

  /** Goes with the person, message and all. */
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @Field(() => String, { nullable: true, description: "What the person says to the stewards; null when nothing" })
  @Column("text", { nullable: true }) message!: string | null;

  @Field(() => Float, { description: "Hours a week that the person offers" })
  @Column("double precision") hoursPerWeek!: number;

  @Field(() => Boolean, { description: "Whether the person's name is shown beside the opening once they are accepted" })
  @Column("boolean") nameShown!: boolean;

  @Field(() => HelpOfferStatus, { description: "Where it stands" })
  @Column("text") status!: HelpOfferStatus;

  @Field(() => Date, { nullable: true, description: "When a steward answered; null while nobody has" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) answeredAt!: Date | null;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) answeredById!: string | null;

  @Field(() => String, { nullable: true, description: "What the steward said with the answer; always there when it was declined" })
  @Column("text", { nullable: true }) answer!: string | null;
}
