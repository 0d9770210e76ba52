import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { lockSummary, publishDue } from "../base/publish.js";
import { found } from "../base/refusal.js";
import { requireOpen } from "../events/event-at-hand.js";
import { NotOpen } from "../events/phases.js";
import type { ProjectStatus } from "../projects/project.js";
import { belongsTo, withTouchpoint } from "../touchpoints/policy.js";
import { iterationAtHand, windowOf } from "./iteration-at-hand.js";
import { PerceivedValue } from "./perceived-value.js";
import { allowRating } from "./policy.js";
import { LEVELS, publishedValue } from "./publications.js";
import { thePerceivedValue } from "./reads.js";

export const LONGEST_REASON = 2_000;

@InputType({ description: "What value one's party gets at a touchpoint" })
export class RateValueInput extends KeyedInput {
  @Field(() => Id, { description: "One's party at the touchpoint" }) touchpointPartyId!: string;
  @Field(() => Id, { nullable: true, description: "Iteration of the touchpoint that one speaks of; the current one when absent. Refused when it has ended by now" }) iterationId?: string | null;
  @Field(() => Int, { description: "Value that one's party gets there: 1 (none) to 7 (very much)" }) rating!: number;
  @Field(() => String, { nullable: true, description: "Why; 1 to 2,000 characters. Published without a name, so name nobody in it. Absent leaves what was said before, null takes it back" })
  reason?: string | null;
}

interface CellAtHand {
  touchpointId: string;
  project: ProjectStatus;
  belongs: boolean;
  withdrawnAt: Date | null;
}

/** Where a party gets value, if the viewer may see it; `withdrawnAt` is when it, the party or the touchpoint was withdrawn. */
const LOOK = `SELECT tp.id AS "touchpointId", pr.status AS project, ${belongsTo("at.party_id")} AS belongs,
    least(tp.withdrawn_at, pa.withdrawn_at, at.withdrawn_at) AS "withdrawnAt"
  FROM touchpoint_party at JOIN touchpoint tp ON tp.id = at.touchpoint_id JOIN party pa ON pa.id = at.party_id JOIN project pr ON pr.id = tp.project_id
  WHERE at.id = :touchpointPartyId AND ${withTouchpoint("at")}`;

export class RateValue {
  @Change({
    input: () => RateValueInput, yields: { perceivedValue: thePerceivedValue }, refuses: [NotOpen], access: "signedIn",
    gate: input => `value ${input.touchpointPartyId}`,
    description: "Says what value one's party gets at a touchpoint, or says it anew: one rating a person, party and iteration, which nobody else sees. " +
      "Only for people of that party, whatever else they are in the project: whoever provides a service can write what it is meant to give, not what others get. Open while the iteration is the current one",
    check: (input, checks) => {
      checks.whole("rating", input.rating, 1, LEVELS);
      checks.text("reason", input.reason, LONGEST_REASON);
    },
  })
  async rateValue(input: RateValueInput, act: Act): Promise<{ perceivedValue: string }> {
    const { touchpointPartyId, iterationId = null } = input;
    const cell = found(await act.first<CellAtHand>(LOOK, { touchpointPartyId }), "party at a touchpoint", "touchpointPartyId");
    allowRating(cell);
    const iteration = await iterationAtHand(cell.touchpointId, iterationId, act);
    requireOpen(windowOf(iteration, cell.withdrawnAt), act.now, "Rating this iteration of the touchpoint");
    const about = { touchpoint_party_id: touchpointPartyId, iteration_id: iteration.id };
    const summaryId = await lockSummary(publishedValue, about, act);
    const id = await this.keep(input, iteration.id, act);
    await publishDue(publishedValue, summaryId, about, act);
    return { perceivedValue: id };
  }

  private async keep({ touchpointPartyId, rating, reason }: RateValueInput, iterationId: string, act: Act): Promise<string> {
    const mine = await act.first<{ id: string }>(
      "SELECT id FROM perceived_value WHERE touchpoint_party_id = :touchpointPartyId AND iteration_id = :iterationId AND person_id = :viewer", { touchpointPartyId, iterationId });
    if (!mine) {
      return act.insert(PerceivedValue, {
        touchpointPartyId, iterationId, personId: act.viewer.personId, rating, reason: reason ?? null, publishedRating: null, publishedReason: null, reasonPublishedAt: null,
      });
    }
    await act.update(PerceivedValue, mine.id, { rating, ...(reason === undefined ? {} : { reason }) });
    return mine.id;
  }
}
