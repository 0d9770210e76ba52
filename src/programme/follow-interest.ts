import { liveRows, subscriptions } from "../base/live/live.js";
import { FollowEventArgs } from "../events/follow-event-args.js";
import { theEvent } from "../events/reads.js";
import { aliveSessionsOfEvent } from "./session-reads.js";
import { INTEREST } from "./topics.js";

export const FollowInterest = subscriptions({
  interestCounts: liveRows(theEvent, aliveSessionsOfEvent, {
    about: INTEREST, by: "eventId", access: "anyone", args: FollowEventArgs,
    description: "Follows what people want to go to: the event's sessions by number, for their `interestCount` and `wantCount`. While the event hides counts they are null, and marks are not told",
  }),
});
