import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { requireOpen } from "../events/event-at-hand.js";
import { FEEDBACK_DAYS, feedbackWindow, NotOpen } from "../events/phases.js";
import { Feedback } from "./feedback.js";
import { allowGiving } from "./policy.js";
import { lockSummary, publishDue } from "./publish.js";
import { theFeedback } from "./reads.js";
import { checkThing, thingAtHand, ThingInput, type Thing } from "./thing.js";

export const LONGEST_COMMENT = 4_000;

@InputType({ description: "What one says of an event or of a session; exactly one of the two" })
export class GiveFeedbackInput extends ThingInput {
  @Field(() => Int, { description: "How good it was: 1 to 5, 5 being best" }) rating!: number;
  @Field(() => String, { nullable: true, description: "What one has to say about it; at most 4,000 characters. Published without a name, so name nobody in it. Absent leaves what was said before, null takes it back" })
  comment?: string | null;
}

export class GiveFeedback {
  @Change({
    input: () => GiveFeedbackInput, yields: { feedback: theFeedback }, refuses: [NotOpen], access: "signedIn",
    gate: input => `feedback ${input.eventId ?? input.sessionId}`,
    description: "Says how good an event or a session was, or says it anew: one answer a person and thing, which nobody else sees. " +
      `Open from its start until ${FEEDBACK_DAYS} days after the event. Hosts do not rate their own session`,
    check: (input, checks) => {
      checkThing(input, checks);
      checks.whole("rating", input.rating, 1, 5);
      checks.text("comment", input.comment, LONGEST_COMMENT);
    },
  })
  async giveFeedback(input: GiveFeedbackInput, act: Act): Promise<{ feedback: string }> {
    const thing = await thingAtHand(input, act);
    allowGiving(thing);
    requireOpen(feedbackWindow(thing.startsAt, thing.event), act.now, "Feedback");
    const summaryId = await lockSummary(thing, act);
    const id = await this.keep(thing, input, act);
    await publishDue(summaryId, thing, act);
    return { feedback: id };
  }

  private async keep({ column, id: thingId }: Thing, { eventId = null, sessionId = null, rating, comment }: GiveFeedbackInput, act: Act): Promise<string> {
    const mine = await act.first<{ id: string }>(`SELECT id FROM feedback WHERE ${column} = :thingId AND person_id = :viewer`, { thingId });
    if (!mine) {
      return act.insert(Feedback, {
        eventId, sessionId, personId: act.viewer.personId, rating, comment: comment ?? null, publishedRating: null, publishedComment: null, commentPublishedAt: null,
      });
    }
    await act.update(Feedback, mine.id, { rating, ...(comment === undefined ? {} : { comment }) });
    return mine.id;
  }
}
