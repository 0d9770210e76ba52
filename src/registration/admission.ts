import { Field, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Index(["eventId", "createdAt"])
@ObjectType({ simpleResolvers: true, description: "That an organiser let somebody in past line and capacity: never changed or deleted while the RSVP is there. Seen by the event's organisers" })
export class Admission extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @Index()
  @ForeignKey("Rsvp", { onDelete: "CASCADE" })
  @Column("uuid") rsvpId!: string;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) admittedById!: string | null;

  @Field(() => String, { description: "Why; for the organisers only" })
  @Column("text") reason!: string;
}
