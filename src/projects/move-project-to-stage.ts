import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { projectFor } from "./project-at-hand.js";
import { ProjectVerb } from "./project-verb.js";
import { Project, ProjectStage } from "./project.js";
import { theProject } from "./reads.js";

@InputType({ description: "Which of the four Co's a project moves to" })
export class MoveProjectToStageInput extends KeyedInput {
  @Field(() => Id, { description: "Project" }) projectId!: string;
  @Field(() => ProjectStage, { description: "Stage it is in from now on" }) stage!: ProjectStage;
}

export class MoveProjectToStage {
  @Change({
    input: () => MoveProjectToStageInput, yields: { project: theProject }, access: "signedIn",
    description: "Moves a project to another stage, any of them, for a project goes round; doing it twice changes nothing. For its stewards",
  })
  async moveProjectToStage({ projectId, stage }: MoveProjectToStageInput, act: Act): Promise<{ project: string }> {
    const project = await projectFor(ProjectVerb.EDIT, projectId, act);
    if (project.stage !== stage) await act.update(Project, projectId, { stage, version: project.version + 1 });
    return { project: projectId };
  }
}
