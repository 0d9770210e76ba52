import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Changed, refuse } from "../base/refusal.js";
import { FeedbackResponse } from "./feedback-response.js";
import { allowResponding } from "./policy.js";
import { lockSummary } from "./publish.js";
import { theResponse } from "./reads.js";
import { checkThing, thingAtHand, ThingInput } from "./thing.js";

@InputType({ description: "Answer to the feedback on an event or on a session; exactly one of the two" })
export class RespondToFeedbackInput extends ThingInput {
  @Field(() => String, { description: "What was done, or why not (CommonMark); 1 to 4,000 characters" }) text!: string;
  @Field(() => Int, { nullable: true, description: "Version of the response that the viewer read, 0 for none: refused when there is another by now" })
  expectedVersion?: number | null;
}

export class RespondToFeedback {
  @Change({
    input: () => RespondToFeedbackInput, yields: { response: theResponse }, refuses: [Changed], access: "signedIn",
    description: "Answers the feedback on an event or a session, in place of an earlier response, which is kept: what was done, or why not. For the event's organisers, and the hosts of a session",
    check: (input, checks) => {
      checkThing(input, checks);
      checks.text("text", input.text, 4_000);
    },
  })
  async respondToFeedback({ eventId = null, sessionId = null, text, expectedVersion, key }: RespondToFeedbackInput, act: Act): Promise<{ response: string }> {
    const thing = await thingAtHand({ eventId, sessionId, key }, act);
    allowResponding(thing);
    await lockSummary(thing, act);
    const current = await act.first<{ id: string; version: number }>(
      `SELECT id, version FROM feedback_response WHERE ${thing.column} = :thingId AND superseded_at IS NULL`, { thingId: thing.id });
    const version = current?.version ?? 0;
    if (expectedVersion != null && expectedVersion !== version) refuse(new Changed(version));
    if (current) await act.update(FeedbackResponse, current.id, { supersededAt: act.now });
    return {
      response: await act.insert(FeedbackResponse, { eventId, sessionId, personId: act.viewer.personId, text, version: version + 1, supersededAt: null }),
    };
  }
}
