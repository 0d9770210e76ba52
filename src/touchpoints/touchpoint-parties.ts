import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Id } from "../base/id.js";
import { probe } from "../base/probe.js";
import { NotFound, refuse } from "../base/refusal.js";
import { providing, requireApart, requireNoneOfProviders } from "./belonging.js";
import type { PartyThere } from "./journey.js";
import { stands } from "./policy.js";
import { PartyRole, TouchpointParty } from "./touchpoint-party.js";

@InputType({ description: "A party that is there at a touchpoint" })
export class PartyThereInput {
  @Field(() => Id, { description: "Party of the project" }) partyId!: string;
  @Field(() => PartyRole, { description: "What it is there" }) role!: PartyRole;
}

/** Has these parties at a touchpoint and no others, if the rules of who belongs to them allow it. The project is locked. */
export async function putParties(touchpoint: { id: string; title: string; projectId: string }, parties: readonly PartyThere[], act: Act): Promise<void> {
  const { id: touchpointId, title, projectId } = touchpoint;
  const path = ["input", "parties"];
  const ids = parties.map(({ partyId }) => partyId);
  const known = new Set((await act.sql<{ id: string }>(`SELECT p.id FROM party p WHERE p.project_id = :projectId AND p.id = ANY(:ids::uuid[]) AND ${stands("p")}`, { projectId, ids })).map(({ id }) => id));
  const unknown = ids.flatMap((partyId, index) => known.has(partyId) ? [] : [new NotFound("No such party of this project", [...path, String(index), "partyId"])]);
  if (unknown.length > 0) refuse(...unknown);
  const before = await providing(projectId, act);
  await act.sql("UPDATE touchpoint_party SET withdrawn_at = :now, updated_at = :now WHERE touchpoint_id = :touchpointId AND withdrawn_at IS NULL AND party_id <> ALL(:ids::uuid[])", { touchpointId, ids });
  // One that was there before has what was said of it back.
  const there = new Map((await act.sql<{ id: string; partyId: string }>(
    `UPDATE touchpoint_party tp SET role = w.role, withdrawn_at = NULL, updated_at = :now FROM unnest(:ids::uuid[], :roles::text[]) AS w(party_id, role)
     WHERE tp.touchpoint_id = :touchpointId AND tp.party_id = w.party_id RETURNING tp.id, tp.party_id AS "partyId"`,
    { touchpointId, ids, roles: parties.map(({ role }) => role) })).map(({ id, partyId }) => [partyId, id]));
  for (const { partyId, role } of parties) {
    if (!there.has(partyId)) await act.insert(TouchpointParty, { touchpointId, partyId, role, withdrawnAt: null });
  }
  await requireApart({ touchpointId, title }, path, act);
  await requireNoneOfProviders(projectId, before, path, act);
  await probe.reach("belonging looked at");
}
