import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { InvitationStatus } from "../base/invitation.js";
import { Noun } from "../base/noun.js";

export enum EventRole { ORGANISER = "ORGANISER", DOOR_STAFF = "DOOR_STAFF" }
registerEnumType(EventRole, {
  name: "EventRole",
  description: "What a person does for an event",
  valuesConfig: {
    ORGANISER: { description: "Plans it, and decides what happens with it" },
    DOOR_STAFF: { description: "Sees who comes" },
  },
});

@Entity()
@Unique("event_staff_once", ["eventId", "personId", "role"])
@Index(["personId", "status"])
@Check("event_staff_role", "role IN ('ORGANISER', 'DOOR_STAFF')")
@Check("event_staff_status", "status IN ('INVITED', 'ACTIVE', 'DECLINED', 'LEFT')")
@ObjectType({ simpleResolvers: true, description: "That a person works for an event, or is invited to; seen by that person and by the organisers" })
export class EventStaff extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @Field(() => EventRole, { description: "What the person does" })
  @Column("text") role!: EventRole;

  @Field(() => InvitationStatus, { description: "Whether it was accepted" })
  @Column("text") status!: InvitationStatus;

  /** Invited by an e-mail address: who is behind it stays untold until they accept. */
  @Column("boolean") byEmail!: boolean;
}
