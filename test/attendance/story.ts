import { Programme } from "../kit/programme.js";
import { itIs } from "../kit/moments.js";
import { people, plannedEvent, someone, type EventStory, type Someone } from "../kit/seed.js";
import type { TestService } from "../kit/service.js";

export interface Attendee extends Someone { rsvpId: string; code: string }

export interface DoorStory {
  event: EventStory;
  staff: Someone;
  host: Someone;
  session: string;
  attendees: Attendee[];
  /** An hour into the event. */
  during: Date;
}

let serial = 0;
/** A nonce that no other scan of this run has. */
export const nonce = (): string => `nonce-${String(++serial).padStart(6, "0")}`;

export const ticket = async (service: TestService, eventId: string, as: Someone): Promise<{ id: string; checkInCode: string | null; checkInSvgUrl: string | null; checkInPngUrl: string | null; checkedInAt: string | null }> => {
  const { event } = await service.ask<{ event: { myRsvp: never } }>("query($id: ID!) { event(id: $id) { myRsvp { id checkInCode checkInSvgUrl checkInPngUrl checkedInAt } } }", { id: eventId }, { as });
  return event.myRsvp;
};

/** An event on its day, with door staff, a session in its second hour, and people who have seats; it is an hour after the start. */
export async function atTheDoor(service: TestService, count = 3, capacity = 100): Promise<DoorStory> {
  const event = await plannedEvent(service, { capacity });
  const [staff, ...crowd] = await people(service, count + 1);
  const { invitation } = await service.done<{ invitation: { id: string } }>("inviteEventStaff", { eventId: event.id, personId: undefined, email: staff.email, role: "DOOR_STAFF" }, "invitation { id }", event.organiser);
  await service.done("acceptEventInvitation", { invitationId: invitation.id }, "staff { id }", staff);
  const programme = new Programme(service, event);
  const host = await someone(service);
  const [room, slot, { id: session }] = [await programme.room("Aula"), await programme.slot(1), await programme.session("Hosted", host)];
  await programme.schedule(session, room, slot);
  const attendees: Attendee[] = [];
  for (const person of crowd) {
    const { rsvp } = await service.done<{ rsvp: { id: string; checkInCode: string } }>("rsvp", { eventId: event.id }, "rsvp { id checkInCode }", person);
    attendees.push({ ...person, rsvpId: rsvp.id, code: rsvp.checkInCode });
  }
  const during = new Date(event.startsAt.getTime() + 3_600_000);
  itIs(during);
  return { event, staff, host, session, attendees, during };
}

interface CheckedIn { rsvp: { id: string; checkedInAt: string | null; person: { displayName: string } } | null; errors: { __typename: string; message: string; path: string[] | null; checkedInAt?: string; status?: string }[] }

/** A scan by name of the change; refusals with what they carry. */
export async function scan(service: TestService, name: "checkIn" | "undoCheckIn", input: Record<string, unknown>, as: { token: string } | null): Promise<CheckedIn> {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const details = name === "checkIn" ? "... on AlreadyCheckedIn { checkedInAt } ... on NotConfirmed { status }" : "";
  const data = await service.ask<Record<string, CheckedIn>>(
    `mutation($input: ${type}!) { ${name}(input: $input) { rsvp { id checkedInAt person { displayName } } errors { __typename ... on Refusal { message path } ${details} } } }`,
    { input: { nonce: nonce(), ...input } }, { as });
  return data[name];
}

export const doorToken = async (service: TestService, { event }: DoorStory, input: Record<string, unknown> = {}): Promise<{ token: string; id: string }> => {
  const { token, doorToken: { id } } = await service.done<{ token: string; doorToken: { id: string } }>("issueDoorToken", { eventId: event.id, label: "Main entrance", ...input }, "token doorToken { id }", event.organiser);
  return { token, id };
};
