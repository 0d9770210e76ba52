import { Field, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Index("capability_offer_once", ["capabilityId", "personId"], { unique: true, where: "ended_at IS NULL" })
@Index("capability_offer_listed", ["capabilityId", "createdAt", "id"])
@ObjectType({ simpleResolvers: true, description: "That somebody of a party offered to bring a capability. Seen by that person and the project's stewards; everybody sees how many there are" })
export class CapabilityOffer extends Noun {
  @ForeignKey("Capability", { onDelete: "CASCADE" })
  @Column("uuid") capabilityId!: string;

  @Index()
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @Field(() => Date, { nullable: true, description: "When it was taken back, or the person left the party; null while it lasts" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) endedAt!: Date | null;
}
