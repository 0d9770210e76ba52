import { v7 } from "uuid";
import { someone, type Someone } from "./seed.js";
import type { TestService } from "./service.js";

export interface PartyStory { id: string; side: "COMMUNITY" | "INSTITUTION" }
/** A touchpoint in its current iteration, with what its parties are there by the party's id. */
export interface TouchpointStory { id: string; iterationId: string; parties: Readonly<Record<string, string>> }

export async function madeParty(service: TestService, projectId: string, name: string, side: PartyStory["side"] = "COMMUNITY", organisationId: string | null = null): Promise<PartyStory> {
  const id = v7();
  await service.rows("INSERT INTO party (id, created_at, updated_at, project_id, kind, side, name, organisation_id, version) VALUES ($1, now(), now(), $2, $3, $4, $5, $6, 1)",
    [id, projectId, side === "COMMUNITY" ? "RESIDENT" : "FRONT_LINE_STAFF", side, name, organisationId]);
  return { id, side };
}

/** Residents are there to benefit, the other side provides. */
export async function madeTouchpoint(service: TestService, projectId: string, title: string, parties: readonly PartyStory[]): Promise<TouchpointStory> {
  const [id, iterationId] = [v7(), v7()];
  await service.rows(`INSERT INTO touchpoint (id, created_at, updated_at, project_id, position, title, version)
    SELECT $1, now(), now(), $2, 1 + count(*), $3, 1 FROM touchpoint WHERE project_id = $2`, [id, projectId, title]);
  await service.rows("INSERT INTO touchpoint_iteration (id, created_at, updated_at, touchpoint_id, number, started_at) VALUES ($1, now(), now(), $2, 1, now() - interval '1 day')", [iterationId, id]);
  const there = parties.map(party => [party.id, v7(), party.side] as const);
  for (const [partyId, touchpointPartyId, side] of there) {
    await service.rows("INSERT INTO touchpoint_party (id, created_at, updated_at, touchpoint_id, party_id, role) VALUES ($1, now(), now(), $2, $3, $4)",
      [touchpointPartyId, id, partyId, side === "COMMUNITY" ? "BENEFICIARY" : "PROVIDER"]);
  }
  return { id, iterationId, parties: Object.fromEntries(there.map(([partyId, touchpointPartyId]) => [partyId, touchpointPartyId])) };
}

/** Somebody who said that they belong to the party. */
export async function belongs(service: TestService, partyId: string, person?: Someone): Promise<Someone> {
  const somebody = person ?? await someone(service);
  await service.rows("INSERT INTO party_membership (id, created_at, updated_at, party_id, person_id, basis, started_at) VALUES ($1, now(), now(), $2, $3, 'DECLARED', now())", [v7(), partyId, somebody.id]);
  return somebody;
}
