import { Field, Float, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";
import { EffortKind, EffortStatus } from "./effort-kind.js";
import type { BurdenPeriod } from "./period.js";

@Entity()
@Index("effort_entry_listed", ["projectId", "borneAt", "id"])
@Index("effort_entry_of_person", ["personId", "borneAt", "id"])
@Index("effort_entry_of_party", ["partyId", "kind", "borneAt"])
@Index("effort_entry_unpublished", ["borneAt"], { where: "organisation_id IS NULL AND published_amount IS DISTINCT FROM CASE WHEN status IN ('STANDING', 'DISPUTED') THEN amount END" })
@Check("effort_entry_kind", "kind IN ('HOURS', 'MONEY', 'RISK', 'TIME_SAVED', 'MONEY_RECEIVED', 'PAID_HELP_RECEIVED')")
@Check("effort_entry_status", "status IN ('STANDING', 'DISPUTED', 'STRUCK', 'RETRACTED')")
@Check("effort_entry_amount", "amount > 0 AND (kind <> 'RISK' OR amount IN (1, 2, 3, 4, 5))")
@Check("effort_entry_currency", "(kind IN ('MONEY', 'MONEY_RECEIVED')) = (currency IS NOT NULL) AND currency ~ '^[A-Z]{3}$'")
@Check("effort_entry_about", "num_nonnulls(touchpoint_id, opening_id, commitment_id) <= 1")
@Check("effort_entry_disputed", "status = 'DISPUTED' OR disputed_by_id IS NULL")
@Check("effort_entry_published", "(published_amount IS NULL) = (published_with IS NULL) AND (organisation_id IS NULL OR published_amount IS NULL) AND published_with IN ('MONTH', 'QUARTER', 'YEAR')")
@ObjectType({
  simpleResolvers: true,
  description: "What somebody of a party bore for a project on a day, or what came back to them. One's own is for oneself; the project's stewards see it with the party and without the person, who may show their name to them. " +
    "What an organisation recorded of itself is public with the project",
})
export class EffortEntry extends Noun {
  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid") projectId!: string;

  @ForeignKey("Party", { onDelete: "CASCADE" })
  @Column("uuid") partyId!: string;

  /** Whose it is, or who recorded it for an organisation. Null when they are gone: what they bore stays counted, unlinked. */
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) personId!: string | null;

  /** The body whose it is, or that gave what was received; null for a person's own. */
  @Index()
  @ForeignKey("Organisation", { onDelete: "RESTRICT" })
  @Column("uuid", { nullable: true }) organisationId!: string | null;

  @Index()
  @ForeignKey("Touchpoint", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) touchpointId!: string | null;

  @Index()
  @ForeignKey("Opening", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) openingId!: string | null;

  @Index()
  @ForeignKey("Commitment", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) commitmentId!: string | null;

  @Field(() => EffortKind, { description: "What was borne, or what came back" })
  @Column("text") kind!: EffortKind;

  @Field(() => Float, { description: "How much: hours, or units of the currency, to 0.01; for a risk its level from 1 to 5" })
  @Column("double precision") amount!: number;

  @Field(() => String, { nullable: true, description: "Currency of money (ISO 4217), for example EUR; null for what is no money" })
  @Column("text", { nullable: true }) currency!: string | null;

  @Field(() => Date, { description: "When it was borne, or came back: some moment of that day. It counts for the calendar month (UTC)" })
  @Column({ type: "timestamptz", precision: 3 }) borneAt!: Date;

  @Field(() => String, { nullable: true, description: "What it was, in words" })
  @Column("text", { nullable: true }) note!: string | null;

  @Field(() => Boolean, { description: "Whether whose it is shows their name to the project's stewards" })
  @Column("boolean", { default: false }) nameShown!: boolean;

  @Field(() => EffortStatus, { description: "Where it stands; its history says why" })
  @Column("text") status!: EffortStatus;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) disputedById!: string | null;

  @Field(() => Int, { description: "Counts the corrections; give it as `expectedVersion` to notice another's" })
  @Column("int") version!: number;

  /** What of it is in a published sum, and with which period; null for nothing. */
  @Column("double precision", { nullable: true }) publishedAmount!: number | null;
  @Column("text", { nullable: true }) publishedWith!: BurdenPeriod | null;
}
