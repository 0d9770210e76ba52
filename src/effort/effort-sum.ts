import { Check, Column, Entity, ForeignKey, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import type { EffortKind } from "./effort-kind.js";
import type { BurdenPeriod } from "./period.js";

/**
 * What is public of what the people of a party recorded: each entry is in one sum at most, with its month or, where fewer
 * than five people had something there, with its quarter or year.
 */
@Entity()
@Unique("effort_sum_once", ["partyId", "kind", "currency", "period", "startsAt"])
@Check("effort_sum_kind", "kind IN ('HOURS', 'MONEY', 'RISK', 'TIME_SAVED', 'MONEY_RECEIVED', 'PAID_HELP_RECEIVED')")
@Check("effort_sum_period", "period IN ('MONTH', 'QUARTER', 'YEAR')")
@Check("effort_sum_people", "people >= 5 AND entries >= people")
export class EffortSum extends Noun {
  @ForeignKey("Party", { onDelete: "CASCADE" })
  @Column("uuid") partyId!: string;

  @Column("text") kind!: EffortKind;

  /** Empty for what is no money: with nulls it would not be unique. */
  @Column("text") currency!: string;

  @Column("text") period!: BurdenPeriod;

  @Column({ type: "timestamptz", precision: 3 }) startsAt!: Date;

  @Column("double precision") amount!: number;

  /** How many entries and people it rests on; never fewer than five people. */
  @Column("int") entries!: number;
  @Column("int") people!: number;
}
