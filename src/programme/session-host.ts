import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Field, ObjectType } from "type-graphql";
import { Noun } from "../base/noun.js";
import { InvitationStatus } from "../base/invitation.js";

@Entity()
@Unique("session_host_once", ["sessionId", "personId"])
@Index(["personId", "status"])
@Check("session_host_status", "status IN ('INVITED', 'ACTIVE', 'DECLINED', 'LEFT')")
@ObjectType({ simpleResolvers: true, description: "That a person hosts a session, or is invited to; seen by that person, the other hosts and the organisers" })
export class SessionHost extends Noun {
  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid") sessionId!: string;

  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @Field(() => InvitationStatus, { description: "Whether it was accepted" })
  @Column("text") status!: InvitationStatus;

  /** Hosts are named in the order in which they came. */
  @Column("int") position!: number;

  /** Invited by an e-mail address: who is behind it stays untold until they accept. */
  @Column("boolean") byEmail!: boolean;
}
