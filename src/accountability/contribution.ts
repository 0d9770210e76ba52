import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Noun } from "../base/noun.js";

export enum ContributionKind { FEEDBACK = "FEEDBACK", VALUE = "VALUE", NOTE = "NOTE", TAKEAWAY = "TAKEAWAY", IDEA = "IDEA" }
registerEnumType(ContributionKind, {
  name: "ContributionKind",
  description: "How somebody said it",
  valuesConfig: {
    FEEDBACK: { description: "As feedback on an event or a session; published without a name" },
    VALUE: { description: "As the reason of a rating of the value at a touchpoint; published without a name" },
    NOTE: { description: "As a note of a session" },
    TAKEAWAY: { description: "As a takeaway of a session: what is to come of it" },
    IDEA: { description: "As an idea" },
  },
});

/** A view over what people say in several modules, so that it is listed as one; it holds what is nobody else's to see. */
@Entity({ synchronize: false })
@ObjectType({ simpleResolvers: true, description: "What somebody said and awaits an answer, as they see it themselves: the link from an anonymous text to its author is nowhere else" })
export class Contribution extends Noun {
  @Field(() => ContributionKind, { description: "How one said it" })
  @Column("text") kind!: ContributionKind;

  @Column("uuid", { nullable: true }) personId!: string | null;

  @Field(() => String, { description: "What one said, as it is now" })
  @Column("text") text!: string;

  @Field(() => Date, { nullable: true, description: "When it became public, from which time on it can be answered; null while an anonymous text waits for enough others" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) publishedAt!: Date | null;

  @Column("uuid", { nullable: true }) projectId!: string | null;
  @Column("uuid", { nullable: true }) eventId!: string | null;
  @Column("uuid", { nullable: true }) sessionId!: string | null;
  @Column("uuid", { nullable: true }) touchpointId!: string | null;
  @Column("uuid", { nullable: true }) sessionNoteId!: string | null;
  @Column("uuid", { nullable: true }) ideaId!: string | null;
}
