import { Field, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Unique("rsvp_answer_once", ["rsvpId", "questionId"])
@ObjectType({ simpleResolvers: true, description: "What somebody answered to a question on registering. Seen by that person and by the event's organisers" })
export class RsvpAnswer extends Noun {
  @ForeignKey("Rsvp", { onDelete: "CASCADE" })
  @Column("uuid") rsvpId!: string;

  @Index()
  @ForeignKey("RegistrationQuestion", { onDelete: "CASCADE" })
  @Column("uuid") questionId!: string;

  @Field(() => [String], { description: "Answer: one item, or for MULTIPLE_CHOICE each choice that was taken; at most 30" })
  @Column("text", { array: true }) value!: string[];
}
