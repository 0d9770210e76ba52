import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { InvalidInput, refuse } from "../base/refusal.js";
import { projectFor } from "../projects/project-at-hand.js";
import { ProjectVerb } from "../projects/project-verb.js";
import { ActsForProvider, OnBothSides } from "./belonging.js";
import { arrange, checkParties, MOST_PARTIES, MOST_TOUCHPOINTS, orderOf, placedAt, positionWithin } from "./journey.js";
import { theTouchpoint } from "./reads.js";
import { checkTouchpoint, TouchpointDetails } from "./touchpoint-details.js";
import { TouchpointIteration } from "./touchpoint-iteration.js";
import { PartyThereInput, putParties } from "./touchpoint-parties.js";
import { Touchpoint } from "./touchpoint.js";

@InputType({ description: "A moment in which people and the service meet" })
export class AddTouchpointInput extends TouchpointDetails {
  @Field(() => Id, { description: "Project" }) projectId!: string;
  @Field(() => String, { description: "What happens there, in a few words; 1 to 200 characters" }) title!: string;
  @Field(() => Int, { nullable: true, description: "Where it is to stand along the journey, from 1; those behind it move on. Last when absent" }) position?: number | null;
  @Field(() => [PartyThereInput], { description: `Who is there: 2 to ${MOST_PARTIES} parties of the project, at least one of them a BENEFICIARY` }) parties!: PartyThereInput[];
}

export class AddTouchpoint {
  @Change({
    input: () => AddTouchpointInput, yields: { touchpoint: theTouchpoint }, refuses: [OnBothSides, ActsForProvider], access: "signedIn",
    description: `Adds a touchpoint to the journey through a project's service, as it is found: that is its first iteration. At most ${MOST_TOUCHPOINTS} a project. For the project's stewards`,
    check: (input, checks) => {
      checkTouchpoint(input, checks);
      checkParties(input.parties, checks);
    },
  })
  async addTouchpoint({ projectId, title, description = null, placeId = null, language = null, position, parties }: AddTouchpointInput, act: Act): Promise<{ touchpoint: string }> {
    await projectFor(ProjectVerb.EDIT, projectId, act);
    const order = await orderOf(projectId, act);
    if (order.length >= MOST_TOUCHPOINTS) refuse(new InvalidInput(`A project has at most ${MOST_TOUCHPOINTS} touchpoints`, ["input", "projectId"]));
    const wanted = positionWithin(position, order.length + 1);
    if (typeof wanted !== "number") return refuse(wanted);
    const [{ next }] = await act.sql<{ next: number }>("SELECT coalesce(max(position), 0)::int + 1 AS next FROM touchpoint WHERE project_id = :projectId", { projectId });
    const id = await act.insert(Touchpoint, { projectId, position: next, title, description, placeId, language, version: 1, withdrawnAt: null, withdrawReason: null });
    await arrange(projectId, placedAt(order, id, wanted), act);
    await act.insert(TouchpointIteration, { touchpointId: id, number: 1, change: null, startedAt: act.now, endedAt: null });
    await putParties({ id, title, projectId }, parties, act);
    return { touchpoint: id };
  }
}
