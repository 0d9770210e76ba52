import { ArgsType, Field } from "type-graphql";
import { Id } from "../base/id.js";
import { liveOne, subscriptions } from "../base/live/live.js";
import { theRun } from "./reads.js";
import { PLAN } from "./topics.js";

@ArgsType()
export class FollowPlanArgs {
  @Field(() => Id, { description: "Run to follow; ends with NOT_FOUND when the viewer may not see it, or not any more" }) planRunId!: string;
}

export const FollowPlan = subscriptions({
  planProgress: liveOne(theRun, {
    about: PLAN, by: "planRunId", access: "signedIn", args: FollowPlanArgs,
    description: "Follows a run of the planner: its `status` and `progress`, and its `drafts` when it is done. For the event's organisers",
  }),
});
