import type { ChangeRow, Role, Stage, World } from "./world.js";

const NONCE = () => `access-${Math.random().toString(36).slice(2)}`;
const NOBODY = "01900000-0000-7000-8000-00000000dead";

/** Check-in is not open yet a week before: X is what those are answered who may do it. On a draft it never is. */
const atDoor = { published: "U A A X A X A", draft: "U F F A F A F" };

const ofParticipant = async (world: World, { eventId }: Stage): Promise<string> =>
  (await world.service.rows<{ id: string }>("SELECT id FROM rsvp WHERE event_id = $1 AND person_id = $2", [eventId, world.person("participant").id]))[0].id;

const scan = async (stage: Stage, world: World): Promise<object> => ({ nonce: NONCE(), rsvpId: await ofParticipant(world, stage) });

async function tokenOf(world: World, stage: Stage): Promise<string> {
  const { doorToken } = await world.service.done<{ doorToken: { id: string } }>("issueDoorToken", { eventId: stage.eventId, label: "Door" }, "doorToken { id }", stage.event.organiser);
  return doorToken.id;
}

export const attendanceChanges: Record<string, ChangeRow> = {
  checkIn: { ...atDoor, input: async (stage, world) => ({ eventId: stage.eventId, ...await scan(stage, world) }) },
  undoCheckIn: { ...atDoor, input: async (stage, world) => ({ eventId: stage.eventId, ...await scan(stage, world) }) },
  checkInBatch: { ...atDoor, input: async (stage, world) => ({ eventId: stage.eventId, scans: [{ ...await scan(stage, world), at: new Date() }] }) },
  recordAttendance: { ...atDoor, input: async (stage, world) => ({ sessionId: stage.session, ...await scan(stage, world) }) },
  undoAttendance: { ...atDoor, input: async (stage, world) => ({ sessionId: stage.session, ...await scan(stage, world) }) },
  issueDoorToken: { published: "U A A D A A A", draft: "U F F D F A F", input: ({ eventId }) => ({ eventId, label: "Door" }) },
  revokeDoorToken: { published: "U F F D F F F", draft: "U F F D F F F", input: async (_stage, world, _role: Role, fresh) => ({ doorTokenId: await tokenOf(world, await fresh()) }) },
  // Not before the event is over, then for those who were checked in.
  issueCertificate: { published: "U X X X X X X", draft: "U F F A F A F", input: ({ eventId }) => ({ eventId }) },
  withdrawCertificate: { published: "U F F F F F F", input: () => ({ certificateId: NOBODY }) },
};
