import { startedProject } from "../kit/project-story.js";
import { belongs, madeParty, madeTouchpoint } from "../kit/touchpoint-story.js";
import type { ChangeRow, Stage, World } from "./world.js";

/** The organiser stewards the project and the participant belongs to its staff; only the host belongs to its residents. */
async function residents({ draft }: Stage, world: World): Promise<{ touchpointId: string; partyId: string; touchpointPartyId: string }> {
  const { service } = world;
  const { id } = await startedProject(service, { steward: world.person("organiser") });
  const [party, staff] = [await madeParty(service, id, "Residents"), await madeParty(service, id, "Desk", "INSTITUTION")];
  const touchpoint = await madeTouchpoint(service, id, "Asks", [party, staff]);
  await belongs(service, party.id, world.person("host"));
  await belongs(service, staff.id, world.person("participant"));
  if (draft) await service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [id]);
  return { touchpointId: touchpoint.id, partyId: party.id, touchpointPartyId: touchpoint.parties[party.id] };
}

/** Of a draft nobody says anything; whoever does not see it is not told that it is there. */
const byResidents = { published: "U A D A A A A", draft: "U F F A F F F" };

export const valueChanges: Record<string, ChangeRow> = {
  rateValue: { ...byResidents, input: async (stage, world) => ({ touchpointPartyId: (await residents(stage, world)).touchpointPartyId, rating: 4 }) },
  rateEqualFooting: {
    ...byResidents, input: async (stage, world) => {
      const { touchpointId, partyId } = await residents(stage, world);
      return { touchpointId, partyId, rating: 4 };
    },
  },
};
