import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, found, LastOne, refuse } from "../base/refusal.js";
import { eventAtHand, lockEvent } from "./event-at-hand.js";
import { InvitationStatus } from "../base/invitation.js";
import { EventRole, EventStaff } from "./event-staff.js";
import { visibleStaff } from "./policy.js";
import { theStaff } from "./reads.js";

@InputType({ description: "Which invitation is accepted" })
export class AcceptEventInvitationInput extends KeyedInput {
  @Field(() => Id, { description: "Invitation to oneself, from `me.eventInvitations`" }) invitationId!: string;
}

@InputType({ description: "Which invitation is declined" })
export class DeclineEventInvitationInput extends KeyedInput {
  @Field(() => Id, { description: "Invitation to oneself, from `me.eventInvitations`" }) invitationId!: string;
}

@InputType({ description: "Who stops working for an event" })
export class RemoveEventStaffInput extends KeyedInput {
  @Field(() => Id, { description: "One of `Event.staff`: oneself, or anybody for an organiser; takes back an invitation too" }) staffId!: string;
}

/** The invitation as it stands behind the event's lock: it may be taken back at this moment. */
async function mine(id: string, act: Act): Promise<EventStaff> {
  const { eventId } = await invitation(id, act);
  await lockEvent(eventId, act);
  return invitation(id, act);
}

const invitation = async (id: string, act: Act): Promise<EventStaff> =>
  found(await act.db.findOneBy(EventStaff, { id, personId: act.viewer.personId }), "invitation of yours", "invitationId");

export class AnswerStaffInvitation {
  @Change({ input: () => AcceptEventInvitationInput, yields: { staff: theStaff }, access: "signedIn", description: "Accepts an invitation to work for an event" })
  async acceptEventInvitation({ invitationId }: AcceptEventInvitationInput, act: Act): Promise<{ staff: string }> {
    const { id, status } = await mine(invitationId, act);
    allow(status === InvitationStatus.INVITED || status === InvitationStatus.ACTIVE, "This invitation does not stand any more");
    await act.update(EventStaff, id, { status: InvitationStatus.ACTIVE });
    return { staff: id };
  }

  @Change({ input: () => DeclineEventInvitationInput, yields: { staff: theStaff }, access: "signedIn", description: "Declines an invitation to work for an event" })
  async declineEventInvitation({ invitationId }: DeclineEventInvitationInput, act: Act): Promise<{ staff: string }> {
    const { id, status } = await mine(invitationId, act);
    allow(status === InvitationStatus.INVITED || status === InvitationStatus.DECLINED, "This invitation was answered already; leave instead (`removeEventStaff`)");
    await act.update(EventStaff, id, { status: InvitationStatus.DECLINED });
    return { staff: id };
  }

  @Change({
    input: () => RemoveEventStaffInput, yields: { staff: theStaff }, refuses: [LastOne], access: "signedIn",
    description: "Ends somebody's work for an event: one's own, or for its organisers anybody's. The last organiser cannot leave",
  })
  async removeEventStaff({ staffId }: RemoveEventStaffInput, act: Act): Promise<{ staff: string }> {
    const staff = found(await act.first<{ eventId: string; personId: string; role: EventRole }>(
      `SELECT t.event_id AS "eventId", t.person_id AS "personId", t.role FROM event_staff t WHERE t.id = :staffId AND (${visibleStaff("t")})`, { staffId }), "staff", "staffId");
    const event = await eventAtHand(staff.eventId, act, "staffId");
    allow(staff.personId === act.viewer.personId || event.roles.includes(EventRole.ORGANISER), "Only organisers release others");
    // Two organisers who leave at once meet at this lock.
    await lockEvent(staff.eventId, act);
    const others = await act.first(
      "SELECT 1 FROM event_staff WHERE event_id = :eventId AND role = 'ORGANISER' AND status = 'ACTIVE' AND id <> :staffId LIMIT 1", { eventId: staff.eventId, staffId });
    if (staff.role === EventRole.ORGANISER && !others) refuse(new LastOne("organiser", ["input", "staffId"]));
    await act.sql("UPDATE event_staff SET status = 'LEFT', updated_at = :now WHERE id = :staffId AND status IN ('ACTIVE', 'INVITED')", { staffId });
    return { staff: staffId };
  }
}
