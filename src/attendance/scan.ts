import { registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

export enum ScanResult {
  CHECKED_IN = "CHECKED_IN", ALREADY_CHECKED_IN = "ALREADY_CHECKED_IN", UNDONE = "UNDONE", NOT_CHECKED_IN = "NOT_CHECKED_IN",
  UNKNOWN_CODE = "UNKNOWN_CODE", NOT_CONFIRMED = "NOT_CONFIRMED", NONCE_REUSED = "NONCE_REUSED",
}
registerEnumType(ScanResult, {
  name: "ScanResult",
  description: "What came of a scan. The last three leave no trace; all others are kept, and the one by the latest time says whether the person is there",
  valuesConfig: {
    CHECKED_IN: { description: "Checked in with it" },
    ALREADY_CHECKED_IN: { description: "Was checked in before" },
    UNDONE: { description: "A check-in was taken back" },
    NOT_CHECKED_IN: { description: "There was no check-in to take back" },
    UNKNOWN_CODE: { description: "No RSVP of this event has the code, or the id: it was misread, or is another event's, or of an RSVP that was cancelled meanwhile" },
    NOT_CONFIRMED: { description: "Has no seat; `rsvp` says how it stands" },
    NONCE_REUSED: { description: "Its nonce is that of another scan" },
  },
});

/** History, only ever added to: what was scanned at a door, once for each nonce. Without a session it is the event's own door. */
@Entity()
@Unique("scan_nonce", ["eventId", "nonce"])
@Check("scan_result", "result IN ('CHECKED_IN', 'ALREADY_CHECKED_IN', 'UNDONE', 'NOT_CHECKED_IN')")
export class Scan extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @Index()
  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) sessionId!: string | null;

  @Index()
  @ForeignKey("Rsvp", { onDelete: "CASCADE" })
  @Column("uuid") rsvpId!: string;

  @Column("text") nonce!: string;

  /** When it was scanned; `createdAt` is when it arrived. */
  @Column({ type: "timestamptz", precision: 3 }) at!: Date;
  @Column("boolean") undo!: boolean;
  @Column("text") result!: ScanResult;

  /** Who scanned: a person, or whoever bore a door token. */
  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) personId!: string | null;

  @Index()
  @ForeignKey("DoorToken", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) doorTokenId!: string | null;
}
