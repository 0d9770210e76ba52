import { Field, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Id } from "../base/id.js";
import { probe } from "../base/probe.js";
import { Refusal, refuse } from "../base/refusal.js";
import { visibleResources } from "./policy.js";

@ObjectType({ implements: Refusal, description: "Something with this link or this DOI is in the library already" })
export class InLibraryAlready extends Refusal {
  static readonly constraint = "resource_address";

  @Field(() => Id, { nullable: true, description: "Resource that is there; null when it is hidden from the viewer" })
  resourceId: string | null;

  constructor(resourceId: string | null = null, field: "url" | "doi" = "url") {
    super(`The library has a resource with this ${field === "url" ? "link" : "DOI"} already`, ["input", field]);
    this.resourceId = resourceId;
  }
}

const LIBRARY_LOCK = 7_220_031;

interface There { id: string; byUrl: boolean; seen: boolean }

/** Refuses what the library has already. Whatever comes into it or changes its address does so behind this lock. */
export async function requireNew({ address, doi, but = null }: { address: string; doi: string | null; but?: string | null }, act: Act): Promise<void> {
  if (probe.guarded("library")) await act.sql(`SELECT pg_advisory_xact_lock(${LIBRARY_LOCK})`);
  const there = await act.first<There>(
    `SELECT r.id, r.address = :address::text AS "byUrl", (${visibleResources("r")}) AS seen FROM resource r
     WHERE r.withdrawn_at IS NULL AND (r.address = :address::text OR r.doi = :doi::text) AND r.id IS DISTINCT FROM :but::uuid
     ORDER BY 2 DESC LIMIT 1`, { address, doi, but });
  if (there) refuse(new InLibraryAlready(there.seen ? there.id : null, there.byUrl ? "url" : "doi"));
  await probe.reach("library looked through");
}
