/**
 * When private answers (a rating, and a text where one likes) become public. Summaries are published, not computed: what is published next differs from what was
 * published before by the answers of several people, so that nobody can tell one of them. Ratings and texts are published
 * apart, each by this rule: were they counted together, four new texts would let a single new rating through.
 *
 * An answer is new or changed when it is other than it was when last published. Whoever changes it three times, or there
 * and back, is one person, or none.
 */

/** What is published differs by the answers of at least so many people from what was published before. */
export const FEWEST = 5;
/** No histogram of fewer answers. */
export const FEWEST_FOR_HISTOGRAM = 20;
/** No text while fewer answers have one. */
export const FEWEST_WITH_TEXT = 10;
/** Texts that a summary holds: the newest batches. */
export const MOST_TEXTS = 200;

/** The answers about one thing as they are now, against what was last published of each. */
export interface Tally {
  /** How many people give each rating, the lowest first. */
  ratings: readonly number[];
  /** Of how many people the rating is new or changed. */
  newRatings: number;
  /** How many answers have a text. */
  texts: number;
  /** How many of these texts are new or changed. */
  newTexts: number;
}

/** The ratings to be published now, the lowest first; null leaves what is published as it is. */
export const ratingsDue = ({ ratings, newRatings }: Tally): readonly number[] | null => newRatings >= FEWEST ? ratings : null;

/** How many gave each rating, as far as it may be told. */
export const shownHistogram = (ratings: readonly number[]): number[] | null =>
  ratings.reduce((sum, people) => sum + people, 0) < FEWEST_FOR_HISTOGRAM ? null : [...ratings];

/** Whether a batch of texts is to be published now. Texts that were taken back leave with it: alone they would be told. */
export const textsDue = ({ texts, newTexts }: Tally): boolean => texts >= FEWEST_WITH_TEXT && newTexts >= FEWEST;

/** One answer's text as it was published, and as it is now. */
export interface TextChange { was: string | null; is: string | null }

/**
 * The published texts after a batch: without those that were changed or taken back, and with the new ones before the
 * others in an order that says nothing. `below(n)` is a random whole number from 0 to n - 1.
 */
export function withBatch(published: readonly string[], changes: readonly TextChange[], below: (n: number) => number): string[] {
  const rest = [...published];
  for (const { was } of changes) {
    const at = was === null ? -1 : rest.indexOf(was);
    if (at >= 0) rest.splice(at, 1);
  }
  const batch = shuffled(changes.flatMap(({ is }) => is ?? []), below);
  return [...batch, ...rest].slice(0, MOST_TEXTS);
}

/** Fisher and Yates: every order is as likely as any other. */
function shuffled<T>(items: readonly T[], below: (n: number) => number): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}
