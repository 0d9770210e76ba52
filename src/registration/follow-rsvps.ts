import { liveOne, subscriptions } from "../base/live/live.js";
import { FollowEventArgs } from "../events/follow-event-args.js";
import { theEvent } from "../events/reads.js";
import { RSVPS } from "./topics.js";

export const FollowRsvps = subscriptions({
  rsvpCounts: liveOne(theEvent, {
    about: RSVPS, by: "eventId", access: "anyone", args: FollowEventArgs,
    description: "Follows how many come: the event, for its `confirmedCount`, `waitlistedCount`, and for one's own `myRsvp { status placeInLine }`",
  }),
});
