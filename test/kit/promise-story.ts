import { v7 } from "uuid";
import { addedOrganisation, joinedMember, startedProject, takesPart, type OrganisationStory, type ProjectStory } from "./project-story.js";
import type { Someone } from "./seed.js";
import type { TestService } from "./service.js";

export interface PromiseStory { project: ProjectStory; body: OrganisationStory; member: Someone }

/** An open project with a member, in which a public body takes part. */
export async function projectWithBody(service: TestService, options: { steward?: Someone; member?: Someone } = {}): Promise<PromiseStory> {
  const project = await startedProject(service, options.steward ? { steward: options.steward } : {});
  const { person: member } = await joinedMember(service, project, options.member);
  const body = await addedOrganisation(service);
  await takesPart(service, project, body);
  return { project, body, member };
}

/** Somebody who acts for an organisation, as if they had been invited and accepted. */
export const actsFor = (service: TestService, organisationId: string, person: Someone, role = "MEMBER") => service.rows(
  "INSERT INTO affiliation (id, created_at, updated_at, organisation_id, person_id, role, status, started_at) VALUES ($1, now(), now(), $2, $3, $4, 'ACTIVE', now())", [v7(), organisationId, person.id, role]);

interface Written { status?: string; dueAt?: Date; ownerId?: string | null; text?: string; proposedById?: string | null }

/** A commitment as the verbs would have left it. */
export async function writtenCommitment(service: TestService, projectId: string, organisationId: string, { status = "ACCEPTED", dueAt = new Date(Date.now() + 30 * 86_400_000), ownerId = null, text = "Fruit every day", proposedById = null }: Written = {}): Promise<string> {
  const [id, settled] = [v7(), ["DONE", "BROKEN", "WITHDRAWN"].includes(status)];
  await service.rows(
    `INSERT INTO commitment (id, created_at, updated_at, project_id, organisation_id, owner_id, proposed_by_id, text, due_at, first_due_at, status, accepted_at, settled_at, version)
     VALUES ($1, now(), now(), $2, $3, $4, $5, $6, $7, $7, $8, CASE WHEN $8 <> 'PROPOSED' THEN now() - interval '3 days' END, CASE WHEN $9 THEN now() END, 1)`,
    [id, projectId, organisationId, ownerId, proposedById, text, dueAt, status, settled]);
  await service.rows(
    "INSERT INTO commitment_change (id, created_at, updated_at, commitment_id, by_id, to_status, reason, evidence, due_at) VALUES ($1, now(), now(), $2, $3, $4, $5, $6, $7)",
    [v7(), id, proposedById, status, ["BROKEN", "WITHDRAWN"].includes(status) ? "No money" : null, status === "DONE" ? "The menu" : null, dueAt]);
  return id;
}

/** An idea as the verbs would have left it. */
export async function writtenIdea(service: TestService, projectId: string, authorId: string | null, { hidden = false, withdrawn = false, statement = "Cook on site", sessionNoteId = null as string | null } = {}): Promise<string> {
  const id = v7();
  await service.rows(
    `INSERT INTO idea (id, created_at, updated_at, project_id, author_id, statement, session_note_id, version, hidden_at, hide_reason, withdrawn_at)
     VALUES ($1, now(), now(), $2, $3, $4, $5, 1, CASE WHEN $6 THEN now() END, CASE WHEN $6 THEN 'Unkind' END, CASE WHEN $7 THEN now() END)`, [id, projectId, authorId, statement, sessionNoteId, hidden, withdrawn]);
  return id;
}

/** What answers a contribution, for tests that need one and no officer. */
export async function writtenAnswer(service: TestService, { projectId, organisationId, commitmentId = null, ideaId, quote = "Cook on site" }: { projectId: string; organisationId: string; commitmentId?: string | null; ideaId: string; quote?: string }): Promise<string> {
  const id = v7();
  await service.rows("INSERT INTO answer (id, created_at, updated_at, project_id, organisation_id, kind, commitment_id, reason) VALUES ($1, now(), now(), $2, $3, $4, $5, $6)",
    [id, projectId, organisationId, commitmentId ? "COMMITMENT" : "NO", commitmentId, commitmentId ? null : "No money"]);
  await service.rows(
    "INSERT INTO answered_contribution (id, created_at, updated_at, answer_id, kind, contribution_id, idea_id, quote, said_at) VALUES ($1, now(), now(), $2, 'IDEA', $3, $3, $4, now())", [v7(), id, ideaId, quote]);
  return id;
}
