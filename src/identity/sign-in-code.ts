import { Check, Column, Entity, Unique } from "typeorm";
import { DAY, MINUTE } from "../base/clock.js";
import { Noun } from "../base/noun.js";

export const MOST_TRIES = 5;

/** Wrong tries at short codes of one address within a day, over all codes; from then on its codes are long. */
export const MOST_WRONG = 20;
const WRONG_COUNT_FOR = DAY;

export const SHORT_CODE_LASTS = 10 * MINUTE;
export const LONG_CODE_LASTS = 30 * MINUTE;

/**
 * The code that an address may sign in with; a new one replaces the old one. The row outlives it for as long as the wrong
 * tries of the day count.
 */
@Entity()
@Unique("sign_in_code_email", ["emailHash"])
@Check("sign_in_code_tries", `tries BETWEEN 0 AND ${MOST_TRIES}`)
@Check("sign_in_code_wrong_tries", `wrong_tries BETWEEN 0 AND ${MOST_WRONG} AND (wrong_tries = 0 OR wrong_since IS NOT NULL)`)
export class SignInCode extends Noun {
  @Column("text") emailHash!: string;
  @Column("text") codeHash!: string;
  /** Whether it is so long that nobody can guess it, and tries need no counting. */
  @Column("boolean", { default: false }) long!: boolean;
  /** Of this very code, when it is a short one. */
  @Column("int") tries!: number;
  /** In which it was asked for. */
  @Column("text", { nullable: true }) locale!: string | null;
  @Column({ type: "timestamptz", precision: 3 }) expiresAt!: Date;
  @Column({ type: "timestamptz", precision: 3, nullable: true }) usedAt!: Date | null;
  /** Since `wrongSince`, which is the first of them. */
  @Column("int", { default: 0 }) wrongTries!: number;
  @Column({ type: "timestamptz", precision: 3, nullable: true }) wrongSince!: Date | null;
}

/** Wrong tries that began before this count no more. */
export const wrongCountSince = (now: Date): Date => new Date(now.getTime() - WRONG_COUNT_FOR);
