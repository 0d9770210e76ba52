import { inHours } from "../kit/seed.js";
import type { ChangeRow, QueryRow, Role, Stage, SubscriptionRow, World } from "./world.js";

const NOBODY = "01900000-0000-7000-8000-00000000dead";
const day = 24;
const organisers = { published: "U A A D A A A", draft: "U F F D F A F" };

async function rowOf(world: World, sql: string, values: unknown[]): Promise<string> {
  return (await world.service.rows<{ id: string }>(sql, values))[0].id;
}

const staffRow = (world: World, stage: Stage, role: Role) =>
  rowOf(world, "SELECT id FROM event_staff WHERE event_id = $1 AND person_id = $2", [stage.eventId, world.as[role]!.id]);

/** Its session, placed in an event that gives seats in sessions; also of a draft, which no verb would have so. */
async function sessionWithSeats(world: World, { eventId, session, room, slot, event, draft }: Stage): Promise<string> {
  await world.service.done("scheduleSession", { sessionId: session, roomId: room, slotId: slot }, "session { id }", event.organiser);
  if (!draft) await world.service.done("setRsvpRule", { eventId, sessionSeats: true }, "event { id }", event.organiser);
  return session;
}

/** The RSVP of the stage's participant. */
const rsvpOf = (world: World, stage: Stage) => rowOf(world, "SELECT id FROM rsvp WHERE event_id = $1 AND person_id = $2", [stage.eventId, world.person("participant").id]);

export const eventChanges: Record<string, ChangeRow> = {
  planEvent: { published: "U D D D D D D", input: () => ({ title: "New", startsAt: inHours(day), endsAt: inHours(day + 2), timeZone: "Europe/Rome" }) },
  editEvent: { ...organisers, input: ({ eventId }) => ({ eventId, title: "Edited" }) },
  publishEvent: { published: "U A A A A A A", draft: "U F F D F A F", input: async (_stage, _world, _role, fresh) => ({ eventId: (await fresh()).eventId }) },
  cancelEvent: { ...organisers, input: async (_stage, _world, _role, fresh) => ({ eventId: (await fresh()).eventId }) },
  copyEvent: { ...organisers, input: ({ eventId }) => ({ eventId, startsAt: inHours(10 * day) }) },
  changeEventCapacity: { ...organisers, input: ({ eventId }) => ({ eventId, capacity: 60 }) },
  setEventPhases: { ...organisers, input: ({ eventId }) => ({ eventId, phases: [] }) },
  rsvp: { published: "U D D D D D D", draft: "U F F A F A F", input: ({ eventId }) => ({ eventId }) },
  cancelRsvp: { published: "U D F F F F F", draft: "U F F F F F F", input: async (_stage, _world, _role, fresh) => ({ eventId: (await fresh()).eventId }) },
  setRsvpRule: { ...organisers, input: ({ eventId }) => ({ eventId, overbooking: 2 }) },
  setRegistrationQuestions: { ...organisers, input: async (_stage, _world, _role, fresh) => ({ eventId: (await fresh()).eventId, questions: [{ kind: "TEXT", text: "Why?" }] }) },
  changeRsvpAnswers: { published: "U D F F F F F", draft: "U F F F F F F", input: async (_stage, _world, _role, fresh) => ({ eventId: (await fresh()).eventId, answers: [] }) },
  // The participant has a seat already, so that there is no offer to decline.
  acceptOffer: { published: "U D F F F F F", draft: "U F F F F F F", input: async (_stage, _world, _role, fresh) => ({ eventId: (await fresh()).eventId }) },
  declineOffer: { published: "U X F F F F F", draft: "U F F F F F F", input: async (_stage, _world, _role, fresh) => ({ eventId: (await fresh()).eventId }) },
  approveRsvp: { published: "U A F D F A F", draft: "U F F A F A F", input: async (_stage, world, _role, fresh) => ({ rsvpId: await rsvpOf(world, await fresh()) }) },
  admitToEvent: { published: "U A A D A A A", draft: "U F F A F A F", input: async (_stage, world, _role, fresh) => ({ eventId: (await fresh()).eventId, personId: world.person("participant").id, reason: "Helps" }) },
  declineRsvp: {
    published: "U A F D F A F", draft: "U F F A F A F",
    input: async (_stage, world, _role, fresh) => {
      const rsvpId = await rsvpOf(world, await fresh());
      await world.service.rows("UPDATE rsvp SET status = 'REQUESTED' WHERE id = $1", [rsvpId]);
      return { rsvpId, reason: "Full" };
    },
  },
  takeSeat: {
    published: "U D A A A A A", draft: "U F F A F A F",
    input: async (_stage, world, _role, fresh) => ({ sessionId: await sessionWithSeats(world, await fresh()) }),
  },
  leaveSeat: { published: "U F F F F F F", draft: "U F F F F F F", input: async (_stage, _world, _role, fresh) => ({ sessionId: (await fresh()).session }) },
  inviteEventStaff: { ...organisers, input: ({ eventId }) => ({ eventId, email: "helper@example.org", role: "DOOR_STAFF" }) },
  acceptEventInvitation: { published: "U F F F F D F", draft: "U F F F F D F", input: async (stage, world) => ({ invitationId: await staffRow(world, stage, "doorStaff") }) },
  declineEventInvitation: { published: "U F F F F A F", input: async (stage, world) => ({ invitationId: await staffRow(world, stage, "doorStaff") }) },
  removeEventStaff: {
    published: "U F F D F D F", draft: "U F F D F D F",
    input: async (_stage, world, _role, fresh) => ({ staffId: await staffRow(world, await fresh(), "doorStaff") }),
  },
  addRoom: { ...organisers, input: ({ eventId }) => ({ eventId, name: `Room ${Math.random()}` }) },
  editRoom: { ...organisers, input: ({ room }) => ({ roomId: room, capacity: 12 }) },
  reorderRooms: { ...organisers, input: async (_stage, _world, _role, fresh) => { const { eventId, room } = await fresh(); return { eventId, roomIds: [room] }; } },
  removeRoom: { ...organisers, input: async (_stage, _world, _role, fresh) => ({ roomId: (await fresh()).room }) },
  addSlot: { ...organisers, input: async (_stage, _world, _role, fresh) => { const { eventId, programme } = await fresh(); return { eventId, ...programme.hour(3) }; } },
  editSlot: { ...organisers, input: ({ slot }) => ({ slotId: slot, title: "Morning" }) },
  removeSlot: { ...organisers, input: async (_stage, _world, _role, fresh) => ({ slotId: (await fresh()).slot }) },
  pitchSession: { published: "U D D D D D D", draft: "U F F D F A F", input: ({ eventId }) => ({ eventId, title: "Pitched" }) },
  editSession: { published: "U A D D A A A", draft: "U F F D F A F", input: ({ session }) => ({ sessionId: session, title: "Edited" }) },
  acceptSession: { ...organisers, input: ({ session }) => ({ sessionId: session }) },
  cancelSession: { ...organisers, input: async (_stage, _world, _role, fresh) => ({ sessionId: (await fresh()).session }) },
  withdrawSession: { published: "U A D A A A A", draft: "U F F A F A F", input: async (_stage, _world, _role, fresh) => ({ sessionId: (await fresh()).session }) },
  scheduleSession: { ...organisers, input: ({ session, room, slot }) => ({ sessionId: session, roomId: room, slotId: slot }) },
  unscheduleSession: { ...organisers, input: ({ session }) => ({ sessionId: session }) },
  markInterest: { published: "U D D D D D D", draft: "U F F A F A F", input: ({ session }) => ({ sessionId: session, level: "WANT" }) },
  inviteCoHost: { published: "U A D D A A A", draft: "U F F D F A F", input: ({ session }) => ({ sessionId: session, email: "cohost@example.org" }) },
  acceptCoHosting: { published: "U F F F F F F", input: () => ({ invitationId: NOBODY }) },
  declineCoHosting: { published: "U F F F F F F", input: () => ({ invitationId: NOBODY }) },
  removeCoHost: { published: "U F F F F F F", input: () => ({ hostingId: NOBODY }) },
  importSchedule: { published: "U F F F F F F", input: () => ({ importId: NOBODY }) },
  inviteToClaim: { published: "U F F F F F F", input: (_stage, world) => ({ personId: world.person("participant").id, email: "x@example.org" }) },
  acceptClaim: { published: "U F F F F F F", input: () => ({ claimId: NOBODY }) },
  declineClaim: { published: "U F F F F F F", input: () => ({ claimId: NOBODY }) },
};

const EVENT = "query($id: ID!) { event(id: $id) { title } }";

export const eventQueries: Record<string, QueryRow> = {
  event: { published: "D D D D D D D", draft: "- - - D - D -", ask: ({ eventId }) => ({ query: EVENT, variables: { id: eventId } }), found: (data: { event: unknown }) => data.event },
  events: {
    published: "D D D D D D D", draft: "- - - D - D -",
    ask: ({ eventId }) => ({ query: `{ events(first: 100) { nodes { id } } } # ${eventId}`, variables: {} }),
    found: (data: { events: { nodes: { id: string }[] }; wanted: string }) => data.events.nodes.find(({ id }) => id === data.wanted),
  },
  session: {
    published: "D D D D D D D", draft: "- - - D - D -",
    ask: ({ session }) => ({ query: "query($id: ID!) { session(id: $id) { title } }", variables: { id: session } }), found: (data: { session: unknown }) => data.session,
  },
};

const followed = { published: "D D D D D D D", draft: "F F F D F D F" };

export const eventSubscriptions: Record<string, SubscriptionRow> = {
  rsvpCounts: { ...followed, ask: ({ eventId }) => ({ query: "subscription($id: ID!) { rsvpCounts(eventId: $id) { confirmedCount } }", variables: { id: eventId } }) },
  interestCounts: { ...followed, ask: ({ eventId }) => ({ query: "subscription($id: ID!) { interestCounts(eventId: $id) { id } }", variables: { id: eventId } }) },
};
