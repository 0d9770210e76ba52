import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { projectFor } from "./project-at-hand.js";
import { ProjectVerb } from "./project-verb.js";
import { Project, ProjectStatus } from "./project.js";
import { theProject } from "./reads.js";

@InputType({ description: "Which closed project goes on" })
export class ReopenProjectInput extends KeyedInput {
  @Field(() => Id, { description: "Project that is closed" }) projectId!: string;
}

export class ReopenProject {
  @Change({
    input: () => ReopenProjectInput, yields: { project: theProject }, access: "signedIn",
    description: "Opens a closed project again. For its stewards",
  })
  async reopenProject({ projectId }: ReopenProjectInput, act: Act): Promise<{ project: string }> {
    const { version } = await projectFor(ProjectVerb.REOPEN, projectId, act);
    await act.update(Project, projectId, { status: ProjectStatus.OPEN, closedAt: null, closeReason: null, version: version + 1 });
    return { project: projectId };
  }
}
