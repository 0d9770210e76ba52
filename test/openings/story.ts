import { v7 } from "uuid";
import type { Someone } from "../kit/seed.js";
import type { TestService } from "../kit/service.js";

export const OPENING = "id title benefit languages hoursPerWeek weeks people byWhen status closeReason version acceptedCount offerCount may skills { kind name need } helpers { id } myOffer { status }";
export interface OpeningAnswer {
  id: string; title: string; status: string; version: number; people: number; languages: string[]; closeReason: string | null; acceptedCount: number; offerCount: number | null; may: string[];
  skills: { kind: string; name: string; need: string }[]; helpers: { id: string }[]; myOffer: { status: string } | null;
}

export type SkillInput = { kind: string; name: string; need: string };
export const needed = (name: string, kind = "SKILL"): SkillInput => ({ kind, name, need: "NEEDED" });
export const learnt = (name: string, kind = "SKILL"): SkillInput => ({ kind, name, need: "CAN_BE_LEARNT" });

export const addOpening = async (service: TestService, projectId: string, as: Someone, input: object = {}): Promise<OpeningAnswer> => (await service.done<{ opening: OpeningAnswer }>(
  "addOpening", { projectId, title: "Cook at noon", benefit: "A meal and a certificate", hoursPerWeek: 4, weeks: 6, ...input }, `opening { ${OPENING} }`, as)).opening;

export const openingOf = async (service: TestService, id: string, as: Someone | null = null): Promise<OpeningAnswer | null> =>
  (await service.ask<{ opening: OpeningAnswer | null }>(`query($id: ID!) { opening(id: $id) { ${OPENING} } }`, { id }, { as })).opening;

export const changeOpening = async (service: TestService, verb: string, input: Record<string, unknown>, as: Someone): Promise<OpeningAnswer> =>
  (await service.done<{ opening: OpeningAnswer }>(verb, input, `opening { ${OPENING} }`, as)).opening;

export interface OfferAnswer { id: string; status: string; message: string | null; hoursPerWeek: number; answer: string | null; person: { id: string }; opening: { id: string; status: string } | null }
const OFFER = "id status message hoursPerWeek answer person { id } opening { id status }";
export const offers = async (service: TestService, openingId: string, as: Someone, input: object = {}): Promise<OfferAnswer> =>
  (await service.done<{ helpOffer: OfferAnswer }>("offerHelp", { openingId, hoursPerWeek: 3, ...input }, `helpOffer { ${OFFER} }`, as)).helpOffer;
export const answers = async (service: TestService, helpOfferId: string, accept: boolean, as: Someone, reason: string | null = accept ? null : "We have enough"): Promise<OfferAnswer> =>
  (await service.done<{ helpOffer: OfferAnswer }>("answerHelpOffer", { helpOfferId, accept, reason }, `helpOffer { ${OFFER} }`, as)).helpOffer;

export const agrees = (service: TestService, as: { token: string }) => service.done("giveConsent", { purpose: "MATCHING", textVersion: "2026-10", locale: "it" }, "consent { id }", as);

/** An opening as the verbs would have left it. */
export async function writtenOpening(service: TestService, projectId: string, createdById: string | null, { title = "Cook at noon", status = "OPEN", people = 1, languages = [] as string[], hoursPerWeek = 4, placeId = null as string | null, touchpointId = null as string | null, byWhen = null as Date | null, skills = [] as SkillInput[] } = {}): Promise<string> {
  const id = v7();
  await service.rows(
    `INSERT INTO opening (id, created_at, updated_at, project_id, touchpoint_id, place_id, created_by_id, title, benefit, languages, hours_per_week, weeks, people, by_when, status, closed_at, close_reason, version)
     VALUES ($1, now(), now(), $2, $3, $4, $5, $6, 'A meal', $7, $8, 4, $9, $10, $11, CASE WHEN $11 = 'CLOSED' THEN now() END, CASE WHEN $11 = 'CLOSED' THEN 'Done' END, 1)`,
    [id, projectId, touchpointId, placeId, createdById, title, languages, hoursPerWeek, people, byWhen, status]);
  for (const [position, { kind, name, need }] of skills.entries()) {
    await service.rows("INSERT INTO opening_skill (id, created_at, updated_at, opening_id, position, kind, name, need) VALUES ($1, now(), now(), $2, $3, $4, $5, $6)", [v7(), id, position, kind, name, need]);
  }
  return id;
}

export async function writtenOffer(service: TestService, openingId: string, personId: string, { status = "PENDING", nameShown = false, message = "I cook" as string | null } = {}): Promise<string> {
  const id = v7();
  await service.rows(
    `INSERT INTO help_offer (id, created_at, updated_at, opening_id, person_id, message, hours_per_week, name_shown, status, answered_at, answer)
     VALUES ($1, now(), now(), $2, $3, $4, 3, $5, $6, CASE WHEN $6 IN ('ACCEPTED', 'DECLINED') THEN now() END, CASE WHEN $6 = 'DECLINED' THEN 'Enough' END)`, [id, openingId, personId, message, nameShown, status]);
  return id;
}
