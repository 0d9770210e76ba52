import { randomInt } from "node:crypto";
import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { spend } from "../base/budget.js";
import { Change } from "../base/change.js";
import { newId } from "../base/id.js";
import type { Viewer } from "../base/viewer.js";
import { budgetAddress, checkEmail, normalEmail } from "./email.js";
import { CODE_LASTS } from "./sign-in-code.js";

/** Sized for a venue: 300 people behind one address, who mistype now and then. */
const CODES_PER_ADDRESS = { name: "codes-address", points: 1_000, seconds: 600 };
const CODES_PER_EMAIL = { name: "codes-email", points: 10, seconds: 900 };

@InputType({ description: "Whom to send a sign-in code" })
export class RequestSignInCodeInput {
  @Field(() => String, { description: "E-mail address; a person without an account gets one by signing in" }) email!: string;
  @Field(() => String, { nullable: true, description: "Language of the message (BCP 47) when the address is not known yet; English when absent" }) locale?: string | null;
}

export class RequestSignInCode {
  @Change({
    input: () => RequestSignInCodeInput,
    yields: { sentTo: { type: () => String, description: "Address that the code is on its way to", resolve: email => email } },
    access: "anyone", keyed: false,
    description: "Sends a sign-in code of 6 digits by e-mail; it lasts 10 minutes, for at most 5 tries, and replaces an earlier one. Answers the same whether or not the address is known",
    check: (input, checks) => { checkEmail(checks, "email", input.email); checks.language("locale", input.locale); },
    budgets: async (input, context) => {
      if (!context.viewer) await spend(context, CODES_PER_ADDRESS, budgetAddress(context.address));
      await spend(context, CODES_PER_EMAIL, normalEmail(input.email));
    },
  })
  async requestSignInCode(input: RequestSignInCodeInput, act: Act<Viewer | null>): Promise<{ sentTo: string }> {
    const { sealer } = act.context.service;
    const email = normalEmail(input.email);
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    const emailHash = sealer.digest(email);
    const [{ id, locale }] = await act.sql<{ id: string; locale: string | null }>(
      `INSERT INTO sign_in_code (id, created_at, updated_at, email_hash, code_hash, tries, expires_at)
       VALUES (:id, :now, :now, :emailHash, :codeHash, 0, :expiresAt)
       ON CONFLICT (email_hash) DO UPDATE SET id = EXCLUDED.id, updated_at = :now, code_hash = EXCLUDED.code_hash,
         tries = 0, expires_at = EXCLUDED.expires_at, used_at = NULL
       RETURNING id, (SELECT locale FROM person WHERE email = :email) AS locale`,
      { id: newId(), emailHash, codeHash: sealer.digest(`${emailHash} ${code}`), expiresAt: new Date(act.now.getTime() + CODE_LASTS), email });
    act.tell({ kind: "sign-in-code", causeId: id, data: { locale: locale ?? input.locale ?? "en" }, sealed: { email, code } });
    return { sentTo: email };
  }
}
