import type { TestService } from "./service.js";

/** How the database would run a query, line by line; parameters of the viewer stand for nobody. */
export async function planOf(service: TestService, sql: string): Promise<string> {
  const asNobody = sql.replaceAll(":viewer", "NULL::uuid").replaceAll(":administrator", "FALSE");
  const lines = await service.rows<{ "QUERY PLAN": string }>(`EXPLAIN ${asNobody}`);
  return lines.map(line => line["QUERY PLAN"]).join("\n");
}

/** A library with as many resources as make a difference. */
export async function manyResources(service: TestService): Promise<void> {
  await service.rows(
    `INSERT INTO resource (id, created_at, updated_at, title, authors, year, kind, version, url, address, link_status, check_at)
     SELECT gen_random_uuid(), now(), now(), n::text, '{}', CASE WHEN n % 10 > 0 THEN 1900 + n % 120 END, 'LINK', 1, 'https://many.example/' || n, 'many.example/' || n, 'OK', now() FROM generate_series(1, 5000) n`);
  await service.rows("ANALYZE");
}
