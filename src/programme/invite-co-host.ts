import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, found, LastOne, refuse } from "../base/refusal.js";
import { InvitationStatus } from "../base/invitation.js";
import { EventRole } from "../events/event-staff.js";
import { TooMany } from "../events/invite-staff.js";
import { accountOf } from "../identity/account-of-invitee.js";
import { checkInvitee, InviteeInput, spendInvitation } from "../identity/invitee.js";
import { bookHosts, HostTaken } from "./place-session.js";
import { SessionHost } from "./session-host.js";
import { lockSession, sessionAtHand, sessionFor } from "./session-at-hand.js";
import { MOST_HOSTS, theHosting } from "./session-reads.js";
import { SessionVerb } from "./session-verb.js";

@InputType({ description: "Whom to ask to host a session together" })
export class InviteCoHostInput extends InviteeInput {
  @Field(() => Id, { description: "Session" }) sessionId!: string;
}

@InputType({ description: "Which invitation to host is accepted" })
export class AcceptCoHostingInput extends KeyedInput {
  @Field(() => Id, { description: "Invitation to oneself, from `me.coHostInvitations`" }) invitationId!: string;
}

@InputType({ description: "Which invitation to host is declined" })
export class DeclineCoHostingInput extends KeyedInput {
  @Field(() => Id, { description: "Invitation to oneself, from `me.coHostInvitations`" }) invitationId!: string;
}

@InputType({ description: "Who stops hosting a session" })
export class RemoveCoHostInput extends KeyedInput {
  @Field(() => Id, { description: "One of `Session.hostings`: oneself, or anybody for an organiser" }) hostingId!: string;
}

/** The invitation as it stands behind the session's lock: it may be taken back at this moment. */
async function mine(id: string, act: Act): Promise<SessionHost> {
  const { sessionId } = await invitation(id, act);
  await lockSession(sessionId, act);
  return invitation(id, act);
}

const invitation = async (id: string, act: Act): Promise<SessionHost> =>
  found(await act.db.findOneBy(SessionHost, { id, personId: act.viewer.personId }), "invitation of yours", "invitationId");

export class InviteCoHost {
  @Change({
    input: () => InviteCoHostInput, yields: { invitation: theHosting }, refuses: [TooMany], access: "signedIn",
    description: `Invites somebody to host a session together; at most ${MOST_HOSTS} hosts. For its hosts and the event's organisers`,
    check: checkInvitee, budgets: spendInvitation,
  })
  async inviteCoHost({ sessionId, ...whom }: InviteCoHostInput, act: Act): Promise<{ invitation: string }> {
    const session = await sessionFor(SessionVerb.INVITE_HOST, sessionId, act);
    await lockSession(sessionId, act);
    const { personId, byEmail } = await accountOf(whom, act);
    const hostings = await act.db.findBy(SessionHost, { sessionId });
    const standing = ({ status }: SessionHost) => status === InvitationStatus.INVITED || status === InvitationStatus.ACTIVE;
    const known = hostings.find(hosting => hosting.personId === personId);
    if (known && standing(known)) return { invitation: known.id };
    if (hostings.filter(standing).length >= MOST_HOSTS) refuse(new TooMany(`A session has at most ${MOST_HOSTS} hosts`, ["input", "sessionId"]));
    if (known) await act.update(SessionHost, known.id, { status: InvitationStatus.INVITED });
    const position = Math.max(0, ...hostings.map(hosting => hosting.position)) + 1;
    const id = known?.id ?? await act.insert(SessionHost, { sessionId, personId, status: InvitationStatus.INVITED, position, byEmail });
    const { event } = session;
    act.tell({ kind: "co-host-invitation", personId, causeId: id, data: { eventId: event.id, title: event.title, session: session.title, startsAt: event.startsAt, timeZone: event.timeZone } });
    return { invitation: id };
  }

  @Change({ input: () => AcceptCoHostingInput, yields: { hosting: theHosting }, refuses: [HostTaken], access: "signedIn", description: "Accepts an invitation to host a session; refused while one hosts another at its time" })
  async acceptCoHosting({ invitationId }: AcceptCoHostingInput, act: Act): Promise<{ hosting: string }> {
    const { id, status, sessionId } = await mine(invitationId, act);
    allow(status === InvitationStatus.INVITED || status === InvitationStatus.ACTIVE, "This invitation does not stand any more");
    await act.update(SessionHost, id, { status: InvitationStatus.ACTIVE });
    await bookHosts(sessionId, act);
    return { hosting: id };
  }

  @Change({ input: () => DeclineCoHostingInput, yields: { hosting: theHosting }, access: "signedIn", description: "Declines an invitation to host a session" })
  async declineCoHosting({ invitationId }: DeclineCoHostingInput, act: Act): Promise<{ hosting: string }> {
    const { id, status } = await mine(invitationId, act);
    allow(status === InvitationStatus.INVITED || status === InvitationStatus.DECLINED, "This invitation was answered already; leave instead (`removeCoHost`)");
    await act.update(SessionHost, id, { status: InvitationStatus.DECLINED });
    return { hosting: id };
  }

  @Change({
    input: () => RemoveCoHostInput, yields: { hosting: theHosting }, refuses: [LastOne], access: "signedIn",
    description: "Ends somebody's hosting: one's own, or for the event's organisers anybody's. The last host withdraws the session instead",
  })
  async removeCoHost({ hostingId }: RemoveCoHostInput, act: Act): Promise<{ hosting: string }> {
    const hosting = found(await act.db.findOneBy(SessionHost, { id: hostingId }), "host", "hostingId");
    const { event } = await sessionAtHand(hosting.sessionId, act, "hostingId");
    allow(hosting.personId === act.viewer.personId || event.roles.includes(EventRole.ORGANISER), "Only organisers release other hosts");
    await lockSession(hosting.sessionId, act);
    const hosts = await act.db.findBy(SessionHost, { sessionId: hosting.sessionId, status: InvitationStatus.ACTIVE });
    if (hosts.length === 1 && hosts[0].id === hostingId) refuse(new LastOne("host", ["input", "hostingId"]));
    await act.sql("UPDATE session_host SET status = 'LEFT', updated_at = :now WHERE id = :hostingId AND status IN ('ACTIVE', 'INVITED')", { hostingId });
    await bookHosts(hosting.sessionId, act);
    return { hosting: hostingId };
  }
}
