import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { publicSchedule } from "./open-schedule.js";
import { takeOff } from "./place-session.js";
import { recording } from "./record-changes.js";
import { SessionStatus } from "./session.js";
import { sessionHeldFor } from "./session-at-hand.js";
import { theSession } from "./session-reads.js";
import { SessionVerb } from "./session-verb.js";
import { tellCancelled } from "./tell-moves.js";

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

/** Takes it off the public schedule and tells who wanted it, once; drafts of the schedule are the organisers' own. */
async function callOff(sessionId: string, eventId: string, act: Act): Promise<void> {
  // First, while those who lose a seat by it still have it.
  await tellCancelled(sessionId, act);
  const schedule = await publicSchedule(eventId, act);
  await recording(schedule, act, { sessionIds: [sessionId], telling: false }, () => takeOff(schedule, sessionId, act));
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

  @Change({ input: () => CancelSessionInput, yields: { session: theSession }, access: "signedIn", description: "Calls a session off, takes it off the public schedule, and tells those who marked it and its hosts. For the event's organisers" })
  async cancelSession({ sessionId }: CancelSessionInput, act: Act): Promise<{ session: string }> {
    const { event } = await sessionHeldFor(SessionVerb.CANCEL, sessionId, act);
    await callOff(sessionId, event.id, act);
    return decide(sessionId, SessionStatus.CANCELLED, act);
  }

  @Change({ input: () => WithdrawSessionInput, yields: { session: theSession }, access: "signedIn", description: "Takes a session back, and off the public schedule, and tells those who marked it and its other hosts. For its hosts" })
  async withdrawSession({ sessionId }: WithdrawSessionInput, act: Act): Promise<{ session: string }> {
    const { event } = await sessionHeldFor(SessionVerb.WITHDRAW, sessionId, act);
    await callOff(sessionId, event.id, act);
    return decide(sessionId, SessionStatus.WITHDRAWN, act);
  }
}
