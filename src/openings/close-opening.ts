import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id, newId } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { about, openingFor, standing } from "./opening-at-hand.js";
import { OpeningVerb } from "./opening-verb.js";
import { Opening, OpeningStatus } from "./opening.js";
import { theOpening } from "./reads.js";

@InputType({ description: "Which opening is closed, and why" })
export class CloseOpeningInput extends KeyedInput {
  @Field(() => Id, { description: "Opening" }) openingId!: string;
  @Field(() => String, { description: "Why, in public: it is done, or not wanted any more; 1 to 2,000 characters" }) reason!: string;
}

@InputType({ description: "Which opening is opened again" })
export class ReopenOpeningInput extends KeyedInput {
  @Field(() => Id, { description: "Opening that is closed" }) openingId!: string;
}

export class CloseOpening {
  @Change({
    input: () => CloseOpeningInput, yields: { opening: theOpening }, access: "signedIn", gate: ({ openingId }) => `opening ${openingId}`,
    description: "Closes an opening. Offers that await an answer are declined with the reason, and these people told; accepted ones stay. Doing it twice changes nothing. For the project's stewards",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async closeOpening({ openingId, reason }: CloseOpeningInput, act: Act): Promise<{ opening: string }> {
    const opening = await openingFor(OpeningVerb.CLOSE, openingId, act, ({ steward }) => steward);
    if (opening.state.status === OpeningStatus.CLOSED) return { opening: openingId };
    await act.update(Opening, openingId, { status: OpeningStatus.CLOSED, closedAt: act.now, closeReason: reason, version: opening.version + 1 });
    const left = await act.sql<{ personId: string }>(
      `UPDATE help_offer SET status = 'DECLINED', answered_at = :now, answered_by_id = :viewer, answer = :reason, updated_at = :now
       WHERE opening_id = :openingId AND status = 'PENDING' RETURNING person_id AS "personId"`, { openingId, reason });
    for (const { personId } of left) act.tell({ kind: "help-answered", personId, causeId: newId(), data: { ...about(opening), accepted: false, reason } });
    return { opening: openingId };
  }

  @Change({
    input: () => ReopenOpeningInput, yields: { opening: theOpening }, access: "signedIn", gate: ({ openingId }) => `opening ${openingId}`,
    description: "Opens again what was closed; it is filled when as many were accepted as it takes. Doing it twice changes nothing. For the project's stewards, while that is not closed",
  })
  async reopenOpening({ openingId }: ReopenOpeningInput, act: Act): Promise<{ opening: string }> {
    const { state, accepted, people, version } = await openingFor(OpeningVerb.REOPEN, openingId, act, ({ steward, status }) => steward && status !== OpeningStatus.CLOSED);
    if (state.status !== OpeningStatus.CLOSED) return { opening: openingId };
    await act.update(Opening, openingId, { status: standing(accepted, people), closedAt: null, closeReason: null, version: version + 1 });
    return { opening: openingId };
  }
}
