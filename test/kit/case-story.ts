import { v7 } from "uuid";
import type { TestService } from "./service.js";

interface Written {
  status?: string; outcome?: string; title?: string; projectId?: string | null; sessionNoteId?: string | null;
  countryCode?: string | null; language?: string | null; stage?: string | null; parties?: readonly string[]; at?: Date;
  /** `TRUST+`, `TIME-`. */
  factors?: readonly string[];
}

/** A case that tells all that it must, as the verbs would have left it. */
export async function writtenCase(
  service: TestService, authorId: string | null,
  { status = "PUBLISHED", outcome = "SUCCEEDED", title = "Meals", projectId = null, sessionNoteId = null, countryCode = null, language = null, stage = null, parties = [], at = new Date(), factors = ["TRUST+"] }: Written = {},
): Promise<string> {
  const id = v7();
  await service.rows(
    `INSERT INTO case_study (id, created_at, updated_at, author_id, project_id, session_note_id, title, context, method, what_happened, outcome, parties, stage, language, country_code,
       status, status_since, submitted_at, published_at, return_reason, version)
     VALUES ($1, $2, $2, $3, $4, $5, $6, 'A school', 'Weekly meetings', 'They cook on site', $7, $8, $9, $10, $11, $12, $2, $2, $2, CASE WHEN $12 = 'RETURNED' THEN 'Say more' END, 1)`,
    [id, at, authorId, projectId, sessionNoteId, title, outcome, parties, stage, language, countryCode, status]);
  for (const [index, told] of factors.entries()) {
    await service.rows(
      `INSERT INTO case_factor (id, created_at, updated_at, case_study_id, position, factor, direction, evidence) VALUES ($1, $2, $2, $3, $4, $5, $6, 'They said so')`,
      [v7(), at, id, index + 1, told.slice(0, -1), told.endsWith("+") ? "POSITIVE" : "NEGATIVE"]);
  }
  return id;
}
