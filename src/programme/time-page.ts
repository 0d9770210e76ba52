import { ArgsType, Field, InputType } from "type-graphql";
import { PageArgs } from "../base/page.js";

@InputType({ description: "What starts within a window of time; either end may be left open" })
export class TimeWindow {
  @Field(() => Date, { nullable: true, description: "Only what starts at this instant or later" }) startsFrom?: Date | null;
  @Field(() => Date, { nullable: true, description: "Only what starts before this instant" }) startsBefore?: Date | null;
}

/** A page of what stands on a schedule. */
@ArgsType()
export class TimePageArgs extends PageArgs {
  @Field(() => TimeWindow, { nullable: true, description: "Window of time; all of it when absent" }) filter?: TimeWindow | null;
}
