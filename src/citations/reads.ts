import { aggregate, byId, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { CaseStudy } from "../cases/case-study.js";
import { Project } from "../projects/project.js";
import { Resource } from "../resources/resource.js";
import { Citation } from "./citation.js";
import { mayWithdraw, stands, visibleCitations } from "./policy.js";

export const theCitation = byId(Citation, visibleCitations);

const listed = (tie: string, name: string) => pageOf(Citation, tie, { name, visible: visibleCitations, where: stands, orders: { NEWEST: [{ by: "createdAt", descending: true }] } });

export const citationsOfProject = listed("fromProjectId", "citations of a project");
export const citationsOfCase = listed("fromCaseStudyId", "citations of a case");
export const citationsOfResource = listed("fromResourceId", "citations of a resource");
export const citingProject = listed("toProjectId", "citations of others of a project");
export const citingCase = listed("toCaseStudyId", "citations of others of a case");
export const citingResource = listed("toResourceId", "citations of others of a resource");

/** Implied by the citation. */
export const projectAtEnd = byId(Project, toAnyone);
export const caseAtEnd = byId(CaseStudy, toAnyone);
export const resourceAtEnd = byId(Resource, toAnyone);

export const mayWithdrawCitation = aggregate(Citation, mayWithdraw);
