import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import type { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { InvitationStatus } from "../base/invitation.js";
import { allowEvent, eventAtHand, requireOpen } from "../events/event-at-hand.js";
import { PhaseKind } from "../events/event-phase.js";
import { EventVerb } from "../events/event-verb.js";
import { NotOpen, phaseWindow } from "../events/phases.js";
import { RoomFeature } from "./room.js";
import { Session, SessionStatus } from "./session.js";
import { SessionHost } from "./session-host.js";
import { theSession } from "./session-reads.js";
import { interestOf } from "./topics.js";

@InputType({ description: "What a session is to be about" })
export class PitchSessionInput extends KeyedInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => String, { description: "Title; 1 to 200 characters" }) title!: string;
  @Field(() => String, { nullable: true, description: "What it is about (CommonMark); at most 10,000 characters" }) abstract?: string | null;
  @Field(() => String, { nullable: true, description: "How it is held, for example workshop; at most 40 characters" }) format?: string | null;
  @Field(() => String, { nullable: true, description: "Language it is held in (BCP 47)" }) language?: string | null;
  @Field(() => [String], { nullable: true, description: "Tags; at most 20 of at most 40 characters" }) tags?: string[] | null;
  @Field(() => [RoomFeature], { nullable: true, description: "What its room must have" }) needs?: RoomFeature[] | null;
  @Field(() => Int, { nullable: true, description: "How many consecutive slots it takes, 1 to 8; 1 when absent" }) lengthInSlots?: number | null;
}

export function checkSession(input: Partial<Omit<PitchSessionInput, "key" | "eventId" | "title">> & { title?: string | null }, checks: Checks): void {
  checks.text("title", input.title, 200);
  checks.text("abstract", input.abstract, 10_000);
  checks.text("format", input.format, 40);
  checks.language("language", input.language);
  checks.words("tags", input.tags, 20);
  checks.words("needs", input.needs, 20);
  checks.whole("lengthInSlots", input.lengthInSlots, 1, 8);
}

/** Numbers of sessions follow one another within an event. */
export async function nextSessionNumber(eventId: string, act: Act, count = 1): Promise<number> {
  const row = await act.first<{ last: number }>(
    "UPDATE event SET last_session_number = last_session_number + :count::int WHERE id = :eventId RETURNING last_session_number AS last", { eventId, count });
  return row!.last - count + 1;
}

/** A new session with its first host, the viewer. */
export async function makeSession({ eventId, title, abstract, format, language, tags, needs, lengthInSlots }: PitchSessionInput, status: SessionStatus, act: Act): Promise<string> {
  const id = await act.insert(Session, {
    eventId, number: await nextSessionNumber(eventId, act), title, abstract: abstract ?? null, format: format ?? null, language: language ?? null,
    tags: tags ?? [], needs: needs ?? [], lengthInSlots: lengthInSlots ?? 1, status, version: 1, moves: 0, sourceId: null,
  });
  await act.insert(SessionHost, { sessionId: id, personId: act.viewer.personId, status: InvitationStatus.ACTIVE, position: 1, byEmail: false });
  act.announce(interestOf(eventId));
  return id;
}

export class PitchSession {
  @Change({
    input: () => PitchSessionInput, yields: { session: theSession }, refuses: [NotOpen], access: "signedIn",
    description: "Pitches a session; whoever pitches it is its first host. Open in the phases CALL and LIVE, or until the event's end where it has no phases",
    check: checkSession,
  })
  async pitchSession(input: PitchSessionInput, act: Act): Promise<{ session: string }> {
    const event = await eventAtHand(input.eventId, act);
    requireOpen(phaseWindow(event, event.phases, [PhaseKind.CALL, PhaseKind.LIVE], act.now), act.now, "Pitching");
    allowEvent(EventVerb.PITCH, event, act);
    return { session: await makeSession(input, SessionStatus.PITCHED, act) };
  }
}
