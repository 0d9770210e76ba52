import { fieldsOf, one, page, value } from "../base/doors.js";
import { CaseStudy } from "../cases/case-study.js";
import { thePerson } from "../identity/reads.js";
import { Project } from "../projects/project.js";
import { Resource } from "../resources/resource.js";
import { Citation } from "./citation.js";
import {
  caseAtEnd, citationsOfCase, citationsOfProject, citationsOfResource, citingCase, citingProject, citingResource, mayWithdrawCitation, projectAtEnd, resourceAtEnd,
} from "./reads.js";

export const CitationFields = fieldsOf(Citation, {
  fromProject: one(projectAtEnd, { from: "fromProjectId", description: "Project that cites; null when it is none" }),
  fromCase: one(caseAtEnd, { from: "fromCaseStudyId", description: "Case study that cites; null when it is none" }),
  fromResource: one(resourceAtEnd, { from: "fromResourceId", description: "Resource that cites; null when it is none" }),
  toProject: one(projectAtEnd, { from: "toProjectId", description: "Project that is cited; null when it is none" }),
  toCase: one(caseAtEnd, { from: "toCaseStudyId", description: "Case study that is cited; null when it is none" }),
  toResource: one(resourceAtEnd, { from: "toResourceId", description: "Resource that is cited; null when it is none" }),
  addedBy: one(thePerson, { from: "addedById", description: "Who said so; null when they have left the service" }),
  mayWithdraw: value(mayWithdrawCitation, () => Boolean, { description: "Whether the viewer may take it back (`withdrawCitation`)" }),
});

export const ProjectCitations = fieldsOf(Project, {
  citations: page(citationsOfProject, "What it rests on, newest first"),
  citedBy: page(citingProject, "What rests on it, newest first"),
});

export const CaseCitations = fieldsOf(CaseStudy, {
  citations: page(citationsOfCase, "What it rests on, newest first"),
  citedBy: page(citingCase, "What rests on it, newest first"),
});

export const ResourceCitations = fieldsOf(Resource, {
  citations: page(citationsOfResource, "What it rests on, newest first"),
  citedBy: page(citingResource, "What rests on it, newest first"),
});
