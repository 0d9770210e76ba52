import type { Module } from "../base/module.js";
import { closeValue } from "./close-value.js";
import { EqualFooting } from "./equal-footing.js";
import { EqualFootingSummary } from "./equal-footing-summary.js";
import { PerceivedValue } from "./perceived-value.js";
import { RateEqualFooting } from "./rate-equal-footing.js";
import { RateValue } from "./rate-value.js";
import { ValueSummary } from "./value-summary.js";
import {
  EventFooting, FootingFields, FootingSummaryFields, IterationValue, MyValue, PerceivedValueFields, ProjectValue, TouchpointFooting, TouchpointPartyValue, ValueMapFields, ValueSummaryFields,
} from "./value.resolver.js";

export const value: Module = {
  name: "value",
  entities: [PerceivedValue, ValueSummary, EqualFooting, EqualFootingSummary],
  resolvers: [
    ProjectValue, ValueMapFields, ValueSummaryFields, TouchpointPartyValue, IterationValue, PerceivedValueFields, MyValue,
    EventFooting, TouchpointFooting, FootingFields, FootingSummaryFields, RateValue, RateEqualFooting,
  ],
  jobs: { "close-value": { every: "29 * * * *", run: closeValue } },
};
