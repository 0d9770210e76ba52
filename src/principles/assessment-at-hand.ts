import type { Act } from "../base/act.js";
import type { NounClass } from "../base/noun.js";
import { probe } from "../base/probe.js";
import { allow, found, InvalidInput, refuse } from "../base/refusal.js";
import { tableOf } from "../base/table.js";
import { visibleProjects } from "../projects/policy.js";
import type { ProjectKind } from "../projects/project.js";
import { belongsTo } from "../touchpoints/policy.js";
import type { NewAssessmentInput } from "./assessment-input.js";
import { AssessmentVerb } from "./assessment-verb.js";
import type { Assessment } from "./assessment.js";
import { assessmentMay, assessmentState, stands, visibleAssessments, type AssessmentState } from "./policy.js";

type AssessmentClass = NounClass<Assessment>;

/** The kind of the project, if the viewer is to assess it: behind their own membership, so that whoever assesses twice at once does it in turn. */
export async function projectToAssess({ projectId, partyId }: NewAssessmentInput, act: Act): Promise<ProjectKind> {
  const { kind } = found(await act.first<{ kind: ProjectKind }>(`SELECT p.kind FROM project p WHERE p.id = :projectId AND (${visibleProjects("p")})`, { projectId }), "project", "projectId");
  const lock = probe.guarded("assessment") ? "FOR NO KEY UPDATE" : "";
  allow(await act.first(`SELECT 1 FROM project_member WHERE project_id = :projectId AND person_id = :viewer AND status = 'ACTIVE' ${lock}`, { projectId }) !== null,
    "The viewer may not assess this project: its members do");
  if (partyId != null) {
    const { belongs } = found(await act.first<{ belongs: boolean }>(
      `SELECT ${belongsTo("pa.id")} AS belongs FROM party pa WHERE pa.id = :partyId AND pa.project_id = :projectId AND pa.withdrawn_at IS NULL`, { partyId, projectId }),
    "party of this project", "partyId");
    if (!belongs) refuse(new InvalidInput("`partyId` must be a party that one belongs to: nobody speaks for others", ["input", "partyId"]));
  }
  return kind;
}

/** Records an assessment in place of the author's last one for the same party, which becomes history. */
export async function record(noun: AssessmentClass, { projectId, partyId = null, assessedAt, summary = null, language = null }: NewAssessmentInput, act: Act): Promise<string> {
  const { name } = tableOf(act.context.service.source, noun);
  // Where the last one was taken back, the one before it is what the new one is compared with.
  const before = await act.first<{ id: string; assessedAt: Date; stands: boolean }>(
    `SELECT t.id, t.assessed_at AS "assessedAt", ${stands("t")} AS stands FROM ${name} t
     WHERE t.project_id = :projectId AND t.author_id = :viewer AND t.party_id IS NOT DISTINCT FROM :partyId::uuid AND t.withdrawn_at IS NULL
     ORDER BY t.superseded_at IS NOT NULL, t.assessed_at DESC, t.id DESC LIMIT 1`, { projectId, partyId });
  await probe.reach("assessment looked for");
  const least = before?.assessedAt ?? act.now;
  if (assessedAt && before && assessedAt < least) {
    refuse(new InvalidInput(`\`assessedAt\` must not be before ${least.toISOString()}, when the one that it follows was assessed`, ["input", "assessedAt"]));
  }
  if (before?.stands) await act.update(noun, before.id, { supersededAt: act.now });
  return act.insert(noun, {
    // Of two at once, the second may have begun before the first was recorded.
    projectId, authorId: act.viewer.personId, partyId, assessedAt: assessedAt ?? (least > act.now ? least : act.now),
    summary, language, version: 1, supersededAt: null, withdrawnAt: null,
  });
}

/** The assessment, locked, if the viewer may do this with it, or has done it already. */
export async function assessmentFor(verb: AssessmentVerb, noun: AssessmentClass, id: string, field: string, act: Act, done: (state: AssessmentState) => boolean = () => false): Promise<void> {
  const { name } = tableOf(act.context.service.source, noun);
  const look = async () => found(await act.first<{ state: AssessmentState }>(
    `SELECT ${assessmentState("t")} AS state FROM ${name} t WHERE t.id = :id AND ${visibleAssessments("t")}`, { id }), "assessment", field).state;
  await look();
  await act.sql(`SELECT 1 FROM ${name} WHERE id = :id FOR NO KEY UPDATE`, { id });
  const state = await look();
  allow(done(state) || assessmentMay(verb, state), `The viewer may not ${verb.toLowerCase()} this: it is for ${FOR[verb]}`);
}

export async function withdraw(noun: AssessmentClass, id: string, field: string, act: Act): Promise<void> {
  await assessmentFor(AssessmentVerb.WITHDRAW, noun, id, field, act, ({ author, withdrawn }) => author && withdrawn);
  await act.sql(`UPDATE ${tableOf(act.context.service.source, noun).name} SET withdrawn_at = :now, updated_at = :now WHERE id = :id AND withdrawn_at IS NULL`, { id });
}

const FOR: Record<AssessmentVerb, string> = { EDIT: "its author, while it stands and they are a member of the project, and of the party that they speak for", WITHDRAW: "its author" };
