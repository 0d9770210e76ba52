import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

export enum RsvpStatus { CONFIRMED = "CONFIRMED", WAITLISTED = "WAITLISTED", OFFERED = "OFFERED", DECLINED = "DECLINED", CANCELLED = "CANCELLED" }
registerEnumType(RsvpStatus, {
  name: "RsvpStatus",
  description: "Whether a person has a seat",
  valuesConfig: {
    CONFIRMED: { description: "Has a seat" },
    WAITLISTED: { description: "Waits in line for one" },
    OFFERED: { description: "Is offered a seat until a deadline" },
    DECLINED: { description: "Declined an offered seat, or was declined" },
    CANCELLED: { description: "Gave the seat or the place in line back" },
  },
});

@Entity()
@Unique("rsvp_once", ["eventId", "personId"])
@Index("rsvp_line", ["eventId", "status", "number"])
@Index(["personId"])
@Check("rsvp_status", "status IN ('CONFIRMED', 'WAITLISTED', 'OFFERED', 'DECLINED', 'CANCELLED')")
@ObjectType({ simpleResolvers: true, description: "That a person comes to an event, or waits to; one for each person and event. Seen by that person and by the event's staff, by others only where the person agreed" })
export class Rsvp extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @Field(() => RsvpStatus, { description: "Whether the person has a seat" })
  @Column("text") status!: RsvpStatus;

  @Field(() => Boolean, { description: "Whether the person agreed that other participants see that they come" })
  @Column("boolean") nameShown!: boolean;

  /** Place in the order of arrival: taken anew by whoever cancels and comes back. */
  @Column("int") number!: number;
}
