import { Field, Int, ObjectType, registerEnumType } from "type-graphql";

export enum FreedPlaces { GIVEN = "GIVEN", OFFERED = "OFFERED" }
registerEnumType(FreedPlaces, {
  name: "FreedPlaces",
  description: "How a place that comes free goes on to whoever is next in line",
  valuesConfig: {
    GIVEN: { description: "It is theirs at once, and they are told" },
    OFFERED: { description: "It is offered to them until a deadline; unanswered, it is offered to the next" },
  },
});

/** What of an event's rule the verbs look at. */
export interface RsvpTerms { overbooking: number; freedPlaces: FreedPlaces; offerMinutes: number | null; approval: boolean; sessionSeats: boolean; promotesAfterClosing: boolean }

export const SHORTEST_OFFER = 5;
export const LONGEST_OFFER = 30 * 24 * 60;

/** Stands on the row of Event, so that the rule is read in one place. */
@ObjectType({ simpleResolvers: true, description: "By which rule the seats of an event are given: what whoever wants to come can count on" })
export class RsvpRule {
  @Field(() => Int, { nullable: true, description: "How many people the event holds; null when there is no limit" }) capacity!: number | null;

  @Field(() => Int, { description: "How many more than the capacity are confirmed on purpose, because some do not turn up" }) overbooking!: number;

  @Field(() => FreedPlaces, { description: "How a place that comes free goes on" }) freedPlaces!: FreedPlaces;

  @Field(() => Int, { nullable: true, description: "How many minutes an offered place waits for its answer, never past the event's end; null when freed places are given" })
  offerMinutes!: number | null;

  @Field(() => Boolean, { description: "Whether an organiser approves each RSVP; the line is in order of arrival all the same" }) approval!: boolean;

  @Field(() => Boolean, { description: "Whether seats in sessions are taken too, as many as their rooms have" }) sessionSeats!: boolean;

  @Field(() => Boolean, { description: "Whether places go on to the next in line after RSVPs have closed too (`closesAt`). Where they do not, the line stops then: nobody gets a seat or an offer any more, and offers that were made before stand until their deadline" })
  promotesAfterClosing!: boolean;
}
