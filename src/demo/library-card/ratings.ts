import { publishDue, type About, type Published } from "../../base/publish.js";
import { PartySide } from "../../touchpoints/party.js";
import { EqualFooting } from "../../value/equal-footing.js";
import { EqualFootingSummary } from "../../value/equal-footing-summary.js";
import { PerceivedValue } from "../../value/perceived-value.js";
import { LEVELS, publishedFooting, publishedValue } from "../../value/publications.js";
import { ValueSummary } from "../../value/value-summary.js";
import { type Story, type Told, writeRows } from "../rows.js";
import { entriesOf, type Journey, type PartyKey, type TouchpointTold } from "./cast.js";
import { FOOTING, MEETING, REASONS, VALUE } from "./value-texts.js";

type Random = () => number;
type Sides = Record<"community" | "institution", readonly PartyKey[]>;

const SIDES: Sides = { community: ["residents", "families", "friends"], institution: ["desk", "managers"] };
const SIDE_OF = { community: PartySide.COMMUNITY, institution: PartySide.INSTITUTION };

/** What every party says that each touchpoint is worth to it, before and after the change; what each side says of its footing. Published as the product publishes. */
export async function ratings(told: Journey, meetingId: string, act: Story, random: Random): Promise<void> {
  await values(told, act, random);
  await footing(told, meetingId, act, random);
}

async function values(told: Journey, act: Story, random: Random): Promise<void> {
  const rows: Told<PerceivedValue>[] = [];
  const cells: About[] = [];
  for (const [key, cellsThere] of entriesOf(VALUE)) {
    for (const [party, centres] of entriesOf(cellsThere)) {
      told.touchpoints[key].iterations.forEach((iteration, i) => {
        const touchpointPartyId = told.touchpoints[key].places[party]!;
        const texts = REASONS.find(said => said.at === key && said.of === party && said.iteration === i + 1)?.texts ?? [];
        cells.push({ touchpoint_party_id: touchpointPartyId, iteration_id: iteration.id });
        for (const { personId, rating, text } of answers(raters(told.parties[party].members, i), centres[i], texts, random)) {
          rows.push({ touchpointPartyId, iterationId: iteration.id, personId, rating, reason: text, at: within(iteration, random(), act), publishedRating: null, publishedReason: null, reasonPublishedAt: null });
        }
      });
    }
  }
  await writeRows(PerceivedValue, rows, act);
  const summaryIds = await writeRows(ValueSummary, cells.map(cell => ({ ...NOTHING, touchpointPartyId: cell.touchpoint_party_id, iterationId: cell.iteration_id, reasons: [] })), act);
  await publish(publishedValue, summaryIds, cells, act);
  await act.sql(
    `UPDATE perceived_value v SET reason_published_at = ${PUBLISHED_AT} FROM touchpoint_iteration i WHERE i.id = v.iteration_id AND v.reason_published_at IS NOT NULL`);
  await backdate("value_summary", act);
}

async function footing(told: Journey, meetingId: string, act: Story, random: Random): Promise<void> {
  const rows: Told<EqualFooting>[] = [];
  const about: About[] = [];
  const say = (of: Pick<EqualFooting, "eventId" | "touchpointId" | "iterationId">, side: keyof Sides, parties: readonly PartyKey[], centre: number, texts: readonly string[], at: () => Date): void => {
    // Whoever belongs to two parties of a side speaks once.
    const partyOf = new Map(parties.flatMap(party => told.parties[party].members.slice(0, 10).map(personId => [personId, told.parties[party].id] as const)));
    for (const { personId, rating, text } of answers([...partyOf.keys()], centre, texts, random)) {
      rows.push({ ...of, partyId: partyOf.get(personId)!, side: SIDE_OF[side], personId, rating, comment: text, at: at(), publishedRating: null, publishedComment: null });
    }
  };
  for (const [key, { iterations, id: touchpointId, places }] of entriesOf(told.touchpoints)) {
    iterations.forEach((iteration, i) => {
      for (const side of ["community", "institution"] as const) {
        about.push({ touchpoint_id: touchpointId, iteration_id: iteration.id, side: SIDE_OF[side] });
        say({ eventId: null, touchpointId, iterationId: iteration.id }, side, SIDES[side].filter(party => places[party]), FOOTING[key][side][i], [], () => within(iteration, random(), act));
      }
    });
  }
  for (const side of ["community", "institution"] as const) {
    about.push({ event_id: meetingId, side: SIDE_OF[side] });
    say({ eventId: meetingId, touchpointId: null, iterationId: null }, side, SIDES[side], MEETING[side].centre, MEETING[side].texts, () => act.now);
  }
  await writeRows(EqualFooting, rows, act);
  const summaryIds = await writeRows(EqualFootingSummary, about.map(thing => (
    { ...NOTHING, eventId: thing.event_id ?? null, touchpointId: thing.touchpoint_id ?? null, iterationId: thing.iteration_id ?? null, side: thing.side as PartySide, comments: [] })), act);
  await publish(publishedFooting, summaryIds, about, act);
  await backdate("equal_footing_summary", act);
}

/** By the rule that holds for everybody's answers. Nobody else answers meanwhile: so no summary needs a lock, and none waits for another. */
const publish = (of: Published, summaryIds: readonly string[], about: readonly About[], act: Story): Promise<unknown> =>
  Promise.all(about.map((cell, i) => publishDue(of, summaryIds[i], cell, act)));

const NOTHING = { count: 0, histogram: new Array<number>(LEVELS).fill(0), publishedAt: null, closedAt: null };

/** People answer in the first weeks of an iteration, and what they said is public soon after. */
const within = ({ startedAt, endedAt }: TouchpointTold["iterations"][number], share: number, act: Story): Date =>
  new Date(startedAt.getTime() + ((endedAt ?? act.now).getTime() - startedAt.getTime()) * 0.3 * share);
const PUBLISHED_AT = "i.started_at + (COALESCE(i.ended_at, :now) - i.started_at) * 0.35";

const backdate = (summaries: "value_summary" | "equal_footing_summary", act: Story): Promise<unknown> => act.sql(
  `UPDATE ${summaries} s SET published_at = ${PUBLISHED_AT}, closed_at = i.ended_at FROM touchpoint_iteration i WHERE i.id = s.iteration_id AND s.published_at IS NOT NULL`);

/** Of a large party not everybody answers, and not the same people twice. */
const raters = (members: readonly string[], iteration: number): readonly string[] =>
  members.length < 20 ? members : members.filter((_, i) => (i + iteration) % 6 !== 3);

interface Said { personId: string; rating: number; text: string | null }

/** Ratings about a centre; texts, from the least content to the most, go to people of whom the same holds. */
function answers(people: readonly string[], centre: number, texts: readonly string[], random: Random): Said[] {
  const given = people.map(personId => ({ personId, rating: rating(centre, random), text: null as string | null }));
  const ordered = [...given].sort((a, b) => a.rating - b.rating);
  texts.forEach((text, i) => { ordered[Math.floor(i * ordered.length / texts.length)].text = text; });
  return given;
}

/** Most answers lie within one of the centre. */
const rating = (centre: number, random: Random): number =>
  Math.min(LEVELS, Math.max(1, Math.round(centre + (random() + random() + random() - 1.5) * 2)));
