import { Field, Float, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import { AGREEMENT } from "./emergent-nature-statement.js";

export const NO_GATE = "It opens and closes nothing: nobody is let in, left out, matched or ranked by it";

@Entity()
@Unique("emergent_nature_once", ["personId"])
@Check("emergent_nature_score", "score BETWEEN 1 AND 7")
@ObjectType({
  simpleResolvers: true,
  description: "How a person says that they deal with what is still unfinished: an optional look at oneself, one for each person. Seen by that person and by nobody else; they can answer anew or delete it at any time. " +
    `Stewards of their projects and organisers of events that they come to see at most how many answered, in three bands, from ten people on. ${NO_GATE}`,
})
export class EmergentNature extends Noun {
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @Field(() => Float, { description: `Mean of the eight answers, ${AGREEMENT}; for oneself to think about` })
  @Column("double precision") score!: number;
}
