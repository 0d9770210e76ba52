import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import { RoomFeature } from "./room.js";

export enum SessionStatus { PITCHED = "PITCHED", ACCEPTED = "ACCEPTED", WITHDRAWN = "WITHDRAWN", CANCELLED = "CANCELLED" }
registerEnumType(SessionStatus, {
  name: "SessionStatus",
  description: "Where a session stands",
  valuesConfig: {
    PITCHED: { description: "Was pitched" },
    ACCEPTED: { description: "An organiser accepted it" },
    WITHDRAWN: { description: "A host took it back; seen by its hosts and the organisers" },
    CANCELLED: { description: "An organiser called it off" },
  },
});

@Entity()
@Unique("session_number", ["eventId", "number"])
@Unique("session_source", ["eventId", "sourceId"])
@Check("session_status", "status IN ('PITCHED', 'ACCEPTED', 'WITHDRAWN', 'CANCELLED')")
@Check("session_length", "length_in_slots BETWEEN 1 AND 8")
@ObjectType({ simpleResolvers: true, description: "Something that people do together at an unconference: pitched by its hosts, wanted by participants, placed in a room at a time" })
export class Session extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @Field(() => Int, { description: "Number within the event, in order of pitching" })
  @Column("int") number!: number;

  @Field(() => String, { description: "Title of the session" })
  @Column("text") title!: string;

  @Field(() => String, { nullable: true, description: "What it is about (CommonMark)" })
  @Column("text", { nullable: true }) abstract!: string | null;

  @Field(() => String, { nullable: true, description: "How it is held, for example workshop or talk" })
  @Column("text", { nullable: true }) format!: string | null;

  @Field(() => String, { nullable: true, description: "Language it is held in (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;

  @Field(() => [String], { description: "Tags; at most 20" })
  @Column("text", { array: true }) tags!: string[];

  @Field(() => [RoomFeature], { description: "What its room must have" })
  @Column("text", { array: true }) needs!: RoomFeature[];

  @Field(() => Int, { description: "How many consecutive slots it takes" })
  @Column("int") lengthInSlots!: number;

  @Field(() => SessionStatus, { description: "Where it stands" })
  @Column("text") status!: SessionStatus;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;

  @Field(() => Int, { description: "How often its public time or room has changed, its first placing and a new name of its room included" })
  @Column("int") moves!: number;

  /** Its id in the file it was imported from. */
  @Column("text", { nullable: true }) sourceId!: string | null;

  /** All by which files know it, such as `guid:…` and `id:…`; empty for one that was pitched here. */
  @Column("text", { array: true, default: "{}" }) knownBy?: string[];
}
