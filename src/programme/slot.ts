import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, Exclusion, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Index(["eventId", "startsAt"])
@Exclusion("slot_free", "USING gist (event_id WITH =, tstzrange(starts_at, ends_at) WITH &&) DEFERRABLE INITIALLY DEFERRED")
@Check("slot_range", "ends_at > starts_at")
@ObjectType({ simpleResolvers: true, description: "A range of time that sessions are placed in; a break is a slot without sessions. At most 500 an event" })
export class Slot extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @Field(() => String, { nullable: true, description: "Name, for example \"Lunch\"" })
  @Column("text", { nullable: true }) title!: string | null;

  @Field(() => Date, { description: "When it starts" })
  @Column({ type: "timestamptz", precision: 3 }) startsAt!: Date;

  @Field(() => Date, { description: "When it ends" })
  @Column({ type: "timestamptz", precision: 3 }) endsAt!: Date;

  @Field(() => Boolean, { description: "Whether the planner places nothing in it: a break, or a time that is kept free" })
  @Column("boolean") closed!: boolean;

  @Field(() => Int, { description: "Counts the edits" })
  @Column("int") version!: number;
}
