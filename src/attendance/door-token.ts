import { Field, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Unique("door_token_hash", ["tokenHash"])
@Index(["eventId", "expiresAt"])
@ObjectType({
  simpleResolvers: true,
  description: "That whoever bears a token may check people in at one event, and do nothing else: for a phone or tablet at the door that nobody is signed in on. Seen by the event's organisers",
})
export class DoorToken extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) issuedById!: string | null;

  /** SHA-256 of the token; the token itself is known to its holder alone. */
  @Column("text") tokenHash!: string;

  @Field(() => String, { description: "What or where it is for, for example \"Tablet, main entrance\"" })
  @Column("text") label!: string;

  @Field(() => Date, { description: "When it ends; it also ends a day after the event does, and with an event that is cancelled" })
  @Column({ type: "timestamptz", precision: 3 }) expiresAt!: Date;

  @Field(() => Date, { nullable: true, description: "When it was last used; noted at most once an hour, null when it was not used yet" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) lastUsedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When an organiser ended it; null when none did" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) revokedAt!: Date | null;
}
