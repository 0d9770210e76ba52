import type { Visible } from "../base/viewer.js";
import { visibleIdeas } from "../ideas/policy.js";
import { visibleNotes } from "../notes/policy.js";
import { withProject } from "../projects/policy.js";

/** Answers are public with their project. */
export const visibleAnswers: Visible = withProject;

/** A quote is shown while what it quotes is public: nobody's words outlive their own withdrawal in another's answer. */
export const visibleQuotes: Visible = t =>
  `EXISTS (SELECT 1 FROM answer qa WHERE qa.id = ${t}.answer_id AND ${visibleAnswers("qa")}) AND (` +
  `EXISTS (SELECT 1 FROM feedback qf WHERE qf.id = ${t}.feedback_id AND qf.published_comment = ${t}.quote)` +
  ` OR EXISTS (SELECT 1 FROM perceived_value qv WHERE qv.id = ${t}.perceived_value_id AND qv.published_reason = ${t}.quote)` +
  ` OR EXISTS (SELECT 1 FROM session_note qn WHERE qn.id = ${t}.session_note_id AND qn.withdrawn_at IS NULL AND ${visibleNotes("qn")})` +
  ` OR EXISTS (SELECT 1 FROM idea qi WHERE qi.id = ${t}.idea_id AND qi.withdrawn_at IS NULL AND ${visibleIdeas("qi")}))`;

/** Answering for an organisation is a public act. */
export const peopleAnswering: Visible = t => `EXISTS (SELECT 1 FROM answer pa WHERE pa.by_id = ${t}.id AND ${visibleAnswers("pa")})`;
