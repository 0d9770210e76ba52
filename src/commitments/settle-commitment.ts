import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { commitmentFor, step, WrongStatus } from "./commitment-at-hand.js";
import { CommitmentVerb } from "./commitment-verb.js";
import { theCommitment } from "./reads.js";

@InputType({ description: "Which commitment is being done" })
export class StartCommitmentInput extends KeyedInput {
  @Field(() => Id, { description: "Commitment that is accepted" }) commitmentId!: string;
}

@InputType({ description: "Which commitment was kept, and what shows it: give `evidence`, `evidenceUrl` or both" })
export class KeepCommitmentInput extends KeyedInput {
  @Field(() => Id, { description: "Commitment that was promised and is not settled" }) commitmentId!: string;
  @Field(() => String, { nullable: true, description: "What shows that it was kept, in words (CommonMark); at most 4,000 characters" }) evidence?: string | null;
  @Field(() => String, { nullable: true, description: "Where that can be seen (http or https)" }) evidenceUrl?: string | null;
}

@InputType({ description: "Which commitment was not kept, and why" })
export class BreakCommitmentInput extends KeyedInput {
  @Field(() => Id, { description: "Commitment that was promised and is not settled" }) commitmentId!: string;
  @Field(() => String, { description: "Why, in public; 1 to 2,000 characters" }) reason!: string;
}

@InputType({ description: "Which commitment is taken back, and why" })
export class WithdrawCommitmentInput extends KeyedInput {
  @Field(() => Id, { description: "Commitment that is not settled" }) commitmentId!: string;
  @Field(() => String, { description: "Why, in public; 1 to 2,000 characters" }) reason!: string;
}

export class SettleCommitment {
  @Change({
    input: () => StartCommitmentInput, yields: { commitment: theCommitment }, refuses: [WrongStatus], access: "signedIn",
    description: "Says that what was promised is being done. For its owner, and officers of the organisation that promises",
  })
  async startCommitment({ commitmentId }: StartCommitmentInput, act: Act): Promise<{ commitment: string }> {
    await step(CommitmentVerb.START, await commitmentFor(CommitmentVerb.START, commitmentId, act), {}, act);
    return { commitment: commitmentId };
  }

  @Change({
    input: () => KeepCommitmentInput, yields: { commitment: theCommitment }, refuses: [WrongStatus], access: "signedIn",
    description: "Says that a promise was kept, and shows it. For officers of the organisation that promised",
    check: (input, checks) => {
      checks.require(input.evidence != null || input.evidenceUrl != null, "evidence", "Give `evidence`, `evidenceUrl` or both: what shows that it was kept");
      checks.text("evidence", input.evidence, 4_000);
      checks.link("evidenceUrl", input.evidenceUrl);
    },
  })
  async keepCommitment({ commitmentId, evidence, evidenceUrl }: KeepCommitmentInput, act: Act): Promise<{ commitment: string }> {
    await step(CommitmentVerb.KEEP, await commitmentFor(CommitmentVerb.KEEP, commitmentId, act), { evidence, evidenceUrl }, act);
    return { commitment: commitmentId };
  }

  @Change({
    input: () => BreakCommitmentInput, yields: { commitment: theCommitment }, refuses: [WrongStatus], access: "signedIn",
    description: "Says that a promise was not kept, and why. For officers of the organisation that promised",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async breakCommitment({ commitmentId, reason }: BreakCommitmentInput, act: Act): Promise<{ commitment: string }> {
    await step(CommitmentVerb.BREAK, await commitmentFor(CommitmentVerb.BREAK, commitmentId, act), { reason }, act);
    return { commitment: commitmentId };
  }

  @Change({
    input: () => WithdrawCommitmentInput, yields: { commitment: theCommitment }, refuses: [WrongStatus], access: "signedIn",
    description: "Takes a commitment back, with the reason. Before it is promised for whoever proposed it and the project's stewards, afterwards for officers of the organisation that promised",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async withdrawCommitment({ commitmentId, reason }: WithdrawCommitmentInput, act: Act): Promise<{ commitment: string }> {
    await step(CommitmentVerb.WITHDRAW, await commitmentFor(CommitmentVerb.WITHDRAW, commitmentId, act), { reason }, act);
    return { commitment: commitmentId };
  }
}
