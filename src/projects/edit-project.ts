import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { Changed } from "../base/refusal.js";
import { projectFor } from "./project-at-hand.js";
import { checkProject, ProjectDetails } from "./project-details.js";
import { ProjectVerb } from "./project-verb.js";
import { Project } from "./project.js";
import { theProject } from "./reads.js";

@InputType({ description: "What to change about a project: absent leaves, null clears" })
export class EditProjectInput extends ProjectDetails {
  @Field(() => Id, { description: "Project to edit" }) projectId!: string;
  @Field(() => Int, { nullable: true, description: "Version that was read; refused with `Changed` when somebody edited it since" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "Title; 1 to 200 characters" }) title?: string | null;
  @Field(() => String, { nullable: true, description: "What it is about, in a few lines; 1 to 500 characters" }) summary?: string | null;
}

export class EditProject {
  @Change({
    input: () => EditProjectInput, yields: { project: theProject }, refuses: [Changed], access: "signedIn",
    description: "Edits a project that is not closed. For its stewards",
    check: (input, checks) => {
      checks.notCleared(input, "title", "summary", "kind", "tags");
      checkProject(input, checks);
    },
  })
  async editProject({ key: _key, projectId, expectedVersion, ...edits }: EditProjectInput, act: Act): Promise<{ project: string }> {
    await projectFor(ProjectVerb.EDIT, projectId, act);
    await act.edit(Project, projectId, expectedVersion, edits as Partial<Project>);
    return { project: projectId };
  }
}
