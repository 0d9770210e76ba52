import { Field, InputType } from "type-graphql";
import { Checks } from "../base/checks.js";
import { LONGEST_EVENT } from "../events/event-details.js";

@InputType({ description: "A range of time" })
export class TimesInput {
  @Field(() => Date, { description: "From when" }) startsAt!: Date;
  @Field(() => Date, { description: "Until when; after `startsAt`" }) endsAt!: Date;
}

/** Each range by itself, refused at its own place in the list. */
export function checkTimes(field: string, times: readonly TimesInput[], most: number, checks: Checks): void {
  checks.few(field, times, most);
  times.forEach(({ startsAt, endsAt }, i) => {
    const inside = new Checks(checks.now, ["input", field, String(i)]);
    inside.range("startsAt", startsAt, "endsAt", endsAt, LONGEST_EVENT);
    checks.refusals.push(...inside.refusals);
  });
}
