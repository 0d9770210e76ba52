import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { spend } from "../base/budget.js";
import { Change } from "../base/change.js";
import { MINUTE } from "../base/clock.js";
import { newId } from "../base/id.js";
import type { Viewer } from "../base/viewer.js";
import { codeDigest, LONG_LENGTH, longCode, SHORT_LENGTH, shortCode } from "./code-text.js";
import { budgetAddress, checkEmail, normalEmail } from "./email.js";
import { LONG_CODE_LASTS, MOST_WRONG, SHORT_CODE_LASTS, wrongCountSince } from "./sign-in-code.js";

/** Sized for a venue: 300 people behind one address, who mistype now and then. */
const CODES_PER_ADDRESS = { name: "codes-address", points: 1_000, seconds: 600 };
const CODES_PER_EMAIL = { name: "codes-email", points: 10, seconds: 900 };

/** A long code is sent again for as long as it will last this long. */
const LEAST_LEFT = 10 * MINUTE;

@InputType({ description: "Whom to send a sign-in code" })
export class RequestSignInCodeInput {
  @Field(() => String, { description: "E-mail address; a person without an account gets one by signing in" }) email!: string;
  @Field(() => String, { nullable: true, description: "Language of the message (BCP 47), and after the sign-in of later ones, for as long as the person has not chosen one with `editProfile`; when absent, the one before, at first English" }) locale?: string | null;
}

interface Kept { id: string; long: boolean; expiresAt: Date; usedAt: Date | null; wrongTries: number; wrongSince: Date | null; locale: string }

export class RequestSignInCode {
  @Change({
    input: () => RequestSignInCodeInput,
    yields: {
      sentTo: { type: () => String, description: "Address that the code is on its way to", resolve: email => email },
      codeLength: {
        type: () => Int, resolve: Number,
        description: `How many characters to ask for: ${SHORT_LENGTH} digits, or ${LONG_LENGTH} letters and digits, beside hyphens, where ${MOST_WRONG} wrong codes were tried for the address within a day`,
      },
    },
    access: "anyone", keyed: false,
    description: "Sends a sign-in code by e-mail. It has 6 digits, lasts 10 minutes, for at most 5 tries, and replaces an earlier one; " +
      `after ${MOST_WRONG} wrong tries for the address within a day it is one of ${LONG_LENGTH} letters and digits instead, which lasts 30 minutes however often somebody tries others. Answers the same whether or not the address is known`,
    check: (input, checks) => { checkEmail(checks, "email", input.email); checks.language("locale", input.locale); },
    budgets: async (input, context) => {
      if (!context.viewer) await spend(context, CODES_PER_ADDRESS, budgetAddress(context.address));
      await spend(context, CODES_PER_EMAIL, normalEmail(input.email));
    },
  })
  async requestSignInCode(input: RequestSignInCodeInput, act: Act<Viewer | null>): Promise<{ sentTo: string; codeLength: string }> {
    const { sealer } = act.context.service;
    const email = normalEmail(input.email);
    const emailHash = sealer.digest(email);
    const [kept] = await act.sql<Kept>(
      `INSERT INTO sign_in_code (id, created_at, updated_at, email_hash, code_hash, long, tries, wrong_tries, expires_at)
       VALUES (:id, :now, :now, :emailHash, '', FALSE, 0, 0, :now)
       ON CONFLICT (email_hash) DO UPDATE SET updated_at = :now
       RETURNING id, long, expires_at AS "expiresAt", used_at AS "usedAt", wrong_tries AS "wrongTries", wrong_since AS "wrongSince",
         coalesce((SELECT locale FROM person WHERE email = :email AND locale_chosen), :locale, (SELECT locale FROM person WHERE email = :email), 'en') AS locale`,
      { id: newId(), emailHash, email, locale: input.locale ?? null });
    const long = kept.wrongTries >= MOST_WRONG && kept.wrongSince! > wrongCountSince(act.now);
    const again = long && kept.long && kept.usedAt === null && kept.expiresAt.getTime() - act.now.getTime() >= LEAST_LEFT;
    const id = again ? kept.id : newId();
    const code = long ? longCode(sealer, id) : shortCode();
    const expiresAt = again ? kept.expiresAt : new Date(act.now.getTime() + (long ? LONG_CODE_LASTS : SHORT_CODE_LASTS));
    await act.sql(
      `UPDATE sign_in_code SET id = :id, locale = :locale, code_hash = :codeHash, long = :long, tries = 0, expires_at = :expiresAt, used_at = NULL
       WHERE email_hash = :emailHash`,
      { id, emailHash, codeHash: codeDigest(sealer, emailHash, code), long, expiresAt, locale: input.locale ?? null });
    const minutes = Math.floor((expiresAt.getTime() - act.now.getTime()) / MINUTE);
    // Each message is one of its own, also when it says the same code.
    act.tell({ kind: "sign-in-code", causeId: newId(), data: { locale: kept.locale, minutes }, sealed: { email, code } });
    return { sentTo: email, codeLength: String(long ? LONG_LENGTH : SHORT_LENGTH) };
  }
}
