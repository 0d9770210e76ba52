import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

export enum SeatStatus { TAKEN = "TAKEN", WAITING = "WAITING", LEFT = "LEFT" }
registerEnumType(SeatStatus, {
  name: "SeatStatus",
  description: "Whether a person has a seat in a session",
  valuesConfig: {
    TAKEN: { description: "Has a seat" },
    WAITING: { description: "Waits in line for one" },
    LEFT: { description: "Gave it back, or the session left the schedule" },
  },
});

@Entity()
@Unique("session_seat_once", ["sessionId", "personId"])
@Index("session_seat_line", ["sessionId", "status", "number"])
@Index(["personId", "status"])
@Check("session_seat_status", "status IN ('TAKEN', 'WAITING', 'LEFT')")
@ObjectType({ simpleResolvers: true, description: "That a person has a seat in a session, or waits for one; one for each person and session. Seen by that person and by the event's staff" })
export class SessionSeat extends Noun {
  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid") sessionId!: string;

  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @Field(() => SeatStatus, { description: "Whether the person has the seat" })
  @Column("text") status!: SeatStatus;

  /** Place in the order of arrival: taken anew by whoever leaves and comes back. */
  @Column("int") number!: number;
}
