import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

export enum OpeningStatus { OPEN = "OPEN", FILLED = "FILLED", CLOSED = "CLOSED" }
registerEnumType(OpeningStatus, {
  name: "OpeningStatus",
  description: "Where an opening stands",
  valuesConfig: {
    OPEN: { description: "People can offer to help" },
    FILLED: { description: "As many people as it takes were accepted" },
    CLOSED: { description: "Closed by a steward: done, or not wanted any more" },
  },
});

@Entity()
@Index("opening_listed", ["projectId", "createdAt", "id"])
@Index(["status", "byWhen"])
@Index("opening_newest", ["createdAt", "id"])
@Index("opening_soonest", ["byWhen", "id"])
@Check("opening_status", "status IN ('OPEN', 'FILLED', 'CLOSED')")
@Check("opening_hours", "hours_per_week > 0 AND weeks >= 1")
@Check("opening_people", "people BETWEEN 1 AND 100")
@Check("opening_closed", "(status = 'CLOSED') = (closed_at IS NOT NULL)")
@Check("opening_close_reason", "close_reason IS NULL OR status = 'CLOSED'")
@ObjectType({ simpleResolvers: true, description: "A task in a project that people can offer to do: what it needs, how long it takes, by when, and what is given back for it. Public with the project" })
export class Opening extends Noun {
  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid") projectId!: string;

  @Index()
  @ForeignKey("Touchpoint", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) touchpointId!: string | null;

  @Index()
  @ForeignKey("Place", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) placeId!: string | null;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) createdById!: string | null;

  @Field(() => String, { description: "What is to be done, in a few words" })
  @Column("text") title!: string;

  @Field(() => String, { nullable: true, description: "What is to be done, at length (CommonMark)" })
  @Column("text", { nullable: true }) description!: string | null;

  @Field(() => String, { description: "What whoever does it gets back: a wage, a meal, a certificate, a say, something learnt. Stated, because help that is only asked for moves a burden" })
  @Column("text") benefit!: string;

  @Field(() => [String], { description: "Languages of which one is needed (BCP 47); empty when any will do; at most 20" })
  @Column("text", { array: true }) languages!: string[];

  @Field(() => Float, { description: "Hours a week that it takes of each" })
  @Column("double precision") hoursPerWeek!: number;

  @Field(() => Int, { description: "For how many weeks" })
  @Column("int") weeks!: number;

  @Field(() => Int, { description: "How many people it takes" })
  @Column("int") people!: number;

  @Field(() => Date, { nullable: true, description: "By when it is to be done, or begun; null when that is open" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) byWhen!: Date | null;

  @Field(() => OpeningStatus, { description: "Where it stands" })
  @Column("text") status!: OpeningStatus;

  @Field(() => Date, { nullable: true, description: "When it was closed; null when it was not" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) closedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it was closed; null when it was not" })
  @Column("text", { nullable: true }) closeReason!: string | null;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;
}
