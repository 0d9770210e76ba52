import { v7 } from "uuid";
import { startedProject, type ProjectStory } from "../kit/project-story.js";
import { people, type Someone } from "../kit/seed.js";
import type { TestService } from "../kit/service.js";
import { belongs, madeParty, madeTouchpoint, type PartyStory, type TouchpointStory } from "../kit/touchpoint-story.js";

export interface ServiceStory { project: ProjectStory; residents: PartyStory; staff: PartyStory; touchpoint: TouchpointStory; cell: string; staffCell: string }

/** An open project with residents and staff, who meet at one touchpoint. */
export async function madeService(service: TestService, options: { draft?: boolean } = {}): Promise<ServiceStory> {
  const project = await startedProject(service, options);
  const [residents, staff] = [await madeParty(service, project.id, "Residents"), await madeParty(service, project.id, "Desk", "INSTITUTION")];
  const touchpoint = await madeTouchpoint(service, project.id, "Asks for a card", [residents, staff]);
  return { project, residents, staff, touchpoint, cell: touchpoint.parties[residents.id], staffCell: touchpoint.parties[staff.id] };
}

/** So many people of a party. */
export async function peopleOf(service: TestService, party: PartyStory, count: number): Promise<Someone[]> {
  const crowd = await people(service, count);
  for (const person of crowd) await belongs(service, party.id, person);
  return crowd;
}

/** The touchpoint was changed: what is current from now on is another iteration. */
export async function nextIteration(service: TestService, touchpoint: TouchpointStory): Promise<string> {
  const id = v7();
  const [{ number }] = await service.rows<{ number: number }>(
    "UPDATE touchpoint_iteration SET started_at = now() - interval '1 day', ended_at = now() WHERE touchpoint_id = $1 AND ended_at IS NULL RETURNING number", [touchpoint.id]);
  await service.rows("INSERT INTO touchpoint_iteration (id, created_at, updated_at, touchpoint_id, number, change, started_at) VALUES ($1, now(), now(), $2, $3, 'Fewer forms', now() - interval '1 second')", [id, touchpoint.id, number + 1]);
  return id;
}

export interface Rated { id: string; rating: number; reason: string | null }
export const rate = async (service: TestService, input: Record<string, unknown>, as: Someone): Promise<Rated> =>
  (await service.done<{ perceivedValue: Rated }>("rateValue", input, "perceivedValue { id rating reason }", as)).perceivedValue;

export interface Cell {
  party: { id: string; name: string }; role: string; count: number | null; median: number | null; lowerQuartile: number | null; upperQuartile: number | null; histogram: number[] | null; confirmedShare: number | null;
  change: { since: { number: number }; countBefore: number; count: number; median: number; mean: number | null; superiority: number; pValue: number; qValue: number; significant: boolean } | null;
  touchpointParty: { role: string; valueSummary: { count: number; reasons: string[]; median: number; lowerQuartile: number; upperQuartile: number; histogram: number[] | null } | null; myPerceivedValue: Rated | null };
}
export interface ValueMap {
  comparisons: number;
  touchpoints: { touchpoint: { title: string }; iteration: { number: number }; beneficiaryMedian: number | null; gap: { difference: number; highest: { name: string }; lowest: { name: string } } | null; cells: Cell[] }[];
}

export const VALUE_MAP = `comparisons touchpoints {
  touchpoint { title position description createdAt } iteration { number startedAt } beneficiaryMedian gap { difference highest { name } lowest { name } }
  cells {
    party { id name kind } role count median lowerQuartile upperQuartile histogram confirmedShare
    change { since { number } countBefore count median mean superiority pValue qValue significant }
  }
}`;
/** Costs more, so it is asked of fewer touchpoints. */
const WITH_SUMMARIES = VALUE_MAP.replace("touchpoints {", "touchpoints(first: 40) {").replace("party {", "touchpointParty { role valueSummary { count reasons median lowerQuartile upperQuartile histogram } myPerceivedValue { id rating reason } } party {");

export async function valueMap(service: TestService, projectId: string, as: Someone | null = null): Promise<ValueMap> {
  return (await service.ask<{ project: { valueMap: ValueMap } }>(`query($id: ID!) { project(id: $id) { valueMap { ${WITH_SUMMARIES} } } }`, { id: projectId }, { as })).project.valueMap;
}

/** What a stranger sees of the residents' cell of a service with one touchpoint. */
export async function residentsCell(service: TestService, story: ServiceStory, as: Someone | null = null): Promise<Cell> {
  return (await valueMap(service, story.project.id, as)).touchpoints[0].cells.find(({ party }) => party.id === story.residents.id)!;
}

/** Ratings that came another way, with what would be published of them. */
export async function ratings(service: TestService, touchpointPartyId: string, iterationId: string, histogram: readonly number[]): Promise<void> {
  await service.rows(
    `INSERT INTO perceived_value (id, created_at, updated_at, touchpoint_party_id, iteration_id, rating, published_rating)
     SELECT gen_random_uuid(), now(), now(), $1, $2, rating, rating FROM unnest($3::int[]) WITH ORDINALITY AS h(people, rating), generate_series(1, people)`, [touchpointPartyId, iterationId, histogram]);
  await service.rows(
    `INSERT INTO value_summary (id, created_at, updated_at, touchpoint_party_id, iteration_id, count, histogram, reasons, published_at)
     VALUES ($1, now(), now(), $2, $3, (SELECT sum(people) FROM unnest($4::int[]) people), $4, '{}', now())`, [v7(), touchpointPartyId, iterationId, histogram]);
}

