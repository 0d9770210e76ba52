import type { Module } from "../base/module.js";
import { CaseCitations, CitationFields, ProjectCitations, ResourceCitations } from "./citation.resolver.js";
import { Citation } from "./citation.js";
import { Cite } from "./cite.js";
import { peopleCiting } from "./policy.js";

export const citations: Module = {
  name: "citations",
  entities: [Citation],
  resolvers: [CitationFields, ProjectCitations, CaseCitations, ResourceCitations, Cite],
  shows: { person: peopleCiting },
};
