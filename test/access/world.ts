import { v7 } from "uuid";
import { Programme } from "../kit/programme.js";
import { people, plannedEvent, type EventStory, type Someone } from "../kit/seed.js";
import type { TestService } from "../kit/service.js";

/** In the order of the table's letters. */
export const ROLES = ["stranger", "participant", "host", "organiser", "otherOrganiser", "doorStaff", "administrator"] as const;
export type Role = typeof ROLES[number];

/** One event in public and one draft with the same people around them; what a change uses up is made anew for each try. */
export class World {
  private constructor(readonly service: TestService, readonly as: Readonly<Record<Role, Someone | null>>, /** Comes to the event, and does nothing in public. */ readonly attendee: Someone) {}

  published!: Stage;
  draft!: Stage;

  static async make(service: TestService): Promise<World> {
    const [participant, host, organiser, otherOrganiser, doorStaff, attendee] = await people(service, 6);
    const [administrator] = await people(service, 1, { administrator: true });
    const world = new World(service, { stranger: null, participant, host, organiser, otherOrganiser, doorStaff, administrator }, attendee);
    await plannedEvent(service, { organiser: otherOrganiser, title: "Another's" });
    world.published = await world.stage(false);
    world.draft = await world.stage(true);
    return world;
  }

  person(role: Exclude<Role, "stranger">): Someone { return this.as[role]!; }

  /** A new event with a room, a slot, a session of the host, door staff and an RSVP. */
  async stage(draft: boolean): Promise<Stage> {
    const { service } = this;
    const event = await plannedEvent(service, { organiser: this.person("organiser"), title: "Ours", capacity: 50 });
    // Not by invitation: the table makes more stages than a person may send invitations in a day.
    await service.rows(
      `INSERT INTO event_staff (id, created_at, updated_at, event_id, person_id, role, status, by_email) VALUES ($1, now(), now(), $2, $3, 'DOOR_STAFF', 'ACTIVE', false)`,
      [v7(), event.id, this.person("doorStaff").id]);
    const programme = new Programme(service, event);
    const [room, slot, session] = [await programme.room("Aula"), await programme.slot(0), (await programme.session("Hosted", this.person("host"))).id];
    await service.done("rsvp", { eventId: event.id }, "rsvp { id }", this.person("participant"));
    await service.done("rsvp", { eventId: event.id }, "rsvp { id }", this.attendee);
    if (draft) await service.rows("UPDATE event SET status = 'DRAFT' WHERE id = $1", [event.id]);
    return new Stage(event, programme, room, slot, session, draft);
  }
}

export class Stage {
  constructor(readonly event: EventStory, readonly programme: Programme, readonly room: string, readonly slot: string, readonly session: string, readonly draft: boolean) {}
  get eventId(): string { return this.event.id; }
}

/** What a role may expect: done, UNAUTHENTICATED, NotFound, NotAllowed, or null of a query. */
export type Outcome = "D" | "U" | "F" | "A" | "-";

export interface ChangeRow {
  /** Outcomes in the order of ROLES on an event in public, and on a draft. */
  published: string;
  draft?: string;
  /** Input for a try; `fresh` makes a stage that the change may use up. */
  input: (stage: Stage, world: World, role: Role, fresh: () => Promise<Stage>) => object | Promise<object>;
}

export interface QueryRow {
  published: string;
  draft?: string;
  /** Arguments, selection, and what of the answer must be there. */
  ask: (stage: Stage, world: World) => { query: string; variables?: object } | Promise<{ query: string; variables?: object }>;
  found: (data: never) => unknown;
}

interface Asked { query: string; variables: Record<string, unknown> }

export interface SubscriptionRow {
  published: string;
  draft?: string;
  ask: (stage: Stage, world: World) => Asked | Promise<Asked>;
}
