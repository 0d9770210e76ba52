import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id, newId } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { requireOpen } from "../events/event-at-hand.js";
import { PhaseKind } from "../events/event-phase.js";
import { NotOpen, phaseWindow } from "../events/phases.js";
import { InterestLevel } from "./interest.js";
import { allowSession, sessionAtHand } from "./session-at-hand.js";
import { theSession } from "./session-reads.js";
import { SessionVerb } from "./session-verb.js";
import { interestOf } from "./topics.js";

@InputType({ description: "How much one wants to go to a session" })
export class MarkInterestInput extends KeyedInput {
  @Field(() => Id, { description: "Session" }) sessionId!: string;
  @Field(() => InterestLevel, { nullable: true, description: "How much; null or absent clears the mark" }) level?: InterestLevel | null;
}

export class MarkInterest {
  @Change({
    input: () => MarkInterestInput, yields: { session: theSession }, refuses: [NotOpen], access: "signedIn",
    description: "Marks that one wants to go to a session; nobody else sees it but in counts. Open in the phases CALL and VOTE, or until the event's end where it has no phases",
  })
  async markInterest({ sessionId, level }: MarkInterestInput, act: Act): Promise<{ session: string }> {
    const session = await sessionAtHand(sessionId, act);
    const { event } = session;
    requireOpen(phaseWindow(event, event.phases, [PhaseKind.CALL, PhaseKind.VOTE], act.now), act.now, "Marking interest");
    allowSession(SessionVerb.MARK_INTEREST, session, act);
    if (level == null) {
      await act.sql("DELETE FROM interest WHERE session_id = :sessionId AND person_id = :viewer", { sessionId });
    } else {
      await act.sql(
        `INSERT INTO interest (id, created_at, updated_at, session_id, person_id, level) VALUES (:id, :now, :now, :sessionId, :viewer, :level)
         ON CONFLICT (session_id, person_id) DO UPDATE SET level = EXCLUDED.level, updated_at = :now`, { id: newId(), sessionId, level });
    }
    act.announce(interestOf(event.id));
    return { session: sessionId };
  }
}
