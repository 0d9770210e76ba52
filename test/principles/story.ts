import { CHARACTERISTICS } from "../../src/principles/characteristic.js";
import { ELEMENTS } from "../../src/principles/living-lab-element.js";
import type { Someone } from "../kit/seed.js";
import type { TestService } from "../kit/service.js";

/** A mark for each of the six, with evidence where there is something to show. */
export const marks = (...scores: readonly number[]) =>
  CHARACTERISTICS.map((characteristic, i) => ({ characteristic, score: scores[i % scores.length], evidence: scores[i % scores.length] > 0 ? `Seen ${i}` : null }));

export const items = (...fulfilments: readonly string[]) =>
  ELEMENTS.map((element, i) => ({ element, fulfilment: fulfilments[i % fulfilments.length], evidence: fulfilments[i % fulfilments.length] === "NOT_MET" ? null : `Seen ${i}` }));

export interface AssessmentAnswer {
  id: string; assessedAt: string; summary: string | null; version: number; supersededAt: string | null; withdrawnAt: string | null; may: string[];
  author: { id: string } | null; party: { id: string } | null; project: { id: string }; marks: { characteristic: string; score: number; evidence: string | null }[];
}
export const ASSESSMENT = "id assessedAt summary version supersededAt withdrawnAt may author { id } party { id } project { id } marks { characteristic score evidence }";

export const assess = async (service: TestService, projectId: string, as: Someone, input: object = {}): Promise<AssessmentAnswer> =>
  (await service.done<{ assessment: AssessmentAnswer }>("assessPrinciples", { projectId, marks: marks(3), ...input }, `assessment { ${ASSESSMENT} }`, as)).assessment;

export const assessmentsOf = async (service: TestService, projectId: string, as: Someone | null, filter: object | null = null): Promise<AssessmentAnswer[]> =>
  (await service.ask<{ project: { principlesAssessments: { nodes: AssessmentAnswer[] } } }>(
    `query($id: ID!, $filter: AssessmentFilter) { project(id: $id) { principlesAssessments(filter: $filter) { nodes { ${ASSESSMENT} } } } }`, { id: projectId, filter }, { as })).project.principlesAssessments.nodes;

export interface Standing { characteristic: string; assessments: number; median: number; lowest: number; highest: number; compared: number; change: number | null }
export const standings = async (service: TestService, projectId: string, as: Someone | null = null): Promise<Standing[]> =>
  (await service.ask<{ project: { principlesNow: Standing[] } }>(
    "query($id: ID!) { project(id: $id) { principlesNow { characteristic assessments median lowest highest compared change } } }", { id: projectId }, { as })).project.principlesNow;
