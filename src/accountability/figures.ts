import { count, aggregate, type Value } from "../base/reads.js";
import type { NounClass } from "../base/noun.js";
import type { Visible } from "../base/viewer.js";
import { isOpen, isOverdue, visibleCommitments } from "../commitments/policy.js";
import { Organisation } from "../organisations/organisation.js";
import { Project } from "../projects/project.js";
import { visibleAnswers } from "./policy.js";
import { contributionsOf } from "./said-in-public.js";

/** No median of fewer: among few, the days of one could be told. */
export const FEWEST_FOR_MEDIAN = 5;

/** SQL: median of days, to a tenth, over rows that have a column `days`; null where there are fewer than `least`. */
export const medianDays = (rows: string, least: string): string =>
  `(SELECT CASE WHEN count(m.days) >= ${least} THEN round((percentile_cont(0.5) WITHIN GROUP (ORDER BY m.days))::numeric, 1)::double precision END FROM (${rows}) m)`;

/** SQL: days from one instant to another, none when the later came first. */
export const daysBetween = (from: string, to: string): string => `CASE WHEN ${to} < ${from} THEN 0 ELSE EXTRACT(EPOCH FROM ${to} - ${from})::double precision / 86400 END`;

/** What became of commitments, by the column that ties them to a project or an organisation. */
const figuresOf = (parent: NounClass, column: "project_id" | "organisation_id") => {
  const those = (where: Visible): Value => count(parent, { table: "commitment", column, where, visible: visibleCommitments });
  const promised: Visible = c => `${c}.accepted_at IS NOT NULL`;
  return {
    proposed: those(c => `${c}.status = 'PROPOSED'`),
    promised: those(promised),
    open: those(isOpen),
    overdue: those(isOverdue),
    kept: those(c => `${c}.status = 'DONE'`),
    broken: those(c => `${c}.status = 'BROKEN'`),
    withdrawn: those(c => `${promised(c)} AND ${c}.status = 'WITHDRAWN'`),
    declined: those(c => `NOT (${promised(c)}) AND ${c}.status = 'WITHDRAWN'`),
    medianDaysToAnswer: aggregate(parent, t => medianDays(
      `SELECT ${daysBetween("min(ac.said_at)", "min(aa.created_at)")} AS days FROM answered_contribution ac JOIN answer aa ON aa.id = ac.answer_id` +
      ` WHERE aa.${column} = ${t}.id AND ac.said_at IS NOT NULL AND ${visibleAnswers("aa")} GROUP BY ac.contribution_id`, String(FEWEST_FOR_MEDIAN))),
  };
};

const answered = (contribution: string): string => `EXISTS (SELECT 1 FROM answered_contribution ac WHERE ac.contribution_id = ${contribution}.id)`;
const total: Visible = t => `(SELECT count(*)::int FROM (${contributionsOf(t)}) cn)`;
const totalAnswered: Visible = t => `(SELECT count(*)::int FROM (${contributionsOf(t)}) cn WHERE ${answered("cn")})`;

export const figuresOfProject = {
  ...figuresOf(Project, "project_id"),
  contributions: aggregate(Project, total),
  answered: aggregate(Project, totalAnswered),
  shareAnswered: aggregate(Project, t =>
    `(SELECT round(count(*) FILTER (WHERE ${answered("cn")})::numeric / NULLIF(count(*), 0), 3)::double precision FROM (${contributionsOf(t)}) cn)`),
};

export const figuresOfOrganisation = {
  ...figuresOf(Organisation, "organisation_id"),
  answered: aggregate(Organisation, t =>
    `(SELECT count(DISTINCT ac.contribution_id)::int FROM answered_contribution ac JOIN answer aa ON aa.id = ac.answer_id WHERE aa.organisation_id = ${t}.id AND ${visibleAnswers("aa")})`),
};
