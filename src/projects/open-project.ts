import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { projectFor } from "./project-at-hand.js";
import { ProjectVerb } from "./project-verb.js";
import { Project, ProjectStatus } from "./project.js";
import { theProject } from "./reads.js";

@InputType({ description: "Which draft becomes public" })
export class OpenProjectInput extends KeyedInput {
  @Field(() => Id, { description: "Project that is a draft" }) projectId!: string;
}

export class OpenProject {
  @Change({
    input: () => OpenProjectInput, yields: { project: theProject }, access: "signedIn",
    description: "Opens a draft: everyone sees it, and people can ask to join. For its stewards",
  })
  async openProject({ projectId }: OpenProjectInput, act: Act): Promise<{ project: string }> {
    const { version } = await projectFor(ProjectVerb.OPEN, projectId, act);
    await act.update(Project, projectId, { status: ProjectStatus.OPEN, version: version + 1 });
    return { project: projectId };
  }
}
