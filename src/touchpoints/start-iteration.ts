import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, InvalidInput, refuse } from "../base/refusal.js";
import { theIteration, theTouchpoint } from "./reads.js";
import { touchpointFor } from "./touchpoint-at-hand.js";
import { TouchpointIteration } from "./touchpoint-iteration.js";
import { TouchpointVerb } from "./touchpoint-verb.js";
import { Touchpoint } from "./touchpoint.js";

@InputType({ description: "That a touchpoint was changed" })
export class StartIterationInput extends KeyedInput {
  @Field(() => Id, { description: "Touchpoint" }) touchpointId!: string;
  @Field(() => Int, { nullable: true, description: "Version of the touchpoint that was read: refused with `Changed` when somebody edited it or started an iteration since. Without it, two at once make two iterations" })
  expectedVersion?: number | null;
  @Field(() => String, { description: "What was changed (CommonMark); 1 to 10,000 characters" }) change!: string;
  @Field(() => Date, { nullable: true, description: "Since when it is like this: after the current iteration began, and not in the future; now when absent" }) startedAt?: Date | null;
}

export class StartIteration {
  @Change({
    input: () => StartIterationInput, yields: { iteration: theIteration, touchpoint: theTouchpoint }, refuses: [Changed], access: "signedIn",
    description: "Says that a touchpoint was changed: its current iteration ends and the next begins, so that what people say of it before and after can be compared. For the project's stewards",
    check: (input, checks) => {
      checks.text("change", input.change, 10_000);
      if (input.startedAt) checks.require(input.startedAt <= checks.now, "startedAt", "`startedAt` must not be in the future");
    },
  })
  async startIteration({ touchpointId, expectedVersion, change, startedAt }: StartIterationInput, act: Act): Promise<{ iteration: string; touchpoint: string }> {
    await touchpointFor(TouchpointVerb.START_ITERATION, touchpointId, act);
    await act.edit(Touchpoint, touchpointId, expectedVersion, {});
    const current = (await act.first<{ id: string; number: number; startedAt: Date }>(
      "SELECT id, number, started_at AS \"startedAt\" FROM touchpoint_iteration WHERE touchpoint_id = :touchpointId AND ended_at IS NULL", { touchpointId }))!;
    const since = startedAt ?? act.now;
    if (since <= current.startedAt) refuse(new InvalidInput(`\`startedAt\` must be after the current iteration began (${current.startedAt.toISOString()})`, ["input", "startedAt"]));
    await act.update(TouchpointIteration, current.id, { endedAt: since });
    const iteration = await act.insert(TouchpointIteration, { touchpointId, number: current.number + 1, change, startedAt: since, endedAt: null });
    return { iteration, touchpoint: touchpointId };
  }
}
