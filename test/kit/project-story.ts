import { someone, type Someone } from "./seed.js";
import type { TestService } from "./service.js";

export interface ProjectStory { id: string; steward: Someone }
export interface OrganisationStory { id: string; admin: Someone; officer: Someone }
interface Made<Name extends string> { payload: Record<Name, { id: string }> }

const made = async <Name extends string>(service: TestService, verb: string, name: Name, input: Record<string, unknown>, as: Someone): Promise<string> =>
  (await service.done<Made<Name>["payload"]>(verb, input, `${name} { id }`, as))[name].id;

/** A steward who started a project, open unless a draft is asked for. */
export async function startedProject(service: TestService, options: { steward?: Someone; draft?: boolean; [input: string]: unknown } = {}): Promise<ProjectStory> {
  const { steward = await someone(service), draft = false, ...input } = options;
  const id = await made(service, "startProject", "project", { title: "School meals", summary: "What children eat at noon", ...input }, steward);
  if (!draft) await service.done("openProject", { projectId: id }, "project { id }", steward);
  return { id, steward };
}

/** An organisation with its admin and, invited and accepted, an officer. */
export async function addedOrganisation(service: TestService, kind = "PUBLIC_BODY", name = "Comune"): Promise<OrganisationStory> {
  const admin = await someone(service);
  const officer = await someone(service);
  const id = await made(service, "addOrganisation", "organisation", { name, kind }, admin);
  const affiliationId = await made(service, "inviteToOrganisation", "affiliation", { organisationId: id, email: officer.email, role: "OFFICER" }, admin);
  await service.done("acceptAffiliation", { affiliationId }, "affiliation { id }", officer);
  return { id, admin, officer };
}

/** Has the organisation take part: a steward proposes, its officer agrees. */
export async function takesPart(service: TestService, project: ProjectStory, organisation: OrganisationStory): Promise<string> {
  const projectOrganisationId = await made(service, "addOrganisationToProject", "projectOrganisation", { projectId: project.id, organisationId: organisation.id, role: "PROVIDER" }, project.steward);
  await service.done("answerProjectProposal", { projectOrganisationId, accept: true }, "projectOrganisation { id }", organisation.officer);
  return projectOrganisationId;
}

export const draftedScope = (service: TestService, project: ProjectStory, opens = "The menu"): Promise<string> =>
  made(service, "draftScopeStatement", "scopeStatement", { projectId: project.id, opens, keepsClosed: "The budget" }, project.steward);

/** Somebody who asked to join and was accepted. */
export async function joinedMember(service: TestService, project: ProjectStory, person?: Someone): Promise<{ id: string; person: Someone }> {
  const joining = person ?? await someone(service);
  const id = await made(service, "requestToJoinProject", "membership", { projectId: project.id }, joining);
  await service.done("answerJoinRequest", { membershipId: id, accept: true }, "membership { id }", project.steward);
  return { id, person: joining };
}
