import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { InvitationStatus } from "../base/invitation.js";
import { KeyedInput } from "../base/once.js";
import { DAY_CHANGE, Event } from "../events/event.js";
import { checkDetails, requireTies } from "../events/event-details.js";
import { EventRole, EventStaff } from "../events/event-staff.js";
import { theEvent } from "../events/reads.js";
import { FreedPlaces } from "../events/rsvp-rule.js";
import { ScheduleStatus, ScheduleVersion } from "./placement.js";

@InputType({ description: "What an event is to be" })
export class PlanEventInput extends KeyedInput {
  @Field(() => String, { description: "Title; 1 to 200 characters" }) title!: string;
  @Field(() => String, { nullable: true, description: "What it is about (CommonMark); at most 20,000 characters" }) description?: string | null;
  @Field(() => String, { nullable: true, description: "Language of title and description (BCP 47)" }) language?: string | null;
  @Field(() => [String], { nullable: true, description: "Languages spoken (BCP 47); at most 20" }) languages?: string[] | null;
  @Field(() => Date, { description: "When it starts; not in the past" }) startsAt!: Date;
  @Field(() => Date, { description: "When it ends; after the start, within 31 days" }) endsAt!: Date;
  @Field(() => String, { description: "Time zone of the place (IANA), for example Europe/Rome" }) timeZone!: string;
  @Field(() => String, { nullable: true, description: `Time of day at which a new day begins on its schedule, HH:MM; ${DAY_CHANGE} when absent` }) dayChange?: string | null;
  @Field(() => Int, { nullable: true, description: "How many people it holds, 1 to 1,000,000; no limit when absent" }) capacity?: number | null;
  @Field(() => String, { nullable: true, description: "Where it takes place online (http or https)" }) onlineUrl?: string | null;
  @Field(() => Id, { nullable: true, description: "Place it is held at" }) placeId?: string | null;
  @Field(() => Id, { nullable: true, description: "Project it belongs to, one that the viewer takes part in" }) projectId?: string | null;
  @Field(() => Date, { nullable: true, description: "From when RSVPs are taken; from publishing when absent" }) rsvpOpensAt?: Date | null;
  @Field(() => Date, { nullable: true, description: "Until when RSVPs are taken; until the end when absent" }) rsvpClosesAt?: Date | null;
  @Field(() => Boolean, { nullable: true, description: "Whether interest counts stay hidden until voting closes; shown when absent" }) interestHidden?: boolean | null;
}

export type NewEvent = { id?: string } & Pick<Event, "title" | "startsAt" | "endsAt" | "timeZone"> & Partial<Omit<Event, "id">>;

/** A draft with its seats, its first schedule and its first organiser; what is made by planning, copying and importing alike. */
export async function makeEvent(values: NewEvent, organiserId: string | null, act: Pick<Act, "insert" | "now" | "sql">): Promise<string> {
  const id = await act.insert(Event, {
    description: null, language: null, onlineUrl: null, capacity: null, rsvpOpensAt: null, rsvpClosesAt: null, publishedAt: null,
    cancelReason: null, sourceKey: null, projectId: null, placeId: null, ...values, languages: values.languages ?? [], interestHidden: values.interestHidden ?? false, dayChange: values.dayChange ?? DAY_CHANGE,
    overbooking: values.overbooking ?? 0, freedPlaces: values.freedPlaces ?? FreedPlaces.GIVEN, offerMinutes: values.offerMinutes ?? null,
    approval: values.approval ?? false, sessionSeats: values.sessionSeats ?? false, promotesAfterClosing: values.promotesAfterClosing ?? false, questionCount: values.questionCount ?? 0, version: 1, status: "DRAFT", lastSessionNumber: 0, lastScheduleChange: 0,
  });
  await act.sql("INSERT INTO event_seats (event_id, capacity, held, waiting, next_number) VALUES (:id, :capacity, 0, 0, 1)", { id, capacity: values.capacity ?? null });
  await act.insert(ScheduleVersion, {
    eventId: id, number: 1, status: ScheduleStatus.PUBLISHED, title: null, note: null, version: 1, publishedAt: act.now, baseChange: 0, createdById: organiserId,
  });
  if (organiserId) await act.insert(EventStaff, { eventId: id, personId: organiserId, role: EventRole.ORGANISER, status: InvitationStatus.ACTIVE, byEmail: false });
  return id;
}

export class PlanEvent {
  @Change({
    input: () => PlanEventInput, yields: { event: theEvent }, access: "signedIn",
    description: "Plans an event: a draft that its organisers see; whoever plans it is its first organiser",
    check: (input, checks) => {
      checkDetails(input, checks);
      checks.future("startsAt", input.startsAt);
    },
  })
  async planEvent({ key: _key, ...details }: PlanEventInput, act: Act): Promise<{ event: string }> {
    await requireTies(details, act);
    return { event: await makeEvent({ ...details } as NewEvent, act.viewer.personId, act) };
  }
}
