import { ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { found, InvalidInput, Refusal } from "../base/refusal.js";
import { isOfUsers } from "./belonging.js";
import { PartyKind, PartySide } from "./party.js";

@ObjectType({ implements: Refusal, description: "Another party of the project has this name" })
export class PartyNameTaken extends Refusal {
  static readonly constraint = "party_name";
  constructor() { super("Another party of this project has this name; give each a name of its own", ["input", "name"]); }
}

/** Side of a party whose kind tells it; null where it has to be said. */
export function sideOf(kind: PartyKind): PartySide | null {
  switch (kind) {
    case PartyKind.RESIDENT: case PartyKind.FAMILY: case PartyKind.VOLUNTEER: case PartyKind.COMMUNITY_GROUP: return PartySide.COMMUNITY;
    case PartyKind.FRONT_LINE_STAFF: case PartyKind.MANAGER: case PartyKind.PARTNER: return PartySide.INSTITUTION;
    case PartyKind.OTHER: return null;
  }
}

export interface PartyNature { kind: PartyKind; side: PartySide | null; organisationId: string | null }

/** What does not go together in a party: the input's field and what would be right. */
export function misfits({ kind, side, organisationId }: PartyNature): InvalidInput[] {
  const wrong = (field: string, message: string) => new InvalidInput(message, ["input", field]);
  return [
    ...(side === null ? [wrong("side", `Say on which side a party of kind ${kind} stands`)] : []),
    ...(isOfUsers(kind) && side === PartySide.INSTITUTION ? [wrong("side", `A party of kind ${kind} stands on the side of the COMMUNITY`)] : []),
    ...(isOfUsers(kind) && organisationId !== null ? [wrong("organisationId", `A party of kind ${kind} is no organisation's staff; leave it out`)] : []),
  ];
}

/** Refuses an organisation that does not take part in the project. */
export async function requireTakesPart(organisationId: string, projectId: string, act: Act): Promise<void> {
  found(await act.first("SELECT 1 FROM project_organisation WHERE project_id = :projectId AND organisation_id = :organisationId AND status = 'ACTIVE'", { projectId, organisationId }),
    "organisation that takes part in the project", "organisationId");
}
