import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, found } from "../base/refusal.js";
import { visibleNotes } from "../notes/policy.js";
import { visibleProjects } from "../projects/policy.js";
import { ProjectStatus } from "../projects/project.js";
import { checkIdea } from "./idea-texts.js";
import { Idea } from "./idea.js";
import { theIdea } from "./reads.js";

@InputType({ description: "What is proposed" })
export class ProposeIdeaInput extends KeyedInput {
  @Field(() => Id, { description: "Project that is open" }) projectId!: string;
  @Field(() => String, { description: "What is proposed, in a sentence that others can support; 1 to 300 characters" }) statement!: string;
  @Field(() => String, { nullable: true, description: "Why, and how (CommonMark); at most 10,000 characters" }) details?: string | null;
  @Field(() => Id, { nullable: true, description: "Note or takeaway that it came from, of a session at one of the project's events" }) sessionNoteId?: string | null;
  @Field(() => Id, { nullable: true, description: "Touchpoint of the project that it is about" }) touchpointId?: string | null;
  @Field(() => String, { nullable: true, description: "Language of its texts (BCP 47)" }) language?: string | null;
}

export class ProposeIdea {
  @Change({
    input: () => ProposeIdeaInput, yields: { idea: theIdea }, access: "signedIn",
    description: "Proposes an idea to an open project that the viewer sees; public with it, with the author's name. With a session's note, talk becomes action: the idea says where it came from",
    check: checkIdea,
  })
  async proposeIdea({ projectId, statement, details = null, sessionNoteId = null, touchpointId = null, language = null }: ProposeIdeaInput, act: Act): Promise<{ idea: string }> {
    const { status } = found(await act.first<{ status: ProjectStatus }>(
      `SELECT p.status FROM project p WHERE p.id = :projectId AND (${visibleProjects("p")})`, { projectId }), "project", "projectId");
    allow(status === ProjectStatus.OPEN, "Ideas are proposed to projects that are open");
    if (sessionNoteId !== null) await this.requireNote(sessionNoteId, projectId, act);
    if (touchpointId !== null) {
      found(await act.first("SELECT 1 FROM touchpoint WHERE id = :touchpointId AND project_id = :projectId AND withdrawn_at IS NULL", { touchpointId, projectId }),
        "touchpoint of this project", "touchpointId");
    }
    return {
      idea: await act.insert(Idea, {
        projectId, authorId: act.viewer.personId, sessionNoteId, touchpointId, statement, details, language,
        version: 1, supportCount: 0, withdrawnAt: null, hiddenAt: null, hideReason: null,
      }),
    };
  }

  private async requireNote(noteId: string, projectId: string, act: Act): Promise<void> {
    found(await act.first(
      `SELECT 1 FROM session_note n JOIN session s ON s.id = n.session_id JOIN event e ON e.id = s.event_id
       WHERE n.id = :noteId AND e.project_id = :projectId AND n.withdrawn_at IS NULL AND ${visibleNotes("n")}`, { noteId, projectId }),
    "note from a session of this project's events", "sessionNoteId");
  }
}
