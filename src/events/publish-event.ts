import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Event } from "./event.js";
import { eventFor, lockEvent } from "./event-at-hand.js";
import { EventVerb } from "./event-verb.js";
import { theEvent } from "./reads.js";

@InputType({ description: "Which draft becomes public" })
export class PublishEventInput extends KeyedInput {
  @Field(() => Id, { description: "Event that is a draft" }) eventId!: string;
}

export class PublishEvent {
  @Change({ input: () => PublishEventInput, yields: { event: theEvent }, access: "signedIn", description: "Publishes a draft: everyone sees it, and RSVPs are taken. For its organisers" })
  async publishEvent({ eventId }: PublishEventInput, act: Act): Promise<{ event: string }> {
    await lockEvent(eventId, act);
    const event = await eventFor(EventVerb.PUBLISH, eventId, act);
    await act.update(Event, eventId, { status: "PUBLISHED", publishedAt: act.now, version: event.version + 1 });
    return { event: eventId };
  }
}
