import type { Act } from "../base/act.js";
import { probe } from "../base/probe.js";
import { allow, found } from "../base/refusal.js";
import { OpeningVerb } from "./opening-verb.js";
import { OpeningStatus } from "./opening.js";
import { openingMay, openingState, visibleOpenings, type OpeningState } from "./policy.js";

/** An opening as verbs need it. */
export interface OpeningAtHand { id: string; projectId: string; project: string; title: string; people: number; accepted: number; version: number; state: OpeningState }

const LOOK = `SELECT o.id, o.project_id AS "projectId", p.title AS project, o.title, o.people, o.version,
    (SELECT count(*)::int FROM help_offer a WHERE a.opening_id = o.id AND a.status = 'ACCEPTED') AS accepted, ${openingState("o")} AS state
  FROM opening o JOIN project p ON p.id = o.project_id WHERE o.id = :openingId AND ${visibleOpenings("o")}`;

/** The opening, locked, if the viewer may do this with it, or has done it already. Offers are made, answered and counted behind this lock. */
export async function openingFor(verb: OpeningVerb, openingId: string, act: Act, done: (state: OpeningState) => boolean = () => false, field = "openingId"): Promise<OpeningAtHand> {
  const look = async () => found(await act.first<OpeningAtHand>(LOOK, { openingId }), "opening", field);
  await look();
  if (probe.guarded("opening")) await act.sql("SELECT 1 FROM opening WHERE id = :openingId FOR NO KEY UPDATE", { openingId });
  const opening = await look();
  allow(done(opening.state) || openingMay(verb, opening.state), `The viewer may not ${verb.toLowerCase().replace("_", " ")} here: this is for ${FOR[verb]}`);
  await probe.reach("opening looked at");
  return opening;
}

const FOR: Record<OpeningVerb, string> = {
  EDIT: "the project's stewards, while neither the opening nor the project is closed", CLOSE: "the project's stewards, while it is not closed",
  REOPEN: "the project's stewards, while it is closed and the project is not", ANSWER: "the project's stewards, while it is not closed",
  OFFER: "everybody but the project's stewards, while it is open, its date is ahead, the project is open, and nobody has answered them yet",
  WITHDRAW_OFFER: "whoever has an offer there that was not declined",
};

/** Where an opening stands that is not closed. */
export const standing = (accepted: number, people: number): OpeningStatus => accepted >= people ? OpeningStatus.FILLED : OpeningStatus.OPEN;

/** What mail about an opening is worded from; nobody's name is in it. */
export const about = ({ id, projectId, project, title }: OpeningAtHand): Record<string, unknown> => ({ openingId: id, projectId, project, title });

export async function tellStewards(kind: string, opening: OpeningAtHand, causeId: string, act: Act): Promise<void> {
  const stewards = await act.sql<{ personId: string }>(
    "SELECT person_id AS \"personId\" FROM project_member WHERE project_id = :projectId AND role = 'STEWARD' AND status = 'ACTIVE' AND person_id IS NOT NULL", { projectId: opening.projectId });
  for (const { personId } of stewards) act.tell({ kind, personId, causeId, data: about(opening) });
}
