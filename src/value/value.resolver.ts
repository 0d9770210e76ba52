import { Float, Int } from "type-graphql";
import { computed, fieldsOf, list, one, page, value, type Door } from "../base/doors.js";
import { FewArgs, fewOf } from "../base/page.js";
import { FEWEST, FEWEST_FOR_HISTOGRAM } from "../base/publication.js";
import type { Value } from "../base/reads.js";
import { Event } from "../events/event.js";
import { theEvent } from "../events/reads.js";
import { Me } from "../identity/me.js";
import { Project } from "../projects/project.js";
import { MOST_TOUCHPOINTS } from "../touchpoints/journey.js";
import { theIteration, theParty, theTouchpoint, theTouchpointParty } from "../touchpoints/reads.js";
import { TouchpointIteration } from "../touchpoints/touchpoint-iteration.js";
import { TouchpointParty } from "../touchpoints/touchpoint-party.js";
import { Touchpoint } from "../touchpoints/touchpoint.js";
import { EqualFooting } from "./equal-footing.js";
import { EqualFootingSummary } from "./equal-footing-summary.js";
import { PerceivedValue } from "./perceived-value.js";
import { TYPE_7 } from "./quantile.js";
import { readValueMap, type WholeMap } from "./read-value-map.js";
import {
  footingGapOfEvent, footingGapOfTouchpoint, footingOfEvent, footingOfIteration, footingOfTouchpoint, myFootingOfEvent, myFootingOfTouchpoint,
  myPerceivedValues, myValueOfCell, spreadOfFooting, spreadOfValue, summariesOfIteration, summaryOfCell,
} from "./reads.js";
import { TouchpointValue, ValueMap } from "./value-map.js";
import { ValueSummary } from "./value-summary.js";

const UNTIL = `null until ${FEWEST} people have rated`;

const spread = (reads: Record<"median" | "lowerQuartile" | "upperQuartile" | "histogram", Value>): Record<string, Door> => ({
  median: value(reads.median, () => Float, { description: "Middle rating: half say at least so much (1 to 7)" }),
  lowerQuartile: value(reads.lowerQuartile, () => Float, { description: `Lower quartile: three quarters say at least so much (${TYPE_7})` }),
  upperQuartile: value(reads.upperQuartile, () => Float, { description: `Upper quartile: a quarter says at least so much (${TYPE_7})` }),
  histogram: value(reads.histogram, () => [Int], { nullable: true, description: `How many said 1, 2, 3, 4, 5, 6 and 7; null below ${FEWEST_FOR_HISTOGRAM}` }),
});

export const ProjectValue = fieldsOf(Project, {
  valueMap: computed({
    type: () => ValueMap, needs: ["id"], rows: 1, description: "What its touchpoints are worth to the parties that meet there",
    resolve: ({ id }, _args, context) => readValueMap(id, context),
  }),
});

export const ValueMapFields = fieldsOf(ValueMap, {
  touchpoints: computed({
    type: () => [TouchpointValue], args: FewArgs, needs: [], rows: MOST_TOUCHPOINTS,
    description: "Touchpoints that stand, the weakest first: by the lowest median among the parties that it is there for, then by the mean of what these say, then along the journey. " +
      `Those of which nothing of these parties is published come last, along the journey; at most ${MOST_TOUCHPOINTS}`,
    resolve: (map, { first }) => (map as unknown as WholeMap).touchpoints.slice(0, fewOf(first as number | null | undefined, MOST_TOUCHPOINTS) ?? MOST_TOUCHPOINTS),
  }),
});

export const ValueSummaryFields = fieldsOf(ValueSummary, {
  touchpointParty: one(theTouchpointParty, { from: "touchpointPartyId", description: "Party at the touchpoint that it is about" }),
  iteration: one(theIteration, { from: "iterationId", description: "Iteration of the touchpoint that it is about" }),
  ...spread(spreadOfValue),
});

export const TouchpointPartyValue = fieldsOf(TouchpointParty, {
  valueSummary: one(summaryOfCell, { description: `What value the party says that it gets there, in the current iteration; ${UNTIL}` }),
  myPerceivedValue: one(myValueOfCell, { description: "What the viewer said of it, in the current iteration; null when nothing" }),
});

export const IterationValue = fieldsOf(TouchpointIteration, {
  valueSummaries: list(summariesOfIteration, "What value each party said that it got there, while this was how the touchpoint was; of parties of which enough people have rated"),
  equalFooting: list(footingOfIteration, "How far each side said that it was treated as an equal, while this was how the touchpoint was; of sides of which enough people have answered"),
});

export const PerceivedValueFields = fieldsOf(PerceivedValue, {
  touchpointParty: one(theTouchpointParty, { from: "touchpointPartyId", description: "Party at the touchpoint that it is about; null when the viewer may not see it any more" }),
  iteration: one(theIteration, { from: "iterationId", description: "Iteration of the touchpoint that it is about; null when the viewer may not see it any more" }),
});

export const MyValue = fieldsOf(Me, {
  perceivedValues: page(myPerceivedValues, "What one said of the value that one's parties get, newest first"),
});

const SIDES = `How far each side says that it was treated as an equal. A side is there once ${FEWEST} of its people have answered, whether or not the other is: nobody's silence hides what others say`;
const GAP = "Median of the institutions' side less that of the community's: above 0 the institutions felt more treated as equals. Null unless both are published";

export const EventFooting = fieldsOf(Event, {
  equalFooting: list(footingOfEvent, SIDES),
  equalFootingGap: value(footingGapOfEvent, () => Float, { nullable: true, description: GAP }),
  myEqualFooting: one(myFootingOfEvent, { description: "What the viewer said of it; null when nothing" }),
});

export const TouchpointFooting = fieldsOf(Touchpoint, {
  equalFooting: list(footingOfTouchpoint, `${SIDES}. Of the current iteration`),
  equalFootingGap: value(footingGapOfTouchpoint, () => Float, { nullable: true, description: GAP }),
  myEqualFooting: one(myFootingOfTouchpoint, { description: "What the viewer said of it, in the current iteration; null when nothing" }),
});

export const FootingFields = fieldsOf(EqualFooting, {
  event: one(theEvent, { from: "eventId", description: "Meeting it is about; null when it is about a touchpoint" }),
  touchpoint: one(theTouchpoint, { from: "touchpointId", description: "Touchpoint it is about; null when it is about a meeting" }),
  iteration: one(theIteration, { from: "iterationId", description: "Iteration of the touchpoint; null when it is about a meeting" }),
  party: one(theParty, { from: "partyId", description: "Party that one spoke for" }),
});

export const FootingSummaryFields = fieldsOf(EqualFootingSummary, spread(spreadOfFooting));
