import { FEWEST_FOR_HISTOGRAM } from "../base/publication.js";
import { isPublished } from "../base/publish.js";
import { aggregate, byId, hasMany, hasOne, pageOf, type Value } from "../base/reads.js";
import type { NounClass } from "../base/noun.js";
import { Event } from "../events/event.js";
import { ownRows } from "../identity/policy.js";
import { Project } from "../projects/project.js";
import { MOST_PARTIES } from "../touchpoints/journey.js";
import { PartySide } from "../touchpoints/party.js";
import { Touchpoint } from "../touchpoints/touchpoint.js";
import { EqualFooting } from "./equal-footing.js";
import { EqualFootingSummary } from "./equal-footing-summary.js";
import { PerceivedValue } from "./perceived-value.js";
import { ofCurrentIteration } from "./policy.js";
import { quantileOf } from "./quantile.js";
import { valueMapSql } from "./value-map-sql.js";
import { ValueSummary } from "./value-summary.js";

export const thePerceivedValue = byId(PerceivedValue, ownRows);
export const theEqualFooting = byId(EqualFooting, ownRows);

/** What hangs from a touchpoint or its iterations is reached from what the viewer sees. */
export const summaryOfCell = hasOne(ValueSummary, "touchpointPartyId", isPublished, ofCurrentIteration);
export const myValueOfCell = hasOne(PerceivedValue, "touchpointPartyId", ownRows, ofCurrentIteration);
export const summariesOfIteration = hasMany(ValueSummary, "iterationId", ["touchpointPartyId"], isPublished, { bound: MOST_PARTIES });
export const myPerceivedValues = pageOf(PerceivedValue, "personId", { name: "my perceived values", visible: ownRows, orders: { NEWEST: [{ by: "createdAt", descending: true }] } });

export const valueMapOfProject = aggregate(Project, valueMapSql);

const bySide = ["side"];
export const footingOfEvent = hasMany(EqualFootingSummary, "eventId", bySide, isPublished, { bound: 2 });
export const footingOfIteration = hasMany(EqualFootingSummary, "iterationId", bySide, isPublished, { bound: 2 });
export const footingOfTouchpoint = hasMany(EqualFootingSummary, "touchpointId", bySide, isPublished, { bound: 2, where: ofCurrentIteration });
export const myFootingOfEvent = hasOne(EqualFooting, "eventId", ownRows);
export const myFootingOfTouchpoint = hasOne(EqualFooting, "touchpointId", ownRows, ofCurrentIteration);

/** The institutions' median less the community's, of the summaries on which this holds; null unless both are published. */
const gap = (noun: NounClass, holds: (summary: string, t: string) => string): Value => {
  const median = (side: PartySide, t: string): string =>
    `(SELECT ${quantileOf("fs.histogram", 0.5)} FROM equal_footing_summary fs WHERE fs.side = '${side}' AND ${isPublished("fs")} AND ${holds("fs", t)})`;
  return aggregate(noun, t => `${median(PartySide.INSTITUTION, t)} - ${median(PartySide.COMMUNITY, t)}`);
};
export const footingGapOfEvent = gap(Event, (s, t) => `${s}.event_id = ${t}.id`);
export const footingGapOfTouchpoint = gap(Touchpoint, (s, t) => `${s}.touchpoint_id = ${t}.id AND ${ofCurrentIteration(s)}`);

/** What both kinds of summaries tell of their histogram. */
const spreadOf = (noun: NounClass) => ({
  median: aggregate(noun, t => quantileOf(`${t}.histogram`, 0.5)),
  lowerQuartile: aggregate(noun, t => quantileOf(`${t}.histogram`, 0.25)),
  upperQuartile: aggregate(noun, t => quantileOf(`${t}.histogram`, 0.75)),
  histogram: aggregate(noun, t => `CASE WHEN ${t}.count >= ${FEWEST_FOR_HISTOGRAM} THEN ${t}.histogram END`),
});
export const spreadOfValue = spreadOf(ValueSummary);
export const spreadOfFooting = spreadOf(EqualFootingSummary);
