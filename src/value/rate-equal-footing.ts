import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { lockSummary, publishDue, type About } from "../base/publish.js";
import { found, InvalidInput, refuse } from "../base/refusal.js";
import { requireOpen } from "../events/event-at-hand.js";
import type { StoredStatus } from "../events/event.js";
import { FEEDBACK_DAYS, feedbackWindow, NotOpen, type Window } from "../events/phases.js";
import { visibleEvents } from "../events/policy.js";
import type { ProjectStatus } from "../projects/project.js";
import { PartySide } from "../touchpoints/party.js";
import { belongsTo, visibleParties, visibleTouchpoints } from "../touchpoints/policy.js";
import { EqualFooting } from "./equal-footing.js";
import { iterationAtHand, windowOf } from "./iteration-at-hand.js";
import { allowSpeaking } from "./policy.js";
import { LEVELS, publishedFooting } from "./publications.js";
import { theEqualFooting } from "./reads.js";

const LONGEST_COMMENT = 2_000;

@InputType({ description: "How far one's side was treated as an equal: at a meeting (`eventId`) or at a touchpoint (`touchpointId`), exactly one of the two" })
export class RateEqualFootingInput extends KeyedInput {
  @Field(() => Id, { nullable: true, description: "Meeting: an event of a project; give either this or `touchpointId`" }) eventId?: string | null;
  @Field(() => Id, { nullable: true, description: "Touchpoint, as it is in its current iteration; give either this or `eventId`" }) touchpointId?: string | null;
  @Field(() => Id, { description: "Party that one belongs to, and speaks for: of the event's project, or at the touchpoint" }) partyId!: string;
  @Field(() => Int, { description: "How far one's side was treated as an equal: 1 (not at all) to 7 (wholly)" }) rating!: number;
  @Field(() => String, { nullable: true, description: "What one has to say about it; 1 to 2,000 characters. Published without a name, so name nobody in it. Absent leaves what was said before, null takes it back" })
  comment?: string | null;
}

/** What one speaks of: where it is kept, and when one can. */
interface ThingAtHand {
  about: About;
  ids: { eventId: string | null; touchpointId: string | null; iterationId: string | null };
  projectId: string | null;
  isPublic: boolean;
  window: Window;
  what: string;
}

interface PartyAtHand { projectId: string; side: PartySide; belongs: boolean; there: boolean }

export class RateEqualFooting {
  @Change({
    input: () => RateEqualFootingInput, yields: { equalFooting: theEqualFooting }, refuses: [NotOpen], access: "signedIn",
    gate: input => `equal footing ${input.eventId ?? input.touchpointId}`,
    description: "Says how far one's side was treated as an equal, or says it anew: one answer a person and thing, which nobody else sees. For people who belong to a party. " +
      `At a meeting open from its start until ${FEEDBACK_DAYS} days after it, at a touchpoint while the iteration is the current one`,
    check: (input, checks) => {
      if (input.eventId == null && input.touchpointId == null) checks.fail("eventId", "Give either `eventId` or `touchpointId`");
      if (input.eventId != null && input.touchpointId != null) checks.fail("touchpointId", "Give either `eventId` or `touchpointId`, not both");
      checks.whole("rating", input.rating, 1, LEVELS);
      checks.text("comment", input.comment, LONGEST_COMMENT);
    },
  })
  async rateEqualFooting(input: RateEqualFootingInput, act: Act): Promise<{ equalFooting: string }> {
    const { eventId, touchpointId, partyId } = input;
    const thing = eventId != null ? await this.event(eventId, act) : await this.touchpoint(touchpointId!, act);
    const party = await this.party(partyId, thing.ids.touchpointId, act);
    allowSpeaking({ isPublic: thing.isPublic, belongs: party.belongs });
    if (party.projectId !== thing.projectId || !party.there) refuse(new InvalidInput(`\`partyId\` must be a party ${thing.what}`, ["input", "partyId"]));
    requireOpen(thing.window, act.now, "Saying how one was treated");
    // Both sides, always in this order: so nobody speaks for both at once.
    const summaries = [];
    for (const side of [PartySide.COMMUNITY, PartySide.INSTITUTION]) summaries.push([side, await lockSummary(publishedFooting, { ...thing.about, side }, act)] as const);
    const id = await this.keep(input, thing, party.side, act);
    await publishDue(publishedFooting, new Map(summaries).get(party.side)!, { ...thing.about, side: party.side }, act);
    return { equalFooting: id };
  }

  private async event(eventId: string, act: Act): Promise<ThingAtHand> {
    const { projectId, status, startsAt, endsAt } = found(await act.first<{ projectId: string | null; status: StoredStatus; startsAt: Date; endsAt: Date }>(
      `SELECT e.project_id AS "projectId", e.status, e.starts_at AS "startsAt", e.ends_at AS "endsAt" FROM event e WHERE e.id = :eventId AND (${visibleEvents("e")})`, { eventId }), "event", "eventId");
    return {
      about: { event_id: eventId }, ids: { eventId, touchpointId: null, iterationId: null }, projectId, isPublic: status === "PUBLISHED",
      window: feedbackWindow(startsAt, { status, endsAt }), what: "of the project that the event belongs to",
    };
  }

  private async touchpoint(touchpointId: string, act: Act): Promise<ThingAtHand> {
    const { projectId, status, withdrawnAt } = found(await act.first<{ projectId: string; status: ProjectStatus; withdrawnAt: Date | null }>(
      `SELECT tp.project_id AS "projectId", pr.status, tp.withdrawn_at AS "withdrawnAt" FROM touchpoint tp JOIN project pr ON pr.id = tp.project_id
       WHERE tp.id = :touchpointId AND (${visibleTouchpoints("tp")})`, { touchpointId }), "touchpoint", "touchpointId");
    const iteration = await iterationAtHand(touchpointId, null, act);
    return {
      about: { touchpoint_id: touchpointId, iteration_id: iteration.id }, ids: { eventId: null, touchpointId, iterationId: iteration.id }, projectId, isPublic: status !== "DRAFT",
      window: windowOf(iteration, withdrawnAt), what: "that is there at the touchpoint",
    };
  }

  private async party(partyId: string, touchpointId: string | null, act: Act): Promise<PartyAtHand> {
    return found(await act.first<PartyAtHand>(
      `SELECT pa.project_id AS "projectId", pa.side, ${belongsTo("pa.id")} AS belongs,
         pa.withdrawn_at IS NULL AND (:touchpointId::uuid IS NULL OR EXISTS (
           SELECT 1 FROM touchpoint_party at WHERE at.party_id = pa.id AND at.touchpoint_id = :touchpointId AND at.withdrawn_at IS NULL)) AS there
       FROM party pa WHERE pa.id = :partyId AND (${visibleParties("pa")})`, { partyId, touchpointId }), "party", "partyId");
  }

  private async keep({ partyId, rating, comment }: RateEqualFootingInput, { ids }: ThingAtHand, side: PartySide, act: Act): Promise<string> {
    const mine = await act.first<{ id: string; side: PartySide }>(
      "SELECT id, side FROM equal_footing WHERE (event_id = :eventId::uuid OR iteration_id = :iterationId::uuid) AND person_id = :viewer", ids);
    if (!mine) {
      return act.insert(EqualFooting, { ...ids, partyId, side, personId: act.viewer.personId, rating, comment: comment ?? null, publishedRating: null, publishedComment: null });
    }
    if (mine.side !== side) refuse(new InvalidInput("Here one has spoken for the other side already; `partyId` must be a party of that side", ["input", "partyId"]));
    await act.update(EqualFooting, mine.id, { partyId, rating, ...(comment === undefined ? {} : { comment }) });
    return mine.id;
  }
}
