import type { Client } from "pg";

/**
 * How many statements the database has carried out for requests. What transactions begin and end with is not counted, nor
 * what the service does by itself between requests.
 */
export async function statementsOf(client: Client): Promise<number> {
  const { rows: [{ calls }] } = await client.query<{ calls: string }>(
    `SELECT coalesce(sum(calls), 0) AS calls FROM pg_stat_statements
     WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND query !~ 'pg_stat_statements|outbox|graphile_worker|change_key|service_secret'`);
  return Number(calls);
}
