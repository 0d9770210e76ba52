import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { checkProject, ProjectDetails } from "./project-details.js";
import { MembershipStatus, ProjectMember, ProjectRole } from "./project-member.js";
import { Project, ProjectKind, ProjectStage, ProjectStatus } from "./project.js";
import { theProject } from "./reads.js";

@InputType({ description: "What a project is to be" })
export class StartProjectInput extends ProjectDetails {
  @Field(() => String, { description: "Title; 1 to 200 characters" }) title!: string;
  @Field(() => String, { description: "What it is about, in a few lines; 1 to 500 characters" }) summary!: string;
  @Field(() => ProjectStage, { nullable: true, description: "Which of the four Co's it starts in; CO_COMMISSION when absent" }) stage?: ProjectStage | null;
}

export class StartProject {
  @Change({
    input: () => StartProjectInput, yields: { project: theProject }, access: "signedIn",
    description: "Starts a project: a draft; whoever starts it is its first steward",
    check: checkProject,
  })
  async startProject({ key: _key, ...details }: StartProjectInput, act: Act): Promise<{ project: string }> {
    const projectId = await act.insert(Project, {
      description: null, form: null, placeId: null, language: null, ...details,
      kind: details.kind ?? ProjectKind.SERVICE, stage: details.stage ?? ProjectStage.CO_COMMISSION, tags: details.tags ?? [],
      status: ProjectStatus.DRAFT, closedAt: null, closeReason: null, version: 1,
    });
    await act.insert(ProjectMember, {
      projectId, personId: act.viewer.personId, email: null, role: ProjectRole.STEWARD, status: MembershipStatus.ACTIVE,
      message: null, reason: null, joinedAt: act.now, leftAt: null,
    });
    return { project: projectId };
  }
}
