import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, found } from "../base/refusal.js";
import { STATE as NOTE, visibleNotes } from "../notes/policy.js";
import { stewards, visibleProjects } from "../projects/policy.js";
import { ProjectStatus, type ProjectStage } from "../projects/project.js";
import type { PartyKind } from "../touchpoints/party.js";
import { stands } from "../touchpoints/policy.js";
import { theCase } from "./reads.js";
import { quoted } from "./quoted.js";
import { draftCase } from "./start-case.js";

@InputType({ description: "Which note becomes a case" })
export class PromoteNoteToCaseInput extends KeyedInput {
  @Field(() => Id, { description: "Note or takeaway of a session" }) noteId!: string;
  @Field(() => String, { description: "Title of the case; 1 to 200 characters" }) title!: string;
}

@InputType({ description: "Which project becomes a case" })
export class PromoteProjectToCaseInput extends KeyedInput {
  @Field(() => Id, { description: "Project that is open or closed" }) projectId!: string;
}

interface NoteAtHand { text: string; language: string | null; author: boolean; organiser: boolean }

interface ProjectAtHand {
  title: string; summary: string; description: string | null; stage: ProjectStage; status: ProjectStatus; language: string | null;
  parties: PartyKind[]; countryCode: string | null; fromYear: number; toYear: number | null; steward: boolean;
}

export class PromoteToCase {
  @Change({
    input: () => PromoteNoteToCaseInput, yields: { caseStudy: theCase }, access: "signedIn",
    description: "Starts a case study from a session's note: a draft of the viewer's that quotes it under what happened, and says where it came from. For the note's author, and organisers of the event",
    check: (input, checks) => checks.text("title", input.title, 200),
  })
  async promoteNoteToCase({ noteId, title }: PromoteNoteToCaseInput, act: Act): Promise<{ caseStudy: string }> {
    const note = found(await act.first<NoteAtHand>(
      `SELECT n.text, n.language, ${NOTE.author("n")} AS author, ${NOTE.organiser("n")} AS organiser
       FROM session_note n WHERE n.id = :noteId AND n.withdrawn_at IS NULL AND n.hidden_at IS NULL AND ${visibleNotes("n")}`, { noteId }), "note that stands", "noteId");
    allow(note.author || note.organiser, "The viewer may not make a case of this note: this is for its author, and organisers of the event");
    return { caseStudy: await draftCase({ title, whatHappened: quoted(note.text), language: note.language }, { sessionNoteId: noteId }, act) };
  }

  @Change({
    input: () => PromoteProjectToCaseInput, yields: { caseStudy: theCase }, access: "signedIn",
    description: "Starts a case study from a project: a draft of the viewer's with the project's title, texts, stage, years, country and kinds of parties, and says where it came from. " +
      "For the project's stewards, once it is open: a case is public when it is published, and a project that is a draft is not",
  })
  async promoteProjectToCase({ projectId }: PromoteProjectToCaseInput, act: Act): Promise<{ caseStudy: string }> {
    const { status, steward, description: context, ...told } = found(await act.first<ProjectAtHand>(
      `SELECT p.title, p.summary, p.description, p.stage, p.status, p.language, ${stewards("p.id")} AS steward,
         ARRAY(SELECT DISTINCT y.kind FROM party y WHERE y.project_id = p.id AND ${stands("y")} ORDER BY y.kind) AS parties,
         (SELECT l.country_code FROM place l WHERE l.id = p.place_id) AS "countryCode",
         extract(year FROM p.created_at AT TIME ZONE 'UTC')::int AS "fromYear", extract(year FROM p.closed_at AT TIME ZONE 'UTC')::int AS "toYear"
       FROM project p WHERE p.id = :projectId AND (${visibleProjects("p")})`, { projectId }), "project", "projectId");
    allow(steward && status !== ProjectStatus.DRAFT, "The viewer may not make a case of this project: this is for its stewards, once it is open");
    return { caseStudy: await draftCase({ ...told, context }, { projectId }, act) };
  }
}
