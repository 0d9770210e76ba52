/** The rule by which burden is said to have moved to the community. Pure: it knows periods in order, and nothing of parties. */

/** So many points above its reference a share has to be: less may be chance, and how hours are rounded. */
export const POINTS_ABOVE = 5;
/** So many points it may fall from one period to the next and still hold. */
export const POINTS_HELD = 1;
/** So many closed periods in a row it takes. */
export const FEWEST_PERIODS = 2;
/** A resource counts for the period in which it moved and those that begin within so many months: grants are paid by the year. */
export const MONTHS_COVERED = 12;

/** One period of a party, or of the community's side together. */
export interface DutyLine {
  closed: boolean;
  /** Share of the hours; null when that is not known, or nobody did anything. */
  percent: number | null;
  /** What was agreed; null when nothing was. */
  agreed: number | null;
  /** Whether a resource covers this period, or may, as far as is known. */
  resource: boolean;
}

/** Periods of a run, as indexes into the lines, with what each is measured by. */
export interface DutyRun { periods: { index: number; percent: number; reference: number; agreed: boolean }[] }

/**
 * The run of closed periods, up to the last closed one, in each of which the share lies above its reference, grows or holds,
 * and no resource covers it. The reference is the share that was agreed or, without an agreement, that of the first period
 * that is known. Null when there is no such run of at least two periods: what cannot be told accuses nobody.
 */
export function dutyRun(lines: readonly DutyLine[]): DutyRun | null {
  const first = lines.find(({ closed, percent }) => closed && percent !== null)?.percent ?? null;
  let periods: DutyRun["periods"] = [];
  for (const [index, { closed, percent, agreed, resource }] of lines.entries()) {
    if (!closed) break;
    const reference = agreed ?? first;
    if (percent === null || reference === null || resource || percent - reference <= POINTS_ABOVE + 1e-9) { periods = []; continue; }
    const holds = periods.length > 0 && percent >= periods.at(-1)!.percent - POINTS_HELD - 1e-9;
    periods = [...holds ? periods : [], { index, percent, reference, agreed: agreed !== null }];
  }
  return periods.length >= FEWEST_PERIODS ? { periods } : null;
}
