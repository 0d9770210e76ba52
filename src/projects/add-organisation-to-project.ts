import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { InvitationStatus } from "../base/invitation.js";
import { KeyedInput } from "../base/once.js";
import { found, InvalidInput, Refusal, refuse } from "../base/refusal.js";
import { AffiliationRole } from "../organisations/affiliation.js";
import { actsFor } from "../organisations/policy.js";
import { projectFor } from "./project-at-hand.js";
import { ProjectOrganisation, ProjectOrganisationRole } from "./project-organisation.js";
import { ProjectVerb } from "./project-verb.js";
import { MOST_ORGANISATIONS, thePart } from "./reads.js";

@InputType({ description: "Which organisation is to take part in a project" })
export class AddOrganisationToProjectInput extends KeyedInput {
  @Field(() => Id, { description: "Project" }) projectId!: string;
  @Field(() => Id, { description: "Organisation" }) organisationId!: string;
  @Field(() => ProjectOrganisationRole, { description: "What it is to be in the project" }) role!: ProjectOrganisationRole;
}

@ObjectType({ implements: Refusal, description: "Takes part already, in another role" })
export class TakesPartAlready extends Refusal {
  static readonly constraint = "project_organisation_once";
  constructor() { super("This organisation takes part already; take it off first to propose another role", ["input", "organisationId"]); }
}

export class AddOrganisationToProject {
  @Change({
    input: () => AddOrganisationToProjectInput, yields: { projectOrganisation: thePart }, refuses: [TakesPartAlready], access: "signedIn",
    description: `Proposes that an organisation takes part in a project; its officers and admins are told and one of them answers. It takes part at once when the viewer is one of these. At most ${MOST_ORGANISATIONS} a project. For the project's stewards`,
  })
  async addOrganisationToProject({ projectId, organisationId, role }: AddOrganisationToProjectInput, act: Act): Promise<{ projectOrganisation: string }> {
    const { title } = await projectFor(ProjectVerb.MANAGE_ORGANISATIONS, projectId, act);
    const { name, speaks } = found(await act.first<{ name: string; speaks: boolean }>(
      `SELECT o.name, ${actsFor("o.id", AffiliationRole.OFFICER, AffiliationRole.ADMIN)} AS speaks FROM organisation o WHERE o.id = :organisationId`, { organisationId }), "organisation", "organisationId");
    const known = await act.first<{ id: string; role: ProjectOrganisationRole; status: InvitationStatus }>(
      "SELECT id, role, status FROM project_organisation WHERE project_id = :projectId AND organisation_id = :organisationId AND status IN ('INVITED', 'ACTIVE')", { projectId, organisationId });
    if (known?.role === role) return { projectOrganisation: known.id };
    if (known) refuse(new TakesPartAlready());
    const [{ parts }] = await act.sql<{ parts: number }>(
      "SELECT count(*)::int AS parts FROM project_organisation WHERE project_id = :projectId AND status IN ('INVITED', 'ACTIVE')", { projectId });
    if (parts >= MOST_ORGANISATIONS) refuse(new InvalidInput(`At most ${MOST_ORGANISATIONS} organisations take part in a project, proposed ones included`, ["input", "organisationId"]));
    const id = await act.insert(ProjectOrganisation, { projectId, organisationId, role, status: speaks ? InvitationStatus.ACTIVE : InvitationStatus.INVITED });
    if (!speaks) await this.tellSpeakers(organisationId, id, { projectId, title, name }, act);
    return { projectOrganisation: id };
  }

  private async tellSpeakers(organisationId: string, causeId: string, data: Record<string, unknown>, act: Act): Promise<void> {
    const speakers = await act.sql<{ personId: string }>(
      "SELECT person_id AS \"personId\" FROM affiliation WHERE organisation_id = :organisationId AND role IN ('OFFICER', 'ADMIN') AND status = 'ACTIVE'", { organisationId });
    for (const { personId } of speakers) act.tell({ kind: "organisation-proposed", personId, causeId, data });
  }
}
