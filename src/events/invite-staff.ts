import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { Refusal, refuse } from "../base/refusal.js";
import { accountOf } from "../identity/account-of-invitee.js";
import { checkInvitee, InviteeInput, spendInvitation } from "../identity/invitee.js";
import { eventFor, lockEvent } from "./event-at-hand.js";
import { InvitationStatus } from "../base/invitation.js";
import { EventRole, EventStaff } from "./event-staff.js";
import { EventVerb } from "./event-verb.js";
import { MOST_STAFF, theStaff } from "./reads.js";

@InputType({ description: "Whom to ask to work for an event" })
export class InviteEventStaffInput extends InviteeInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => EventRole, { description: "What they would do" }) role!: EventRole;
}

@ObjectType({ implements: Refusal, description: "There are as many as there can be" })
export class TooMany extends Refusal {}

export class InviteStaff {
  @Change({
    input: () => InviteEventStaffInput, yields: { invitation: theStaff }, refuses: [TooMany], access: "signedIn",
    description: `Invites somebody to be an organiser or door staff; at most ${MOST_STAFF} of each. Inviting again asks again whoever declined or left. For its organisers`,
    check: checkInvitee, budgets: spendInvitation,
  })
  async inviteEventStaff({ eventId, role, ...whom }: InviteEventStaffInput, act: Act): Promise<{ invitation: string }> {
    const event = await eventFor(EventVerb.EDIT, eventId, act);
    await lockEvent(eventId, act);
    const { personId, byEmail } = await accountOf(whom, act);
    const known = await act.db.findOneBy(EventStaff, { eventId, personId, role });
    if (known && [InvitationStatus.INVITED, InvitationStatus.ACTIVE].includes(known.status)) return { invitation: known.id };
    const { n } = (await act.first<{ n: number }>(
      "SELECT count(*)::int AS n FROM event_staff WHERE event_id = :eventId AND role = :role AND status IN ('INVITED', 'ACTIVE')", { eventId, role }))!;
    if (n >= MOST_STAFF) refuse(new TooMany(`An event has at most ${MOST_STAFF} of each role`, ["input", "role"]));
    if (known) await act.update(EventStaff, known.id, { status: InvitationStatus.INVITED });
    const id = known?.id ?? await act.insert(EventStaff, { eventId, personId, role, status: InvitationStatus.INVITED, byEmail });
    act.tell({ kind: "event-invitation", personId, causeId: id, data: { eventId, title: event.title, startsAt: event.startsAt, timeZone: event.timeZone, role } });
    return { invitation: id };
  }
}
