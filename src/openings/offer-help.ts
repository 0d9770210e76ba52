import { Field, Float, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id, newId } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { HelpOffer, HelpOfferStatus } from "./help-offer.js";
import { openingFor, standing, tellStewards } from "./opening-at-hand.js";
import { checkHours, MOST_HOURS } from "./opening-details.js";
import { OpeningVerb } from "./opening-verb.js";
import { Opening, OpeningStatus } from "./opening.js";
import { theHelpOffer } from "./reads.js";

@InputType({ description: "What one offers to do" })
export class OfferHelpInput extends KeyedInput {
  @Field(() => Id, { description: "Opening that is open" }) openingId!: string;
  @Field(() => String, { nullable: true, description: "What one says to the stewards, who alone read it; at most 2,000 characters" }) message?: string | null;
  @Field(() => Float, { description: `Hours a week that one offers; more than 0, at most ${MOST_HOURS}` }) hoursPerWeek!: number;
  @Field(() => Boolean, { nullable: true, description: "Whether one's name may be shown beside the opening once one is accepted; no when absent" }) nameShown?: boolean | null;
}

@InputType({ description: "Which offer is taken back" })
export class WithdrawHelpOfferInput extends KeyedInput {
  @Field(() => Id, { description: "Opening that one offered to help with" }) openingId!: string;
}

export class OfferHelp {
  @Change({
    input: () => OfferHelpInput, yields: { helpOffer: theHelpOffer }, access: "signedIn", gate: ({ openingId }) => `opening ${openingId}`,
    description: "Offers to do what an opening asks; its stewards are told, and one of them answers. Only they see it. Offering again while it awaits an answer changes what is offered, and an offer that was taken back can be made anew; one that was declined cannot. " +
      "For everybody but the project's stewards, while the opening and its project are open",
    check: (input, checks) => {
      checks.text("message", input.message, 2_000, 0);
      checkHours("hoursPerWeek", input.hoursPerWeek, checks);
    },
  })
  async offerHelp({ openingId, message, hoursPerWeek, nameShown }: OfferHelpInput, act: Act): Promise<{ helpOffer: string }> {
    const opening = await openingFor(OpeningVerb.OFFER, openingId, act);
    const [{ id }] = await act.sql<{ id: string }>(
      `INSERT INTO help_offer (id, created_at, updated_at, opening_id, person_id, message, hours_per_week, name_shown, status)
       VALUES (:id, :now, :now, :openingId, :viewer, :message, :hoursPerWeek, :nameShown, 'PENDING')
       ON CONFLICT (opening_id, person_id) DO UPDATE SET updated_at = :now, message = EXCLUDED.message, hours_per_week = EXCLUDED.hours_per_week,
         name_shown = EXCLUDED.name_shown, status = 'PENDING', answered_at = NULL, answered_by_id = NULL, answer = NULL
       RETURNING id`, { id: newId(), openingId, message: message || null, hoursPerWeek, nameShown: nameShown ?? false });
    // Somebody who took an offer back and makes it anew is told of again.
    if (opening.state.offer !== HelpOfferStatus.PENDING) await tellStewards("help-offered", opening, newId(), act);
    return { helpOffer: id };
  }

  @Change({
    input: () => WithdrawHelpOfferInput, yields: { helpOffer: theHelpOffer }, access: "signedIn", gate: ({ openingId }) => `opening ${openingId}`,
    description: "Takes an offer to help back, also one that was accepted: then its place is free again, and the stewards are told. Doing it twice changes nothing. For whoever offered, unless it was declined",
  })
  async withdrawHelpOffer({ openingId }: WithdrawHelpOfferInput, act: Act): Promise<{ helpOffer: string }> {
    const opening = await openingFor(OpeningVerb.WITHDRAW_OFFER, openingId, act, ({ offer }) => offer === HelpOfferStatus.WITHDRAWN);
    const { id } = (await act.first<{ id: string }>("SELECT id FROM help_offer WHERE opening_id = :openingId AND person_id = :viewer", { openingId }))!;
    const { state: { offer, status }, accepted, people } = opening;
    if (offer === HelpOfferStatus.WITHDRAWN) return { helpOffer: id };
    await act.update(HelpOffer, id, { status: HelpOfferStatus.WITHDRAWN });
    if (offer === HelpOfferStatus.ACCEPTED) {
      if (status === OpeningStatus.FILLED) await act.update(Opening, openingId, { status: standing(accepted - 1, people) });
      await tellStewards("help-withdrawn", opening, newId(), act);
    }
    return { helpOffer: id };
  }
}
