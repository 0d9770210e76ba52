import type { Client } from "pg";

/**
 * How many statements all databases have carried out for requests. What transactions begin and end with is not counted, nor
 * what the service does by itself between requests.
 */
export async function statementsOf(client: Client): Promise<number> {
  const { rows: [{ calls }] } = await client.query<{ calls: string }>(
    `SELECT coalesce(sum(calls), 0) AS calls FROM pg_stat_statements
     WHERE query !~ 'pg_stat_statements|outbox|graphile_worker|change_key|service_secret'`);
  return Number(calls);
}
