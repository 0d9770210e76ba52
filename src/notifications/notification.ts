import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

/** That a person was told something once: one row for each person, cause and kind. */
@Entity()
@Unique("notification_once", ["personId", "kind", "causeId"])
export class Notification extends Noun {
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;
  @Column("text") kind!: string;
  @Column("uuid") causeId!: string;
  @Column("jsonb") data!: Record<string, unknown>;
  /** When the mail server took it; null while it waits. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) sentAt!: Date | null;
}
