import { Field, InputType, Int, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id, newId } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found, NotPending, Refusal, refuse } from "../base/refusal.js";
import { HelpOffer, HelpOfferStatus } from "./help-offer.js";
import { about, openingFor, standing } from "./opening-at-hand.js";
import { OpeningVerb } from "./opening-verb.js";
import { Opening } from "./opening.js";
import { visibleHelpOffers } from "./policy.js";
import { theHelpOffer } from "./reads.js";

@InputType({ description: "Whether somebody who offered is to do it" })
export class AnswerHelpOfferInput extends KeyedInput {
  @Field(() => Id, { description: "Offer that awaits an answer" }) helpOfferId!: string;
  @Field(() => Boolean, { description: "Whether it is accepted" }) accept!: boolean;
  @Field(() => String, { nullable: true, description: "What to say to that person; why not, when declining: then it is needed; at most 2,000 characters" }) reason?: string | null;
}

@ObjectType({ implements: Refusal, description: "As many people were accepted as the opening takes: raise that number, or wait until somebody steps back" })
export class OpeningFilled extends Refusal {
  @Field(() => Int, { description: "How many people it takes, and were accepted" })
  people: number;

  constructor(people: number) {
    super(`The opening takes ${people}, and so many were accepted`, ["input", "helpOfferId"]);
    this.people = people;
  }
}

export class AnswerHelpOffer {
  @Change({
    input: () => AnswerHelpOfferInput, yields: { helpOffer: theHelpOffer }, refuses: [NotPending, OpeningFilled], access: "signedIn",
    description: "Accepts or declines an offer to help, and tells that person. When as many are accepted as the opening takes, it is filled; never more are. Giving the same answer twice changes nothing. For the project's stewards, while the opening is not closed",
    check: (input, checks) => {
      checks.text("reason", input.reason, 2_000);
      checks.require(input.accept || input.reason != null, "reason", "`reason` is needed when declining: what the person is told");
    },
  })
  async answerHelpOffer({ helpOfferId, accept, reason = null }: AnswerHelpOfferInput, act: Act): Promise<{ helpOffer: string }> {
    const { openingId } = found(await act.first<{ openingId: string }>(
      `SELECT h.opening_id AS "openingId" FROM help_offer h WHERE h.id = :helpOfferId AND (${visibleHelpOffers("h")})`, { helpOfferId }), "offer", "helpOfferId");
    const opening = await openingFor(OpeningVerb.ANSWER, openingId, act, () => false, "helpOfferId");
    const { personId, status } = (await act.first<Pick<HelpOffer, "personId" | "status">>(
      `SELECT person_id AS "personId", status FROM help_offer WHERE id = :helpOfferId`, { helpOfferId }))!;
    const answer = accept ? HelpOfferStatus.ACCEPTED : HelpOfferStatus.DECLINED;
    if (status === answer) return { helpOffer: helpOfferId };
    if (status !== HelpOfferStatus.PENDING) refuse(new NotPending("offer"));
    if (accept && opening.accepted >= opening.people) refuse(new OpeningFilled(opening.people));
    await act.update(HelpOffer, helpOfferId, { status: answer, answeredAt: act.now, answeredById: act.viewer.personId, answer: reason });
    if (accept) await act.update(Opening, openingId, { status: standing(opening.accepted + 1, opening.people) });
    act.tell({ kind: "help-answered", personId, causeId: newId(), data: { ...about(opening), accepted: accept, reason } });
    return { helpOffer: helpOfferId };
  }
}
