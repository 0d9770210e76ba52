import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { clock } from "../base/clock.js";
import { computed, fieldsOf, list, one, oneById, page, pageOfAll, queries, value } from "../base/doors.js";
import { Id } from "../base/id.js";
import { PageArgs } from "../base/page.js";
import { Me } from "../identity/me.js";
import { thePlace } from "../places/reads.js";
import { Project } from "../projects/project.js";
import { theProject } from "../projects/reads.js";
import { Event, EventStatus } from "./event.js";
import { EventRole, EventStaff } from "./event-staff.js";
import { EventVerb } from "./event-verb.js";
import { statusNow, statusOf, type EventState } from "./phases.js";
import { eventMay, eventVerbs } from "./policy.js";
import { allEvents, eventsOfProject, iCome, myEventInvitations, myEvents, myRolesInEvent, organisersOfEvent, personOfStaff, phasesOfEvent, staffOfEvent, theEvent } from "./reads.js";

export enum EventOrder { STARTS_AT = "STARTS_AT", STARTS_AT_DESC = "STARTS_AT_DESC" }
registerEnumType(EventOrder, {
  name: "EventOrder", description: "Order of events",
  valuesConfig: { STARTS_AT: { description: "Earliest first" }, STARTS_AT_DESC: { description: "Latest first" } },
});

@InputType({ description: "Which events; every condition that is given must hold" })
export class EventFilter {
  @Field(() => Date, { nullable: true, description: "Ends after this instant" }) endsAfter?: Date | null;
  @Field(() => Date, { nullable: true, description: "Ends before this instant" }) endsBefore?: Date | null;
  @Field(() => Id, { nullable: true, description: "Belongs to this project" }) projectId?: string | null;
  @Field(() => EventStatus, { nullable: true, description: "Has this status" }) status?: EventStatus | null;
}

@ArgsType()
export class EventPageArgs extends PageArgs {
  @Field(() => EventFilter, { nullable: true, description: "Which events; all that the viewer may see when absent" }) filter?: EventFilter | null;
  @Field(() => EventOrder, { nullable: true, description: "Order; earliest first when absent" }) orderBy?: EventOrder | null;
}

export const EventQueries = queries({
  event: oneById(theEvent, "anyone", "One event; null when there is none that the viewer may see"),
  events: pageOfAll(allEvents, "anyone", "Events that the viewer may see", EventPageArgs),
});

export const EventFields = fieldsOf(Event, {
  status: computed({
    type: () => EventStatus, needs: ["status", "endsAt"], description: "Where it stands",
    json: t => `'"' || ${statusNow(t)} || '"'`,
    resolve: event => statusOf(event as unknown as EventState, clock.now()),
  }),
  project: one(theProject, { from: "projectId", description: "Project it belongs to; null when none, or none that the viewer may see" }),
  place: one(thePlace, { from: "placeId", description: "Place it is held at; null when none is named" }),
  organisers: list(organisersOfEvent, "Organisers, first come first"),
  staff: list(staffOfEvent, "Organisers and door staff with their invitations; for its organisers, others see their own only"),
  phases: list(phasesOfEvent, "When pitching and voting are open; none means that all is open until the end"),
  myRoles: value(myRolesInEvent, () => [EventRole], { description: "What the viewer does for the event; at most 2" }),
  may: computed({
    type: () => [EventVerb], needs: ["id", "status", "endsAt"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 11",
    json: eventVerbs,
    resolve: async (event, _args, { loaders, viewer }) => {
      const [roles, comes] = await Promise.all([loaders.value<EventRole[]>(myRolesInEvent, event.id), loaders.value<boolean>(iCome, event.id)]);
      const is = { roles: roles ?? [], comes: comes ?? false };
      return viewer ? Object.values(EventVerb).filter(verb => eventMay(verb, event as unknown as EventState, is, clock.now())) : [];
    },
  }),
});

export const StaffFields = fieldsOf(EventStaff, {
  event: one(theEvent, { from: "eventId", nullable: true, description: "Event it is for" }),
  person: one(personOfStaff, { description: "Who works for it, or is invited to; null while somebody invited by address has not accepted" }),
});

export const ProjectEvents = fieldsOf(Project, {
  events: page(eventsOfProject, "Events of the project, earliest first"),
});

export const MyEvents = fieldsOf(Me, {
  events: page(myEvents, "Events that one works for"),
  eventInvitations: list(myEventInvitations, "Invitations to work for an event that await an answer"),
});
