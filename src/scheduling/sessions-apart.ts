import { ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Unique("sessions_apart_once", ["sessionId", "otherId"])
@Check("sessions_apart_order", "session_id < other_id")
@ObjectType({ simpleResolvers: true, description: "Two sessions that the organisers do not want at the same time" })
export class SessionsApart extends Noun {
  @Index()
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  /** The smaller id of the two, so that a pair is there once. */
  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid") sessionId!: string;

  @Index()
  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid") otherId!: string;
}
