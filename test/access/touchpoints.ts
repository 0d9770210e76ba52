import { v7 } from "uuid";
import { addedOrganisation, startedProject, takesPart, type OrganisationStory, type ProjectStory } from "../kit/project-story.js";
import { belongs, madeParty, madeTouchpoint } from "../kit/touchpoint-story.js";
import type { ChangeRow, QueryRow, Stage, World } from "./world.js";

interface Journey { project: ProjectStory; body: OrganisationStory; parents: string; helpers: string; touchpoint: string; place: string; capability: string; rule: string; membership: string }

/** The organiser is its steward, the host belongs to the parents, the participant to the helpers; the door staff is an officer of the body that provides. */
async function journeyOf(stage: Stage, world: World): Promise<Journey> {
  const { service } = world;
  const project = await startedProject(service, { steward: world.person("organiser") });
  const body = await addedOrganisation(service, "PUBLIC_BODY", `Comune ${Math.random()}`);
  await takesPart(service, project, body);
  await service.rows("INSERT INTO affiliation (id, created_at, updated_at, organisation_id, person_id, role, status, started_at) VALUES ($1, now(), now(), $2, $3, 'OFFICER', 'ACTIVE', now())",
    [v7(), body.id, world.person("doorStaff").id]);
  const [parents, helpers] = [await madeParty(service, project.id, "Parents"), await madeParty(service, project.id, "Helpers", "INSTITUTION")];
  await belongs(service, parents.id, world.person("host"));
  await belongs(service, helpers.id, world.person("participant"));
  const { id: touchpoint, parties: { [parents.id]: place } } = await madeTouchpoint(service, project.id, "Asks for a place", [parents, helpers]);
  const [capability, rule] = [v7(), v7()];
  await service.rows(
    `INSERT INTO capability (id, created_at, updated_at, project_id, touchpoint_party_id, kind, name, needed, offered, gap, version) VALUES ($1, now(), now(), $2, $3, 'SKILL', $4, 2, 0, 2, 1)`,
    [capability, project.id, place, capability]);
  await service.rows("INSERT INTO touchpoint_rule (id, created_at, updated_at, touchpoint_id, kind, text, changeable, version) VALUES ($1, now(), now(), $2, 'LAW', 'Signed by hand', 'NOT_HERE', 1)", [rule, touchpoint]);
  if (stage.draft) await service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [project.id]);
  const [{ id: membership }] = await service.rows<{ id: string }>("SELECT id FROM party_membership WHERE party_id = $1", [parents.id]);
  return { project, body, parents: parents.id, helpers: helpers.id, touchpoint, place, capability, rule, membership };
}

const kept = new WeakMap<World, Map<boolean, Promise<Journey>>>();
/** One in public and one draft, for what can be done there again and again. */
function journey(stage: Stage, world: World): Promise<Journey> {
  const known = kept.get(world) ?? new Map<boolean, Promise<Journey>>();
  kept.set(world, known);
  if (!known.has(stage.draft)) known.set(stage.draft, journeyOf(stage, world));
  return known.get(stage.draft)!;
}

/** A touchpoint, a party and a membership that a change may use up. */
async function newTouchpoint(stage: Stage, world: World): Promise<string> {
  const { project, parents, helpers } = await journey(stage, world);
  return (await madeTouchpoint(world.service, project.id, "Waits", [{ id: parents, side: "COMMUNITY" }, { id: helpers, side: "INSTITUTION" }])).id;
}
const newParty = async (stage: Stage, world: World): Promise<string> =>
  (await madeParty(world.service, (await journey(stage, world)).project.id, `Party ${Math.random()}`)).id;

async function partyOfHost(stage: Stage, world: World): Promise<string> {
  const partyId = await newParty(stage, world);
  await belongs(world.service, partyId, world.person("host"));
  return partyId;
}

async function newMembership(stage: Stage, world: World): Promise<string> {
  const partyId = await partyOfHost(stage, world);
  return (await world.service.rows<{ id: string }>("SELECT id FROM party_membership WHERE party_id = $1", [partyId]))[0].id;
}

const there = ({ parents, helpers }: Journey) => [{ partyId: parents, role: "BENEFICIARY" }, { partyId: helpers, role: "PROVIDER" }];

// The draft is seen by its steward and by the officer of the body that takes part.
const stewards = { published: "U A A D A A A", draft: "U F F D F A F" };

export const touchpointChanges: Record<string, ChangeRow> = {
  addParty: { ...stewards, input: async (stage, world, role) => ({ projectId: (await (role === "organiser" ? journeyOf : journey)(stage, world)).project.id, kind: "FAMILY", name: "Carers" }) },
  editParty: { ...stewards, input: async (stage, world) => ({ partyId: await newParty(stage, world), name: `Edited ${Math.random()}` }) },
  withdrawParty: { ...stewards, input: async (stage, world) => ({ partyId: await newParty(stage, world) }) },
  addTouchpoint: { ...stewards, input: async (stage, world) => { const story = await journey(stage, world); return { projectId: story.project.id, title: "Pays", parties: there(story) }; } },
  editTouchpoint: { ...stewards, input: async (stage, world) => ({ touchpointId: (await journey(stage, world)).touchpoint, title: "Edited" }) },
  moveTouchpoint: { ...stewards, input: async (stage, world) => ({ touchpointId: (await journey(stage, world)).touchpoint, position: 1 }) },
  withdrawTouchpoint: { ...stewards, input: async (stage, world) => ({ touchpointId: await newTouchpoint(stage, world), reason: "By post now" }) },
  setTouchpointParties: { ...stewards, input: async (stage, world) => { const story = await journey(stage, world); return { touchpointId: story.touchpoint, parties: there(story) }; } },
  startIteration: { ...stewards, input: async (stage, world) => ({ touchpointId: await newTouchpoint(stage, world), change: "Open until seven" }) },
  addTouchpointRule: { ...stewards, input: async (stage, world) => ({ touchpointId: (await journey(stage, world)).touchpoint, kind: "CUSTOM", text: "Mornings only", changeable: "BY_THE_BODY" }) },
  editTouchpointRule: { ...stewards, input: async (stage, world) => ({ ruleId: (await journey(stage, world)).rule, text: "Edited" }) },
  withdrawTouchpointRule: { ...stewards, input: async (stage, world, role) => ({ ruleId: (await (role === "organiser" ? journeyOf : journey)(stage, world)).rule }) },
  addCapability: { ...stewards, input: async (stage, world) => ({ touchpointPartyId: (await journey(stage, world)).place, kind: "SKILL", name: `Cooks ${Math.random()}`, needed: 2 }) },
  editCapability: { ...stewards, input: async (stage, world) => ({ capabilityId: (await journey(stage, world)).capability, needed: 3 }) },
  removeCapability: { ...stewards, input: async (stage, world, role) => ({ capabilityId: (await (role === "organiser" ? journeyOf : journey)(stage, world)).capability }) },
  // Whoever belongs to the party; taking back is done by anybody who sees it, of the own offer.
  offerCapability: { published: "U A D A A A A", draft: "U F F A F A F", input: async (stage, world) => ({ capabilityId: (await journey(stage, world)).capability }) },
  takeBackCapability: { published: "U D D D D D D", draft: "U F F D F D F", input: async (stage, world) => ({ capabilityId: (await journey(stage, world)).capability }) },
  // The participant belongs to a providing party, the door staff is an officer; the host is whom it is meant for.
  proposeValue: { published: "U D A A A D A", draft: "U F F A F D F", input: async (stage, world) => ({ touchpointPartyId: (await journey(stage, world)).place, text: "An answer in ten days" }) },
  // The participant would be on both sides; the door staff acts for the body that provides.
  joinParty: { published: "U X D D D X D", draft: "U F F A F A F", input: async (stage, world) => ({ partyId: (await journey(stage, world)).parents }) },
  leaveParty: { published: "U F D F F F F", draft: "U F F F F F F", input: async (stage, world) => ({ partyId: await partyOfHost(stage, world) }) },
  // To others than that person and the stewards it is not there.
  confirmPartyMembership: { published: "U F A D F F F", draft: "U F F D F F F", input: async (stage, world) => ({ membershipId: await newMembership(stage, world) }) },
  removeFromParty: { published: "U F A D F F F", draft: "U F F D F F F", input: async (stage, world) => ({ membershipId: await newMembership(stage, world), reason: "Lives elsewhere" }) },
};

export const touchpointQueries: Record<string, QueryRow> = {
  touchpoint: {
    published: "D D D D D D D", draft: "- - - D - D -",
    ask: async (stage, world) => ({ query: "query($id: ID!) { touchpoint(id: $id) { title } }", variables: { id: (await journey(stage, world)).touchpoint } }),
    found: (data: { touchpoint: unknown }) => data.touchpoint,
  },
  party: {
    published: "D D D D D D D", draft: "- - - D - D -",
    ask: async (stage, world) => ({ query: "query($id: ID!) { party(id: $id) { name } }", variables: { id: (await journey(stage, world)).parents } }),
    found: (data: { party: unknown }) => data.party,
  },
};
