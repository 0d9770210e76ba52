import { Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

/** That a person supports an idea, or did: how many is public, who they are is not. */
@Entity()
@Unique("idea_support_once", ["ideaId", "personId"])
export class IdeaSupport extends Noun {
  @ForeignKey("Idea", { onDelete: "CASCADE" })
  @Column("uuid") ideaId!: string;

  /** Null when the person is gone: their support stays counted, unlinked. */
  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) personId!: string | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true }) withdrawnAt!: Date | null;
}
