import { InvitationStatus } from "../../base/invitation.js";
import { newId } from "../../base/id.js";
import { Affiliation, AffiliationRole } from "../../organisations/affiliation.js";
import { CapabilityOffer } from "../../touchpoints/capability-offer.js";
import { Capability } from "../../touchpoints/capability.js";
import { MembershipBasis, PartyMembership } from "../../touchpoints/party-membership.js";
import { Party } from "../../touchpoints/party.js";
import { TouchpointIteration } from "../../touchpoints/touchpoint-iteration.js";
import { PartyRole, TouchpointParty } from "../../touchpoints/touchpoint-party.js";
import { TouchpointRule } from "../../touchpoints/touchpoint-rule.js";
import { Touchpoint } from "../../touchpoints/touchpoint.js";
import { ValueProposition } from "../../touchpoints/value-proposition.js";
import { DEMO_PROJECT } from "../projects.js";
import { type Story, type Told, writeRows } from "../rows.js";
import { CAST, daysAgo, entriesOf, OFFICER, recordOf, STEWARD, type Ground, type Journey, type PartyKey, type PartyTold, type TouchpointKey, type TouchpointTold } from "./cast.js";
import { CAPABILITIES, PARTIES, PROPOSITIONS, RULES, TOUCHPOINTS } from "./journey-texts.js";

const PARTY_KEYS = Object.keys(PARTIES) as PartyKey[];
const TOUCHPOINT_KEYS = Object.keys(TOUCHPOINTS) as TouchpointKey[];
/** Days ago that people began to take part. */
const BEGAN = 310;

/** The journey to a library card: six touchpoints, each as it was found and as it is, the parties that meet there, what they bring and what binds them. */
export async function journey(people: readonly string[], ground: Ground, act: Story): Promise<Journey> {
  const parties: Record<PartyKey, PartyTold> = recordOf(PARTY_KEYS, key => ({ id: newId(), members: CAST[key].map(i => people[i]) }));
  await writeRows(Party, PARTY_KEYS.map(key => {
    const { staffOf, ...text } = PARTIES[key];
    return { ...text, id: parties[key].id, at: daysAgo(BEGAN, act), projectId: DEMO_PROJECT, organisationId: staffOf && ground[staffOf], version: 1, withdrawnAt: null };
  }), act);
  await belonging(people, parties, ground, act);
  const told = await touchpoints(parties, ground, act);
  await abilities(parties, told, act);
  await writeRows(TouchpointRule, RULES.map(({ at: key, ...rule }) => ({ ...rule, touchpointId: told[key].id, at: daysAgo(BEGAN, act), language: "en", version: 1, withdrawnAt: null })), act);
  await propositions(people, parties, told, ground, act);
  return { parties, touchpoints: told };
}

/** Whose staff a party is, they belong to it by that; of the others the steward has confirmed every third. */
async function belonging(people: readonly string[], parties: Record<PartyKey, PartyTold>, ground: Ground, act: Story): Promise<void> {
  const rolesAlready = new Set((await act.sql<{ personId: string }>(
    "SELECT person_id AS \"personId\" FROM affiliation WHERE organisation_id = ANY(:organisations::uuid[])", { organisations: [ground.borough, ground.friends] })).map(({ personId }) => personId));
  const affiliations: Told<Affiliation>[] = [];
  const memberships: Told<PartyMembership>[] = [];
  for (const key of PARTY_KEYS) {
    const { staffOf } = PARTIES[key];
    for (const [i, personId] of parties[key].members.entries()) {
      if (staffOf && !rolesAlready.has(personId)) {
        affiliations.push({ organisationId: ground[staffOf], personId, email: null, role: AffiliationRole.MEMBER, status: InvitationStatus.ACTIVE, startedAt: daysAgo(400, act), endedAt: null });
      }
      const basis = staffOf ? MembershipBasis.AFFILIATION : i % 3 === 0 ? MembershipBasis.CONFIRMED : MembershipBasis.DECLARED;
      const confirmed = basis === MembershipBasis.CONFIRMED;
      const startedAt = daysAgo(BEGAN - i, act);
      memberships.push({
        partyId: parties[key].id, personId, basis, at: startedAt, startedAt, endedAt: null, endReason: null,
        confirmedById: confirmed ? people[STEWARD] : null, confirmedAt: confirmed ? daysAgo(BEGAN - i - 3, act) : null,
      });
    }
  }
  await writeRows(Affiliation, affiliations, act);
  await writeRows(PartyMembership, memberships, act);
}

async function touchpoints(parties: Record<PartyKey, PartyTold>, { placeId }: Ground, act: Story): Promise<Record<TouchpointKey, TouchpointTold>> {
  const told: Record<TouchpointKey, TouchpointTold> = recordOf(TOUCHPOINT_KEYS, key => {
    const { found, changed, for: beneficiaries, by } = TOUCHPOINTS[key];
    const [startedAt, changedAt] = [daysAgo(found, act), daysAgo(changed, act)];
    const iterations = [{ id: newId(), startedAt, endedAt: changedAt }, { id: newId(), startedAt: changedAt, endedAt: null }];
    return { id: newId(), iterations, places: recordOf([...beneficiaries, ...by], newId) };
  });
  await writeRows(Touchpoint, TOUCHPOINT_KEYS.map((key, i) => {
    const { title, description } = TOUCHPOINTS[key];
    return {
      id: told[key].id, at: told[key].iterations[0].startedAt, projectId: DEMO_PROJECT, position: i + 1, title, description, language: "en",
      placeId: ["asks", "form", "loan"].includes(key) ? placeId : null, version: 2, withdrawnAt: null, withdrawReason: null,
    };
  }), act);
  await writeRows(TouchpointIteration, TOUCHPOINT_KEYS.flatMap(key => told[key].iterations.map((iteration, i) => (
    { ...iteration, at: iteration.startedAt, touchpointId: told[key].id, number: i + 1, change: i === 0 ? null : TOUCHPOINTS[key].change }))), act);
  await writeRows(TouchpointParty, TOUCHPOINT_KEYS.flatMap(key => entriesOf(told[key].places).map(([party, id]) => ({
    id, at: told[key].iterations[0].startedAt, touchpointId: told[key].id, partyId: parties[party].id,
    role: TOUCHPOINTS[key].for.includes(party) ? PartyRole.BENEFICIARY : PartyRole.PROVIDER, withdrawnAt: null,
  }))), act);
  return told;
}

async function abilities(parties: Record<PartyKey, PartyTold>, told: Record<TouchpointKey, TouchpointTold>, act: Story): Promise<void> {
  const ids = await writeRows(Capability, CAPABILITIES.map(([key, party, kind, name, needed, offered]) => (
    { at: daysAgo(BEGAN - 10, act), projectId: DEMO_PROJECT, touchpointPartyId: told[key].places[party]!, kind, name, needed, offered, gap: needed - offered, version: 1, withdrawnAt: null })), act);
  await writeRows(CapabilityOffer, CAPABILITIES.flatMap(([, party, , , , offered], i) => parties[party].members.slice(0, offered).map(personId => (
    { at: daysAgo(200, act), capabilityId: ids[i], personId, endedAt: null }))), act);
}

async function propositions(people: readonly string[], parties: Record<PartyKey, PartyTold>, told: Record<TouchpointKey, TouchpointTold>, { borough }: Ground, act: Story): Promise<void> {
  await writeRows(ValueProposition, PROPOSITIONS.flatMap(({ at: key, to, by, versions }) => versions.map((text, i) => {
    const { places, iterations } = told[key];
    const [at, next] = [daysAgo(280 - 100 * i, act), daysAgo(180 - 100 * i, act)];
    return {
      at: versions.length === 1 ? iterations[1].startedAt : at, touchpointPartyId: places[to]!, text, language: "en",
      authorId: by === null ? people[OFFICER] : parties[by].members[0], byPartyId: by && parties[by].id, byOrganisationId: by === null ? borough : null,
      version: i + 1, supersededAt: i + 1 < versions.length ? next : null,
    };
  })), act);
}
