import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

export enum RsvpStatus {
  REQUESTED = "REQUESTED", CONFIRMED = "CONFIRMED", WAITLISTED = "WAITLISTED", OFFERED = "OFFERED", DECLINED = "DECLINED", EXPIRED = "EXPIRED", CANCELLED = "CANCELLED",
}
registerEnumType(RsvpStatus, {
  name: "RsvpStatus",
  description: "Whether a person has a seat",
  valuesConfig: {
    REQUESTED: { description: "Awaits an organiser's approval" },
    CONFIRMED: { description: "Has a seat" },
    WAITLISTED: { description: "Waits in line for one" },
    OFFERED: { description: "Is offered a seat until `offeredUntil`" },
    DECLINED: { description: "Declined an offered seat, or was declined by an organiser, who then gave a reason" },
    EXPIRED: { description: "Was offered a seat and did not answer in time" },
    CANCELLED: { description: "Gave the seat or the place in line back" },
  },
});

@Entity()
@Unique("rsvp_once", ["eventId", "personId"])
@Index("rsvp_line", ["eventId", "status", "number"])
@Index(["personId"])
@Index("rsvp_offers", ["offeredUntil"], { where: "status = 'OFFERED'" })
@Check("rsvp_status", "status IN ('REQUESTED', 'CONFIRMED', 'WAITLISTED', 'OFFERED', 'DECLINED', 'EXPIRED', 'CANCELLED')")
@Check("rsvp_offered", "status <> 'OFFERED' OR offered_until IS NOT NULL")
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

  @Field(() => Date, { nullable: true, description: "Until when a seat is, or was last, offered; null when none ever was" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) offeredUntil!: Date | null;

  /** Why an organiser declined it. */
  @Column("text", { nullable: true }) declineReason!: string | null;

  /** Place in the order of arrival: taken anew by whoever cancels and comes back. */
  @Column("int") number!: number;

  /** Since when the person is there: what the scans of their code say, kept beside them. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) checkedInAt!: Date | null;
}
