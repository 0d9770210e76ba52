import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { KeyedInput } from "../base/once.js";
import { probe } from "../base/probe.js";
import { Consent, ConsentPurpose } from "./consent.js";
import { theConsent } from "./reads.js";

@InputType({ description: "What one agrees to, having read which text" })
export class GiveConsentInput extends KeyedInput {
  @Field(() => ConsentPurpose, { description: "What one agrees to" }) purpose!: ConsentPurpose;
  @Field(() => String, { description: "Version of the text that was read, as the client names it, for example 2026-10; 1 to 40 characters" }) textVersion!: string;
  @Field(() => String, { description: "Language of the text that was read (BCP 47)" }) locale!: string;
}

@InputType({ description: "What one does not agree to any more" })
export class WithdrawConsentInput extends KeyedInput {
  @Field(() => ConsentPurpose, { description: "What one does not agree to" }) purpose!: ConsentPurpose;
}

export class GiveConsent {
  @Change({
    input: () => GiveConsentInput, yields: { consent: theConsent }, access: "signedIn",
    description: "Agrees to something, until that is withdrawn. Doing it twice for the same text changes nothing",
    check: (input, checks) => {
      checks.text("textVersion", input.textVersion, 40);
      checks.language("locale", input.locale);
    },
  })
  async giveConsent({ purpose, textVersion, locale }: GiveConsentInput, act: Act): Promise<{ consent: string }> {
    const last = await this.last(purpose, act);
    if (last?.given && last.textVersion === textVersion && last.locale === locale) return { consent: last.id };
    return { consent: await this.append(last, { purpose, given: true, textVersion, locale }, act) };
  }

  @Change({
    input: () => WithdrawConsentInput, yields: { consent: theConsent }, access: "signedIn",
    description: "Takes back what one agreed to; counts at once, and is as easy as agreeing was (GDPR, article 7.3). Also for what one never agreed to: then it says so. Doing it twice changes nothing",
  })
  async withdrawConsent({ purpose }: WithdrawConsentInput, act: Act): Promise<{ consent: string }> {
    const last = await this.last(purpose, act);
    if (last && !last.given) return { consent: last.id };
    return { consent: await this.append(last, { purpose, given: false, textVersion: null, locale: null }, act) };
  }

  /** What holds now, behind the person's lock. */
  private async last(purpose: ConsentPurpose, act: Act): Promise<Consent | null> {
    if (probe.guarded("consent")) await act.sql("SELECT 1 FROM person WHERE id = :viewer FOR NO KEY UPDATE");
    const last = await act.first<Consent>(
      `SELECT c.id, c.number, c.given, c.text_version AS "textVersion", c.locale FROM consent c
       WHERE c.person_id = :viewer AND c.purpose = :purpose ORDER BY c.number DESC LIMIT 1`, { purpose });
    await probe.reach("consent looked at");
    return last;
  }

  private append(last: Consent | null, said: Pick<Consent, "purpose" | "given" | "textVersion" | "locale">, act: Act): Promise<string> {
    return act.insert(Consent, { personId: act.viewer.personId, number: (last?.number ?? 0) + 1, ...said });
  }
}
