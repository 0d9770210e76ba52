import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

export enum ScheduleChangeKind { ADDED = "ADDED", MOVED = "MOVED", REMOVED = "REMOVED" }
registerEnumType(ScheduleChangeKind, {
  name: "ScheduleChangeKind",
  description: "What became of a session's place in the schedule",
  valuesConfig: {
    ADDED: { description: "It was not placed, and is now" },
    MOVED: { description: "It has another room or time" },
    REMOVED: { description: "It was placed, and is no more" },
  },
});

@Entity()
@Unique("schedule_change_once", ["eventId", "number", "sessionId"])
@Index(["scheduleVersionId", "version"])
@Check("schedule_change_kind", "kind IN ('ADDED', 'MOVED', 'REMOVED')")
@ObjectType({ simpleResolvers: true, description: "That a session was placed, moved or taken off: what has changed between two states of a schedule" })
export class ScheduleChange extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @ForeignKey("ScheduleVersion", { onDelete: "CASCADE" })
  @Column("uuid") scheduleVersionId!: string;

  @Field(() => Int, { description: "Version of the schedule version after the edit" })
  @Column("int") version!: number;

  @Field(() => Int, { nullable: true, description: "Which change of the event's public schedule it belongs to, from 1 on and without gaps; what changed at once shares a number. Null for edits of drafts" })
  @Column("int", { nullable: true }) number!: number | null;

  @Index()
  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid") sessionId!: string;

  @Field(() => ScheduleChangeKind, { description: "What became of its place" })
  @Column("text") kind!: ScheduleChangeKind;

  @Index()
  @ForeignKey("Room", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) fromRoomId!: string | null;

  @Field(() => Date, { nullable: true, description: "When it was to start before; null when it was not placed" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) fromStartsAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When it was to end before; null when it was not placed" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) fromEndsAt!: Date | null;

  @Index()
  @ForeignKey("Room", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) toRoomId!: string | null;

  @Field(() => Date, { nullable: true, description: "When it starts from then on; null when it is not placed any more" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) toStartsAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When it ends from then on; null when it is not placed any more" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) toEndsAt!: Date | null;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) actorId!: string | null;
}
