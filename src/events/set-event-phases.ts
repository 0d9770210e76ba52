import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Checks } from "../base/checks.js";
import { DAY } from "../base/clock.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { eventFor, lockEvent } from "./event-at-hand.js";
import { EventPhase, PhaseKind } from "./event-phase.js";
import { EventVerb } from "./event-verb.js";
import { theEvent } from "./reads.js";

@InputType({ description: "When one phase is open" })
export class PhaseInput {
  @Field(() => PhaseKind, { description: "Which phase; each at most once" }) kind!: PhaseKind;
  @Field(() => Date, { description: "When it opens" }) opensAt!: Date;
  @Field(() => Date, { description: "When it closes; after it opens" }) closesAt!: Date;
}

@InputType({ description: "Phases an event is to have, instead of those it has" })
export class SetEventPhasesInput extends KeyedInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => [PhaseInput], { description: "Its phases; none leaves all open until the end" }) phases!: PhaseInput[];
}

export class SetEventPhases {
  @Change({
    input: () => SetEventPhasesInput, yields: { event: theEvent }, access: "signedIn",
    description: "Sets when pitching and voting are open; the server refuses what is not. For its organisers",
    check: ({ phases }, checks) => {
      phases.forEach((phase, index) => {
        const inside = new Checks(checks.now, ["input", "phases", String(index)]);
        inside.range("opensAt", phase.opensAt, "closesAt", phase.closesAt, 1_000 * DAY);
        checks.refusals.push(...inside.refusals);
      });
      checks.require(new Set(phases.map(({ kind }) => kind)).size === phases.length, "phases", "`phases` names a phase twice");
    },
  })
  async setEventPhases({ eventId, phases }: SetEventPhasesInput, act: Act): Promise<{ event: string }> {
    await eventFor(EventVerb.EDIT, eventId, act);
    await lockEvent(eventId, act);
    await act.delete(EventPhase, { eventId });
    for (const { kind, opensAt, closesAt } of phases) await act.insert(EventPhase, { eventId, kind, opensAt, closesAt });
    return { event: eventId };
  }
}
