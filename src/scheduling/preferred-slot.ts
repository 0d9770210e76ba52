import { Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

/** That a session would rather start in this slot than in others. */
@Entity()
@Unique("preferred_slot_once", ["sessionId", "slotId"])
export class PreferredSlot extends Noun {
  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid") sessionId!: string;

  @Index()
  @ForeignKey("Slot", { onDelete: "CASCADE" })
  @Column("uuid") slotId!: string;
}
