import { liveOne, liveRows, subscriptions } from "../base/live/live.js";
import { FollowEventArgs } from "./follow-event-args.js";
import { theEvent } from "./reads.js";
import { aliveSessionsOfEvent } from "./session-reads.js";
import { INTEREST, RSVPS } from "./topics.js";

export const FollowEvent = subscriptions({
  rsvpCounts: liveOne(theEvent, {
    about: RSVPS, by: "eventId", access: "anyone", args: FollowEventArgs,
    description: "Follows how many come: the event, for its `confirmedCount`, `waitlistedCount`, and for one's own `myRsvp { status placeInLine }`",
  }),
  interestCounts: liveRows(theEvent, aliveSessionsOfEvent, {
    about: INTEREST, by: "eventId", access: "anyone", args: FollowEventArgs,
    description: "Follows what people want to go to: the event's sessions by number, for their `interestCount` and `wantCount`. While the event hides counts they are null, and marks are not told",
  }),
});
