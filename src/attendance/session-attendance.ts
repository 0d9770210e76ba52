import { Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

/** Who is, or was, in a session: what the scans at the room's door say, kept beside them. Told in counts only. */
@Entity()
@Unique("session_attendance_once", ["sessionId", "rsvpId"])
export class SessionAttendance extends Noun {
  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid") sessionId!: string;

  @Index()
  @ForeignKey("Rsvp", { onDelete: "CASCADE" })
  @Column("uuid") rsvpId!: string;

  /** Null when it was undone. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) presentSince!: Date | null;
}
