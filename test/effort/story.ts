import { v7 } from "uuid";
import { Context } from "../../src/base/context.js";
import { jobs } from "../../src/modules.js";
import { actsFor } from "../kit/promise-story.js";
import { addedOrganisation, startedProject, takesPart, type OrganisationStory, type ProjectStory } from "../kit/project-story.js";
import { people, someone, type Someone } from "../kit/seed.js";
import type { TestService } from "../kit/service.js";
import { belongs, madeParty, type PartyStory } from "../kit/touchpoint-story.js";

export interface BurdenStory { project: ProjectStory; body: OrganisationStory; residents: PartyStory; staff: PartyStory }

/** An open project of residents and the staff of a public body that takes part. */
export async function sharedProject(service: TestService, options: { steward?: Someone } = {}): Promise<BurdenStory> {
  const project = await startedProject(service, options.steward ? { steward: options.steward } : {});
  const body = await addedOrganisation(service, "PUBLIC_BODY", `Comune ${Math.random()}`);
  await takesPart(service, project, body);
  return { project, body, residents: await madeParty(service, project.id, "Residents"), staff: await madeParty(service, project.id, "Desk", "INSTITUTION", body.id) };
}

/** Somebody who takes part in the project, as if they had asked to join. */
export async function member(service: TestService, project: ProjectStory, role: "MEMBER" | "STEWARD", person?: Someone): Promise<Someone> {
  const joining = person ?? await someone(service);
  await service.rows(
    "INSERT INTO project_member (id, created_at, updated_at, project_id, person_id, role, status, joined_at) VALUES ($1, now(), now(), $2, $3, $4, 'ACTIVE', now())", [v7(), project.id, joining.id, role]);
  return joining;
}

export async function peopleIn(service: TestService, party: PartyStory, count: number): Promise<Someone[]> {
  const crowd = await people(service, count);
  for (const person of crowd) await belongs(service, party.id, person);
  return crowd;
}

interface Written { kind?: string; amount?: number; currency?: string | null; borneAt?: Date; personId?: string | null; organisationId?: string | null; status?: string; note?: string | null; nameShown?: boolean }

/** An entry as the verbs would have left it. */
export async function writtenEffort(service: TestService, partyId: string, { kind = "HOURS", amount = 1, currency = null, borneAt = new Date(Date.now() - 60_000), personId = null, organisationId = null, status = "STANDING", note = null, nameShown = false }: Written): Promise<string> {
  const id = v7();
  await service.rows(
    `INSERT INTO effort_entry (id, created_at, updated_at, project_id, party_id, person_id, organisation_id, kind, amount, currency, borne_at, note, name_shown, status, version)
     SELECT $1, now(), now(), p.project_id, p.id, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1 FROM party p WHERE p.id = $2`,
    [id, partyId, personId, organisationId, kind, amount, currency, borneAt, note, nameShown, status]);
  await service.rows(
    "INSERT INTO effort_change (id, created_at, updated_at, entry_id, by_id, action, amount, borne_at, note) VALUES ($1, now(), now(), $2, $3, 'RECORDED', $4, $5, $6)", [v7(), id, personId, amount, borneAt, note]);
  return id;
}

/** Noon of a day of a month (UTC). */
export const day = (month: string, of = 10): Date => new Date(`${month}-${String(of).padStart(2, "0")}T12:00:00Z`);

/** Each of these people recorded so many hours in a month. */
export async function gave(service: TestService, party: PartyStory, crowd: readonly Someone[], month: string, hours: number, kind = "HOURS"): Promise<void> {
  for (const person of crowd) await writtenEffort(service, party.id, { kind, amount: hours, borneAt: day(month), personId: person.id });
}

export const publish = (service: TestService): Promise<void> => jobs["publish-effort"].run(new Context(service.parts.service, "job", "", null, service.parts.doors.app.log));

export interface PartyBurden {
  party: { name: string }; agreedPercent: number | null; actualPercent: number | null; hours: number | null; money: { currency: string; amount: number | null }[]; risk: number | null; timeSaved: number | null;
  moneyReceived: { currency: string; amount: number | null }[]; paidHelpReceived: number | null; benefitPerHour: number | null;
}
export interface Duty {
  stands: boolean; since: string | null;
  findings: { party: { name: string } | null; since: string; words: string; periods: { startsAt: string; actualPercent: number; referencePercent: number; agreed: boolean; hours: number }[]; entries: { totalCount: number; nodes: { amount: number }[] } }[];
}
export interface Balance { period: string; startsAt: string; endsAt: string; periods: { startsAt: string; endsAt: string; closed: boolean; agreementVersion: number | null; parties: PartyBurden[] }[]; totals: PartyBurden[]; dutyMovedWithoutResource: Duty }

const PARTY = "party { name } agreedPercent actualPercent hours money { currency amount } risk timeSaved moneyReceived { currency amount } paidHelpReceived benefitPerHour";
export const DUTY = "stands since findings { party { name } since words periods { startsAt actualPercent referencePercent agreed hours } entries(first: 2) { totalCount nodes { amount } } }";
export const BALANCE = `query($id: ID!, $period: BurdenPeriod, $from: DateTime, $to: DateTime, $first: Int) { project(id: $id) { burdenBalance(period: $period, from: $from, to: $to) {
  period startsAt endsAt periods(first: $first) { startsAt endsAt closed agreementVersion parties { ${PARTY} } } totals { ${PARTY} } dutyMovedWithoutResource { ${DUTY} } } } }`;

export async function balanceOf(service: TestService, projectId: string, args: Record<string, unknown> = {}, as: Someone | null = null): Promise<Balance> {
  return (await service.ask<{ project: { burdenBalance: Balance } }>(BALANCE, { id: projectId, first: 30, ...args }, { as })).project.burdenBalance;
}

/** Somebody who acts for the body, as if invited. */
export async function actor(service: TestService, body: OrganisationStory, role: "MEMBER" | "OFFICER" | "ADMIN"): Promise<Someone> {
  const person = await someone(service);
  await actsFor(service, body.id, person, role);
  return person;
}
