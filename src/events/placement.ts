import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

/** A version of an event's schedule; the published one is what everybody sees. */
@Entity()
@Index("schedule_version_published", ["eventId"], { unique: true, where: "status = 'PUBLISHED'" })
@Unique("schedule_version_number", ["eventId", "number"])
@Check("schedule_version_status", "status IN ('DRAFT', 'PUBLISHED', 'SUPERSEDED')")
export class ScheduleVersion extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;
  @Column("int") number!: number;
  @Column("text") status!: "DRAFT" | "PUBLISHED" | "SUPERSEDED";
}

/** Where and when a session takes place in one version of the schedule. The database keeps rooms free of a second session. */
@Entity()
@Unique("placement_once", ["scheduleVersionId", "sessionId"])
@Exclusion("placement_room_free", "USING gist (schedule_version_id WITH =, room_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (NOT shares_room) DEFERRABLE INITIALLY DEFERRED")
@Check("placement_range", "ends_at > starts_at")
export class Placement extends Noun {
  @Index()
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @ForeignKey("ScheduleVersion", { onDelete: "CASCADE" })
  @Column("uuid") scheduleVersionId!: string;

  @Index()
  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid") sessionId!: string;

  @Index()
  @ForeignKey("Room")
  @Column("uuid") roomId!: string;

  @Index()
  @ForeignKey("Slot")
  @Column("uuid", { nullable: true }) slotId!: string | null;

  @Column({ type: "timestamptz", precision: 3 }) startsAt!: Date;
  @Column({ type: "timestamptz", precision: 3 }) endsAt!: Date;

  /** Two sessions in one room on purpose: set by the importer where a file has it so. */
  @Column("boolean") sharesRoom!: boolean;
}

/** That a host is taken for the time of a placement. The database keeps hosts from being in two places. */
@Entity()
@Exclusion("placement_host_free", "USING gist (schedule_version_id WITH =, person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (NOT double_booked) DEFERRABLE INITIALLY DEFERRED")
export class PlacementHost {
  @ForeignKey("Placement", { onDelete: "CASCADE" })
  @PrimaryColumn("uuid") placementId!: string;

  @Index()
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @PrimaryColumn("uuid") personId!: string;

  @Column("uuid") scheduleVersionId!: string;
  @Column({ type: "timestamptz", precision: 3 }) startsAt!: Date;
  @Column({ type: "timestamptz", precision: 3 }) endsAt!: Date;
  /** Set by the importer where a file has a host in two places at once. */
  @Column("boolean") doubleBooked!: boolean;
}
