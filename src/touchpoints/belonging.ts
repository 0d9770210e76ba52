import { Field, Int, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Id } from "../base/id.js";
import { Refusal, refuse, type InputPath } from "../base/refusal.js";
import { PartyKind } from "./party.js";
import { lasts, stands } from "./policy.js";
import { PartyRole } from "./touchpoint-party.js";

@ObjectType({ implements: Refusal, description: "Nobody is in a providing and in a benefiting party of one touchpoint: who provides there does not say what it is worth" })
export class OnBothSides extends Refusal {
  @Field(() => Id, { description: "Touchpoint at which it would be so" })
  touchpointId: string;

  @Field(() => String, { description: "Its title" })
  title: string;

  @Field(() => Int, { description: "How many people would stand on both sides" })
  people: number;

  constructor({ touchpointId, title }: { touchpointId: string; title: string }, people: number, path: InputPath) {
    super(`At "${title}" ${people === 1 ? "this person" : `${people} people`} would be in a providing and in a benefiting party`, path);
    this.touchpointId = touchpointId;
    this.title = title;
    this.people = people;
  }
}

@ObjectType({ implements: Refusal, description: "Whoever acts for a body that provides the service is in no party of residents or families there: the body's voice does not pass for theirs" })
export class ActsForProvider extends Refusal {
  @Field(() => Id, { description: "Organisation that provides" })
  organisationId: string;

  @Field(() => String, { description: "Its name" })
  name: string;

  @Field(() => Int, { description: "How many people it concerns" })
  people: number;

  constructor({ organisationId, name }: { organisationId: string; name: string }, people: number, path: InputPath) {
    super(`${people === 1 ? "This person acts" : `${people} people of these parties act`} for ${name}, which provides the service`, path);
    this.organisationId = organisationId;
    this.name = name;
    this.people = people;
  }
}

/**
 * Parties of those who use the service for themselves or their own: what they say of it must not be the body's own word.
 * Staff may well be volunteers or belong to an association in their own time; at one touchpoint the other rule parts them.
 */
const OF_USERS: readonly PartyKind[] = [PartyKind.RESIDENT, PartyKind.FAMILY];
export const isOfUsers = (kind: PartyKind): boolean => OF_USERS.includes(kind);

/** A party's place at a touchpoint. */
export interface Place { touchpointId: string; title: string; partyId: string; role: PartyRole }

/** The first touchpoint at which somebody who belongs to these parties would be on both sides; null when there is none. */
export function onBothSides(places: readonly Place[], parties: ReadonlySet<string>): Place | null {
  const roles = new Map<string, PartyRole>();
  return places.filter(({ partyId }) => parties.has(partyId)).find(({ touchpointId, role }) => {
    const before = roles.get(touchpointId);
    roles.set(touchpointId, role);
    return before !== undefined && before !== role;
  }) ?? null;
}

/** SQL: the organisations that provide the service: public bodies that answer for it, and those whose staff is a providing party of the institution's side. */
const PROVIDING = `SELECT po.organisation_id FROM project_organisation po JOIN organisation o ON o.id = po.organisation_id AND o.kind = 'PUBLIC_BODY'
    WHERE po.project_id = :projectId AND po.status = 'ACTIVE' AND po.role = 'PROVIDER'
  UNION SELECT p.organisation_id FROM party p JOIN touchpoint_party tp ON tp.party_id = p.id AND tp.role = 'PROVIDER' AND ${stands("tp")}
    JOIN touchpoint t ON t.id = tp.touchpoint_id AND ${stands("t")}
    WHERE p.project_id = :projectId AND p.side = 'INSTITUTION' AND p.organisation_id IS NOT NULL AND ${stands("p")}`;

interface Joined { id: string; projectId: string; kind: PartyKind }

/** Refuses that a person belongs to a party. The project is locked, and so are its touchpoints' parties and who belongs to them. */
export async function requireMayBelong(personId: string, { id: partyId, projectId, kind }: Joined, path: InputPath, act: Act): Promise<void> {
  const places = await act.sql<Place>(
    `SELECT t.id AS "touchpointId", t.title, tp.party_id AS "partyId", tp.role FROM touchpoint_party own
       JOIN touchpoint t ON t.id = own.touchpoint_id AND ${stands("t")} JOIN touchpoint_party tp ON tp.touchpoint_id = t.id AND ${stands("tp")}
     WHERE own.party_id = :partyId AND ${stands("own")} ORDER BY t.position, tp.id`, { partyId });
  const others = await act.sql<{ partyId: string }>(
    `SELECT m.party_id AS "partyId" FROM party_membership m JOIN party p ON p.id = m.party_id AND p.project_id = :projectId WHERE m.person_id = :personId AND ${lasts("m")}`,
    { projectId, personId });
  const place = onBothSides(places, new Set([partyId, ...others.map(other => other.partyId)]));
  if (place) refuse(new OnBothSides(place, 1, path));
  if (!isOfUsers(kind)) return;
  const provider = await act.first<{ organisationId: string; name: string }>(
    `SELECT o.id AS "organisationId", o.name FROM affiliation af JOIN organisation o ON o.id = af.organisation_id
     WHERE af.person_id = :personId AND af.status = 'ACTIVE' AND o.id IN (${PROVIDING}) ORDER BY o.name, o.id LIMIT 1`, { personId, projectId });
  if (provider) refuse(new ActsForProvider(provider, 1, path));
}

/** Refuses parties at a touchpoint between which people would stand on both sides; the same rule for all who belong to them. */
export async function requireApart(touchpoint: { touchpointId: string; title: string }, path: InputPath, act: Act): Promise<void> {
  const [{ people }] = await act.sql<{ people: number }>(
    `SELECT count(DISTINCT bm.person_id)::int AS people FROM touchpoint_party b JOIN party_membership bm ON bm.party_id = b.party_id AND ${lasts("bm")}
     WHERE b.touchpoint_id = :touchpointId AND b.role = 'BENEFICIARY' AND ${stands("b")} AND EXISTS (
       SELECT 1 FROM touchpoint_party p JOIN party_membership pm ON pm.party_id = p.party_id AND pm.person_id = bm.person_id AND ${lasts("pm")}
       WHERE p.touchpoint_id = b.touchpoint_id AND p.role = 'PROVIDER' AND ${stands("p")})`, { touchpointId: touchpoint.touchpointId });
  if (people > 0) refuse(new OnBothSides(touchpoint, people, path));
}

/** Organisations that provide the service. */
export const providing = async (projectId: string, act: Act): Promise<string[]> =>
  (await act.sql<{ id: string }>(`SELECT organisation_id AS id FROM (${PROVIDING}) providing`, { projectId })).map(({ id }) => id);

/** Refuses what made an organisation a provider whose people are in parties of residents or families. `before` are those that provided before. */
export async function requireNoneOfProviders(projectId: string, before: readonly string[], path: InputPath, act: Act): Promise<void> {
  const concerned = await act.first<{ organisationId: string; name: string; people: number }>(
    `SELECT o.id AS "organisationId", o.name, count(DISTINCT m.person_id)::int AS people
     FROM party p JOIN party_membership m ON m.party_id = p.id AND ${lasts("m")} JOIN affiliation af ON af.person_id = m.person_id AND af.status = 'ACTIVE'
       JOIN organisation o ON o.id = af.organisation_id
     WHERE p.project_id = :projectId AND p.kind = ANY(:kinds) AND o.id IN (${PROVIDING}) AND o.id <> ALL(:before::uuid[]) GROUP BY o.id, o.name ORDER BY o.name, o.id LIMIT 1`,
    { projectId, before, kinds: OF_USERS });
  if (concerned) refuse(new ActsForProvider(concerned, concerned.people, path));
}
