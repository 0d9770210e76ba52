import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { ProjectRole } from "../projects/project-member.js";
import { arrange, orderOf } from "./journey.js";
import { theTouchpoint } from "./reads.js";
import { allowAt, touchpointAtHand } from "./touchpoint-at-hand.js";
import { TouchpointVerb } from "./touchpoint-verb.js";
import { Touchpoint } from "./touchpoint.js";

@InputType({ description: "Which touchpoint is taken off the journey, and why" })
export class WithdrawTouchpointInput extends KeyedInput {
  @Field(() => Id, { description: "Touchpoint" }) touchpointId!: string;
  @Field(() => String, { description: "Why: shown with it; 1 to 2,000 characters" }) reason!: string;
}

export class WithdrawTouchpoint {
  @Change({
    input: () => WithdrawTouchpointInput, yields: { touchpoint: theTouchpoint }, access: "signedIn",
    description: "Takes a touchpoint off the journey: those behind it move up, it stays readable with what was said of it, and nothing more is said. Doing it twice changes nothing. For the project's stewards",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async withdrawTouchpoint({ touchpointId, reason }: WithdrawTouchpointInput, act: Act): Promise<{ touchpoint: string }> {
    const touchpoint = await touchpointAtHand(touchpointId, act);
    if (!touchpoint.stands && touchpoint.project.standing.role === ProjectRole.STEWARD) return { touchpoint: touchpointId };
    allowAt(touchpoint, TouchpointVerb.WITHDRAW);
    await act.update(Touchpoint, touchpointId, { withdrawnAt: act.now, withdrawReason: reason });
    await arrange(touchpoint.projectId, await orderOf(touchpoint.projectId, act), act);
    return { touchpoint: touchpointId };
  }
}
