import { Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

/** What a summary holds of a person: whether what they say is new or changed is told by comparing. It goes with what they delete. */
@Entity()
@Unique("reflection_told_once", ["summaryId", "personId"])
export class ReflectionTold extends Noun {
  @ForeignKey("ReflectionSummary", { onDelete: "CASCADE" })
  @Column("uuid") summaryId!: string;

  @Index()
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  /** A band, or themes in alphabetical order; a person may have noted something under none. */
  @Column("text", { array: true }) labels!: string[];
}
