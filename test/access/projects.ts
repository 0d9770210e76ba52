import { addedOrganisation, draftedScope, joinedMember, startedProject, takesPart, type ProjectStory } from "../kit/project-story.js";
import type { ChangeRow, QueryRow, Stage, World } from "./world.js";

/** The organiser is its steward, the host a member; open, or a draft. */
async function project(stage: Stage, world: World): Promise<ProjectStory & { memberId: string }> {
  const story = await startedProject(world.service, { steward: world.person("organiser"), draft: false, kind: "COMMUNITY_INITIATIVE" });
  const { id: memberId } = await joinedMember(world.service, story, world.person("host"));
  if (stage.draft) await world.service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [story.id]);
  return { ...story, memberId };
}

const ofProject = async (stage: Stage, world: World) => ({ projectId: (await project(stage, world)).id });

async function invitation(stage: Stage, world: World): Promise<string> {
  const story = await project(stage, world);
  return (await world.service.done<{ membership: { id: string } }>("inviteToProject", { projectId: story.id, email: world.person("participant").email }, "membership { id }", story.steward)).membership.id;
}

async function request(stage: Stage, world: World): Promise<string> {
  const story = await project({ ...stage, draft: false } as Stage, world);
  return (await world.service.done<{ membership: { id: string } }>("requestToJoinProject", { projectId: story.id }, "membership { id }", world.person("participant"))).membership.id;
}

/** A public body takes part; the door staff is nobody in it. */
async function withPublicBody(world: World): Promise<{ story: ProjectStory; partId: string; proposalId: string; statementId: string }> {
  const { service } = world;
  const story = await startedProject(service, { steward: world.person("organiser") });
  const body = await addedOrganisation(service, "PUBLIC_BODY", `Comune ${Math.random()}`);
  const partId = await takesPart(service, story, body);
  const asked = await addedOrganisation(service, "COMMUNITY", `Friends ${Math.random()}`);
  const { projectOrganisation } = await service.done<{ projectOrganisation: { id: string } }>(
    "addOrganisationToProject", { projectId: story.id, organisationId: asked.id, role: "PARTNER" }, "projectOrganisation { id }", story.steward);
  return { story, partId, proposalId: projectOrganisation.id, statementId: await draftedScope(service, story) };
}

const stewards = { published: "U A A D A A A", draft: "U F A D F F F" };

export const projectChanges: Record<string, ChangeRow> = {
  startProject: { published: "U D D D D D D", input: () => ({ title: "New", summary: "Together" }) },
  editProject: { ...stewards, input: async (stage, world) => ({ ...await ofProject(stage, world), title: "Edited" }) },
  openProject: { published: "U A A A A A A", draft: "U F A D F F F", input: ofProject },
  closeProject: { published: "U A A D A A A", draft: "U F A A F F F", input: ofProject },
  reopenProject: { published: "U A A A A A A", draft: "U F A A F F F", input: ofProject },
  moveProjectToStage: { ...stewards, input: async (stage, world) => ({ ...await ofProject(stage, world), stage: "CO_DESIGN" }) },
  draftScopeStatement: { ...stewards, input: async (stage, world) => ({ ...await ofProject(stage, world), opens: "The menu", keepsClosed: "The budget" }) },
  // Officers of a public body that takes part sign; none of these is one.
  signScopeStatement: { published: "U F F A F F F", input: async (_stage, world) => ({ scopeStatementId: (await withPublicBody(world)).statementId }) },
  // Who takes part already is answered with their membership.
  requestToJoinProject: { published: "U D D D D D D", draft: "U F D D F F F", input: ofProject },
  answerJoinRequest: { published: "U A F D F F F", input: async (stage, world) => ({ membershipId: await request(stage, world), accept: true }) },
  inviteToProject: { ...stewards, input: async (stage, world) => ({ ...await ofProject(stage, world), email: "new@example.org" }) },
  acceptProjectInvitation: { published: "U D F A F F F", draft: "U D F A F F F", input: async (stage, world) => ({ membershipId: await invitation(stage, world) }) },
  declineProjectInvitation: { published: "U D F A F F F", draft: "U D F A F F F", input: async (stage, world) => ({ membershipId: await invitation(stage, world) }) },
  leaveProject: { published: "U F D X F F F", draft: "U F D X F F F", input: ofProject },
  removeFromProject: { ...stewards, input: async (stage, world) => ({ membershipId: (await project(stage, world)).memberId }) },
  changeMemberRole: { ...stewards, input: async (stage, world) => ({ membershipId: (await project(stage, world)).memberId, role: "STEWARD" }) },
  addOrganisationToProject: {
    ...stewards, input: async (stage, world) => ({ ...await ofProject(stage, world), organisationId: (await addedOrganisation(world.service, "COMMUNITY", `Friends ${Math.random()}`)).id, role: "PARTNER" }),
  },
  answerProjectProposal: { published: "U F F A F F F", input: async (_stage, world) => ({ projectOrganisationId: (await withPublicBody(world)).proposalId, accept: true }) },
  removeOrganisationFromProject: { published: "U A A D A A A", input: async (_stage, world) => ({ projectOrganisationId: (await withPublicBody(world)).partId }) },
};

export const projectQueries: Record<string, QueryRow> = {
  project: {
    published: "D D D D D D D", draft: "- - D D - - -",
    ask: async (stage, world) => ({ query: "query($id: ID!) { project(id: $id) { title } }", variables: { id: (await project(stage, world)).id } }), found: (data: { project: unknown }) => data.project,
  },
  projects: {
    published: "D D D D D D D",
    ask: async (stage, world) => { await project(stage, world); return { query: "{ projects(first: 5) { nodes { title } } }" }; }, found: (data: { projects: { nodes: unknown[] } }) => data.projects.nodes[0],
  },
};
