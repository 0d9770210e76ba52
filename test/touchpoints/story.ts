import { addedOrganisation, startedProject, takesPart, type OrganisationStory, type ProjectStory } from "../kit/project-story.js";
import type { Someone } from "../kit/seed.js";
import type { TestService } from "../kit/service.js";

type Role = "BENEFICIARY" | "PROVIDER";
export interface Touchpoint { id: string; position: number; version: number; [field: string]: unknown }

/** A project whose steward makes its journey by the verbs. */
export function journeyIn(service: TestService) {
  const made = async (verb: string, name: string, input: object, as: Someone, fields = "id"): Promise<Touchpoint> =>
    (await service.done<Record<string, Touchpoint>>(verb, input as Record<string, unknown>, `${name} { ${fields} }`, as))[name];
  return {
    made,
    party: async (project: ProjectStory, name: string, kind = "RESIDENT", more: object = {}) =>
      (await made("addParty", "party", { projectId: project.id, kind, name, ...more }, project.steward)).id,
    touchpoint: (project: ProjectStory, title: string, parties: Record<string, Role>, more: object = {}) =>
      made("addTouchpoint", "touchpoint", { projectId: project.id, title, parties: there(parties), ...more }, project.steward, "id position version"),
    join: async (partyId: string, as: Someone) => (await made("joinParty", "membership", { partyId }, as)).id,
    /** An open project with a public body that provides, parents and clerks who are the body's staff, and one touchpoint where they meet. */
    async journey(): Promise<Journey> {
      const project = await startedProject(service);
      const body = await addedOrganisation(service, "PUBLIC_BODY", `Comune ${Math.random()}`);
      await takesPart(service, project, body);
      const parents = await this.party(project, "Parents");
      const clerks = await this.party(project, "Clerks", "FRONT_LINE_STAFF", { organisationId: body.id });
      const desk = await this.touchpoint(project, "Asks for a place", { [parents]: "BENEFICIARY", [clerks]: "PROVIDER" });
      return { project, body, parents, clerks, desk: desk.id };
    },
    /** Ids of a touchpoint's parties by their party's id, and more of them. */
    places: async (touchpointId: string, fields = "", as: Someone | null = null) => Object.fromEntries((await service.ask<{ touchpoint: { parties: { id: string; role: Role; party: { id: string }; [field: string]: unknown }[] } }>(
      `query($id: ID!) { touchpoint(id: $id) { parties(first: 4) { id role party { id } ${fields} } } }`, { id: touchpointId }, { as })).touchpoint.parties.map(place => [place.party.id, place])),
  };
}

export interface Journey { project: ProjectStory; body: OrganisationStory; parents: string; clerks: string; desk: string }

export const there = (parties: Record<string, Role>): { partyId: string; role: Role }[] => Object.entries(parties).map(([partyId, role]) => ({ partyId, role }));
