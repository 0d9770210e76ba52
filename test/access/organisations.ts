import type { ChangeRow, QueryRow, World } from "./world.js";

/** The organiser is its admin, the host an officer of it. */
async function organisation(world: World): Promise<{ id: string; affiliationId: string }> {
  const { service } = world;
  const admin = world.person("organiser");
  const { organisation: { id } } = await service.done<{ organisation: { id: string } }>("addOrganisation", { name: `Comune ${Math.random()}`, kind: "PUBLIC_BODY" }, "organisation { id }", admin);
  const { affiliation } = await service.done<{ affiliation: { id: string } }>("inviteToOrganisation", { organisationId: id, email: world.person("host").email, role: "OFFICER" }, "affiliation { id }", admin);
  await service.done("acceptAffiliation", { affiliationId: affiliation.id }, "affiliation { id }", world.person("host"));
  return { id, affiliationId: affiliation.id };
}

async function invitation(world: World): Promise<string> {
  const { id } = await organisation(world);
  return (await world.service.done<{ affiliation: { id: string } }>("inviteToOrganisation", { organisationId: id, email: world.person("participant").email, role: "MEMBER" }, "affiliation { id }", world.person("organiser"))).affiliation.id;
}

export const organisationChanges: Record<string, ChangeRow> = {
  addOrganisation: { published: "U D D D D D D", input: () => ({ name: `Friends ${Math.random()}`, kind: "COMMUNITY" }) },
  editOrganisation: { published: "U A A D A A A", input: async (_stage, world) => ({ organisationId: (await organisation(world)).id, description: "New" }) },
  verifyOrganisation: { published: "U A A A A A D", input: async (_stage, world) => ({ organisationId: (await organisation(world)).id }) },
  inviteToOrganisation: { published: "U A A D A A A", input: async (_stage, world) => ({ organisationId: (await organisation(world)).id, email: "new@example.org", role: "MEMBER" }) },
  // The organiser, who invited, sees the invitation; it is not theirs to answer.
  acceptAffiliation: { published: "U D F A F F F", input: async (_stage, world) => ({ affiliationId: await invitation(world) }) },
  declineAffiliation: { published: "U D F A F F F", input: async (_stage, world) => ({ affiliationId: await invitation(world) }) },
  endAffiliation: { published: "U A D D A A A", input: async (_stage, world) => ({ affiliationId: (await organisation(world)).affiliationId }) },
  changeAffiliationRole: { published: "U A A D A A A", input: async (_stage, world) => ({ affiliationId: (await organisation(world)).affiliationId, role: "MEMBER" }) },
};

export const organisationQueries: Record<string, QueryRow> = {
  organisation: {
    published: "D D D D D D D",
    ask: async (_stage, world) => ({ query: "query($id: ID!) { organisation(id: $id) { name } }", variables: { id: (await organisation(world)).id } }),
    found: (data: { organisation: unknown }) => data.organisation,
  },
  organisations: {
    published: "D D D D D D D", ask: () => ({ query: "{ organisations(first: 5) { nodes { name } } }" }), found: (data: { organisations: { nodes: unknown[] } }) => data.organisations.nodes[0],
  },
};
