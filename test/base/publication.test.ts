import fc from "fast-check";
import { FEWEST, FEWEST_FOR_HISTOGRAM, FEWEST_WITH_TEXT, MOST_TEXTS, ratingsDue, textsDue, withBatch, type Tally } from "../../src/base/publication.js";
import { summed, type Ratings } from "../../src/feedback/publish.js";

interface Answer { rating: number; comment: string | null; publishedRating: number | null; publishedComment: string | null }
interface Given { person: number; rating: number; comment: string | null }

/** What is to be published of the ratings, as feedback's summaries say it. */
const summaryDue = (tally: Tally): Ratings | null => {
  const due = ratingsDue(tally);
  return due && summed(due);
};

/** What the statement in publish.ts counts. */
const tallyOf = (answers: readonly Answer[]): Tally => ({
  ratings: [1, 2, 3, 4, 5].map(rating => answers.filter(answer => answer.rating === rating).length),
  newRatings: answers.filter(answer => answer.rating !== answer.publishedRating).length,
  texts: answers.filter(answer => answer.comment !== null).length,
  newTexts: answers.filter(answer => answer.comment !== null && answer.comment !== answer.publishedComment).length,
});

/** Everything that the world sees, answer after answer; and whose ratings and texts each publication went by. */
function replay(given: readonly Given[]) {
  const answers = new Map<number, Answer>();
  const seen: { ratings: Ratings | null; comments: string[] }[] = [];
  const steps: { changedRatings: number | null; batch: number | null; texts: number }[] = [];
  let ratings: Ratings | null = null;
  let snapshot = new Map<number, number>();
  let comments: string[] = [];
  for (const { person, rating, comment } of given) {
    answers.set(person, { publishedRating: null, publishedComment: null, ...answers.get(person), rating, comment });
    const all = [...answers.values()];
    const tally = tallyOf(all);
    const due = summaryDue(tally);
    const step: (typeof steps)[number] = { changedRatings: null, batch: null, texts: tally.texts };
    if (due) {
      ratings = due;
      const now = new Map([...answers].map(([who, answer]) => [who, answer.rating]));
      step.changedRatings = [...now].filter(([who, theirs]) => snapshot.get(who) !== theirs).length;
      snapshot = now;
      for (const answer of all) answer.publishedRating = answer.rating;
    }
    if (textsDue(tally)) {
      const changes = all.filter(answer => answer.comment !== answer.publishedComment).map(answer => ({ was: answer.publishedComment, is: answer.comment }));
      step.batch = changes.filter(({ is }) => is !== null).length;
      comments = withBatch(comments, changes, n => Math.floor(Math.random() * n));
      for (const answer of all) answer.publishedComment = answer.comment;
    }
    steps.push(step);
    seen.push({ ratings, comments });
  }
  return { seen, steps, answers: [...answers.values()] };
}

const given = (people = 40) => fc.record({
  person: fc.integer({ min: 1, max: people }),
  rating: fc.integer({ min: 1, max: 5 }),
  comment: fc.option(fc.constantFrom("good", "too long", "more of it", "cold room", "thank you"), { nil: null, freq: 3 }),
});
const story = fc.array(given(), { minLength: 5, maxLength: 150, size: "max" });

test("nothing below five, then steps of five", () => {
  const { seen } = replay(Array.from({ length: 15 }, (_, i) => ({ person: i, rating: i % 2 === 0 ? 4 : 5, comment: null })));
  expect(seen.map(({ ratings }) => ratings?.count ?? null)).toEqual([null, null, null, null, 5, 5, 5, 5, 5, 10, 10, 10, 10, 10, 15]);
  expect(seen[4].ratings).toEqual({ count: 5, average: 4.4, histogram: null });
});

test("whoever changes an answer three times counts once, and there and back not at all", () => {
  const five = Array.from({ length: 5 }, (_, person) => ({ person, rating: 3, comment: null }));
  const again = (person: number, ...ratings: number[]) => ratings.map(rating => ({ person, rating, comment: null }));
  const averages = (more: Given[]) => replay([...five, ...more]).seen.at(-1)!.ratings!.average;
  expect(averages([...again(0, 1, 2, 1), ...again(1, 1), ...again(2, 1), ...again(3, 1)])).toBe(3);
  expect(averages([...again(0, 1, 3), ...again(1, 1), ...again(2, 1), ...again(3, 1), ...again(4, 1)])).toBe(3);
  expect(averages([0, 1, 2, 3, 4].flatMap(person => again(person, 1)))).toBe(1);
});

test("averages are rounded to a tenth, and twenty answers have a histogram", () => {
  const tally = (ratings: number[]): Tally => ({ ratings, newRatings: 5, texts: 0, newTexts: 0 });
  expect(summaryDue(tally([0, 0, 0, 15, 5]))).toEqual({ count: 20, average: 4.3, histogram: [0, 0, 0, 15, 5] });
  expect(summaryDue(tally([1, 1, 1, 0, 0]))?.average).toBe(2);
  expect(summaryDue(tally([0, 0, 0, 14, 5]))?.histogram).toBeNull();
});

test("each publication of ratings differs from the one before by at least five people's", () => {
  fc.assert(fc.property(story, gave => {
    for (const { changedRatings } of replay(gave).steps) if (changedRatings !== null) expect(changedRatings).toBeGreaterThanOrEqual(FEWEST);
  }));
});

test("what is seen changes at publications only, and says what was true then", () => {
  fc.assert(fc.property(story, gave => {
    const { seen, steps } = replay(gave);
    seen.forEach(({ ratings, comments }, i) => {
      if (steps[i].changedRatings === null) expect(ratings).toBe(seen[i - 1]?.ratings ?? null);
      if (steps[i].batch === null) expect(comments).toEqual(seen[i - 1]?.comments ?? []);
      if (ratings) {
        expect(ratings.count).toBeGreaterThanOrEqual(FEWEST);
        expect(ratings.average * 10).toBeCloseTo(Math.round(ratings.average * 10), 9);
        expect(ratings.histogram === null).toBe(ratings.count < FEWEST_FOR_HISTOGRAM);
      }
    });
  }));
});

test("what is not published yet can be anything: the world sees the same", () => {
  fc.assert(fc.property(story, fc.integer({ min: 1, max: 5 }), (gave, other) => {
    const { seen, answers } = replay(gave);
    const { person } = gave.at(-1)!;
    const mine = answers[[...new Set(gave.map(answer => answer.person))].indexOf(person)];
    fc.pre(mine.rating !== mine.publishedRating && other !== mine.publishedRating);
    expect(replay([...gave.slice(0, -1), { ...gave.at(-1)!, rating: other }]).seen.map(({ ratings }) => ratings)).toEqual(seen.map(({ ratings }) => ratings));
  }));
});

test("texts come from ten on, in batches of at least five, and after a batch are those that people have", () => {
  fc.assert(fc.property(story, gave => {
    for (let end = 1; end <= gave.length; end++) {
      const { steps, seen, answers } = replay(gave.slice(0, end));
      const { batch, texts } = steps.at(-1)!;
      if (batch === null) continue;
      expect(batch).toBeGreaterThanOrEqual(FEWEST);
      expect(texts).toBeGreaterThanOrEqual(FEWEST_WITH_TEXT);
      expect([...seen.at(-1)!.comments].sort()).toEqual(answers.flatMap(({ comment }) => comment ?? []).sort());
    }
  }), { numRuns: 10 });
});

test("every order of a batch is as likely, and of very many texts the newest stay", () => {
  const orders = new Map<string, number>();
  for (let i = 0; i < 6_000; i++) {
    const order = withBatch([], ["a", "b", "c"].map(is => ({ was: null, is })), n => Math.floor(Math.random() * n)).join("");
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  expect(orders.size).toBe(6);
  for (const times of orders.values()) expect(Math.abs(times - 1_000)).toBeLessThan(200);
  const many = Array.from({ length: MOST_TEXTS }, (_, i) => `old ${i}`);
  const after = withBatch(many, [{ was: null, is: "new" }, { was: "old 3", is: null }], () => 0);
  expect([after.length, after[0], after.includes("old 3"), after.at(-1)]).toEqual([MOST_TEXTS, "new", false, `old ${MOST_TEXTS - 1}`]);
});
