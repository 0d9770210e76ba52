import { Check, Column, Entity, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import { MINUTE } from "../base/clock.js";

export const CODE_LASTS = 10 * MINUTE;
export const MOST_TRIES = 5;

/** The code that an address may sign in with; a new one replaces the old one. */
@Entity()
@Unique("sign_in_code_email", ["emailHash"])
@Check("sign_in_code_tries", `tries BETWEEN 0 AND ${MOST_TRIES}`)
export class SignInCode extends Noun {
  @Column("text") emailHash!: string;
  @Column("text") codeHash!: string;
  @Column("int") tries!: number;
  @Column({ type: "timestamptz", precision: 3 }) expiresAt!: Date;
  @Column({ type: "timestamptz", precision: 3, nullable: true }) usedAt!: Date | null;
}
