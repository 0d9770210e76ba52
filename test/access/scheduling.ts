import type { Programme } from "../kit/programme.js";
import type { ChangeRow, QueryRow, Stage, SubscriptionRow, World } from "./world.js";

const organisers = { published: "U A A D A A A", draft: "U F F D F A F" };
/** Nobody else knows of a draft of a schedule. */
const unseen = { published: "U F F D F F F", draft: "U F F D F F F" };

const draftFor = async ({ eventId, event }: Stage, { service }: World): Promise<string> =>
  (await service.done<{ schedule: { id: string } }>("draftSchedule", { eventId }, "schedule { id }", event.organiser)).schedule.id;

const draftOfNew = async (world: World, fresh: () => Promise<Stage>): Promise<string> => draftFor(await fresh(), world);

/** A version that was public before. */
async function superseded(world: World, fresh: () => Promise<Stage>): Promise<string> {
  const stage = await fresh();
  const [{ id }] = await world.service.rows<{ id: string }>("SELECT id FROM schedule_version WHERE event_id = $1 AND status = 'PUBLISHED'", [stage.eventId]);
  await world.service.done("publishSchedule", { draftId: await draftFor(stage, world) }, "schedule { id }", stage.event.organiser);
  return id;
}

async function placedSession(world: World, fresh: () => Promise<Stage>): Promise<string> {
  const { session, room, slot, event } = await fresh();
  await world.service.done("scheduleSession", { sessionId: session, roomId: room, slotId: slot }, "session { id }", event.organiser);
  return session;
}

async function twoPlaced(world: World, { session, room, slot, event, programme }: Stage): Promise<{ sessionId: string; otherId: string }> {
  const [known] = await world.service.rows<{ id: string }>("SELECT session_id AS id FROM placement WHERE event_id = $1 AND session_id <> $2", [event.id, session]);
  if (known) return { sessionId: session, otherId: known.id };
  const [otherId, other] = [await anotherSession(programme, world), await programme.room("Bar")];
  for (const [sessionId, roomId] of [[session, room], [otherId, other]] as const) await world.service.done("scheduleSession", { sessionId, roomId, slotId: slot }, "session { id }", event.organiser);
  return { sessionId: session, otherId };
}

/** Another session of the event, which whoever plans it has pitched. */
const anotherSession = async (programme: Programme, world: World): Promise<string> => (await programme.session("Another", world.person("organiser"))).id;

async function keptApart({ session, programme, event }: Stage, world: World): Promise<string> {
  const otherId = await anotherSession(programme, world);
  await world.service.done("keepSessionsApart", { sessionId: session, otherId }, "session { id }", event.organiser);
  return otherId;
}

export const schedulingChanges: Record<string, ChangeRow> = {
  draftSchedule: { ...organisers, input: async (_stage, _world, _role, fresh) => ({ eventId: (await fresh()).eventId }) },
  discardDraft: { ...unseen, input: async (_stage, world, _role, fresh) => ({ draftId: await draftOfNew(world, fresh) }) },
  refreshDraft: { ...unseen, input: async (_stage, world, _role, fresh) => ({ draftId: await draftOfNew(world, fresh) }) },
  publishSchedule: { ...unseen, input: async (_stage, world, _role, fresh) => ({ draftId: await draftOfNew(world, fresh) }) },
  pinSession: { ...organisers, input: async (_stage, world, _role, fresh) => ({ sessionId: await placedSession(world, fresh), pinned: true }) },
  swapSessions: { ...organisers, input: async (_stage, world, _role, fresh) => twoPlaced(world, await fresh()) },
  setRoomClosings: { ...organisers, input: ({ room }) => ({ roomId: room, closings: [] }) },
  changeEventTimeZone: { ...organisers, input: ({ event }) => ({ eventId: event.id, timeZone: "Europe/Helsinki", keep: "CLOCKS" }) },
  setAbsences: { published: "U D D D D D D", draft: "U F F D F D F", input: ({ eventId }) => ({ eventId, absences: [] }) },
  setPreferredSlots: { published: "U A D D A A A", draft: "U F F D F A F", input: ({ session, slot }) => ({ sessionId: session, slotIds: [slot] }) },
  keepSessionsApart: { ...organisers, input: async ({ session, programme }, world) => ({ sessionId: session, otherId: (await anotherSession(programme, world)) }) },
  letSessionsOverlap: { ...organisers, input: async (stage, world) => ({ sessionId: stage.session, otherId: await keptApart(stage, world) }) },
  pitchIntoSchedule: {
    published: "U D A D A A A", draft: "U F F A F A F",
    input: async (_stage, world, _role, fresh) => {
      const { eventId, room, slot, event } = await fresh();
      await world.service.done("setEventPhases", { eventId, phases: [{ kind: "LIVE", opensAt: new Date(Date.now() - 60_000), closesAt: event.endsAt }] }, "event { id }", event.organiser);
      return { eventId, title: "On the spot", roomId: room, slotId: slot };
    },
  },
  revertSchedule: { ...organisers, input: async (_stage, world, _role, fresh) => ({ scheduleId: await superseded(world, fresh) }) },
};

const ask = (id: string) => ({ query: "query($id: ID!) { scheduleVersion(id: $id) { status } }", variables: { id } });

export const schedulingQueries: Record<string, QueryRow> = {
  scheduleVersion: {
    published: "- - - D - - -", draft: "- - - D - - -",
    ask: async (stage, world) => {
      const [known] = await world.service.rows<{ id: string }>("SELECT id FROM schedule_version WHERE event_id = $1 AND status = 'DRAFT'", [stage.eventId]);
      return ask(known?.id ?? await draftFor(stage, world));
    },
    found: (data: { scheduleVersion: unknown }) => data.scheduleVersion,
  },
};

export const schedulingSubscriptions: Record<string, SubscriptionRow> = {
  scheduleChanges: {
    published: "D D D D D D D", draft: "F F F D F D F",
    ask: ({ eventId }) => ({ query: "subscription($id: ID!) { scheduleChanges(eventId: $id) { number } }", variables: { id: eventId } }),
  },
};
