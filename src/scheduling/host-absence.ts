import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Index(["eventId", "personId"])
@Check("host_absence_range", "ends_at > starts_at")
@ObjectType({ simpleResolvers: true, description: "A time of an event at which somebody cannot host; seen by that person and the event's organisers" })
export class HostAbsence extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @Index()
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @Field(() => Date, { description: "From when" })
  @Column({ type: "timestamptz", precision: 3 }) startsAt!: Date;

  @Field(() => Date, { description: "Until when" })
  @Column({ type: "timestamptz", precision: 3 }) endsAt!: Date;
}
