import { decided, forSignedIn, whether } from "../base/decided.js";
import type { Visible } from "../base/viewer.js";
import { memberOf, withProject } from "../projects/policy.js";
import { belongsTo } from "../touchpoints/policy.js";
import { AssessmentVerb } from "./assessment-verb.js";

const wrote = (t: string): string => `COALESCE(${t}.author_id = :viewer, FALSE)`;

/** Assessments are seen with their project, history too; what was taken back by its author alone. */
export const visibleAssessments: Visible = t => `${withProject(t)} AND (${t}.withdrawn_at IS NULL OR ${wrote(t)})`;

/** What counts for where the project stands now. */
export const stands: Visible = t => `${t}.superseded_at IS NULL AND ${t}.withdrawn_at IS NULL`;

/** Assessing is a public act: it shows who did, to whoever sees the assessment. */
export const assessorsShown: Visible = t => ["principles_assessment", "living_lab_checklist"]
  .map(table => `EXISTS (SELECT 1 FROM ${table} ash WHERE ash.author_id = ${t}.id AND ${visibleAssessments("ash")})`).join(" OR ");

/** What the rules look at; `speaks` where it is for oneself, or for a party that one still belongs to. */
export interface AssessmentState { author: boolean; member: boolean; speaks: boolean; superseded: boolean; withdrawn: boolean }

/** What a viewer may do with an assessment that they see: asked by the verbs, and told by `may`. What the next one has followed is history. */
export function assessmentMay(verb: AssessmentVerb, { author, member, speaks, superseded, withdrawn }: AssessmentState): boolean {
  switch (verb) {
    case AssessmentVerb.EDIT: return author && member && speaks && !superseded && !withdrawn;
    case AssessmentVerb.WITHDRAW: return author && !withdrawn;
  }
}

const FACTS = ["author", "member", "speaks", "superseded", "withdrawn"] as const satisfies readonly (keyof AssessmentState)[];

const STATE: Record<keyof AssessmentState, Visible> = {
  author: wrote,
  member: t => memberOf(`${t}.project_id`),
  speaks: t => `(${t}.party_id IS NULL OR ${belongsTo(`${t}.party_id`)})`,
  superseded: t => `(${t}.superseded_at IS NOT NULL)`,
  withdrawn: t => `(${t}.withdrawn_at IS NOT NULL)`,
};

/** The state as one JSON value, for the verbs' look at an assessment and for `may`. */
export const assessmentState: Visible = t => `json_build_object(${FACTS.map(fact => `'${fact}', ${STATE[fact](t)}`).join(", ")})`;

export const verbsOf = (state: AssessmentState): AssessmentVerb[] => Object.values(AssessmentVerb).filter(verb => assessmentMay(verb, state));

/** `may` in SQL. */
export const assessmentVerbs: Visible = forSignedIn(decided(
  FACTS.map(fact => whether(STATE[fact])),
  (...facts) => verbsOf(Object.fromEntries(FACTS.map((fact, i) => [fact, facts[i] === "true"])) as unknown as AssessmentState)));
