import { ArgsType, Field } from "type-graphql";
import { Id } from "../base/id.js";

@ArgsType()
export class FollowEventArgs {
  @Field(() => Id, { description: "Event to follow; ends with NOT_FOUND when the viewer may not see it, or not any more" }) eventId!: string;
}
