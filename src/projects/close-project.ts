import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { projectFor } from "./project-at-hand.js";
import { ProjectVerb } from "./project-verb.js";
import { Project, ProjectStatus } from "./project.js";
import { theProject } from "./reads.js";

@InputType({ description: "Which project is closed, and why" })
export class CloseProjectInput extends KeyedInput {
  @Field(() => Id, { description: "Project that is open" }) projectId!: string;
  @Field(() => String, { nullable: true, description: "Why: shown with the project; at most 2,000 characters" }) reason?: string | null;
}

export class CloseProject {
  @Change({
    input: () => CloseProjectInput, yields: { project: theProject }, access: "signedIn",
    description: "Closes an open project: it stays public, nobody joins and nothing is edited until it is opened again. For its stewards",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async closeProject({ projectId, reason }: CloseProjectInput, act: Act): Promise<{ project: string }> {
    const { version } = await projectFor(ProjectVerb.CLOSE, projectId, act);
    await act.update(Project, projectId, { status: ProjectStatus.CLOSED, closedAt: act.now, closeReason: reason ?? null, version: version + 1 });
    return { project: projectId };
  }
}
