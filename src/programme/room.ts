import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

export enum RoomFeature {
  PROJECTOR = "PROJECTOR", STEP_FREE = "STEP_FREE", HEARING_LOOP = "HEARING_LOOP", WHITEBOARD = "WHITEBOARD",
  QUIET = "QUIET", ONLINE = "ONLINE", OUTDOORS = "OUTDOORS",
}
registerEnumType(RoomFeature, {
  name: "RoomFeature",
  description: "What a room has, and a session may need",
  valuesConfig: {
    PROJECTOR: { description: "A projector or large screen" },
    STEP_FREE: { description: "Reached without steps" },
    HEARING_LOOP: { description: "An induction loop for hearing aids" },
    WHITEBOARD: { description: "A board to write on" },
    QUIET: { description: "Quiet surroundings" },
    ONLINE: { description: "Equipment for people who take part from elsewhere" },
    OUTDOORS: { description: "In the open air" },
  },
});

@Entity()
@Unique("room_name", ["eventId", "name"])
@Check("room_capacity", "capacity > 0")
@ObjectType({ simpleResolvers: true, description: "A room of an event; at most 500 an event" })
export class Room extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @Field(() => String, { description: "Name of the room; once an event" })
  @Column("text") name!: string;

  @Field(() => Int, { nullable: true, description: "How many people it seats; null when not known" })
  @Column("int", { nullable: true }) capacity!: number | null;

  @Field(() => [RoomFeature], { description: "What it has" })
  @Column("text", { array: true }) features!: RoomFeature[];

  @Field(() => Int, { description: "Where it stands in the organisers' order of the event's rooms: the smaller comes first; numbers may be missing" })
  @Column("int") position!: number;

  @Field(() => Int, { description: "Counts the edits" })
  @Column("int") version!: number;

  /** Its guid in the file that it was imported from: it is the same room when the file gives it another name. */
  @Column("text", { nullable: true }) sourceGuid?: string | null;

  /** Its name in the file that it was made from; null when an organiser made it. */
  @Column("text", { nullable: true }) sourceName?: string | null;
}
