import { Field, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Unique("calendar_address_token", ["tokenHash"])
@Index("calendar_address_in_use", ["personId"], { unique: true, where: "revoked_at IS NULL" })
@ObjectType({ simpleResolvers: true, description: "That a person's own calendar can be fetched at a secret address; the address itself was shown once, when it was issued" })
export class CalendarAddress extends Noun {
  @Index()
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  /** SHA-256 of the secret part of the address. */
  @Column("text") tokenHash!: string;

  @Field(() => Date, { nullable: true, description: "When a calendar last fetched it, to within an hour; null when none did yet" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) lastFetchedAt!: Date | null;

  /** What was last answered, as a digest, and since when it is so: what a person unmarks leaves no other trace of its time. */
  @Column("text", { nullable: true }) contentDigest!: string | null;
  @Column({ type: "timestamptz", precision: 3, nullable: true }) contentChangedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "Since when it leads nowhere; null while it works" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) revokedAt!: Date | null;
}
