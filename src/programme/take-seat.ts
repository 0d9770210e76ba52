import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id, newId } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, found, Refusal, refuse } from "../base/refusal.js";
import { requireOpen } from "../events/event-at-hand.js";
import { NotOpen } from "../events/phases.js";
import { RsvpStatus } from "../registration/rsvp.js";
import { giveBack, hasSeatIn, lockSessionSeats, sittingsOf, storeLine } from "../registration/seating.js";
import { SeatStatus } from "../registration/session-seat.js";
import { sessionAtHand } from "./session-at-hand.js";
import { theSeat } from "./session-reads.js";

@InputType({ description: "In which session one wants a seat" })
export class TakeSeatInput extends KeyedInput {
  @Field(() => Id, { description: "Session on the schedule" }) sessionId!: string;
}

@InputType({ description: "In which session one gives a seat back" })
export class LeaveSeatInput extends KeyedInput {
  @Field(() => Id, { description: "Session in which one has a seat, or waits for one" }) sessionId!: string;
}

@ObjectType({ implements: Refusal, description: "No seats are taken in this session: its event gives none (`Event.rsvpRule.sessionSeats`), or it is not on the schedule" })
export class NoSeats extends Refusal {
  constructor() { super("No seats are taken in this session: its event gives none, or it is not on the schedule", ["input", "sessionId"]); }
}

@ObjectType({ implements: Refusal, description: "One has a seat, or waits for one, in another session at this time; leave that first" })
export class SeatElsewhere extends Refusal {
  @Field(() => Id, { description: "Session that one has a seat in, or waits for" })
  sessionId: string;

  @Field(() => String, { description: "Title of that session" })
  title: string;

  constructor(other: { id: string; title: string }) {
    super(`"${other.title}" is at this time; leave that first (\`leaveSeat\`)`, ["input", "sessionId"]);
    this.sessionId = other.id;
    this.title = other.title;
  }
}

/** Another session in which the viewer has a seat, or waits for one, while this one takes place. */
const ELSEWHERE = `SELECT s.id, s.title FROM session_seat o JOIN session s ON s.id = o.session_id
  JOIN placement p ON p.session_id = o.session_id JOIN schedule_version v ON v.id = p.schedule_version_id AND v.status = 'PUBLISHED'
  JOIN placement m ON m.schedule_version_id = v.id AND m.session_id = :sessionId
  WHERE o.person_id = :viewer AND o.status <> 'LEFT' AND o.session_id <> :sessionId AND tstzrange(p.starts_at, p.ends_at) && tstzrange(m.starts_at, m.ends_at) LIMIT 1`;

export class TakeSeat {
  @Change({
    input: () => TakeSeatInput, yields: { seat: theSeat }, refuses: [NotOpen, NoSeats, SeatElsewhere], access: "signedIn",
    gate: input => `session ${input.sessionId}`,
    description: "Takes a seat in a session: TAKEN while its room has some, otherwise WAITING in order of arrival. For whoever has a seat at the event (CONFIRMED), until the session ends; " +
      "not in two sessions at one time. Doing it twice changes nothing",
  })
  async takeSeat({ sessionId }: TakeSeatInput, act: Act): Promise<{ seat: string }> {
    const { event } = await sessionAtHand(sessionId, act);
    // Two seats of one person are decided one after the other, and so is giving the RSVP back.
    const rsvp = await act.first<{ status: RsvpStatus }>("SELECT status FROM rsvp WHERE event_id = :eventId AND person_id = :viewer FOR NO KEY UPDATE", { eventId: event.id });
    allow(rsvp?.status === RsvpStatus.CONFIRMED, "Only who has a seat at the event (CONFIRMED) takes a seat in its sessions");
    const [lines, sittings, mine, other] = await Promise.all([
      lockSessionSeats([sessionId], act),
      sittingsOf([sessionId], act),
      act.first<{ id: string; status: SeatStatus }>("SELECT id, status FROM session_seat WHERE session_id = :sessionId AND person_id = :viewer", { sessionId }),
      act.first<{ id: string; title: string }>(ELSEWHERE, { sessionId }),
    ]);
    const [line, sitting] = [lines[0], sittings[0]];
    if (!line || !sitting) refuse(new NoSeats());
    requireOpen({ opensAt: null, closesAt: sitting.endsAt }, act.now, "Taking a seat");
    if (mine && mine.status !== SeatStatus.LEFT) return { seat: mine.id };
    if (other) refuse(new SeatElsewhere(other));
    const id = mine?.id ?? newId();
    const seated = hasSeatIn(line, sitting);
    act.write(
      `INSERT INTO session_seat (id, created_at, updated_at, session_id, person_id, status, number) VALUES (:id, :now, :now, :sessionId, :viewer, :status, :number)
       ON CONFLICT (session_id, person_id) DO UPDATE SET updated_at = :now, status = EXCLUDED.status, number = EXCLUDED.number`,
      { id, sessionId, status: seated ? SeatStatus.TAKEN : SeatStatus.WAITING, number: line.nextNumber });
    storeLine({ ...line, held: line.held + (seated ? 1 : 0), waiting: line.waiting + (seated ? 0 : 1), nextNumber: line.nextNumber + 1 }, act);
    return { seat: id };
  }

  @Change({
    input: () => LeaveSeatInput, yields: { seat: theSeat }, refuses: [NotOpen], access: "signedIn",
    gate: input => `session ${input.sessionId}`,
    description: "Gives a seat in a session, or a place in its line, back: a freed seat is given to the next in line at once, and they are told. Until the session ends; doing it twice changes nothing",
  })
  async leaveSeat({ sessionId }: LeaveSeatInput, act: Act): Promise<{ seat: string }> {
    await sessionAtHand(sessionId, act);
    const [lines, sittings, own] = await Promise.all([
      lockSessionSeats([sessionId], act),
      sittingsOf([sessionId], act),
      act.first<{ id: string; status: SeatStatus }>("SELECT id, status FROM session_seat WHERE session_id = :sessionId AND person_id = :viewer", { sessionId }),
    ]);
    const mine = found(own, "seat of yours", "sessionId");
    if (mine.status === SeatStatus.LEFT) return { seat: mine.id };
    if (sittings[0]) requireOpen({ opensAt: null, closesAt: sittings[0].endsAt }, act.now, "Giving a seat back");
    await giveBack([{ ...mine, sessionId }], lines, sittings, act);
    return { seat: mine.id };
  }
}
