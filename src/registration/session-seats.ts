import { Check, Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";

/** The seats of a session in one row that is locked before counting. It is there once the session was placed in an event that gives seats in sessions; how many there are, the room says. */
@Entity()
@Check("session_seats_counts", "held >= 0 AND waiting >= 0")
export class SessionSeats {
  @ForeignKey("Session", { onDelete: "CASCADE" })
  @PrimaryColumn("uuid") sessionId!: string;
  @Column("int") held!: number;
  @Column("int") waiting!: number;
  /** The line's order is the number taken under the lock, never a time. */
  @Column("int") nextNumber!: number;
}
