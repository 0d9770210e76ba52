import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

export enum ScheduleStatus { DRAFT = "DRAFT", DISCARDED = "DISCARDED", PUBLISHED = "PUBLISHED", SUPERSEDED = "SUPERSEDED" }
registerEnumType(ScheduleStatus, {
  name: "ScheduleStatus",
  description: "Where a version of a schedule stands",
  valuesConfig: {
    DRAFT: { description: "Being worked on; for the event's organisers" },
    DISCARDED: { description: "Was a draft, and never published; for the event's organisers" },
    PUBLISHED: { description: "What everybody sees now" },
    SUPERSEDED: { description: "Was published, until another version was" },
  },
});

@Entity()
@Index("schedule_version_published", ["eventId"], { unique: true, where: "status = 'PUBLISHED'" })
@Unique("schedule_version_number", ["eventId", "number"])
@Check("schedule_version_status", "status IN ('DRAFT', 'DISCARDED', 'PUBLISHED', 'SUPERSEDED')")
@Check("schedule_version_numbered", "(number IS NULL) = (status IN ('DRAFT', 'DISCARDED'))")
@ObjectType({ simpleResolvers: true, description: "A version of an event's schedule: the published one is what everybody sees, drafts are what organisers work on" })
export class ScheduleVersion extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @Field(() => Int, { nullable: true, description: "Which publication of the event's schedule it is, from 1 on; null when it was never published" })
  @Column("int", { nullable: true }) number!: number | null;

  @Field(() => ScheduleStatus, { description: "Where it stands" })
  @Column("text") status!: ScheduleStatus;

  @Field(() => String, { nullable: true, description: "Name that the organisers gave the draft" })
  @Column("text", { nullable: true }) title!: string | null;

  @Field(() => String, { nullable: true, description: "What the organisers said when they published it" })
  @Column("text", { nullable: true }) note!: string | null;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;

  @Field(() => Date, { nullable: true, description: "When it became public; null when it never did" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) publishedAt!: Date | null;

  @Field(() => Int, { description: "Number of the last public change that it takes into account: a draft is published only when there is no later one" })
  @Column("int") baseChange!: number;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) createdById!: string | null;
}

/** The database keeps rooms free of a second session. */
@Entity()
@Unique("placement_once", ["scheduleVersionId", "sessionId"])
@Exclusion("placement_room_free", "USING gist (schedule_version_id WITH =, room_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (NOT shares_room) DEFERRABLE INITIALLY DEFERRED")
@Check("placement_range", "ends_at > starts_at")
@ObjectType({ simpleResolvers: true, description: "Where and when a session takes place in one version of a schedule" })
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

  @Field(() => Date, { description: "When it starts" })
  @Column({ type: "timestamptz", precision: 3 }) startsAt!: Date;

  @Field(() => Date, { description: "When it ends" })
  @Column({ type: "timestamptz", precision: 3 }) endsAt!: Date;

  @Field(() => Boolean, { description: "Whether it shares its room with another session on purpose: set where an imported file has it so" })
  @Column("boolean") sharesRoom!: boolean;

  @Field(() => Boolean, { description: "Whether the planner leaves it where it is" })
  @Column("boolean") pinned!: boolean;
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
