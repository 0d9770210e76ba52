import { v7 } from "uuid";
import type { TestService } from "./service.js";

interface Written { title?: string; url?: string; hidden?: boolean; withdrawn?: boolean; status?: string; year?: number | null; authors?: string[] }

/** A resource as the verbs would have left it. */
export async function writtenResource(service: TestService, addedById: string | null, { title = "Co-production guide", hidden = false, withdrawn = false, status = "NOT_CHECKED", year = 2020, authors = [], ...more }: Written = {}): Promise<string> {
  const id = v7();
  const { url = `https://example.org/${id}` } = more;
  await service.rows(
    `INSERT INTO resource (id, created_at, updated_at, title, summary, issuer, authors, year, kind, language, version, added_by_id, withdrawn_at, hidden_at, hide_reason, url, address, link_status, broken_since, failing_since, moved_to, check_at)
     VALUES ($1, now(), now(), $2, $2, 'Issuer', $3, $4, 'GUIDE', 'en-GB', 1, $5, CASE WHEN $6 THEN now() END, CASE WHEN $7 THEN now() END, CASE WHEN $7 THEN 'Advertises' END, $8, substr($8, 9), $9,
       CASE WHEN $9 = 'BROKEN' THEN now() END, CASE WHEN $9 = 'BROKEN' THEN now() END, CASE WHEN $9 = 'MOVED' THEN 'https://example.org/moved' END, now())`,
    [id, title, authors, year, addedById, withdrawn, hidden, url, status]);
  return id;
}

export async function writtenCollection(service: TestService, { title = "To begin with", projectId = null as string | null, createdById, withdrawn = false }: { title?: string; projectId?: string | null; createdById: string | null; withdrawn?: boolean }): Promise<string> {
  const id = v7();
  await service.rows(
    "INSERT INTO collection (id, created_at, updated_at, title, version, project_id, created_by_id, withdrawn_at) VALUES ($1, now(), now(), $2, 1, $3, $4, CASE WHEN $5 THEN now() END)", [id, title, projectId, createdById, withdrawn]);
  return id;
}

export async function writtenItem(service: TestService, collectionId: string, resourceId: string, note: string | null = null): Promise<string> {
  const id = v7();
  await service.rows(
    `INSERT INTO collection_item (id, created_at, updated_at, collection_id, resource_id, position, note, version)
     VALUES ($1, now(), now(), $2, $3, (SELECT count(*) + 1 FROM collection_item WHERE collection_id = $2), $4, 1)`, [id, collectionId, resourceId, note]);
  return id;
}
