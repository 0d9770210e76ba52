import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { eventAtHand } from "../events/event-at-hand.js";
import { theEvent } from "../events/reads.js";
import { MOST_ABSENCES } from "./constraint-reads.js";
import { HostAbsence } from "./host-absence.js";
import { checkTimes, TimesInput } from "./times-input.js";

@InputType({ description: "When one cannot host, instead of what one said before" })
export class SetAbsencesInput extends KeyedInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => [TimesInput], { description: `Times at which one is not there, at most ${MOST_ABSENCES}; none says that any time will do` }) absences!: TimesInput[];
}

export class SetAbsences {
  @Change({
    input: () => SetAbsencesInput, yields: { event: theEvent }, access: "signedIn",
    description: "Says when one is not available to host at an event. The planner keeps to it; where one is placed already, the organisers see a warning",
    check: ({ absences }, checks) => checkTimes("absences", absences, MOST_ABSENCES, checks),
  })
  async setAbsences({ eventId, absences }: SetAbsencesInput, act: Act): Promise<{ event: string }> {
    await eventAtHand(eventId, act);
    const { personId } = act.viewer;
    await act.sql("SELECT 1 FROM person WHERE id = :viewer FOR NO KEY UPDATE");
    await act.delete(HostAbsence, { eventId, personId });
    for (const { startsAt, endsAt } of absences) await act.insert(HostAbsence, { eventId, personId, startsAt, endsAt });
    return { event: eventId };
  }
}
