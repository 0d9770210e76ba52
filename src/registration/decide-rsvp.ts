import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id, newId } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found, NotPending, refuse } from "../base/refusal.js";
import { eventFor, type EventAtHand } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { visibleRsvps } from "./policy.js";
import { theRsvp } from "./reads.js";
import { RsvpStatus } from "./rsvp.js";
import { about, hasSeat, lineOf, lockSeats, storeSeats, type Seats } from "./seats.js";

@InputType({ description: "Whose request is approved" })
export class ApproveRsvpInput extends KeyedInput {
  @Field(() => Id, { description: "RSVP that awaits approval, one of `Event.rsvps(filter: {status: REQUESTED})`; one that was declined may still be approved" }) rsvpId!: string;
}

@InputType({ description: "Whose request is declined, and why" })
export class DeclineRsvpInput extends KeyedInput {
  @Field(() => Id, { description: "RSVP that awaits approval" }) rsvpId!: string;
  @Field(() => String, { description: "Why: told to the person; 1 to 2,000 characters" }) reason!: string;
}

interface Decided { personId: string; status: RsvpStatus; declineReason: string | null }

export class DecideRsvp {
  @Change({
    input: () => ApproveRsvpInput, yields: { rsvp: theRsvp }, refuses: [NotPending], access: "signedIn",
    description: "Approves an RSVP and tells the person: CONFIRMED while there are seats, otherwise WAITLISTED in order of arrival of the requests. Doing it twice changes nothing. For the event's organisers",
  })
  async approveRsvp({ rsvpId }: ApproveRsvpInput, act: Act): Promise<{ rsvp: string }> {
    const { seats, event, rsvp: { personId, status, declineReason } } = await this.requested(rsvpId, act);
    if (status === RsvpStatus.CONFIRMED || status === RsvpStatus.WAITLISTED || status === RsvpStatus.OFFERED) return { rsvp: rsvpId };
    // What somebody declined or gave back themselves is not given to them again.
    if (status !== RsvpStatus.REQUESTED && declineReason === null) refuse(new NotPending("RSVP"));
    const seated = hasSeat(lineOf(seats, event));
    act.write("UPDATE rsvp SET status = :status, decline_reason = NULL, updated_at = :now WHERE id = :rsvpId", { rsvpId, status: seated ? RsvpStatus.CONFIRMED : RsvpStatus.WAITLISTED });
    storeSeats(event.id, { ...seats, held: seats.held + (seated ? 1 : 0), waiting: seats.waiting + (seated ? 0 : 1) }, act);
    this.tell("rsvp-approved", personId, event, { seated }, act);
    return { rsvp: rsvpId };
  }

  @Change({
    input: () => DeclineRsvpInput, yields: { rsvp: theRsvp }, refuses: [NotPending], access: "signedIn",
    description: "Declines an RSVP that awaits approval, and tells the person why. For the event's organisers",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async declineRsvp({ rsvpId, reason }: DeclineRsvpInput, act: Act): Promise<{ rsvp: string }> {
    const { event, rsvp: { personId, status, declineReason } } = await this.requested(rsvpId, act);
    if (status === RsvpStatus.DECLINED && declineReason !== null) return { rsvp: rsvpId };
    if (status !== RsvpStatus.REQUESTED) refuse(new NotPending("RSVP"));
    act.write("UPDATE rsvp SET status = 'DECLINED', decline_reason = :reason, updated_at = :now WHERE id = :rsvpId", { rsvpId, reason });
    this.tell("rsvp-declined", personId, event, { reason }, act);
    return { rsvp: rsvpId };
  }

  private async requested(rsvpId: string, act: Act): Promise<{ seats: Seats; event: EventAtHand; rsvp: Decided }> {
    const { eventId } = found(await act.first<{ eventId: string }>(
      `SELECT r.event_id AS "eventId" FROM rsvp r WHERE r.id = :rsvpId AND (${visibleRsvps("r")})`, { rsvpId }), "RSVP", "rsvpId");
    const seats = await lockSeats(eventId, act);
    const event = await eventFor(EventVerb.DECIDE_RSVPS, eventId, act, "rsvpId");
    const rsvp = await act.first<Decided>("SELECT person_id AS \"personId\", status, decline_reason AS \"declineReason\" FROM rsvp WHERE id = :rsvpId", { rsvpId });
    return { seats, event, rsvp: rsvp! };
  }

  private tell(kind: string, personId: string, event: EventAtHand, more: Record<string, unknown>, act: Act): void {
    act.tell({ kind, personId, causeId: newId(), data: { ...about(event), ...more } });
  }
}
