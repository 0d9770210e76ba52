import { v7 } from "uuid";
import type { TestService } from "./service.js";

export interface Ends { fromProjectId?: string; fromCaseId?: string; fromResourceId?: string; toProjectId?: string; toCaseId?: string; toResourceId?: string }

/** A citation as the verb would have left it. */
export async function writtenCitation(service: TestService, { fromProjectId, fromCaseId, fromResourceId, toProjectId, toCaseId, toResourceId }: Ends, { addedById = null as string | null, note = null as string | null, withdrawn = false } = {}): Promise<string> {
  const id = v7();
  await service.rows(
    `INSERT INTO citation (id, created_at, updated_at, from_project_id, from_case_study_id, from_resource_id, from_id, to_project_id, to_case_study_id, to_resource_id, to_id, added_by_id, note, withdrawn_at)
     VALUES ($1, now(), now(), $2::uuid, $3::uuid, $4::uuid, COALESCE($2, $3, $4), $5::uuid, $6::uuid, $7::uuid, COALESCE($5, $6, $7), $8, $9, CASE WHEN $10 THEN now() END)`,
    [id, fromProjectId, fromCaseId, fromResourceId, toProjectId, toCaseId, toResourceId, addedById, note, withdrawn]);
  return id;
}
