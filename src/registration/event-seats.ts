import { Check, Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";

/** The seats of an event in one row that is locked before counting: nobody is confirmed past its capacity. */
@Entity()
@Check("event_seats_capacity", "capacity > 0")
@Check("event_seats_counts", "held >= 0 AND waiting >= 0")
export class EventSeats {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @PrimaryColumn("uuid") eventId!: string;
  @Column("int", { nullable: true }) capacity!: number | null;
  /** CONFIRMED and OFFERED. */
  @Column("int") held!: number;
  @Column("int") waiting!: number;
  /** The queue's order is the number taken under the lock, never a time. */
  @Column("int") nextNumber!: number;
}
