import type { Act } from "../base/act.js";
import { lockSummary as lock, publishDue as publish, type About, type Published } from "../base/publish.js";
import { shownHistogram } from "../base/publication.js";
import type { Viewer } from "../base/viewer.js";
import type { Thing } from "./thing.js";

export interface Ratings { count: number; average: number; histogram: number[] | null }

/** What a summary says of these ratings, of which there are some. */
export function summed(ratings: readonly number[]): Ratings {
  const count = ratings.reduce((sum, people) => sum + people, 0);
  const points = ratings.reduce((sum, people, i) => sum + people * (i + 1), 0);
  return { count, average: Math.round(points * 10 / count) / 10, histogram: shownHistogram(ratings) };
}

export const publishedFeedback: Published = {
  name: "feedback", answers: "feedback", summaries: "feedback_summary", levels: 5,
  text: { column: "comment", published: "published_comment", firstAt: "comment_published_at", listed: "comments" },
  nothing: { count: 0, average: 0 },
  columnsOf: ratings => ({ ...summed(ratings) }),
};

const aboutThing = ({ column, id }: Thing): About => ({ [column]: id });

/** Locks the thing's summary, which is made when there is none: whoever answers does it behind this lock. */
export const lockSummary = (thing: Thing, act: Act<Viewer | null>): Promise<string> => lock(publishedFeedback, aboutThing(thing), act);

/** Publishes what the rule lets out. The summary is locked. */
export const publishDue = (summaryId: string, thing: Thing, act: Act<Viewer | null>): Promise<void> => publish(publishedFeedback, summaryId, aboutThing(thing), act);
