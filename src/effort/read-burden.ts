import { clock } from "../base/clock.js";
import type { Context } from "../base/context.js";
import type { Row } from "../base/noun.js";
import { badUserInput } from "../base/problem.js";
import { rowOfJson } from "../base/row-of-json.js";
import { tableOf } from "../base/table.js";
import { MOST_PARTIES } from "../touchpoints/journey.js";
import { Party, PartySide } from "../touchpoints/party.js";
import { MOST_PERIODS, type BurdenBalance, type DutyFinding, type DutyMovedWithoutResource, type DutyPeriod, type PartyBurden, type PeriodBurden } from "./burden-balance.js";
import type { ReadBurden } from "./burden-sql.js";
import { agreedPercent, Ledger, percentsOf, together, toTenths, type Bearing } from "./burden.js";
import { dutyRun, type DutyLine } from "./duty-moved.js";
import { BurdenPeriod, firstOf, monthOf, MONTHS, openFrom, startOf } from "./period.js";
import { burdenOfProject } from "./reads.js";

export interface Stretch { period?: BurdenPeriod | null; from?: Date | null; to?: Date | null }
export type WholeBalance = BurdenBalance & { periods: PeriodBurden[] };
/** What of a finding its entries are found by. */
export type FindingAtHand = DutyFinding & { projectId: string; partyId: string | null; until: Date };

const DEFAULT_PERIODS = 12;
const SANE = (at: Date): boolean => at.getUTCFullYear() >= 1900 && at.getUTCFullYear() < 2200;

/** First months of the periods from the one that `from` lies in to the one that `to` ends in. */
function periodsOf({ period, from, to }: { period: BurdenPeriod; from?: Date | null; to?: Date | null }, now: Date): number[] {
  const length = MONTHS[period];
  for (const [name, at] of [["from", from], ["to", to]] as const) if (at && !SANE(at)) throw badUserInput(`\`${name}\` must lie between 1900 and 2200`, [name]);
  const last = firstOf(monthOf(to ? new Date(to.getTime() - 1) : now), period);
  const first = from ? firstOf(monthOf(from), period) : last - (DEFAULT_PERIODS - 1) * length;
  const count = (last - first) / length + 1;
  if (count < 1) throw badUserInput("`to` must be after `from`", ["to"]);
  if (count > MOST_PERIODS) throw badUserInput(`A balance has at most ${MOST_PERIODS} periods, not ${count}; give a later \`from\` or a longer \`period\``, ["from"]);
  return Array.from({ length: count }, (_, i) => first + i * length);
}

/** Who carried what: one statement for however many projects and balances a request asks of. */
export async function readBalance(projectId: string, asked: Stretch, { loaders, service: { source } }: Context): Promise<WholeBalance> {
  const period = asked.period ?? BurdenPeriod.MONTH;
  const now = clock.now();
  const firsts = periodsOf({ ...asked, period }, now);
  const read = await loaders.value<ReadBurden>(burdenOfProject, projectId) ?? { parties: [], agreements: [], sums: [], months: [] };
  const parties = read.parties.map(party => rowOfJson(tableOf(source, Party), party));
  const balance = new Balance(projectId, parties, new Ledger(read, period), firsts, period, now);
  return {
    period, startsAt: startOf(firsts[0]), endsAt: startOf(firsts.at(-1)! + MONTHS[period]),
    periods: balance.periods(), totals: balance.totals(), dutyMovedWithoutResource: balance.dutyMoved(),
  };
}

interface Line { first: number; bearings: Bearing[]; percents: (number | null)[]; agreed: (number | null)[]; version: number | null; hours: number | null }

class Balance {
  private readonly lines: Line[];

  constructor(
    private readonly projectId: string, private readonly parties: readonly Row[], private readonly ledger: Ledger,
    private readonly firsts: readonly number[], private readonly period: BurdenPeriod, private readonly now: Date,
  ) {
    this.lines = firsts.map(first => {
      const bearings = parties.map(({ id }) => ledger.bearing(id, [first]));
      const agreement = ledger.agreement(first);
      return {
        first, bearings, percents: percentsOf(bearings.map(({ hours }) => hours)), agreed: parties.map(({ id }) => agreedPercent(agreement, id)), version: agreement?.version ?? null,
        hours: bearings.reduce<number | null>((sum, { hours }) => sum === null || hours === null ? null : sum + hours, 0),
      };
    });
  }

  private closed(first: number): boolean { return first < openFrom(this.now, this.period); }

  private burden(index: number, bearing: Bearing, agreed: number | null, actual: number | null): PartyBurden {
    return { party: this.parties[index], agreedPercent: agreed, actualPercent: actual, ...bearing };
  }

  periods(): PeriodBurden[] {
    return this.lines.map(({ first, bearings, percents, agreed, version }) => ({
      startsAt: startOf(first), endsAt: startOf(first + MONTHS[this.period]), closed: this.closed(first), agreementVersion: version,
      parties: bearings.slice(0, MOST_PARTIES).map((bearing, index) => this.burden(index, bearing, agreed[index], percents[index])),
    }));
  }

  totals(): PartyBurden[] {
    const closed = this.firsts.filter(first => this.closed(first));
    const bearings = this.parties.map(({ id }) => this.ledger.bearing(id, closed));
    const percents = percentsOf(bearings.map(({ hours }) => hours));
    return bearings.slice(0, MOST_PARTIES).map((bearing, index) => this.burden(index, bearing, this.agreedOverAll(index), percents[index]));
  }

  /** What a party would have carried of the hours of all periods, had it kept to what was agreed in each. */
  private agreedOverAll(index: number): number | null {
    let [owed, all] = [0, 0];
    for (const { first, agreed: { [index]: agreed }, hours } of this.lines) {
      if (hours === 0 || !this.closed(first)) continue;
      if (hours === null || agreed === null) return null;
      owed += agreed * hours;
      all += hours;
    }
    return all === 0 ? null : toTenths(owed / all);
  }

  dutyMoved(): DutyMovedWithoutResource {
    const community = this.parties.flatMap(({ side }, index) => side === PartySide.COMMUNITY ? [index] : []);
    const linesOf = (index: number): DutyLine[] => this.lines.map(({ first, percents, agreed }) => ({
      closed: this.closed(first), percent: percents[index], agreed: agreed[index], resource: this.ledger.covered(this.parties[index].id, first),
    }));
    const active = community.filter(index => this.lines.some(({ bearings }) => bearings[index].hours !== 0));
    const findings = community.slice(0, MOST_PARTIES).flatMap(index => this.finding([index], linesOf(index)) ?? []);
    // With those that carried nothing, too: their share was agreed, and what others carried in their place did not move to this side.
    const all = active.length > 1 ? this.finding(community, together(community.map(linesOf))) : null;
    const shown = all ? [all, ...findings] : findings;
    return { stands: shown.length > 0, since: shown.length > 0 ? new Date(Math.min(...shown.map(({ since }) => since.getTime()))) : null, findings: shown };
  }

  private finding(indexes: readonly number[], lines: readonly DutyLine[]): FindingAtHand | null {
    const run = dutyRun(lines);
    if (!run) return null;
    const periods: DutyPeriod[] = run.periods.map(({ index, percent, reference, agreed }) => {
      const { first, bearings } = this.lines[index];
      return {
        startsAt: startOf(first), endsAt: startOf(first + MONTHS[this.period]), actualPercent: percent, referencePercent: reference, agreed,
        hours: Number(indexes.reduce((sum, one) => sum + bearings[one].hours!, 0).toFixed(2)),
      };
    });
    const party = indexes.length === 1 ? this.parties[indexes[0]] : null;
    const { actualPercent, referencePercent, agreed, endsAt } = periods.at(-1)!;
    const who = party ? `"${party.name as string}"` : "The community's side together";
    return {
      party, since: periods[0].startsAt, periods, projectId: this.projectId, partyId: party?.id ?? null, until: endsAt,
      words: `${who} carried ${actualPercent} % of the hours in the last of ${periods.length} periods in a row above what ${agreed ? "was agreed" : "it carried at first"} ` +
        `(${referencePercent} %), and no money or paid help is known to have moved to it`,
    };
  }
}
