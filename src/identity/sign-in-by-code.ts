import { timingSafeEqual } from "node:crypto";
import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { spend } from "../base/budget.js";
import { Change } from "../base/change.js";
import { Refusal, refuse } from "../base/refusal.js";
import type { Viewer } from "../base/viewer.js";
import { budgetAddress, checkEmail, normalEmail } from "./email.js";
import { accountWith } from "./account-of-invitee.js";
import { me } from "./identity.resolver.js";
import { SignIn } from "./sign-in.js";
import { codeDigest, LONG_LENGTH, readCode } from "./code-text.js";
import { MOST_TRIES, MOST_WRONG, wrongCountSince } from "./sign-in-code.js";
import { newToken, tokenHash } from "./token.js";

const TRIES_PER_ADDRESS = { name: "tries-address", points: 3_000, seconds: 600 };

@InputType({ description: "Code that was sent, and to whom" })
export class SignInInput {
  @Field(() => String, { description: "Address that the code was sent to" }) email!: string;
  @Field(() => String, { description: `Code as it was sent: 6 digits, or ${LONG_LENGTH} letters and digits; hyphens, blanks and case do not count` }) code!: string;
  @Field(() => String, { nullable: true, description: "Name for this place in the list of sign-ins, for example \"Firefox on Anna's phone\"; at most 80 characters" }) label?: string | null;
  @Field(() => String, { nullable: true, description: "Name of a person who signs in for the first time; the part before the @ when absent" }) displayName?: string | null;
}

@ObjectType({ implements: Refusal, description: "Code that is wrong, used, expired, or was tried 5 times, or one of 6 digits where too many wrong ones were tried today: which of these is not told. A new one can be asked for" })
export class CodeNotAccepted extends Refusal {
  constructor() { super("This code is not accepted; ask for a new one", ["input", "code"]); }
}

/**
 * A try at a short code, spent before it is looked at. Tries at the address's codes count for the day, and what is right is
 * given back when the sign-in is done.
 */
const SPEND_TRY = `UPDATE sign_in_code SET tries = tries + 1, updated_at = :now,
    wrong_tries = CASE WHEN wrong_since > :countSince THEN wrong_tries ELSE 0 END + 1,
    wrong_since = CASE WHEN wrong_since > :countSince THEN wrong_since ELSE :now END
  WHERE email_hash = :emailHash AND NOT long AND tries < ${MOST_TRIES} AND used_at IS NULL AND expires_at > :now
    AND NOT (wrong_since IS NOT NULL AND wrong_since > :countSince AND wrong_tries >= ${MOST_WRONG})
  RETURNING id, code_hash AS "codeHash"`;

/** Who could guess a long one would guess a token as well. */
const LONG_CODE = `SELECT id, code_hash AS "codeHash" FROM sign_in_code WHERE email_hash = :emailHash AND long AND used_at IS NULL AND expires_at > :now`;

/** The code whose try is being spent, from `before` to the change itself. */
const claimed = new WeakMap<SignInInput, { codeHash: string; id: string } | null>();

export class SignInByCode {
  @Change({
    input: () => SignInInput,
    yields: {
      token: { type: () => String, description: "Bearer token for the Authorization header; shown this once, valid until signed out or 30 days unused", resolve: token => token },
      me,
    },
    refuses: [CodeNotAccepted],
    access: "anyone", keyed: false,
    description: "Signs in with the code that was sent; a first sign-in makes the account",
    check: (input, checks) => {
      checkEmail(checks, "email", input.email);
      checks.require(readCode(input.code) !== null, "code", `\`code\` must be the 6 digits, or the ${LONG_LENGTH} letters and digits, that were sent`);
      checks.text("label", input.label, 80);
      checks.text("displayName", input.displayName, 120);
    },
    budgets: async (_input, context) => {
      if (!context.viewer) await spend(context, TRIES_PER_ADDRESS, budgetAddress(context.address));
    },
    // A try is used up before it is looked at: the refusal's rollback must not give it back.
    before: async (input, act) => {
      const emailHash = act.context.service.sealer.digest(normalEmail(input.email));
      claimed.set(input, readCode(input.code)!.long
        ? await act.first(LONG_CODE, { emailHash })
        : await act.first(SPEND_TRY, { emailHash, countSince: wrongCountSince(act.now) }));
    },
  })
  async signIn(input: SignInInput, act: Act<Viewer | null>): Promise<{ token: string; me: string }> {
    const email = normalEmail(input.email);
    const { sealer } = act.context.service;
    const code = claimed.get(input);
    const { long, plain } = readCode(input.code)!;
    const given = codeDigest(sealer, sealer.digest(email), plain);
    const right = code != null && timingSafeEqual(Buffer.from(given), Buffer.from(code.codeHash));
    const used = right && await act.first<{ locale: string | null }>(
      "UPDATE sign_in_code SET used_at = :now, wrong_tries = GREATEST(0, wrong_tries - :givenBack::int) WHERE id = :id AND used_at IS NULL RETURNING locale",
      { id: code.id, givenBack: long ? 0 : 1 });
    if (!used) return refuse(new CodeNotAccepted());

    const personId = await accountWith(email, input, act);
    if (used.locale !== null) await act.sql("UPDATE person SET locale = :locale, updated_at = :now WHERE id = :personId AND NOT locale_chosen AND locale <> :locale", { locale: used.locale, personId });
    const token = newToken();
    const signInId = await act.insert(SignIn, {
      personId, tokenHash: tokenHash(token), label: input.label ?? null, scopes: ["READ", "WRITE"], lastUsedAt: act.now,
    });
    act.context.viewer = { personId, signInId, scopes: ["READ", "WRITE"], administrator: false };
    return { token, me: personId };
  }
}
