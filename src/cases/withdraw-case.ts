import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { InvalidInput, refuse } from "../base/refusal.js";
import { caseFor, step, WrongCaseStatus } from "./case-at-hand.js";
import { CaseStatus } from "./case-study.js";
import { CaseVerb } from "./case-verb.js";
import { theCase } from "./reads.js";

@InputType({ description: "Which case is taken back, and why" })
export class WithdrawCaseInput extends KeyedInput {
  @Field(() => Id, { description: "Case study that one wrote" }) caseId!: string;
  @Field(() => String, { nullable: true, description: "Why, for its author and the reviewers; at most 2,000 characters. Needed once it is published" }) reason?: string | null;
}

export class WithdrawCase {
  @Change({
    input: () => WithdrawCaseInput, yields: { caseStudy: theCase }, refuses: [WrongCaseStatus], access: "signedIn",
    description: "Takes a case back, whether or not it is public: only its author still sees it, and it counts in no figure. It can be mended and submitted again. For its author",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async withdrawCase({ caseId, reason = null }: WithdrawCaseInput, act: Act): Promise<{ caseStudy: string }> {
    const atHand = await caseFor(CaseVerb.WITHDRAW, caseId, null, act);
    if (atHand.status === CaseStatus.PUBLISHED && reason === null) refuse(new InvalidInput("A published case is taken back with a `reason`", ["input", "reason"]));
    await step(CaseVerb.WITHDRAW, atHand, reason, act);
    return { caseStudy: caseId };
  }
}
