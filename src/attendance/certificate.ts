import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

/** Holds what it certifies as it was when issued: a certificate does not change with its event. */
@Entity()
@Unique("certificate_code", ["code"])
@Index("certificate_once", ["eventId", "personId"], { unique: true, where: "withdrawn_at IS NULL" })
@Index(["personId", "createdAt"])
@Index(["eventId"])
@Check("certificate_name", "(name IS NULL) = (withdrawn_at IS NOT NULL)")
@Check("certificate_minutes", "minutes_attended >= 0")
@ObjectType({ simpleResolvers: true, description: "That a person was at an event. Seen by that person, and by whoever has its address" })
export class Certificate extends Noun {
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  /** The end of its address. Whoever reads it here reads beside it all that the address tells: it is no key to anything else. */
  @Column("text") code!: string;

  @Field(() => String, { nullable: true, description: "Name that it was issued to; null when it was withdrawn" })
  @Column("text", { nullable: true }) name!: string | null;

  @Field(() => String, { description: "Title of the event when it was issued" })
  @Column("text") eventTitle!: string;

  @Field(() => Date, { description: "When the event started" })
  @Column({ type: "timestamptz", precision: 3 }) startsAt!: Date;

  @Field(() => Date, { description: "When the event ended" })
  @Column({ type: "timestamptz", precision: 3 }) endsAt!: Date;

  @Field(() => String, { description: "Time zone of the event (IANA)" })
  @Column("text") timeZone!: string;

  @Field(() => Int, { nullable: true, description: "Minutes of the sessions at whose doors the person was scanned; null when at none" })
  @Column("int", { nullable: true }) minutesAttended!: number | null;

  @Field(() => Date, { nullable: true, description: "When the person withdrew it; null while it stands" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) withdrawnAt!: Date | null;
}
