import type { Act } from "../base/act.js";
import { allow, found } from "../base/refusal.js";
import { projectAtHand, type ProjectAtHand } from "../projects/project-at-hand.js";
import { ProjectRole } from "../projects/project-member.js";
import { PLACE_STATE, placeMay, stands, touchpointMay, visibleTouchpoints, withTouchpoint, type PlaceState } from "./policy.js";
import { TouchpointPartyVerb, TouchpointVerb } from "./touchpoint-verb.js";

/** A touchpoint as verbs need it. */
export interface TouchpointAtHand { id: string; projectId: string; title: string; stands: boolean; project: ProjectAtHand }

/** The touchpoint, if the viewer may see it, with its project locked: behind that lock all of a project's journey is changed, and who belongs to its parties. */
export async function touchpointAtHand(touchpointId: string, act: Act, field = "touchpointId"): Promise<TouchpointAtHand> {
  const { projectId } = found(await act.first<{ projectId: string }>(
    `SELECT t.project_id AS "projectId" FROM touchpoint t WHERE t.id = :touchpointId AND ${visibleTouchpoints("t")}`, { touchpointId }), "touchpoint", field);
  const project = await projectAtHand(projectId, act, field);
  const touchpoint = await act.first<Omit<TouchpointAtHand, "project">>(
    `SELECT t.id, t.project_id AS "projectId", t.title, ${stands("t")} AS stands FROM touchpoint t WHERE t.id = :touchpointId`, { touchpointId });
  return { ...touchpoint!, project };
}

export function allowAt(touchpoint: TouchpointAtHand, verb: TouchpointVerb): void {
  const { stands, project: { status, standing: { role } } } = touchpoint;
  allow(touchpointMay(verb, { project: status, steward: role === ProjectRole.STEWARD, stands }), "This is for the project's stewards, while the project is not closed and the touchpoint is part of the journey");
}

/** The touchpoint, if the viewer may do this with it. */
export async function touchpointFor(verb: TouchpointVerb, touchpointId: string, act: Act): Promise<TouchpointAtHand> {
  const touchpoint = await touchpointAtHand(touchpointId, act);
  allowAt(touchpoint, verb);
  return touchpoint;
}

/** A party's place at a touchpoint as verbs need it. */
export type PlaceAtHand = PlaceState & { id: string; partyId: string; projectId: string };

const FOR: Record<TouchpointPartyVerb, string> = {
  KEEP_CAPABILITIES: "What a party should bring is said by the project's stewards, while the project is not closed and the party is there",
  OFFER_CAPABILITY: "A capability is offered by who belongs to the party, in an open project, while the party is there",
  PROPOSE_VALUE: "A proposition is written by who belongs to a providing party of the touchpoint, or is an officer of an organisation that takes part; nobody writes one to the own party",
  RATE_VALUE: "What value a party gets is said by who belongs to it, in a public project, while the party is there",
};

/** The place, if the viewer may see it, with its project locked. */
export async function placeAtHand(touchpointPartyId: string, act: Act, field = "touchpointPartyId"): Promise<PlaceAtHand> {
  const { projectId } = found(await act.first<{ projectId: string }>(
    `SELECT tt.project_id AS "projectId" FROM touchpoint_party t JOIN touchpoint tt ON tt.id = t.touchpoint_id WHERE t.id = :touchpointPartyId AND ${withTouchpoint("t")}`,
    { touchpointPartyId }), "party at a touchpoint", field);
  await projectAtHand(projectId, act, field);
  return (await act.first<PlaceAtHand>(
    `SELECT t.id, t.party_id AS "partyId", :projectId::uuid AS "projectId", ${Object.entries(PLACE_STATE).map(([name, sql]) => `${sql("t")} AS ${name}`).join(", ")}
     FROM touchpoint_party t WHERE t.id = :touchpointPartyId`, { touchpointPartyId, projectId }))!;
}

export function allowThere(place: PlaceAtHand, verb: TouchpointPartyVerb): void {
  allow(placeMay(verb, place), FOR[verb]);
}
