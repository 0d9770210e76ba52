import { Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

/** A schedule file that was read and awaits `importSchedule`, for a day. */
@Entity()
export class ScheduleImport extends Noun {
  @Index()
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @Index()
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) eventId!: string | null;

  @Column("jsonb") parsed!: object;
}

/** Which person a file's speaker is, so that importing the file again finds them. */
@Entity()
@Unique("imported_host_once", ["eventId", "sourceId"])
export class ImportedHost extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @Column("text") sourceId!: string;

  /** All by which files know them, such as `guid:…` and `code:…`. */
  @Column("text", { array: true, default: "{}" }) knownBy?: string[];

  @Index()
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;
}
