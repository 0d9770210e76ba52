import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed } from "../base/refusal.js";
import { caseFor, step, WrongCaseStatus, type CaseAtHand } from "./case-at-hand.js";
import { CaseVerb } from "./case-verb.js";
import { theCase } from "./reads.js";

@InputType({ description: "Which case is published" })
export class PublishCaseInput extends KeyedInput {
  @Field(() => Id, { description: "Case study that was submitted" }) caseId!: string;
  @Field(() => Int, { description: "Version that was reviewed: nothing else is published" }) expectedVersion!: number;
}

@InputType({ description: "Which case is given back, and why" })
export class ReturnCaseInput extends KeyedInput {
  @Field(() => Id, { description: "Case study that was submitted, or that is public" }) caseId!: string;
  @Field(() => String, { description: "Why, for its author and the reviewers: what would make it right; 1 to 2,000 characters" }) reason!: string;
}

const tell = (kind: string, { id, title, authorId }: CaseAtHand, causeId: string, reason: string | null, act: Act): void => {
  if (authorId !== null) act.tell({ kind, personId: authorId, causeId, data: { caseId: id, title, reason } });
};

export class ReviewCase {
  @Change({
    input: () => PublishCaseInput, yields: { caseStudy: theCase }, refuses: [Changed, WrongCaseStatus], access: "signedIn",
    description: "Publishes a case that was submitted, in the very version that was reviewed; its author is told. For administrators of this service, of cases that they did not write",
  })
  async publishCase({ caseId, expectedVersion }: PublishCaseInput, act: Act): Promise<{ caseStudy: string }> {
    const atHand = await caseFor(CaseVerb.PUBLISH, caseId, expectedVersion, act);
    tell("case-published", atHand, await step(CaseVerb.PUBLISH, atHand, null, act), null, act);
    return { caseStudy: caseId };
  }

  @Change({
    input: () => ReturnCaseInput, yields: { caseStudy: theCase }, refuses: [WrongCaseStatus], access: "signedIn",
    description: "Gives a case back with a reason: one that was submitted or, where something came to light, one that is public, which then is public no more. Its author is told, and can mend it and submit it again. " +
      "For administrators of this service, of cases that they did not write",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async returnCase({ caseId, reason }: ReturnCaseInput, act: Act): Promise<{ caseStudy: string }> {
    const atHand = await caseFor(CaseVerb.RETURN, caseId, null, act);
    tell("case-returned", atHand, await step(CaseVerb.RETURN, atHand, reason, act), reason, act);
    return { caseStudy: caseId };
  }
}
