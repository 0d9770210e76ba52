import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

export enum PhaseKind { CALL = "CALL", VOTE = "VOTE", LIVE = "LIVE" }
registerEnumType(PhaseKind, {
  name: "PhaseKind",
  description: "Phase of an unconference; the server refuses what is not open",
  valuesConfig: {
    CALL: { description: "Sessions are pitched, and interest is marked" },
    VOTE: { description: "Interest is marked" },
    LIVE: { description: "Day of the event: sessions are pitched into free places" },
  },
});

@Entity()
@Unique("event_phase_once", ["eventId", "kind"])
@Check("event_phase_kind", "kind IN ('CALL', 'VOTE', 'LIVE')")
@Check("event_phase_range", "closes_at > opens_at")
@ObjectType({ simpleResolvers: true, description: "When a phase of an event is open" })
export class EventPhase extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @Field(() => PhaseKind, { description: "Which phase" })
  @Column("text") kind!: PhaseKind;

  @Field(() => Date, { description: "When it opens" })
  @Column({ type: "timestamptz", precision: 3 }) opensAt!: Date;

  @Field(() => Date, { description: "When it closes" })
  @Column({ type: "timestamptz", precision: 3 }) closesAt!: Date;
}
