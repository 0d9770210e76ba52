import type { EventStory, Someone } from "./seed.js";
import { someone } from "./seed.js";
import type { TestService } from "./service.js";

const HOUR = 3_600_000;

/** What an event needs before sessions can be placed, and the sessions; each step by the verb an organiser or host would use. */
export class Programme {
  constructor(private readonly service: TestService, readonly event: EventStory) {}

  async room(name: string, input: Record<string, unknown> = {}): Promise<string> {
    const { room } = await this.service.done<{ room: { id: string } }>("addRoom", { eventId: this.event.id, name, capacity: 30, ...input }, "room { id }", this.event.organiser);
    return room.id;
  }

  /** The nth hour of the event. */
  hour(n: number): { startsAt: Date; endsAt: Date } {
    const startsAt = new Date(this.event.startsAt.getTime() + n * HOUR);
    return { startsAt, endsAt: new Date(startsAt.getTime() + HOUR) };
  }

  /** Which hour of the event an instant is. */
  hourOf(instant: string): number { return (Date.parse(instant) - this.event.startsAt.getTime()) / HOUR; }

  async slot(n: number): Promise<string> {
    const { slot } = await this.service.done<{ slot: { id: string } }>("addSlot", { eventId: this.event.id, ...this.hour(n) }, "slot { id }", this.event.organiser);
    return slot.id;
  }

  async session(title = "A session", host?: Someone, input: Record<string, unknown> = {}): Promise<{ id: string; host: Someone }> {
    const by = host ?? await someone(this.service);
    const { session } = await this.service.done<{ session: { id: string } }>("pitchSession", { eventId: this.event.id, title, ...input }, "session { id }", by);
    return { id: session.id, host: by };
  }

  schedule(sessionId: string, roomId: string, slotId: string): Promise<string[]> {
    return this.service.refusals("scheduleSession", { sessionId, roomId, slotId }, this.event.organiser);
  }
}
