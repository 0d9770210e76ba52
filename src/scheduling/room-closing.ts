import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Index(["roomId", "startsAt"])
@Check("room_closing_range", "ends_at > starts_at")
@ObjectType({ simpleResolvers: true, description: "A time at which a room cannot be used" })
export class RoomClosing extends Noun {
  @ForeignKey("Room", { onDelete: "CASCADE" })
  @Column("uuid") roomId!: string;

  @Field(() => Date, { description: "From when" })
  @Column({ type: "timestamptz", precision: 3 }) startsAt!: Date;

  @Field(() => Date, { description: "Until when" })
  @Column({ type: "timestamptz", precision: 3 }) endsAt!: Date;
}
