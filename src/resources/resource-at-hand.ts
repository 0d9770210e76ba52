import type { Act } from "../base/act.js";
import { allow, found } from "../base/refusal.js";
import { resourceMay, resourceState, visibleResources, type ResourceState } from "./policy.js";
import { ResourceVerb } from "./resource-verb.js";

const LOOK = `SELECT ${resourceState("r")} AS state, r.url, r.address, r.doi FROM resource r WHERE r.id = :resourceId AND ${visibleResources("r")}`;

export interface ResourceAtHand { state: ResourceState; url: string; address: string; doi: string | null }

/** The resource, locked, if the viewer may do this with it, or has done it already. */
export async function resourceFor(verb: ResourceVerb, resourceId: string, act: Act, done: (state: ResourceState) => boolean = () => false): Promise<ResourceAtHand> {
  const look = async () => found(await act.first<ResourceAtHand>(LOOK, { resourceId }), "resource", "resourceId");
  await look();
  await act.sql("SELECT 1 FROM resource WHERE id = :resourceId FOR NO KEY UPDATE", { resourceId });
  const resource = await look();
  allow(done(resource.state) || resourceMay(verb, resource.state), `The viewer may not ${verb.toLowerCase()} this: it is for ${FOR[verb]}`);
  return resource;
}

const FOR: Record<ResourceVerb, string> = {
  EDIT: "whoever added it, and administrators", WITHDRAW: "whoever added it", HIDE: "administrators", RESTORE: "administrators",
};
