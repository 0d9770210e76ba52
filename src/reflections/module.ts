import type { Module } from "../base/module.js";
import { AnswerEmergentNature } from "./answer-emergent-nature.js";
import { EmergentNatureAnswer } from "./emergent-nature-answer.js";
import { EmergentNature } from "./emergent-nature.js";
import { publishCounts } from "./publish-counts.js";
import { ReflectionSummary } from "./reflection-summary.js";
import { ReflectionTold } from "./reflection-told.js";
import { Reflection } from "./reflection.js";
import { EmergentNatureFields, EventReflections, MyReflections, ProjectReflections, ReflectionFields, ReflectionQueries, ThemeCountsFields } from "./reflections.resolver.js";
import { ThemeCount } from "./theme-count.js";
import { WriteReflection } from "./write-reflection.js";

export const reflections: Module = {
  name: "reflections",
  entities: [EmergentNature, EmergentNatureAnswer, Reflection, ReflectionSummary, ReflectionTold, ThemeCount],
  resolvers: [ReflectionQueries, EmergentNatureFields, ReflectionFields, MyReflections, ProjectReflections, ThemeCountsFields, EventReflections, AnswerEmergentNature, WriteReflection],
  jobs: { "publish-reflections": { every: "43 * * * *", run: publishCounts } },
};
