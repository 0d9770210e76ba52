import { Field, Float, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { allow, found } from "../base/refusal.js";
import { stewards, visibleProjects } from "../projects/policy.js";
import { ProjectStatus } from "../projects/project.js";
import { checkOpening, MOST_HOURS, MOST_PEOPLE, OpeningDetails, requireTouchpoint, setSkills } from "./opening-details.js";
import { Opening, OpeningStatus } from "./opening.js";
import { theOpening } from "./reads.js";

@InputType({ description: "What is to be done, and what is given back for it" })
export class AddOpeningInput extends OpeningDetails {
  @Field(() => Id, { description: "Project that is not closed" }) projectId!: string;
  @Field(() => String, { description: "What is to be done, in a few words; 1 to 160 characters" }) title!: string;
  @Field(() => String, { description: "What whoever does it gets back: a wage, a meal, a certificate, a say, something learnt; 1 to 2,000 characters" }) benefit!: string;
  @Field(() => Float, { description: `Hours a week that it takes of each; more than 0, at most ${MOST_HOURS}` }) hoursPerWeek!: number;
  @Field(() => Int, { description: "For how many weeks; 1 to 520" }) weeks!: number;
  @Field(() => Int, { nullable: true, description: `How many people it takes; 1 to ${MOST_PEOPLE}, 1 when absent` }) people?: number | null;
}

export class AddOpening {
  @Change({
    input: () => AddOpeningInput, yields: { opening: theOpening }, access: "signedIn",
    description: "Opens a task that people can offer to do, with what it needs, how long it takes, and what is given back. Public with the project; offers can come once that is open. For its stewards, while it is not closed",
    check: checkOpening,
  })
  async addOpening(input: AddOpeningInput, act: Act): Promise<{ opening: string }> {
    const { projectId, title, benefit, hoursPerWeek, weeks } = input;
    const project = found(await act.first<{ status: ProjectStatus; steward: boolean }>(
      `SELECT p.status, ${stewards("p.id")} AS steward FROM project p WHERE p.id = :projectId AND (${visibleProjects("p")})`, { projectId }), "project", "projectId");
    allow(project.steward && project.status !== ProjectStatus.CLOSED, "Tasks are opened by the project's stewards, while it is not closed");
    await requireTouchpoint(input.touchpointId, projectId, act);
    const opening = await act.insert(Opening, {
      projectId, title, benefit, hoursPerWeek, weeks, people: input.people ?? 1, createdById: act.viewer.personId,
      touchpointId: input.touchpointId ?? null, placeId: input.placeId ?? null, description: input.description ?? null, languages: input.languages ?? [], byWhen: input.byWhen ?? null,
      status: OpeningStatus.OPEN, closedAt: null, closeReason: null, version: 1,
    });
    await setSkills(opening, input.skills ?? [], act);
    return { opening };
  }
}
