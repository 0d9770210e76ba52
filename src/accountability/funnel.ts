import { aggregate } from "../base/reads.js";
import type { Visible } from "../base/viewer.js";
import { inPublic } from "../ideas/policy.js";
import { Project } from "../projects/project.js";
import { daysBetween, FEWEST_FOR_MEDIAN, medianDays } from "./figures.js";
import { said } from "./said-in-public.js";

const counted = (rows: string): string => `(SELECT count(*)::int FROM (${rows}) fr)`;
const here = (t: string) => (projectId: string): string => `${projectId} = ${t}.id`;

/** Ideas that came from a note, with the note. */
const fromConcern: Visible = t =>
  `SELECT ${daysBetween("fn.created_at", "fi.created_at")} AS days FROM idea fi JOIN session_note fn ON fn.id = fi.session_note_id WHERE fi.project_id = ${t}.id AND ${inPublic("fi")}`;

/** Contributions and the promises that answer them, each pair once. A promise that was there before it was asked for took no time. */
const answeredBy: Visible = t =>
  `SELECT DISTINCT fa.contribution_id, fc.id AS commitment_id, fa.kind, ${daysBetween("fa.said_at", "fc.accepted_at")} AS days` +
  ` FROM answered_contribution fa JOIN answer fw ON fw.id = fa.answer_id JOIN commitment fc ON fc.id = fw.commitment_id WHERE fw.project_id = ${t}.id`;

/** Promises that answer something. */
const answering = (t: string, where = "TRUE"): string =>
  `SELECT ${daysBetween("fc.accepted_at", "fc.settled_at")} AS days FROM commitment fc WHERE fc.project_id = ${t}.id AND ${where}` +
  ` AND EXISTS (SELECT 1 FROM answer fw WHERE fw.commitment_id = fc.id)`;

const DONE = "fc.status = 'DONE'";
const ANONYMOUS = "('FEEDBACK', 'VALUE')";

/** From talk to deed: how much of a project's talk came to an idea, a promise, and was done. */
export const funnelOf = {
  concerns: aggregate(Project, t => counted(said.concerns(here(t)))),
  ideas: aggregate(Project, t => counted(said.ideas(here(t)))),
  ideasFromConcerns: aggregate(Project, t => counted(fromConcern(t))),
  commitments: aggregate(Project, t => counted(answering(t))),
  done: aggregate(Project, t => counted(answering(t, DONE))),
  daysToIdea: aggregate(Project, t => medianDays(fromConcern(t), "1")),
  daysToCommitment: aggregate(Project, t => medianDays(answeredBy(t), `CASE WHEN bool_or(m.kind IN ${ANONYMOUS}) THEN ${FEWEST_FOR_MEDIAN} ELSE 1 END`)),
  daysToDone: aggregate(Project, t => medianDays(answering(t, DONE), "1")),
};
