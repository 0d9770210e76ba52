import type { DataSource } from "typeorm";
import type { Context } from "../base/context.js";
import { shownHistogram } from "../base/publication.js";
import { rowOfJson } from "../base/row-of-json.js";
import { tableOf } from "../base/table.js";
import { Party } from "../touchpoints/party.js";
import { TouchpointIteration } from "../touchpoints/touchpoint-iteration.js";
import { PartyRole, TouchpointParty } from "../touchpoints/touchpoint-party.js";
import { Touchpoint } from "../touchpoints/touchpoint.js";
import { sizeOf } from "./rank-test.js";
import { valueMapOfProject } from "./reads.js";
import { beneficiaryMedian, changesOf, gapOf, weakestFirst, type Cell, type Change } from "./weigh.js";
import type { ReadCell, ReadTouchpoint } from "./value-map-sql.js";
import type { TouchpointValue, ValueCell, ValueMap } from "./value-map.js";

export type WholeMap = ValueMap & { touchpoints: TouchpointValue[] };

/** A project's value map: one statement for however many projects a request asks of. */
export async function readValueMap(projectId: string, { loaders, service: { source } }: Context): Promise<WholeMap> {
  const read = await loaders.value<ReadTouchpoint[]>(valueMapOfProject, projectId) ?? [];
  const weighed = read.map(touchpoint => ({
    touchpoint, position: touchpoint.touchpoint.position as number,
    cells: touchpoint.cells.map(cell => ({ cell, beneficiary: cell.touchpointParty.role === PartyRole.BENEFICIARY, now: cell.now, before: cell.before })),
  }));
  const all: Cell[] = weighed.flatMap(({ cells }) => cells);
  const changes = changesOf(all);
  const changeOf = new Map(all.map((cell, i) => [cell, changes[i]]));
  return {
    comparisons: changes.filter(change => change !== null).length,
    touchpoints: weakestFirst(weighed).map(({ touchpoint: { touchpoint, iteration, before }, cells }) => {
      const gap = gapOf(cells);
      return {
        touchpoint: rowOfJson(tableOf(source, Touchpoint), touchpoint),
        iteration: rowOfJson(tableOf(source, TouchpointIteration), iteration),
        beneficiaryMedian: beneficiaryMedian(cells),
        gap: gap && { difference: gap.difference, highest: partyOf(gap.highest.cell, source), lowest: partyOf(gap.lowest.cell, source) },
        cells: cells.map(cell => shown(cell.cell, changeOf.get(cell) ?? null, before, source)),
      };
    }),
  };
}

const partyOf = ({ party }: ReadCell, source: DataSource) => rowOfJson(tableOf(source, Party), party);

function shown(cell: ReadCell, change: Change | null, before: ReadTouchpoint["before"], source: DataSource): ValueCell {
  const { touchpointParty, confirmedShare, now } = cell;
  return {
    touchpointParty: rowOfJson(tableOf(source, TouchpointParty), touchpointParty),
    party: partyOf(cell, source), role: touchpointParty.role as PartyRole,
    count: now && sizeOf(now.histogram), median: now?.median ?? null, lowerQuartile: now?.lowerQuartile ?? null, upperQuartile: now?.upperQuartile ?? null,
    histogram: now && shownHistogram(now.histogram),
    change: change && before && { ...change, since: rowOfJson(tableOf(source, TouchpointIteration), before) },
    confirmedShare,
  };
}
