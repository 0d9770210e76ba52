import { Field, InputType, Int, registerEnumType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, InvalidInput, refuse } from "../base/refusal.js";
import { clocksKept } from "../events/clock-shift.js";
import { Event } from "../events/event.js";
import { eventFor, lockEvent } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { theEvent } from "../events/reads.js";
import { openSchedules } from "../programme/open-schedule.js";
import { recording } from "../programme/record-changes.js";
import { tellEventChanged } from "../registration/tell-event-changed.js";

export enum KeptTimes { INSTANTS = "INSTANTS", CLOCKS = "CLOCKS" }
registerEnumType(KeptTimes, {
  name: "KeptTimes", description: "What stays as it is when an event gets another time zone",
  valuesConfig: {
    INSTANTS: { description: "Instants: clocks in the new zone show other times" },
    CLOCKS: { description: "What clocks show: 09:00 stays 09:00, at another instant" },
  },
});

@InputType({ description: "Which time zone an event has, and what of its times stays" })
export class ChangeEventTimeZoneInput extends KeyedInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => Int, { nullable: true, description: "Version that the viewer read; when the event has another by now, the change is refused" }) expectedVersion?: number | null;
  @Field(() => String, { description: "Time zone of the place (IANA), for example Europe/Rome" }) timeZone!: string;
  @Field(() => KeptTimes, { description: "What stays: instants, or what clocks show" }) keep!: KeptTimes;
}

/** Times that stand in an event's own rows, by table. */
const TIMES: Readonly<Record<string, { columns: readonly string[]; ofEvent: string; counted?: boolean }>> = {
  event_phase: { columns: ["opens_at", "closes_at"], ofEvent: "t.event_id = :eventId" },
  slot: { columns: ["starts_at", "ends_at"], ofEvent: "t.event_id = :eventId", counted: true },
  room_closing: { columns: ["starts_at", "ends_at"], ofEvent: "t.room_id IN (SELECT ro.id FROM room ro WHERE ro.event_id = :eventId)" },
  host_absence: { columns: ["starts_at", "ends_at"], ofEvent: "t.event_id = :eventId" },
};
/** Times of the schedules that can still be edited. */
const PLACED = ["placement", "placement_host"] as const;

export class ChangeEventTimeZone {
  @Change({
    input: () => ChangeEventTimeZoneInput, yields: { event: theEvent }, refuses: [Changed], access: "signedIn",
    description: "Puts an event's time zone right. Where clocks are kept, all of its times move as one: its own dates, phases, slots, closings, absences, and the sessions of the public schedule and of drafts, on record and told like any move. Whoever said that they come is told. For its organisers",
    check: (input, checks) => { checks.timeZone("timeZone", input.timeZone); },
  })
  async changeEventTimeZone({ eventId, expectedVersion, timeZone, keep }: ChangeEventTimeZoneInput, act: Act): Promise<{ event: string }> {
    await eventFor(EventVerb.EDIT, eventId, act);
    await lockEvent(eventId, act);
    const event = (await act.db.findOneBy(Event, { id: eventId }))!;
    if (keep === KeptTimes.INSTANTS) {
      await act.edit(Event, eventId, expectedVersion, { timeZone });
      await tellEventChanged(event, act);
      return { event: eventId };
    }
    const own = { startsAt: event.startsAt, endsAt: event.endsAt, rsvpOpensAt: event.rsvpOpensAt, rsvpClosesAt: event.rsvpClosesAt };
    const kept = clocksKept([...Object.values(own).filter(at => at !== null), ...await this.timesOf(eventId, act)], { fromZone: event.timeZone, toZone: timeZone })
      ?? refuse(new InvalidInput(`Clocks in ${timeZone} change over times of this event, which would then overlap or have no length: keep the instants, and move what is to be moved`, ["input", "timeZone"]));
    const moved = Object.fromEntries(Object.entries(own).map(([name, at]) => [name, at && kept.get(at.getTime())!]));
    await act.edit(Event, eventId, expectedVersion, { timeZone, ...moved });
    await tellEventChanged(event, act);
    const moves = JSON.stringify([...kept].map(([from, to]) => ({ from: new Date(from), to })));
    for (const [table, { columns, ofEvent, counted }] of Object.entries(TIMES)) {
      await this.move(table, columns, ofEvent, counted ? ", version = t.version + 1, updated_at = :now" : ", updated_at = :now", { eventId, moves }, act);
    }
    for (const schedule of await openSchedules(eventId, act)) {
      await recording(schedule, act, {}, async () => {
        for (const table of PLACED) {
          await this.move(table, ["starts_at", "ends_at"], "t.schedule_version_id = :scheduleId", table === "placement" ? ", updated_at = :now" : "", { scheduleId: schedule.id, moves }, act);
        }
      });
    }
    return { event: eventId };
  }

  private async timesOf(eventId: string, act: Act): Promise<Date[]> {
    const own = Object.entries(TIMES).flatMap(([table, { columns, ofEvent }]) => columns.map(column => `SELECT t.${column} AS at FROM ${table} t WHERE ${ofEvent}`));
    const placed = ["starts_at", "ends_at"].map(column =>
      `SELECT t.${column} FROM placement t JOIN schedule_version v ON v.id = t.schedule_version_id WHERE v.event_id = :eventId AND v.status IN ('PUBLISHED', 'DRAFT')`);
    return (await act.sql<{ at: Date }>([...own, ...placed].join(" UNION "), { eventId })).map(({ at }) => at);
  }

  /** One statement a table: each of its two times by what it was. */
  private async move(table: string, [from, to]: readonly string[], which: string, also: string, values: Readonly<Record<string, unknown>>, act: Act): Promise<void> {
    await act.sql(
      `WITH moves AS (SELECT m."from", m."to" FROM jsonb_to_recordset(:moves::jsonb) AS m("from" timestamptz, "to" timestamptz))
       UPDATE ${table} t SET ${from} = a."to", ${to} = b."to"${also} FROM moves a, moves b WHERE ${which} AND a."from" = t.${from} AND b."from" = t.${to}`, values);
  }
}
