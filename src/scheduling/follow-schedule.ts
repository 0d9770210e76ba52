import { ArgsType, Field, Int } from "type-graphql";
import { liveLog, subscriptions } from "../base/live/live.js";
import { FollowEventArgs } from "../events/follow-event-args.js";
import { theEvent } from "../events/reads.js";
import { publicChangesOfEvent } from "../programme/schedule-reads.js";
import { SCHEDULE } from "../programme/topics.js";

@ArgsType()
export class FollowScheduleArgs extends FollowEventArgs {
  @Field(() => Int, { nullable: true, description: "Number of the last change that one knows: what came after it is told first. Only what comes from now on when absent; 0 for all there ever was" })
  after?: number | null;
}

export const FollowSchedule = subscriptions({
  scheduleChanges: liveLog(theEvent, publicChangesOfEvent, {
    about: SCHEDULE, by: "eventId", number: "number", access: "anyone", args: FollowScheduleArgs,
    description: "Follows the change log of an event's public schedule",
  }),
});
