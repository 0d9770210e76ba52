import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Checks } from "../base/checks.js";
import { newId, Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, found, InvalidInput, NotFound, refuse } from "../base/refusal.js";
import { CommitmentStatus } from "../commitments/commitment.js";
import { OPEN } from "../commitments/course.js";
import { partIn, visibleCommitments } from "../commitments/policy.js";
import { AffiliationRole } from "../organisations/affiliation.js";
import { actsFor } from "../organisations/policy.js";
import { visibleProjects } from "../projects/policy.js";
import { Answer, AnswerKind } from "./answer.js";
import { ideasToAnswer, notesToAnswer, textToAnswer, type Found } from "./find-contributions.js";
import { checkPublishedText, PublishedTextInput } from "./published-text.js";
import { theAnswer } from "./reads.js";
import { peopleBehind } from "./tell-contributors.js";

/** What one answer answers at most. */
export const MOST_ANSWERED = 50;

@InputType({ description: "What an organisation answers, and to what. Give `commitmentId` for a promise, or `reason` for a no; and at least one contribution" })
export class AnswerContributionsInput extends KeyedInput {
  @Field(() => Id, { description: "Project in which it was said" }) projectId!: string;
  @Field(() => Id, { description: "Organisation that answers; it takes part in the project" }) organisationId!: string;
  @Field(() => Id, { nullable: true, description: "Promise of this organisation in this project that answers them: accepted, being done, or kept" }) commitmentId?: string | null;
  @Field(() => String, { nullable: true, description: "Why nothing is done about it (CommonMark), in public; 1 to 4,000 characters" }) reason?: string | null;
  @Field(() => String, { nullable: true, description: "Language of the reason (BCP 47)" }) language?: string | null;
  @Field(() => [Id], { nullable: true, description: `Ideas of the project; at most ${MOST_ANSWERED}` }) ideaIds?: string[] | null;
  @Field(() => [Id], { nullable: true, description: `Notes and takeaways of sessions at the project's events; at most ${MOST_ANSWERED}` }) sessionNoteIds?: string[] | null;
  @Field(() => [PublishedTextInput], { nullable: true, description: `Texts that were published without a name; at most ${MOST_ANSWERED}` }) publishedTexts?: PublishedTextInput[] | null;
}

function check({ commitmentId, reason, language, ideaIds, sessionNoteIds, publishedTexts }: AnswerContributionsInput, checks: Checks): void {
  checks.require((commitmentId == null) !== (reason == null), commitmentId == null ? "commitmentId" : "reason", "Give either `commitmentId` or `reason`");
  checks.text("reason", reason, 4_000);
  checks.language("language", language);
  for (const [field, given] of Object.entries({ ideaIds, sessionNoteIds, publishedTexts })) checks.few(field, given, MOST_ANSWERED);
  const all = [ideaIds, sessionNoteIds, publishedTexts].reduce((sum, given) => sum + (given?.length ?? 0), 0);
  checks.require(all > 0, "ideaIds", "Give what is answered: `ideaIds`, `sessionNoteIds` or `publishedTexts`");
  publishedTexts?.forEach((text, index) => {
    const inside = new Checks(checks.now, ["input", "publishedTexts", String(index)]);
    checkPublishedText(text, inside);
    checks.refusals.push(...inside.refusals);
  });
}

interface Ground { title: string; name: string; officer: boolean }
interface Promised { status: CommitmentStatus; text: string }

export class AnswerContributions {
  @Change({
    input: () => AnswerContributionsInput, yields: { answer: theAnswer }, access: "signedIn",
    description: "Answers what people said in a project: with a promise, or with a reasoned no. Public, with what was said quoted as it is now; whoever said it is told, and again when the promise is kept, broken or taken back. " +
      "Texts that were published without a name are referred to by their words, and nobody learns whose they are. For officers of an organisation that takes part in the project, who answer for their own only",
    check,
  })
  async answerContributions(input: AnswerContributionsInput, act: Act): Promise<{ answer: string }> {
    const { projectId, organisationId, commitmentId = null, reason = null, language = null } = input;
    const { title, name, officer } = await this.ground(projectId, organisationId, act);
    allow(officer, "An organisation answers by its own officers, while it takes part in the project");
    const promised = commitmentId === null ? null : await this.promised(commitmentId, projectId, organisationId, act);
    const contributions = await this.contributions(input, act);
    const kind = promised ? AnswerKind.COMMITMENT : AnswerKind.NO;
    const id = await act.insert(Answer, { projectId, organisationId, byId: act.viewer.personId, kind, commitmentId, reason, language });
    // What is settled already is told with the answer.
    await this.write(id, contributions, promised && OPEN.includes(promised.status) ? null : act.now, act);
    for (const personId of await peopleBehind("ac.answer_id = :id", { id }, act)) {
      if (personId !== act.viewer.personId) act.tell({ kind: "contribution-answered", personId, causeId: id, data: { projectId, title, organisation: name, reason, commitment: promised?.text ?? null, status: promised?.status ?? null } });
    }
    return { answer: id };
  }

  private async ground(projectId: string, organisationId: string, act: Act): Promise<Ground> {
    const { title } = found(await act.first<{ title: string }>(`SELECT p.title FROM project p WHERE p.id = :projectId AND (${visibleProjects("p")})`, { projectId }), "project", "projectId");
    const organisation = found(await act.first<Omit<Ground, "title">>(
      `SELECT o.name, ${actsFor("o.id", AffiliationRole.OFFICER)} AS officer FROM organisation o WHERE o.id = :organisationId AND ${partIn("o.id", ":projectId::uuid")}`, { organisationId, projectId }),
    "organisation that takes part in this project", "organisationId");
    return { title, ...organisation };
  }

  /** The promise, locked: it is not settled between its being told here and by whoever settles it. */
  private async promised(commitmentId: string, projectId: string, organisationId: string, act: Act): Promise<Promised> {
    const promised = found(await act.first<Promised>(
      `SELECT c.status, c.text FROM commitment c WHERE c.id = :commitmentId AND c.project_id = :projectId AND c.organisation_id = :organisationId AND ${visibleCommitments("c")} FOR NO KEY UPDATE OF c`,
      { commitmentId, projectId, organisationId }), "commitment of this organisation in this project", "commitmentId");
    const answers = OPEN.includes(promised.status) || promised.status === CommitmentStatus.DONE;
    if (!answers) refuse(new InvalidInput(`This commitment is ${promised.status}: only what is promised or kept answers anybody`, ["input", "commitmentId"]));
    return promised;
  }

  private async contributions({ projectId, ideaIds, sessionNoteIds, publishedTexts }: AnswerContributionsInput, act: Act): Promise<Found[]> {
    const missing: NotFound[] = [];
    const byId = async (field: string, ids: readonly string[], find: typeof ideasToAnswer): Promise<Found[]> => {
      const rows = new Map((await find([...ids], projectId, act)).map(row => [row.id, row]));
      ids.forEach((id, index) => { if (!rows.has(id)) missing.push(new NotFound("No such contribution in this project", ["input", field, String(index)])); });
      return [...rows.values()];
    };
    const all = [...await byId("ideaIds", ideaIds ?? [], ideasToAnswer), ...await byId("sessionNoteIds", sessionNoteIds ?? [], notesToAnswer)];
    for (const [index, text] of (publishedTexts ?? []).entries()) {
      const rows = await textToAnswer(text, projectId, act);
      if (rows.length === 0) missing.push(new NotFound("No such text was published of this", ["input", "publishedTexts", String(index), "text"]));
      all.push(...rows);
    }
    if (missing.length > 0) refuse(...missing);
    return [...new Map(all.map(contribution => [contribution.id, contribution])).values()];
  }

  private async write(answerId: string, contributions: readonly Found[], outcomeToldAt: Date | null, act: Act): Promise<void> {
    const rows = contributions.map(({ id, column, kind, touchpointId, quote, saidAt }) => ({
      id: newId(), contribution_id: id, [column]: id, kind, touchpoint_id: touchpointId, quote, said_at: saidAt,
    }));
    await act.sql(
      `INSERT INTO answered_contribution (id, created_at, updated_at, answer_id, kind, contribution_id, feedback_id, perceived_value_id, session_note_id, idea_id, touchpoint_id, quote, said_at, outcome_told_at)
       SELECT r.id, :now, :now, :answerId, r.kind, r.contribution_id, r.feedback_id, r.perceived_value_id, r.session_note_id, r.idea_id, r.touchpoint_id, r.quote, r.said_at, :outcomeToldAt
       FROM jsonb_to_recordset(:rows::jsonb) AS r(id uuid, kind text, contribution_id uuid, feedback_id uuid, perceived_value_id uuid, session_note_id uuid, idea_id uuid, touchpoint_id uuid, quote text, said_at timestamptz)`,
      { answerId, rows: JSON.stringify(rows), outcomeToldAt });
  }
}

