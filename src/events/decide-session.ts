import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { takeOffSchedule } from "./place-session.js";
import { SessionStatus } from "./session.js";
import { sessionHeldFor } from "./session-at-hand.js";
import { theSession } from "./session-reads.js";
import { SessionVerb } from "./session-verb.js";

@InputType({ description: "Which pitch is accepted" })
export class AcceptSessionInput extends KeyedInput {
  @Field(() => Id, { description: "Session that was pitched, or called off" }) sessionId!: string;
}

@InputType({ description: "Which session is called off" })
export class CancelSessionInput extends KeyedInput {
  @Field(() => Id, { description: "Session" }) sessionId!: string;
}

@InputType({ description: "Which session is taken back" })
export class WithdrawSessionInput extends KeyedInput {
  @Field(() => Id, { description: "Session that one hosts" }) sessionId!: string;
}

async function decide(sessionId: string, status: SessionStatus, act: Act): Promise<{ session: string }> {
  await act.sql("UPDATE session SET status = :status, version = version + 1, updated_at = :now WHERE id = :sessionId", { sessionId, status });
  return { session: sessionId };
}

export class DecideSession {
  @Change({ input: () => AcceptSessionInput, yields: { session: theSession }, access: "signedIn", description: "Accepts a pitch. For the event's organisers" })
  async acceptSession({ sessionId }: AcceptSessionInput, act: Act): Promise<{ session: string }> {
    await sessionHeldFor(SessionVerb.ACCEPT, sessionId, act);
    return decide(sessionId, SessionStatus.ACCEPTED, act);
  }

  @Change({ input: () => CancelSessionInput, yields: { session: theSession }, access: "signedIn", description: "Calls a session off and takes it off the schedule. For the event's organisers" })
  async cancelSession({ sessionId }: CancelSessionInput, act: Act): Promise<{ session: string }> {
    await sessionHeldFor(SessionVerb.CANCEL, sessionId, act);
    await takeOffSchedule(sessionId, act);
    return decide(sessionId, SessionStatus.CANCELLED, act);
  }

  @Change({ input: () => WithdrawSessionInput, yields: { session: theSession }, access: "signedIn", description: "Takes a session back, and off the schedule. For its hosts" })
  async withdrawSession({ sessionId }: WithdrawSessionInput, act: Act): Promise<{ session: string }> {
    await sessionHeldFor(SessionVerb.WITHDRAW, sessionId, act);
    await takeOffSchedule(sessionId, act);
    return decide(sessionId, SessionStatus.WITHDRAWN, act);
  }
}
